"""What an entry says of a source that corrects or withdraws a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.model import Amends, Publication
from digest.pages.feeds.feeds import feeds
from digest.pages.machine.entry_json import entry_files
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from tests.pages.samples import config, entry, layout, source


@pytest.mark.parametrize(
    ("amends", "said"),
    [
        ("correction", "Source 3 corrects an earlier report."),
        ("retraction", "Source 3 withdraws an earlier report."),
        ("", ""),
    ],
)
def test_it_is_said_below_the_summary_in_feeds_and_for_programs(amends: Amends, said: str) -> None:
    shown = entry(sources=(source(1), source(2), source(3, amends=amends)))
    site = layout(Publication(entries=(shown,)))
    theme = load_theme(Path("/nowhere"), config())
    page = next(page for page in plan(site) if page.path == "events/ferry/index.html")
    html = theme.render(page).data.decode()
    (feed,) = (file.data.decode() for file in feeds(site) if file.path == "feed.xml")
    (told,) = (json.loads(file.data) for file in entry_files(site))
    assert (f'<p class="note"><a href="#source-3">{said}</a></p>' in html) is bool(said)
    assert said in feed
    assert ("an earlier report" in html + feed) is bool(said)
    assert told["sources"][2].get("amends", "") == amends
