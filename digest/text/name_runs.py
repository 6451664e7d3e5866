"""A sentence to the runs of capitalized words in it: what may be names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from digest.patterns import regex

_UPPER = "".join(char for char in map(chr, range(0x0590)) if char.isupper())
_INITIALS = rf"(?:\.(?:[{_UPPER}]\.)*(?=\s|$)|\.(?:[{_UPPER}]\.)+)"
_LETTERS = r"[^\W_]*(?:['’.-][^\W\d_]+)*"
_PARTICLE = r"(?:of|de|del|della|di|da|do|dos|das|du|des|la|le|van|von|der|den|bin|al|el|y|e)"
_REST = rf"(?:{_INITIALS}|{_LETTERS})"
PARTICLES = frozenset(
    "of the de del della di da do dos das du des la le van von der den bin al el y e".split()
)
"""What may stand between the words of a run."""
_OPENING = r"\"“”„«»‘'(\[—–:\n-"
"""What stands before a word that has a capital in any case; a line break before a sentence."""
# What starts with a capital is found faster than what starts with a look behind.
_RUN = regex(
    rf"([{_UPPER}](?<![\w@#&/].)(?:(?<=([{_OPENING}]).)|(?<=([{_OPENING}])\s.)|){_REST}"
    rf"(?:(?<=\W[FMS]t)\.(?= [{_UPPER}]))?"
    r"(?: (?:(?<!(?<!Children)['’]s.)|(?=(?:Hospital|Club)\b))"
    rf"(?:{_PARTICLE} (?:{_PARTICLE} |the )?)?[{_UPPER}]{_REST})*)"
    rf"(?:(?= ?(\d))|(?= \(([{_UPPER}]{{2,8}})\))|)"
)
"""A run, `St. Elm` too, but not `Elm St. Ana`; what opens it, right before it or before a blank;
the digit, or the capitals in brackets, behind it."""
_POSSESSIVE = ("'s", "’s")
_CHILDREN_S = ("Children's", "Children’s")
"""Of a hospital, which is so called for short, too: "Karlov Children's Hospital"."""
LONGEST = 6
"""Words of a name; a longer run is a headline in capitals."""


Found = tuple[str, str, str, str, str]
"""What is read in a text where a run is; the same run is read so again and again."""


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
    def of(cls, found: Found) -> Run | None:
        """The run without its possessive; None where it is too long for a name."""
        name, before, further, digit, capitals = found
        if name[-1] == "s" and name.endswith(_POSSESSIVE) and not name.endswith(_CHILDREN_S):
            name = name[:-2]
        if name.count(" ") >= LONGEST:
            return None
        acronym = capitals if capitals and _spells(name, capitals) else ""
        return cls(tuple(name.split(" ")), bool(before or further), bool(digit), acronym)


def name_runs(sentence: str) -> Iterator[Run]:
    """The runs in order.

    >>> [" ".join(run.words) for run in name_runs("In May Ana Ruiz joined the Bank of Vessin.")]
    ['In May Ana Ruiz', 'Bank of Vessin']
    """
    return filter(None, map(Run.of, found_in([sentence])))


def found_in(sentences: Iterable[str]) -> list[Found]:
    """What the runs of several sentences are made of, all at once, for who counts them at first."""
    lines: list[Found] = _RUN.findall("\n".join(["", *sentences]))
    return lines


def _spells(name: str, acronym: str) -> bool:
    initials = "".join(word[0] for word in name.split(" ") if word[0].isupper())
    return initials.endswith(acronym)
