"""A laid-out site to the figures of its colophon, the note on how it is made."""

from __future__ import annotations

from collections import Counter

from digest.pages.layout.layout import Layout
from digest.pages.urls.routes import web_url
from digest.pages.views.posts import ColophonView, WriterView
from digest.text.slugs import name_key


def colophon(layout: Layout) -> ColophonView | None:
    """How the digest is made, in figures; None where that is not wanted, or no entry was made."""
    limits, grouping = layout.config.entries, layout.config.grouping
    if not layout.site.about:
        return None
    teasers = [line.teaser for line in layout.headlines]
    entries = [teaser for teaser in teasers if teaser.kind == "entry"]
    shown = {name for teaser in entries for name in teaser.publishers}
    return ColophonView(
        articles=sum(teaser.articles for teaser in entries),
        origins=sum(teaser.origins for teaser in entries),
        events=len(entries),
        publishers=len(set(map(name_key, shown))),
        posts=len(teasers) - len(entries),
        excerpt_sentences=limits.excerpt_sentences,
        excerpt_words=limits.excerpt_words,
        grouper=grouping.grouper,
        by_hand=grouping.mode == "off" and not grouping.grouper,
        writers=_writers(layout),
        repository=web_url(layout.config.site.repository),
    )


def _writers(layout: Layout) -> tuple[WriterView, ...]:
    counts = Counter(entry.written_by for entry in layout.entries if entry.written_by)
    ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
    return tuple(WriterView(name, count) for name, count in ordered)
