from __future__ import annotations

from dataclasses import replace
from datetime import date

from digest.model import (
    Amount,
    Citation,
    Entry,
    Figure,
    Given,
    Moment,
    Publication,
    Quote,
    Version,
)
from digest.pages.feeds.feeds import feeds
from digest.pages.layout.laying_out import lay_out
from tests.pages.samples import config, entry


def rss_of(shown: Entry) -> str:
    outputs = feeds(lay_out(Publication(entries=(shown,)), config()))
    return next(one for one in outputs if one.path == "feed.xml").data.decode()


def cited(number: int) -> Citation:
    """The first sentence of a source of the sample entry."""
    return Citation(number, entry().sources[number - 1].article, 0)


def test_a_feed_tells_the_figures_and_who_gives_them() -> None:
    whole = entry()
    source = whole.sources[0]
    given = Given("<b>31</b>", Citation(source.number, source.article, 0))
    figure = Figure("missing", "differs", (Amount((given,)),), 2)
    rss = rss_of(replace(whole, figures=(figure,)))
    assert "Missing, sources differ: &amp;lt;b&amp;gt;31" in rss
    assert f"#source-{source.number}&quot;" in rss or f'#source-{source.number}"' in rss
    assert "Quotations compared" not in rss


def test_a_feed_tells_who_else_is_said_to_have_said_it() -> None:
    words = "The quay was never safe"
    versions = (
        Version("verbatim", (cited(1),), "Ada Quay"),
        Version("altered", (cited(2),), "Bo Pier", disputed=True),
        Version("part", (cited(3),), "Ada Quay"),
    )
    rss = rss_of(replace(entry(), quotes=(Quote(words, versions),)))
    assert f"“{words}”, Ada Quay. In these words in " in rss
    assert rss.count(", where it is Bo Pier who says it.") == 1
    assert rss.count("who says it") == 1
    assert "No other source has it" not in rss
    alone = rss_of(replace(entry(), quotes=(Quote(words, versions[:1], alone=True),)))
    assert "No other source has it as a quotation." in alone


def test_a_feed_has_of_the_timeline_the_days_of_which_something_is_told() -> None:
    first, second, third = (date(2026, 11, day) for day in (17, 18, 19))
    days = (Moment(first, "The quay fell.", cited(1)), Moment(second, "", cited(2)), Moment(third))
    rss = rss_of(replace(entry(), timeline=days))
    assert "17 November 2026: The quay fell." in rss
    assert "18 November 2026:" not in rss
    assert "19 November 2026:" not in rss
