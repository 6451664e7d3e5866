"""Judged lines to numbers: the line model's features of each line on its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.patterns import regex
from digest.sources.cleaning.judging import CALL, END, Verdict
from digest.sources.cleaning.vocabulary import FUNCTION_WORDS, FURNITURE_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGIT = regex(r"\d")
_MARK = regex(r"[^\w\s]")
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESSING = frozenset(("you", "your", "our", "us", "we"))
_FURNITURE = frozenset(
    "share-line visit-counter author-box read-more legal-line section-label advertisement".split()
)
_TITLES = frozenset(("title-line", "repeated-title"))
"""Rules of lines that are of the text all the same: the model takes them as it finds them."""

LONGEST = 300
"""Characters; what a line begins with says enough of it."""

NAMES = (
    *("words", "characters", "sentence", "prose", "ends_in_mark", "ends_in_colon"),
    *("ends_in_question", "ends_in_dots", "function_share", "function_count", "capital_share"),
    *("starts_lower", "starts_upper", "starts_digit", "starts_mark", "commas", "colons"),
    *("several_sentences", "digit_share", "mark_share", "separator", "money", "quoted", "bracket"),
    *("year", "known", "call", "furniture", "ended", "dated", "all_capitals", "addresses"),
    *("word_length", "furniture_share", "furniture_count"),
)
"""What `features` tells, in this order; shares are of the line's words or characters."""


def features(verdicts: Sequence[Verdict]) -> NDArray[np.float64]:
    """One row a line, one number a name of `NAMES`."""
    import numpy as np  # 60 ms that a build without anything to clean need not wait

    return np.array([_numbers(verdict) for verdict in verdicts], dtype=np.float64)


def rule_of(verdict: Verdict) -> str:
    """The rule that took the line away; "" where it stays, or is the title."""
    return "" if verdict.rule in _TITLES else verdict.rule


def _numbers(verdict: Verdict) -> tuple[float, ...]:
    text, words, rule = verdict.line.text[:LONGEST], verdict.words, rule_of(verdict)
    count, raw, end, first = len(words) or 1, text.split(), text[-1], text[0]
    function = len([word for word in words if word in FUNCTION_WORDS])
    furniture = len([word for word in words if word in FURNITURE_WORDS])
    sentence = verdict.is_sentence
    return (
        len(words),
        len(text),
        sentence,
        sentence and not rule and len(words) >= 8,
        end in ".!?\"”'",
        end == ":",
        end == "?",
        text.endswith(("...", "…")),
        function / count,
        function,
        len([word for word in raw if word[0].isupper()]) / len(raw),
        first.islower(),
        first.isupper(),
        first.isdigit(),
        not first.isalnum(),
        text.count(","),
        text.count(":"),
        ". " in text,
        len(_DIGIT.findall(text)) / len(text),
        len(_MARK.findall(text)) / len(text),
        "|" in text or "»" in text or "›" in text or "→" in text,
        "$" in text or "€" in text or "£" in text,
        '"' in text or "“" in text,
        "(" in text,
        ("19" in text or "20" in text) and _YEAR.search(text) is not None,
        bool(rule),
        rule == CALL,
        rule in _FURNITURE,
        rule in (END, "after-the-end"),
        rule in ("date-line", "byline"),
        text.isupper(),
        not _ADDRESSING.isdisjoint(words),
        len("".join(words)) / count,
        furniture / count,
        furniture,
    )
