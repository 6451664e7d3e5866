from __future__ import annotations

from dataclasses import replace

from digest.model import (
    Amount,
    Citation,
    Figure,
    Given,
    Publication,
)
from digest.pages.feeds.feeds import feeds
from digest.pages.layout.laying_out import lay_out
from tests.pages.samples import config, entry


def test_a_feed_tells_the_figures_and_who_gives_them() -> None:
    whole = entry()
    source = whole.sources[0]
    given = Given("<b>31</b>", Citation(source.number, source.article, 0))
    figure = Figure("missing", "differs", (Amount((given,)),), 2)
    shown = replace(whole, figures=(figure,))
    outputs = feeds(lay_out(Publication(entries=(shown,)), config()))
    rss = next(one for one in outputs if one.path == "feed.xml").data.decode()
    assert "Missing, sources differ: &amp;lt;b&amp;gt;31" in rss
    assert f"#source-{source.number}&quot;" in rss or f'#source-{source.number}"' in rss
    assert "Quotations compared" not in rss
