"""Which of a statement's many citations readers are shown: who said it first, before who copied."""

from __future__ import annotations

from digest.model import Citation, Entry, Statement

SHOWN = 10
"""Citations after one sentence; a wire report that 2,000 sites copy would bury it in numbers."""


def shown_citations(statement: Statement, entry: Entry) -> tuple[Citation, ...]:
    """The first ten citations in their order, where copies make room for independent reports.

    The source of the sentence itself is always among them.
    """
    if len(statement.citations) <= SHOWN:
        return statement.citations
    copies = {number for origin in entry.origins for number in origin.sources[1:]}
    own, *others = statement.citations
    weighed = sorted(others, key=lambda citation: citation.number in copies)
    kept = {own, *weighed[: SHOWN - 1]}
    return tuple(citation for citation in statement.citations if citation in kept)
