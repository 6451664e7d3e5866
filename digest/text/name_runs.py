"""A sentence to the runs of capitalized words in it: what may be names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.patterns import regex

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
_RUN = regex(
    rf"[{_UPPER}](?<![\w@#&/].){_REST}"
    rf"(?:(?<!['’]s) (?:{_PARTICLE} (?:{_PARTICLE} |the )?)?[{_UPPER}]{_REST})*"
)
_POSSESSIVE = ("'s", "’s")
_ACRONYM = regex(rf" \(([{_UPPER}]{{2,8}})\)")
_OPENING = frozenset("\"“”„«»‘'([—–:-")
LONGEST = 6
"""Words of a name; a longer run is a headline in capitals."""


Found = tuple[str, bool, bool, str]
"""The parts of a `Run`, its words in one: texts have hundreds, and most of them several times."""


class Run(NamedTuple):
    """Words with capitals that stand side by side."""

    words: tuple[str, ...]
    opens: bool
    """It begins a sentence or a quotation, where every word has a capital."""
    numbered: bool = False
    """A number follows, as in `Highway 15`."""
    acronym: str = ""
    """In brackets after it, if its initials spell it: `WHO`."""

    @classmethod
    def of(cls, found: Found) -> Run:
        """The run with its words apart."""
        return cls(tuple(found[0].split(" ")), *found[1:])


def name_runs(sentence: str) -> Iterator[Run]:
    """The runs in order, without possessives.

    >>> [" ".join(run.words) for run in name_runs("In May Ana Ruiz joined the Bank of Vessin.")]
    ['In May Ana Ruiz', 'Bank of Vessin']
    """
    return map(Run.of, found_in(sentence))


def found_in(sentence: str) -> Iterator[Found]:
    """The same, for who only counts them at first."""
    for match in _RUN.finditer(sentence):
        start, end = match.span()
        name = match[0]
        if name[-1] == "s" and name.endswith(_POSSESSIVE):
            name = name[:-2]
        if len(name) > 2 * LONGEST and name.count(" ") >= LONGEST:
            continue
        opens = start == 0 or sentence[max(0, start - 3) : start].rstrip()[-1:] in _OPENING
        behind = sentence[end : end + 2]
        after = _ACRONYM.match(sentence, end) if behind == " (" else None
        acronym = after[1] if after and _spells(name, after[1]) else ""
        yield name, opens, behind.strip().isdigit(), acronym


def _spells(name: str, acronym: str) -> bool:
    initials = "".join(word[0] for word in name.split(" ") if word[0].isupper())
    return initials.endswith(acronym)
