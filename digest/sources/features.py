"""Judged lines to numbers: what the line model knows of a line and of its surroundings."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from digest.sources.judging import CALL, END, Verdict

FUNCTION_WORDS = frozenset(
    """the of and to in a is that for it on with as was be by at this are from or an have not which
    his he but they their its has had were been will would could can than there who what when if so
    into after about also said we i you she her more
    le la les de des du et à en un une est que qui dans pour sur pas au par avec il elle ont été
    der die das und den von zu mit sich auf für ist im dem nicht ein eine als auch es werden aus er
    hat dass sie nach
    el los las y del se con su como más al lo o pero sus ha di che è e per una sono non della
    da os do um uma não em no na het een van niet op te dat""".split()
)
"""Words that sentences can't do without and menus can, of the languages of most sources."""

_DIGIT = re.compile(r"\d")
_PROSE_WORDS = 10
_LONG_WORD = 5
_ADDRESSING = frozenset(("you", "your", "our", "us", "we"))
_FURNITURE = frozenset(
    "share-line visit-counter author-box read-more legal-line section-label advertisement".split()
)

ALONE = (
    *("words", "log_words", "characters", "sentence", "ends_in_mark", "ends_in_colon"),
    *("ends_in_question", "function_share", "function_count", "capital_share", "starts_lower"),
    *("starts_upper", "commas", "several_sentences", "digit", "digit_share", "separator", "money"),
    *(
        "quoted",
        "one_word",
        "two_words",
        "three_words",
        "up_to_6",
        "up_to_11",
        "over_11",
        "over_24",
    ),
    *("known", "call", "furniture", "ended", "dated", "all_capitals", "addresses", "word_length"),
)
"""What a line itself shows."""

AROUND = (
    *("prose_before", "prose_after", "position", "related", "related_count", "repeated"),
    *("density_3", "density_8", "density_20", "log_above", "log_below", "near_above", "near_below"),
    *("beside_prose", "prose_share", "log_lines", "inside"),
)
"""What its place in the document shows."""

NAMES = ALONE + AROUND


def features(verdicts: Sequence[Verdict]) -> list[tuple[float, ...]]:
    """One row a line, one number a name of `NAMES`."""
    around = _around(verdicts)
    return [(*_alone(verdict), *place) for verdict, place in zip(verdicts, around, strict=True)]


def _alone(verdict: Verdict) -> tuple[float, ...]:
    text, words, rule = verdict.line.text, verdict.words, verdict.rule
    count, divisor, raw = len(words), len(words) or 1, text.split()
    function = sum(word in FUNCTION_WORDS for word in words)
    digits = len(_DIGIT.findall(text))
    end, first = text[-1:], text[:1]
    return (
        min(count, 40) / 10,
        math.log1p(count),
        min(len(text), 300) / 100,
        verdict.is_sentence,
        end in ".!?\"”'",
        end == ":",
        end == "?",
        function / divisor,
        min(function, 10) / 5,
        sum(word[0].isupper() for word in raw) / len(raw),
        first.islower(),
        first.isupper(),
        min(text.count(","), 4) / 2,
        ". " in text,
        digits > 0,
        digits / len(text),
        any(mark in text for mark in "|»›→"),
        any(mark in text for mark in "$€£"),
        any(mark in text for mark in '“"'),
        count == 1,
        count == 2,
        count == 3,
        4 <= count <= 6,
        7 <= count <= 11,
        count >= 12,
        count >= 25,
        bool(rule),
        rule == CALL,
        rule in _FURNITURE,
        rule in (END, "after-the-end"),
        rule in ("date-line", "byline"),
        text.isupper(),
        not _ADDRESSING.isdisjoint(words),
        sum(map(len, words)) / divisor / 5,
    )


def _around(verdicts: Sequence[Verdict]) -> list[tuple[float, ...]]:
    size = len(verdicts)
    prose = [v.is_prose and len(v.words) >= _PROSE_WORDS for v in verdicts]
    words = list(accumulate(len(v.words) if v.is_prose else 0 for v in verdicts))
    total = (words[-1] if words else 0) or 1
    above, below = _distances(prose), _distances(prose[::-1])[::-1]
    sums, share = [0, *accumulate(prose)], sum(prose) / max(1, size)
    holders, copies = _holders(verdicts, prose), Counter(v.words for v in verdicts)

    def density(at: int, reach: int) -> float:
        start, end = max(0, at - reach), min(size, at + reach + 1)
        return (sums[end] - sums[start]) / (end - start)

    return [
        (
            words[at] / total,
            1 - words[at] / total,
            at / size,
            *_related(verdict, holders, own=prose[at]),
            min(copies[verdict.words], 3) - 1,
            density(at, 3),
            density(at, 8),
            density(at, 20),
            math.log1p(above[at]),
            math.log1p(below[at]),
            math.exp(-above[at] / 3),
            math.exp(-below[at] / 3),
            min(above[at], below[at]) <= 1,
            share,
            math.log(size) / 5,
            0 < words[at] < total,
        )
        for at, verdict in enumerate(verdicts)
    ]


def _distances(prose: Sequence[bool]) -> list[int]:
    """Lines since the last prose before each line, at most 99."""
    found, last = list[int](), 99
    for is_prose in prose:
        found.append(last)
        last = 0 if is_prose else min(last + 1, 99)
    return found


def _holders(verdicts: Sequence[Verdict], prose: Sequence[bool]) -> Counter[str]:
    """In how many lines of prose each longer word stands."""
    holders = Counter[str]()
    for verdict, is_prose in zip(verdicts, prose, strict=True):
        if is_prose:
            holders.update({word for word in verdict.words if len(word) >= _LONG_WORD})
    return holders


def _related(verdict: Verdict, holders: Counter[str], *, own: bool) -> tuple[float, float]:
    """Share and count of the line's longer words that other prose holds too."""
    longer = {word for word in verdict.words if len(word) >= _LONG_WORD}
    shared = sum(holders[word] > own for word in longer)
    return shared / (len(longer) or 1), min(shared, 6) / 3
