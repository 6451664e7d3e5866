"""The site's links to other hosts, requested one by one: which of them are broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from digest.errors import GoneError, Problem, Severity, WebError
from digest.model import Location
from digest.publish.check.references import read_html

Ask = Callable[[str], object]
"""A URL to anything, or a `WebError`."""
Each = Callable[[Callable[[str], WebError | None], Sequence[str]], Sequence[WebError | None]]
"""What a function gives for each URL, in their order."""


def check_external(site: Path, base_url: str, ask: Ask, each: Each) -> list[Problem]:
    """What is wrong with the links of the site's pages to other hosts, each once.

    A page that is gone is a mistake. One that can't be had, because its host is down, or keeps
    programs away, may be there for readers: a warning.
    """
    links = dict(sorted(_links(site, urlsplit(base_url).netloc).items()))

    def asked(url: str) -> WebError | None:
        try:
            ask(url)
        except WebError as error:
            return error
        return None

    answers = zip(links.items(), each(asked, list(links)), strict=True)
    return [_problem(place, url, error) for (url, place), error in answers if error]


def _links(site: Path, own_host: str) -> dict[str, Location]:
    """Each URL of another host, with the first page that names it."""
    found: dict[str, Location] = {}
    for path in sorted(site.rglob("*.html")):
        page = read_html(path.read_text("utf-8", "replace"))
        for reference in page.references:
            if reference.kind == "link" and _leaves(reference.url, own_host):
                place = Location(path.relative_to(site).as_posix(), reference.line)
                found.setdefault(urldefrag(reference.url).url, place)
    return found


def _leaves(url: str, own_host: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # the check of links says so
        return False
    return parts.scheme in ("http", "https") and parts.netloc != own_host


def _problem(place: Location, url: str, error: WebError) -> Problem:
    told = error.problems[0]
    severity: Severity = "error" if isinstance(error, GoneError) else "warning"
    return Problem(place, f"the link {url} {told.what}", told.expected, severity=severity)
