"""A plain-text body to its lines: what was wrapped is joined, what was apart stays apart."""

from __future__ import annotations

from collections.abc import Iterator

from digest.sources.readers.lines import Draft, unwrapped


def read_plain(body: str, first_line: int = 1) -> Draft:
    """The lines of `body`; every line is a paragraph, unless the text is wrapped to a width."""
    draft = Draft()
    for number, block in blocks(body.split("\n"), first_line):
        for offset, line in unwrapped(block):
            draft.add(number + offset, line, number + offset)
    return draft


def blocks(lines: list[str], first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not blank, each with the number of its first line."""
    start, block = first_line, list[str]()
    for number, line in enumerate(lines, first_line):
        if line.strip():
            start = start if block else number
            block.append(line.rstrip())
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block
