from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest.pages.feeds.feeds import feeds
from digest.pages.feeds.opml import opml_files
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from tests.pages.samples import config, layout, page, publication

WHERE = "subscribe/index.html"


def context(**changes: Any) -> dict[str, Any]:
    return next(dict(one.context) for one in plan(layout(**changes)) if one.path == WHERE)


def test_every_feed_that_the_site_has_is_named_or_counted() -> None:
    shown = context()
    listed = {one.url.lstrip("/") for one in shown["subscriptions"]}
    made = {output.path for output in feeds(layout())}
    assert listed <= made
    assert sum(link.count for link in shown["lists"]) == len(made - listed)
    assert {shown["all_feeds"], shown["all_sources"]} == {
        f"/{output.path}" for output in opml_files(layout())
    }


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"feeds": {"atom": False}}, "atom.xml"),
        ({"feeds": {"json": False}}, "feed.json"),
        ({"feeds": {"updates": False}}, "updates.xml"),
        ({"feeds": {"terms": False}}, 'href="/repo/tags/"'),
        ({"pages": {"sources": False}}, "sources"),
    ],
    ids=["atom", "json", "updates", "terms", "sources"],
)
def test_a_feed_that_the_site_has_not_is_not_named(changes: dict[str, Any], gone: str) -> None:
    theme = load_theme(Path("/nowhere"), config(**changes))
    planned = [one for one in plan(layout(**changes)) if one.path == WHERE]
    (output,) = map(theme.render, planned)
    main = output.data.decode().partition("<main")[2].partition("</main>")[0]
    assert gone not in main


def test_an_editor_s_own_page_at_the_address_comes_first() -> None:
    whole = publication(pages=(page("pages/subscribe.md", "By letter"),))
    found = [one for one in plan(layout(whole)) if one.path == WHERE]
    assert [one.template for one in found] == ["page.html"]
