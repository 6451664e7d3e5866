"""A built site to its mistakes: links, files, feeds, excerpts, provenance, lost addresses."""

from __future__ import annotations

from collections.abc import Iterable
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
from digest.publish.check.provenance import check_provenance
from digest.publish.target import location

_DEFAULT = EntriesConfig()


@dataclass(frozen=True, slots=True)
class Held:
    """What readers hold of an earlier site."""

    addresses: tuple[Address, ...] = ()
    gone: tuple[str, ...] = ()
    """Paths that the editor has given up; one that ends in `*` is all that begin so."""
    derived: tuple[str, ...] = ()
    """Of lists that come and go with their entries."""


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
        base_url: That the site was built for, ending in a slash.
        articles: The texts that it was built from, for what their provenance lacks and for
            how much of each an entry prints.
        entries: How much it may print.
        held: What it may not break.
    """
    if not site.is_dir():
        missing = Problem(location(site, root), "there is no site here", "`digest build` first")
        return (missing, *check_provenance(articles))
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
    return tuple(sorted(placed.union(check_provenance(articles))))


def _below(problem: Problem, prefix: str) -> Problem:
    """The problem with its place relative to the root in place of the site."""
    place = problem.location
    path = f"{prefix}/{place.path}" if place.path else prefix
    return replace(problem, location=Location(path, place.line))
