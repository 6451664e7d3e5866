"""An edition and a week as the letter that subscribers get."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digest.model import Letter, Publication
from digest.pages.feeds.newsletter import COLUMNS, Span, newest_day, newsletter
from digest.pages.theming.theme import load_theme
from tests.pages.samples import config, entry, layout, post, source

DAY = Span(date(2026, 11, 19))
FERRY = "https://quay.example/repo/events/ferry/"


def letter(span: Span = DAY, whole: Publication | None = None, **changes: Any) -> Letter:
    theme = load_theme(Path("/nowhere"), config(**changes))
    made = newsletter(span, layout(whole, **changes), theme)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("span", "name", "end"),
    [
        (DAY, "2026-11-19", date(2026, 11, 20)),
        (Span.week_of(date(2026, 11, 22)), "2026-W47", date(2026, 11, 23)),
        (Span.week_of(date(2027, 1, 1)), "2026-W53", date(2027, 1, 4)),
    ],
    ids=str,
)
def test_days_and_weeks_have_names_and_ends(span: Span, name: str, end: date) -> None:
    assert (span.name, span.end) == (name, end)
    assert span.first in span
    assert end not in span


def test_a_letter_is_dated_when_its_last_day_was_over() -> None:
    assert letter().date.isoformat() == "2026-11-19T23:00:00+00:00"
    assert letter(Span.week_of(DAY.first)).date.isoformat() == "2026-11-22T23:00:00+00:00"


def test_the_subject_names_the_site_and_the_days() -> None:
    assert letter().subject == "The Quay Digest: Edition of 19 November 2026"
    week = letter(Span.week_of(DAY.first))
    assert week.subject == "The Quay Digest: Week of 16 November 2026"
    assert "Storm closes the port" in week.text
    assert "Storm closes the port" not in letter().text


def test_both_forms_hold_summary_evidence_and_correction() -> None:
    for form in (letter().html, letter().text):
        for part in (
            "Ferry sails again",
            "The repair cost 310,000 euros.",
            "3 articles, 2 independent origins",
            "Correction, 20 November 2026: The price was mended.",
            FERRY,
        ):
            assert part in form, part
    assert f'<a href="{FERRY}#source-2">2</a>' in letter().html


def test_both_forms_say_that_a_source_corrects_a_report() -> None:
    sources = (source(1), source(2), source(3, amends="correction"))
    made = letter(whole=Publication(entries=(entry(sources=sources),)))
    said = "Source 3 corrects an earlier report."
    assert f'<p class="note"><a href="{FERRY}#source-3">{said}</a></p>' in made.html
    assert f"\n\n{said}\n\n" in made.text


def test_every_link_is_absolute() -> None:
    body = '<p><a href="#source-1">Mine</a> &amp; <a href="/repo/about/">yours</a>.</p><p>Two.</p>'
    whole = Publication(
        entries=(entry(statements=(), body="x"),), posts=(post(),), bodies={"ev-ferry1": body}
    )
    made = letter(whole=whole, newsletter={"unsubscribe": "mailto:off@quay.example"})
    links = [part.partition('"')[0] for part in made.html.split('href="')[1:]]
    assert f"{FERRY}#source-1" in links
    assert all(link.startswith(("https://quay.example/repo/", "mailto:")) for link in links)
    assert "\nMine & yours.\n\nTwo.\n" in made.text
    assert made.text.endswith("\n-- \nUnsubscribe: mailto:off@quay.example\n")


def test_nothing_is_fetched_when_it_is_opened() -> None:
    assert not any(
        sign in letter().html for sign in ("<img", "<link", "<script", "url(", "@import")
    )


def test_plain_text_is_wrapped_but_for_addresses() -> None:
    whole = Publication(entries=(entry(title="Ferry " * 40),))
    lines = letter(whole=whole).text.splitlines()
    assert all(len(line) <= COLUMNS for line in lines if "https://" not in line)


@pytest.mark.parametrize("evil", ["<script>x</script>", "a\r\nBcc: b@c.example", "\x1b[2J\ud800"])
def test_texts_from_outside_stay_text(evil: str) -> None:
    whole = Publication(entries=(entry(title=evil),), posts=(post(title=evil),))
    made = letter(whole=whole, site={"title": evil})
    assert "<script" not in made.html
    assert "\x1b" not in made.text + made.subject
    assert (made.text + made.subject).encode()


def test_days_without_entries_have_no_letter() -> None:
    theme = load_theme(Path("/nowhere"), config())
    assert newsletter(Span(date(2020, 1, 1)), layout(), theme) is None
    assert newest_day(layout()) == date(2026, 11, 20)
    assert newest_day(layout(Publication())) is None
