"""The configuration to the bytes of `robots.txt`. Source: RFC 9309."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages.layout.layout import Layout
from digest.pages.machine.news_sitemap import recent
from digest.pages.urls.routes import NEWS_SITEMAP, SITEMAP, absolute_url

TRAINING = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-ai",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "Meta-ExternalAgent",
    "omgili",
    "PanguBot",
    "Timpibot",
    "webzio-extended",
)
"""Crawlers that gather texts to train models on, by the names that their owners publish."""

ANSWERING = (
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "DuckAssistBot",
    "meta-externalfetcher",
    "MistralAI-User",
    "OAI-SearchBot",
    "Perplexity-User",
    "PerplexityBot",
    "YouBot",
)
"""Crawlers that look a page up for somebody who asked, and name where the answer comes from."""

REFUSED = {"allow": (), "answer": TRAINING, "refuse": (*TRAINING, *ANSWERING)}


def robots(layout: Layout) -> bytes:
    """Everybody may read everything, save the crawlers that the configuration refuses."""
    return ("\n".join(_lines(layout)) + "\n").encode()


def _lines(layout: Layout) -> Iterator[str]:
    refused = REFUSED[layout.config.site.ai_crawlers]
    if refused:
        yield from (f"User-agent: {name}" for name in refused)
        yield from ("Disallow: /", "")
    yield from ("User-agent: *", "Allow: /", "")
    sitemaps = (SITEMAP, NEWS_SITEMAP) if recent(layout) else (SITEMAP,)
    yield from (f"Sitemap: {absolute_url(p, layout.config.site.base_url)}" for p in sitemaps)
