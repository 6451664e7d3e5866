"""An entry's days to the timeline of its page."""

from __future__ import annotations

from digest.model import Entry, Moment
from digest.pages.bodies.citing import label
from digest.pages.entry.drawings import coverage_drawing
from digest.pages.layout.layout import Layout
from digest.pages.views.evidence import CitationView, MomentView, TimelineView


def timeline_view(entry: Entry, layout: Layout) -> TimelineView:
    """The days in order, and the number of reports without a date."""
    labels = {
        source.number: label(source, layout.site.title, layout.words) for source in entry.sources
    }
    return TimelineView(
        tuple(_moment(moment, labels) for moment in entry.timeline),
        undated=sum(source.published is None for source in entry.sources),
        coverage=coverage_drawing(entry, layout),
    )


def _moment(moment: Moment, labels: dict[int, str]) -> MomentView:
    if moment.citation is None:
        return MomentView(moment.day, "", None, moment.reports)
    number = moment.citation.number
    citation = CitationView(number, f"#source-{number}", "", labels.get(number, ""))
    return MomentView(moment.day, moment.text, citation, moment.reports)
