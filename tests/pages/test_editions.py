"""What became of known events, in the edition and the week of the day on which it did."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.model import Amends, Correction, Development, Entry, Publication
from digest.pages.feeds.edition_feed import edition_deliveries
from digest.pages.feeds.newsletter import newest_day, newsletter
from digest.pages.layout.layout import Layout
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from digest.pages.urls.spans import Span
from tests.pages.samples import config, entry, layout, source

FIRST, LATER = date(2026, 11, 19), date(2026, 11, 24)
"""The day on which the ferry's entry was first published, and one of the week after."""
REPORTED = Development(
    LATER, added=("articles/3.md",), statements=("The repair cost 310,000 euros.",)
)
NEXT = datetime(2026, 11, 24, 8, tzinfo=UTC)
CORRECTED = Correction(LATER, "It was 300,000 euros.")


def laid_out(*developments: Development, beside: tuple[Entry, ...] = (), **known: Any) -> Layout:
    """A site of an event, which developed, and of others."""
    told = entry(developments=developments, **{"corrections": (), **known})
    return layout(Publication(entries=(told, *beside)))


def pages(site: Layout) -> dict[str, Any]:
    return {page.url: page.context for page in plan(site)}


def developed(site: Layout, url: str) -> list[tuple[str, list[date | None]]]:
    """The titles that a page tells developments of, each with their days."""
    shown = pages(site)[url]["developed"]
    return [(each.teaser.title, [one.day for one in each.developments]) for each in shown]


@pytest.mark.parametrize(
    "site",
    [laid_out(REPORTED), laid_out(corrections=(CORRECTED,))],
    ids=["a report", "a correction"],
)
def test_a_known_event_is_told_of_in_the_edition_of_the_day_on_which_it_developed(
    site: Layout,
) -> None:
    told = [("Ferry sails again", [LATER])]
    assert developed(site, "/editions/2026-11-24/") == told
    assert developed(site, "/editions/2026-W48/") == told
    assert developed(site, "/editions/2026-11-19/") == developed(site, "/editions/2026-W47/") == []
    assert pages(site)["/editions/2026-11-24/"]["teasers"] == ()
    assert pages(site)["/editions/2026-W48/"]["lead"] is None
    assert newest_day(site) == LATER


@pytest.mark.parametrize(
    "site",
    [
        laid_out(replace(REPORTED, day=FIRST)),
        laid_out(replace(REPORTED, day=None)),
        laid_out(Development(LATER, edited=("articles/3.md",))),
        laid_out(Development(LATER, added=("articles/deleted-since.md",))),
        laid_out(corrections=(Correction(FIRST, "At once."),)),
    ],
    ids=["that day's", "an undated one", "an edited text", "one deleted since", "mended at once"],
)
def test_no_edition_tells_what_is_no_later_news(site: Layout) -> None:
    assert developed(site, "/editions/2026-11-19/") == []
    assert not any("2026-11-24" in url for url in pages(site))


def test_what_a_week_reports_first_it_does_not_tell_again_as_a_development() -> None:
    site = laid_out(replace(REPORTED, day=date(2026, 11, 21)))
    assert developed(site, "/editions/2026-11-21/")
    assert developed(site, "/editions/2026-W47/") == []


def test_a_week_tells_all_days_of_an_event_under_one_title() -> None:
    next_day = date(2026, 11, 25)
    site = laid_out(replace(REPORTED, day=next_day), REPORTED, corrections=(CORRECTED,))
    assert developed(site, "/editions/2026-W48/") == [("Ferry sails again", [next_day, LATER])]
    told = pages(site)["/editions/2026-W48/"]["developed"][0].developments[1]
    assert (told.added, told.corrections) == (("Courier 3",), ("It was 300,000 euros.",))


def test_feed_and_letter_tell_it_below_what_is_new() -> None:
    storm = entry("ev-storm1", "storm", title="Storm", published=NEXT, corrections=())
    site = laid_out(REPORTED, corrections=(CORRECTED,), beside=(storm,))
    theme = load_theme(Path("/nowhere"), config())
    letter = newsletter(Span(LATER), site, theme)
    week = newsletter(Span.week_of(LATER), site, theme)
    assert letter
    assert week
    delivered = edition_deliveries(site, 50)[0]
    assert delivered.id.endswith(":2026-11-24")
    for form in (delivered.html, letter.html, letter.text, week.html, week.text):
        told = " ".join(form[form.index("Developments") :].split())
        for part in (
            "https://quay.example/repo/events/ferry/",
            "Added:",
            "Courier 3",
            "The summary now says:",
            "The repair cost 310,000 euros.",
            "Correction, 24 November 2026: It was 300,000 euros.",
        ):
            assert part in told, part


@pytest.mark.parametrize("amends", ["correction", "retraction"])
def test_what_an_added_note_does_to_a_report_is_told(amends: Amends) -> None:
    sources = (source(1), source(2), source(3, amends=amends))
    shown = pages(laid_out(REPORTED, sources=sources))["/editions/2026-11-24/"]["developed"]
    assert shown[0].developments[0].added == (f"Courier 3 ({amends})",)


def test_texts_from_outside_stay_text() -> None:
    evil = "<script>x</script>"
    site = laid_out(replace(REPORTED, statements=(evil,)), title=evil)
    letter = newsletter(Span(LATER), site, load_theme(Path("/nowhere"), config()))
    assert letter
    assert "<script" not in letter.html + edition_deliveries(site, 50)[0].html
