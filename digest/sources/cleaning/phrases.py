"""The known phrases of `phrases.txt`: a line to the rule that it falls under."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from importlib.resources import files

from digest.nouns import noun
from digest.patterns import may_have_digits, regex


class _Apart(dict[int, str]):
    """Of each character, by its number, what it is in words that only blanks tell apart."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isalnum() or char == "'" else " © " if char == "©" else " "
        return self[code]


_ASIDE = {"’": "'", "‘": "'", "`": "'", "\u00ad": ""}
_APART = _Apart()
_NUMBER = regex(r"\d+(?:[.,]\d+)*(?:\.?[km](?!\w)|\+)?")
_WORD = regex(r"[^\W_]+(?:'[^\W_]+)*|©")
"""To take a line apart at all that is of no word, and only what has a "'" in it by this, takes a
quarter of the time."""


def fold(line: str) -> tuple[str, ...]:
    """The words of `line` as phrases are compared: lower case, every number 0.

    >>> fold("Visited 1,204 times, 3 visit(s) today!")
    ('visited', '0', 'times', '0', 'visit', 's', 'today')
    """
    lowered = line.casefold()
    for odd, usual in _ASIDE.items():
        lowered = lowered.replace(odd, usual)
    if may_have_digits(lowered):
        lowered = _NUMBER.sub("0", lowered)
    words = lowered.translate(_APART).split()
    if "'" in lowered:
        words = [
            word for part in words for word in (_WORD.findall(part) if "'" in part else (part,))
        ]
    return tuple(words)


@noun
class Phrases:
    """Phrases by the way in which they are looked for; the rule is the value."""

    whole: dict[tuple[str, ...], str] = field(default_factory=dict)
    openings: dict[tuple[str, ...], str] = field(default_factory=dict)
    labels: dict[tuple[str, ...], str] = field(default_factory=dict)
    inside: dict[tuple[str, ...], str] = field(default_factory=dict)
    inside_lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """A first word to the lengths of the phrases that begin with it."""

    def whole_line(self, words: tuple[str, ...]) -> str:
        """The rule under which a line of just these words falls, or ""."""
        return self.whole.get(words, "")

    def opening(self, words: tuple[str, ...]) -> str:
        """The rule of the longest phrase that a line of these words begins with, or ""."""
        for length in range(min(len(words), _LONGEST), 0, -1):
            if rule := self.openings.get(words[:length]):
                return rule
        return ""

    def label(self, line: str) -> str:
        """The rule of the words before the first colon of `line`, or ""."""
        head, colon, _ = line[:_LABEL_LENGTH].partition(":")
        return self.labels.get(fold(head), "") if colon else ""

    def anywhere(self, words: tuple[str, ...]) -> str:
        """The rule of the first phrase that occurs within these words, or ""."""
        for start, word in enumerate(words):
            for length in self.inside_lengths.get(word, ()):
                if rule := self.inside.get(words[start : start + length]):
                    return rule
        return ""


_LABEL_LENGTH = 40
"""Characters; no label in the file is longer."""

_LONGEST = 6
"""Words; no opening phrase in the file is longer."""


@cache
def known_phrases() -> Phrases:
    """The phrases of the file in this folder."""
    phrases, rule = Phrases(), ""
    lines = files("digest.sources.cleaning").joinpath("phrases.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("["):
            rule = line.strip("[]")
        elif line and not line.startswith("#"):
            _add(phrases, line, rule)
    return phrases


def _add(phrases: Phrases, line: str, rule: str) -> None:
    words = fold(line)
    if line.startswith("…"):
        phrases.inside.setdefault(words, rule)
        lengths = {len(words), *phrases.inside_lengths.get(words[0], ())}
        phrases.inside_lengths[words[0]] = tuple(sorted(lengths))
    elif line.endswith(": …"):
        phrases.labels.setdefault(words, rule)
    elif line.endswith("…"):
        phrases.openings.setdefault(words, rule)
    else:
        phrases.whole.setdefault(words, rule)
