"""A built site to its mistakes: links, files, feeds, excerpts, provenance, lost addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from digest.config import EntriesConfig
from digest.errors import Problem
from digest.model import Article, Location
from digest.publish.addresses import Address
from digest.publish.check.budget import check_budget
from digest.publish.check.files import check_files
from digest.publish.check.guard import check_addresses
from digest.publish.check.links import check_links
from digest.publish.check.machine import check_machine_readable
from digest.publish.target import location

_DEFAULT = EntriesConfig()


@dataclass(frozen=True, slots=True)
class Held:
    """The addresses of an earlier site, which readers have bookmarked and subscribed to."""

    addresses: tuple[Address, ...] = ()
    gone: tuple[str, ...] = ()
    """Paths that the editor has given up; `*` at the end stands for any rest."""
    derived: tuple[str, ...] = ()
    """Paths of lists that come and go with their entries: losing one is only a warning."""


_NOTHING = Held()


def check(
    site: Path,
    root: Path,
    base_url: str,
    articles: Iterable[Article] = (),
    entries: EntriesConfig = _DEFAULT,
    held: Held = _NOTHING,
) -> tuple[Problem, ...]:
    """Every mistake of the site that was built into `site`, in order of place.

    Nothing is fetched: only what the site says of itself is checked. A link that is broken
    on many pages is one problem, at the first of them.

    Args:
        site: The output folder.
        root: The site's root; problems name paths relative to it.
        base_url: The URL that the site was built for, ending in a slash.
        articles: The texts that it was built from, to check their provenance and how much of
            each an entry prints.
        entries: How much an entry may print.
        held: The addresses that must not be lost.
    """
    if not site.is_dir():
        missing = Problem(location(site, root), "there is no site here", "`digest build` first")
        return (missing, *_without_provenance(articles))
    articles = tuple(articles)
    tree, problems = check_files(site)
    references, machine_problems = check_machine_readable(site, tree)
    problems += machine_problems
    problems += check_links(site, tree, base_url, references)
    problems += check_budget(site, tree, articles, entries)
    problems += check_addresses(
        held.addresses, site, tree, base_url, gone=held.gone, derived=held.derived
    )
    prefix = location(site, root).path
    placed = {_below(problem, prefix) for problem in problems}
    return tuple(sorted(placed.union(_without_provenance(articles))))


def _below(problem: Problem, prefix: str) -> Problem:
    """The problem with its place relative to the root in place of the site."""
    place = problem.location
    path = f"{prefix}/{place.path}" if place.path else prefix
    return replace(problem, location=Location(path, place.line))


def _without_provenance(articles: Iterable[Article]) -> Iterator[Problem]:
    """A warning for each article without publisher or link; the editor's posts need none."""
    for article in articles:
        lacking = [
            name
            for name, known in (("publisher", article.publisher), ("link", article.url))
            if not known
        ]
        if lacking and article.kind == "article":
            what = f"the article names no {' and no '.join(lacking)}"
            remedy = "`source:` with name and url in the front matter"
            yield Problem(article.location, what, remedy, severity="warning")
