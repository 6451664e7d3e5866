"""An entry's figures to the table of its page."""

from __future__ import annotations

from collections.abc import Mapping

from digest.model import Amount, Entry, Figure, Verdict
from digest.pages.bodies.citing import SHOWN, label
from digest.pages.language.wording import Wording, message, plural
from digest.pages.layout.layout import Layout
from digest.pages.views.evidence import AmountView, CitationView, FigureView

VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    "single": plural("one report", "one report"),
    "same": plural("one origin", "%(count)s origins agree"),
    "rounded": plural("one origin, rounded", "%(count)s origins agree, rounded"),
    "converted": plural("one origin, in other units", "%(count)s origins agree, in other units"),
    "adds up": plural("one origin, it adds up", "%(count)s origins agree, it adds up"),
    "updated": plural("changed over time", "changed over time"),
    "unsettled": plural("vary; which is newer is not known", "vary; which is newer is not known"),
    "differs": plural("sources differ", "sources differ"),
}
"""The words for each verdict, if one origin gives the number, and if several do."""

FATES: Mapping[str, str] = {
    "killed": message("Killed"),
    "hurt": message("Hurt"),
    "arrested": message("Arrested"),
    "missing": message("Missing"),
    "rescued": message("Rescued"),
    "evacuated": message("Evacuated"),
    "displaced": message("Displaced"),
    "infected": message("Infected"),
    "without power": message("Without power"),
    "crowd": message("Crowd"),
    "date": message("Date"),
}
"""What befell those whom a figure counts, or what else it tells."""


def figure_views(entry: Entry, layout: Layout) -> tuple[FigureView, ...]:
    """The figures, the weightiest first."""
    labels = {
        source.number: label(source, layout.site.title, layout.words) for source in entry.sources
    }
    return tuple(
        FigureView(
            subject=_subject(figure, layout.words),
            verdict=figure.verdict,
            words=layout.words.counted(*VERDICTS[figure.verdict], figure.origins),
            amounts=tuple(_amount_view(amount, labels) for amount in figure.amounts),
        )
        for figure in entry.figures
    )


def _subject(figure: Figure, words: Wording) -> str:
    known = FATES.get(figure.subject)
    return words.say(known) if known else figure.subject.capitalize()


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
