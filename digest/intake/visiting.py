"""A URL to the original that stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from digest.config import Config
from digest.intake.original import Original
from digest.web import Client

PAGES = "text/html, application/xhtml+xml, text/markdown;q=0.8, text/plain;q=0.7"
"""What is asked for; a server that has nothing of it is said to have no article."""


def visitor(config: Config) -> Callable[[Original], Original]:
    """`visit`, with a client of its own, for one run."""
    return partial(visit, Client(config))


def visit(client: Client, asked: Original) -> Original:
    """`asked`, of which the URL is known and what others say of it, with its content.

    Raises:
        WebError: it can't be had.
    """
    response = client.get(asked.url, accept=PAGES)
    return replace(
        asked,
        content=response.body,
        url=response.url,
        media_type=response.content_type,
        charset=response.charset,
    )
