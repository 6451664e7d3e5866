"""The responses of the preview server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A request to the part of the server that is not the site."""

    method: str
    path: str
    """Without the query, still percent-encoded."""
    query: str
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes
    port: int
    """That the server listens on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent."""

    status: HTTPStatus
    content: bytes
    type: str = HTML
    location: str = ""
    """Where a redirect leads."""
    headers: tuple[tuple[str, str], ...] = ()
    """Beside those of every answer."""


@dataclass(frozen=True, slots=True)
class Annex:
    """Something besides the site that the server answers for, on loopback addresses only."""

    prefix: str
    """Of its paths, with a slash at both ends; it hides whatever the site has there."""
    answer: Callable[[Request], Answer]
