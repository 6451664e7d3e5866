"""A document and its article to a diff for people: what cleaning removed, where, and why."""

from __future__ import annotations

from collections.abc import Iterator

import click

from digest.cli.printing import counted, one_line
from digest.model import Article, Document, Removal

WIDEST = 100
"""Characters of a line that is shown only for its place."""
_RULE_WIDTH = 18


def receipt_lines(document: Document, article: Article) -> list[str]:
    """A heading, then each line with removals, its rule and what was removed, between the
    neighboring lines that stay.

    The markup of a page says nothing of its place: there the removals stand alone.
    """
    beside = {} if document.format == "html" else _beside(document, article.receipt)
    removed: dict[int, list[Removal]] = {}
    for removal in article.receipt:
        removed.setdefault(removal.line, []).append(removal)
    lines, last = [_head(article)], 0
    for number in sorted({*beside, *removed}):
        if number in beside and last in beside and number > last + 2:
            lines.append(click.style("    ⋮", dim=True))
        if number in beside:
            lines.append(_row(number, "", " ", beside[number][:WIDEST]))
        for removal in removed.get(number, ()):
            lines += _removal_rows(removal)
        last = number
    return lines


def _head(article: Article) -> str:
    gone = sum(len(removal.text.split()) for removal in article.receipt)
    total = gone + len(article.text.split())
    count = f"{len(article.receipt):,} removed"
    share = f", {gone:,} of {counted(total, 'word')}" if article.receipt else ""
    return click.style(f"{one_line(article.location.path)}: {count}{share}", bold=True)


def _beside(document: Document, receipt: tuple[Removal, ...]) -> dict[int, str]:
    """The nearest lines above and below each removal from which nothing was taken."""
    gone = {removal.line for removal in receipt}
    lines = enumerate(document.body.split("\n"), document.body_line)
    told = [(number, line) for number, line in lines if line.strip() or number in gone]
    return {
        number: " ".join(line.split())
        for at, (number, line) in enumerate(told)
        if number not in gone and any(near in gone for near, _ in told[max(0, at - 1) : at + 2])
    }


def _removal_rows(removal: Removal) -> Iterator[str]:
    for offset, text in enumerate(removal.text.split("\n")):
        yield _row(removal.line + offset, "" if offset else removal.rule, "-", text)


def _row(number: int, rule: str, mark: str, text: str) -> str:
    place = click.style(f"{number:>5}", dim=True)
    name = click.style(f"{rule:<{_RULE_WIDTH}}", fg="yellow")
    line = f"{mark} {one_line(text)}"
    return f"{place}  {name}  {click.style(line, fg='red' if mark == '-' else None)}"
