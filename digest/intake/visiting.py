"""A URL to the original that is fetched from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from digest.config import Config
from digest.intake.original import Original
from digest.web import Client

PAGES = "text/html, application/xhtml+xml, text/markdown;q=0.8, text/plain;q=0.7"
"""What is asked for; a server that has nothing of it is said to have no article."""


def visitor(config: Config) -> Callable[[Original], Original]:
    """A function that fetches the page of an original and returns the original with its content; it
    raises `WebError` if that is not possible. It is meant for one run.
    """
    client = Client(config)

    def visit(asked: Original) -> Original:
        response = client.get(asked.url, accept=PAGES)
        return replace(
            asked,
            content=response.body,
            url=response.url,
            media_type=response.content_type,
            charset=response.charset,
        )

    return visit
