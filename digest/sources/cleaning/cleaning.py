"""A document to its text: what other people's pages put around an article is taken away.

Nothing is rewritten. What is taken away is in the receipt, with the rule that took it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from digest.errors import ContentError
from digest.model import Document, Removal
from digest.sources.cleaning.cleaned import Cleaned
from digest.sources.cleaning.judging import Verdict, judge, judge_closer
from digest.sources.cleaning.line_model import mark_chrome
from digest.sources.cleaning.phrases import fold
from digest.sources.readers.credits import Credit
from digest.sources.readers.lines import Draft
from digest.sources.readers.markdown_text import read_markdown
from digest.sources.readers.plain import read_plain
from digest.text.titles import clean_title

LONGEST_LINE = 1000
"""Characters of a line that a `keep` pattern is tried on: patterns may be slow."""
TITLE_AMONG = 3
"""Lines at the beginning among which a known title is looked for."""


def clean(document: Document) -> Cleaned:
    """The text of `document`, with a receipt of everything that was removed.

    Raises:
        ContentError: a pattern of the front matter's `keep` is not a regular expression.
    """
    told, draft = _read(document)
    if document.metadata.cleaned:
        return replace(told, text=_text(_as_they_are(draft)), removals=_receipt(draft, ()))
    known = document.metadata.title or told.title
    if document.kind == "post":  # nothing of the editor's own words is junk
        verdicts = _as_they_are(draft)
        title = _take_title(verdicts, _written(known))
    else:
        verdicts, title = _judged(draft, known, pasted=document.format != "html")
    _bring_back(verdicts, draft, document)
    named = _named(verdicts)
    return replace(
        told,
        title=told.title or title,
        text=_text(verdicts),
        removals=_receipt(draft, verdicts),
        author=told.author or named.author,
        publisher=told.publisher or named.publisher,
        credit=named.agency,
    )


def _read(document: Document) -> tuple[Cleaned, Draft]:
    """What the body tells about itself, and its lines."""
    if document.format != "html":
        read = read_markdown if document.format == "markdown" else read_plain
        return Cleaned(), read(document.body, document.body_line)
    # lxml and trafilatura take longer to import than everything else together.
    from digest.sources.readers.html import read_html

    url = document.metadata.source.url
    page, draft = read_html(document.body, document.body_line, url)
    told = Cleaned(
        title=page.title,
        published=page.published,
        author=page.author,
        publisher=page.publisher,
        url=page.url,
        language=page.language,
        image=page.image,
        paywall=page.paywall,
    )
    return told, draft


def _as_they_are(draft: Draft) -> list[Verdict]:
    return [Verdict(line, fold(line.text), text=line.text) for line in draft.lines]


def _judged(draft: Draft, known: str, *, pasted: bool) -> tuple[list[Verdict], str]:
    """A verdict a line, and the title that stood above the text where none is `known`."""
    verdicts, titles = judge(draft.lines), _written(known)
    title = _take_title(verdicts, titles)
    judge_closer(verdicts)
    if pasted:
        mark_chrome(verdicts)
        title = title or _take_title(verdicts, titles)  # it may have stood below a menu
    return verdicts, title


def _bring_back(verdicts: list[Verdict], draft: Draft, document: Document) -> None:
    """Keep the lines that the front matter's `keep` names, as they are."""
    patterns = _patterns(document)
    if not patterns:
        return

    def is_named(text: str) -> bool:
        return any(pattern.search(text[:LONGEST_LINE]) for pattern in patterns)

    for at, verdict in enumerate(verdicts):
        if is_named(verdict.line.text):
            verdicts[at] = Verdict(verdict.line, verdict.words, text=verdict.line.text)
    for place in [place for place in draft.left_out if is_named(place[1].text)]:
        before, line = place
        following = (at for at, other in enumerate(verdicts) if other.line.paragraph >= before)
        verdict = Verdict(line, fold(line.text), text=line.text)
        verdicts.insert(next(following, len(verdicts)), verdict)
        draft.left_out.remove(place)


def _patterns(document: Document) -> list[re.Pattern[str]]:
    try:
        return [re.compile(source) for source in document.metadata.keep]
    except re.error as error:
        place = replace(document.location, line=document.lines.get("keep", 0))
        raise ContentError.at(
            place, f"{error.pattern!r} is not a pattern: {error}", "a regular expression"
        ) from error


def _written(title: str) -> frozenset[tuple[str, ...]]:
    """The words of lines that are a known title; none where none is known."""
    return frozenset((fold(title), fold(clean_title(title)))) if title else frozenset()


def _take_title(verdicts: Sequence[Verdict], known: frozenset[tuple[str, ...]]) -> str:
    """The title that stands alone before the text; it leaves the text, as do the `known` ones.

    A first line is a title where it is short, ends like none of the sentences that follow,
    and nothing else is known to be the title.
    """
    staying = [verdict for verdict in verdicts if not verdict.rule]
    if known:
        for verdict in staying[:TITLE_AMONG]:
            if verdict.words in known:
                verdict.rule = "repeated-title"
        return ""
    if len(staying) < 2 or staying[0].line.paragraph == staying[1].line.paragraph:
        return ""
    first = staying[0]
    if not (3 <= len(first.words) <= 25) or first.is_sentence:
        return ""
    if not any(verdict.is_prose for verdict in staying[1:TITLE_AMONG]):
        return ""
    first.rule = "title-line"
    return first.text


def _text(verdicts: Sequence[Verdict]) -> str:
    """The lines that stay: those of one paragraph joined, paragraphs apart."""
    staying = [verdict for verdict in verdicts if not verdict.rule and verdict.text]
    paragraphs = groupby(staying, key=lambda verdict: verdict.line.paragraph)
    return "\n\n".join(" ".join(verdict.text for verdict in group) for _, group in paragraphs)


def _receipt(draft: Draft, verdicts: Sequence[Verdict]) -> tuple[Removal, ...]:
    """Everything that is not in the text, in the order of the file."""
    removals = list(draft.removals)
    removals.extend(Removal("page-chrome", line.number, line.text) for _, line in draft.left_out)
    for verdict in verdicts:
        if verdict.rule:
            removals.append(Removal(verdict.rule, verdict.line.number, verdict.line.text))
            continue
        removals.extend(Removal(rule, verdict.line.number, cut) for rule, cut in verdict.cuts)
    return tuple(sorted(removals, key=lambda removal: removal.line))


def _named(verdicts: Sequence[Verdict]) -> Credit:
    """Author, publisher and agency that the credit lines name, the first of each."""
    named = [verdict.credit for verdict in verdicts if verdict.credit]
    return Credit(
        "",
        author=next((credit.author for credit in named if credit.author), ""),
        publisher=next((credit.publisher for credit in named if credit.publisher), ""),
        agency=next((credit.agency for credit in named if credit.agency), ""),
    )
