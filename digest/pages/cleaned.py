"""What cleaning removed from a source, in plain words; the removed text itself only where
the source's rights allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.model import Removal, Source
from digest.pages.evidence_views import RemovalView

KEPT_ELSEWHERE = "title-line"
"""The rule that moves the title out of the text: the title stands above, nothing is lost."""

LONGEST = 160
"""Characters of one removed text: enough to know it again."""

RULES = {
    "address-line": ("a bare address", "bare addresses"),
    "advertisement": ("an advertisement", "advertisements"),
    "after-the-end": ("a line after the article’s end", "lines after the article’s end"),
    "attribute-list": ("a list of HTML attributes", "lists of HTML attributes"),
    "author-box": ("a line about the author", "lines about the author"),
    "between-calls": ("a line between calls to action", "lines between calls to action"),
    "byline": ("a byline", "bylines"),
    "call-to-action": ("a call to action", "calls to action"),
    "contact-line": ("a line on how to reach the author", "lines on how to reach the author"),
    "control-character": ("a control character", "control characters"),
    "credit-line": ("a credit line", "credit lines"),
    "date-line": ("a date line", "date lines"),
    "end-label": ("a label that ends the article", "labels that end the article"),
    "html-comment": ("an HTML comment", "HTML comments"),
    "image-caption": ("a picture’s caption", "captions of pictures"),
    "leading-label": ("a label before a sentence", "labels before sentences"),
    "legal-line": ("a legal notice", "legal notices"),
    "page-chrome": ("a line of the page around the text", "lines of the page around the text"),
    "photo-credit": ("a photo credit", "photo credits"),
    "read-more": ("a read-more link", "read-more links"),
    "repeated-caption": ("a repeated caption", "repeated captions"),
    "repeated-line": ("a repeated line", "repeated lines"),
    "repeated-title": ("the title once more", "repetitions of the title"),
    "section-label": ("the label of a section", "labels of sections"),
    "share-line": ("a share button", "share buttons"),
    "stray-brace": ("a stray brace", "stray braces"),
    "stray-mark": ("a stray mark", "stray marks"),
    "visit-counter": ("a visit counter", "visit counters"),
}
"""Each rule of the cleaning as readers are told of one removal by it, and of several."""


def removal_views(source: Source) -> tuple[RemovalView, ...]:
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
            words=removal_words(rule, len(removals)),
            lines=line_words(removal.line for removal in removals),
            texts=() if source.rights == "quote" else tuple(_clipped(cut) for cut in removals),
        )
        for rule, removals in ordered
    )


def removal_words(rule: str, count: int) -> str:
    """How many removals there were by a rule; one that has no words yet goes by its name.

    >>> removal_words("read-more", 2), removal_words("visit-counter", 1)
    ('2 read-more links', 'a visit counter')
    >>> removal_words("cookie-wall", 3)
    '3 × cookie-wall'
    """
    one, many = RULES.get(rule, (f"1 × {rule}", f"× {rule}"))
    return one if count == 1 else f"{count} {many}"


def line_words(numbers: Iterable[int]) -> str:
    """Line numbers, each once, with ranges for those that follow each other.

    >>> line_words([24]), line_words([36, 24, 30, 31, 32, 31])
    ('line 24', 'lines 24, 30–32, 36')
    """
    runs = list(_runs(sorted(set(numbers))))
    written = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
    is_one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"line {written}" if is_one else f"lines {written}"


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
