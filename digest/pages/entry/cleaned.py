"""What cleaning removed from a source, in plain words; the removed text itself only if the source's
rights allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.model import Removal, Source
from digest.pages.language.wording import ENGLISH_WORDING, Wording, plural
from digest.pages.views.evidence import RemovalView

KEPT_ELSEWHERE = "title-line"
"""The rule that moves the title out of the text: the title stands above, nothing is lost."""

LONGEST = 160
"""Characters of one removed text: enough to know it again."""

RULES = {
    "address-line": plural("a bare address", "%(count)s bare addresses"),
    "advertisement": plural("an advertisement", "%(count)s advertisements"),
    "after-the-end": plural(
        "a line after the article’s end", "%(count)s lines after the article’s end"
    ),
    "attribute-list": plural("a list of HTML attributes", "%(count)s lists of HTML attributes"),
    "author-box": plural("a line about the author", "%(count)s lines about the author"),
    "between-calls": plural(
        "a line between calls to action", "%(count)s lines between calls to action"
    ),
    "byline": plural("a byline", "%(count)s bylines"),
    "call-to-action": plural("a call to action", "%(count)s calls to action"),
    "contact-line": plural(
        "a line on how to reach the author", "%(count)s lines on how to reach the author"
    ),
    "control-character": plural("a control character", "%(count)s control characters"),
    "credit-line": plural("a credit line", "%(count)s credit lines"),
    "date-line": plural("a date line", "%(count)s date lines"),
    "end-label": plural("a label that ends the article", "%(count)s labels that end the article"),
    "html-comment": plural("an HTML comment", "%(count)s HTML comments"),
    "image-caption": plural("a picture’s caption", "%(count)s captions of pictures"),
    "leading-label": plural("a label before a sentence", "%(count)s labels before sentences"),
    "legal-line": plural("a legal notice", "%(count)s legal notices"),
    "page-chrome": plural(
        "a line of the page around the text", "%(count)s lines of the page around the text"
    ),
    "photo-credit": plural("a photo credit", "%(count)s photo credits"),
    "read-more": plural("a read-more link", "%(count)s read-more links"),
    "repeated-caption": plural("a repeated caption", "%(count)s repeated captions"),
    "repeated-line": plural("a repeated line", "%(count)s repeated lines"),
    "repeated-title": plural("the title once more", "%(count)s repetitions of the title"),
    "section-label": plural("the label of a section", "%(count)s labels of sections"),
    "share-line": plural("a share button", "%(count)s share buttons"),
    "stray-brace": plural("a stray brace", "%(count)s stray braces"),
    "stray-mark": plural("a stray mark", "%(count)s stray marks"),
    "visit-counter": plural("a visit counter", "%(count)s visit counters"),
}
"""For each rule of the cleaning, the words for one removal by it, and for several."""


def removal_views(source: Source, words: Wording = ENGLISH_WORDING) -> tuple[RemovalView, ...]:
    """What was removed from a source by each rule, what was removed most often first.

    Junk stays out of the page, and other people's words are not published by a back door:
    of a source that may only be quoted, counts and lines are all that is told.
    """
    by_rule: dict[str, list[Removal]] = {}
    for removal in source.receipt:
        if removal.rule != KEPT_ELSEWHERE:
            by_rule.setdefault(removal.rule, []).append(removal)
    ordered = sorted(by_rule.items(), key=lambda found: (-len(found[1]), found[0]))
    return tuple(
        RemovalView(
            words=_removal_words(rule, len(removals), words),
            lines=_line_words((removal.line for removal in removals), words),
            texts=() if source.rights == "quote" else tuple(_clipped(cut) for cut in removals),
        )
        for rule, removals in ordered
    )


def _removal_words(rule: str, count: int, words: Wording = ENGLISH_WORDING) -> str:
    """How many removals there were by a rule; one that has no words yet goes by its name.

    >>> _removal_words("read-more", 2), _removal_words("visit-counter", 1)
    ('2 read-more links', 'a visit counter')
    >>> _removal_words("cookie-wall", 3)
    '3 × cookie-wall'
    """
    return words.counted(*RULES[rule], count) if rule in RULES else f"{count} × {rule}"


def _line_words(numbers: Iterable[int], words: Wording = ENGLISH_WORDING) -> str:
    """Line numbers, each once, with ranges for those that follow each other.

    >>> _line_words([24]), _line_words([36, 24, 30, 31, 32, 31])
    ('line 24', 'lines 24, 30–32, 36')
    """
    lines = sorted(set(numbers))
    runs = (str(a) if a == b else f"{a}–{b}" for a, b in _runs(lines))
    written = words.listed(runs)
    return words.counted("line %(lines)s", "lines %(lines)s", len(lines), lines=written)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers without a gap."""
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1


def _clipped(removal: Removal) -> str:
    text = " ".join(removal.text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
