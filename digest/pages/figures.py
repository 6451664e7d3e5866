"""An entry's figures to the table of its page."""

from __future__ import annotations

from collections.abc import Mapping

from digest.model import Amount, Entry, Figure, Verdict
from digest.pages.citing import SHOWN, label
from digest.pages.evidence_views import CitationView
from digest.pages.figure_views import AmountView, FigureView
from digest.pages.layout import Layout

_WORDS: Mapping[Verdict, str] = {
    "single": "one report",
    "same": "",
    "rounded": ", rounded",
    "converted": ", in other units",
    "adds up": ", it adds up",
    "updated": "changed over time",
    "unsettled": "vary; which is newer is not known",
    "differs": "sources differ",
}


def figure_views(entry: Entry, layout: Layout) -> tuple[FigureView, ...]:
    """The figures, the weightiest first."""
    labels = {source.number: label(source, layout.site.title) for source in entry.sources}
    return tuple(
        FigureView(
            subject=figure.subject.capitalize(),
            verdict=figure.verdict,
            words=_words(figure),
            amounts=tuple(_amount_view(amount, labels) for amount in figure.amounts),
        )
        for figure in entry.figures
    )


def _words(figure: Figure) -> str:
    words = _WORDS[figure.verdict]
    if words and not words.startswith(","):
        return words
    return (f"{figure.origins} origins agree" if figure.origins > 1 else "one origin") + words


def _amount_view(amount: Amount, labels: Mapping[int, str]) -> AmountView:
    numbers = [given.citation.number for given in amount.given]
    return AmountView(
        amount.text,
        tuple(
            CitationView(number, f"#source-{number}", "", labels.get(number, ""))
            for number in numbers[:SHOWN]
        ),
        more=len(numbers[SHOWN:]),
    )
