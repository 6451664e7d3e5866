"""A sentence to the runs of capitalized words in it: what may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_UPPER = "".join(char for char in map(chr, range(0x0590)) if char.isupper())
_INITIALS = rf"(?:\.(?:[{_UPPER}]\.)*(?= |$)|\.(?:[{_UPPER}]\.)+)"
_LETTERS = r"[^\W_]*(?:['’.-][^\W\d_]+)*"
_PARTICLE = r"(?:of|de|del|della|di|da|do|dos|das|du|des|la|le|van|von|der|den|bin|al|el|y|e)"
_REST = rf"(?:{_INITIALS}|{_LETTERS})"
PARTICLES = frozenset(
    "of the de del della di da do dos das du des la le van von der den bin al el y e".split()
)
"""What may stand between the words of a run."""
# What starts with a capital is found faster than what starts with a look behind.
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w@#&/].){_REST}"
    rf"(?:(?<!['’]s) (?:{_PARTICLE} (?:{_PARTICLE} |the )?)?[{_UPPER}]{_REST})*"
)
_POSSESSIVE = ("'s", "’s")
_ACRONYM = re.compile(rf" \(([{_UPPER}]{{2,8}})\)")
_OPENING = frozenset("\"“”„«»‘'([—–:-")
LONGEST = 6
"""Words of a name; a longer run is a headline in capitals."""


class Run(NamedTuple):  # an event has hundreds, and most are looked up again
    """Words with capitals that stand side by side."""

    words: tuple[str, ...]
    opens: bool
    """It begins a sentence or a quotation, where every word has a capital."""
    numbered: bool = False
    """A number follows, as in `Highway 15`."""
    acronym: str = ""
    """In brackets after it, if its initials spell it: `WHO`."""


def name_runs(sentence: str) -> Iterator[Run]:
    """The runs in order, without possessives.

    >>> [" ".join(run.words) for run in name_runs("In May Ana Ruiz joined the Bank of Vessin.")]
    ['In May Ana Ruiz', 'Bank of Vessin']
    """
    for match in _RUN.finditer(sentence):
        start, end = match.span()
        name = match[0][:-2] if match[0].endswith(_POSSESSIVE) else match[0]
        words = tuple(name.split(" "))
        if len(words) > LONGEST:
            continue
        before = sentence[max(0, start - 3) : start].rstrip()
        after = _ACRONYM.match(sentence, end) if sentence.startswith(" (", end) else None
        acronym = after[1] if after and _spells(words, after[1]) else ""
        yield Run(
            words,
            opens=start == 0 or before[-1:] in _OPENING,
            numbered=sentence[end : end + 2].strip().isdigit(),
            acronym=acronym,
        )


def _spells(words: tuple[str, ...], acronym: str) -> bool:
    initials = "".join(word[0] for word in words if word[0].isupper())
    return initials.endswith(acronym)
