"""What is counted over all entries, updated for some that were replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from digest.model import Entry
from digest.nouns import noun
from digest.pages.feeds.opml import Fronts
from digest.pages.layout.coverage import coverage
from digest.pages.views.lists import CoverageView
from digest.rebuild.entered import Entered, Filed, Homes, counted_homes, uses_of
from digest.rebuild.library import Unknown


@noun
class Sums:
    """What is counted."""

    filed: Filed
    covered: Mapping[str, CoverageView]
    homes: Homes
    fronts: Fronts

    @classmethod
    def after(cls, known: Entered, less: Sequence[Entry], more: Sequence[Entry]) -> Sums:
        """The sums after the entries `less` were removed and `more` were added.

        Raises `Unknown` where the sums alone do not determine the result.
        """
        was, now = uses_of(less), uses_of(more)
        left, come = counted_homes(less), counted_homes(more)
        homes = _homes(known.homes, left, come)
        return cls(
            Filed(
                known.filed.tags.after(was.tags, now.tags),
                known.filed.categories.after(was.categories, now.categories),
                known.filed.sources.after(was.sources, now.sources),
            ),
            _covered(known.covered, coverage(less), coverage(more)),
            homes,
            _fronts(known.fronts, homes, {key for key, _, _ in (*left, *come)}),
        )


def _fronts(known: Fronts, homes: Homes, touched: Set[str]) -> Fronts:
    """The front pages that are shown, after these publishers have other homes.

    Raises `Unknown` where one of them has several: that of its newest source is shown.
    """
    others = {key: home for key, home, _ in homes if key in touched}
    if len(others) < sum(key in touched for key, _, _ in homes):
        raise Unknown
    return {key: home for key, home in known.items() if key not in touched} | others


def _covered(
    known: Mapping[str, CoverageView],
    less: Mapping[str, CoverageView],
    more: Mapping[str, CoverageView],
) -> dict[str, CoverageView]:
    covered = dict(known)
    for name in {*less, *more}:
        was, now, of = _counts(less.get(name)), _counts(more.get(name)), _counts(known.get(name))
        counts = [a - b + c for a, b, c in zip(of, was, now, strict=True)]
        covered[name] = CoverageView(*counts)
    return {name: one for name, one in covered.items() if one.events}


def _counts(one: CoverageView | None) -> tuple[int, int, int, int, int]:
    if one is None:
        return (0, 0, 0, 0, 0)
    return (one.events, one.first, one.alone, one.independent, one.copies)


def _homes(known: Homes, less: Homes, more: Homes) -> Homes:
    counts = Counter({(key, home): count for key, home, count in known})
    counts.subtract({(key, home): count for key, home, count in less})
    counts.update({(key, home): count for key, home, count in more})
    return sorted((key, home, count) for (key, home), count in counts.items() if count)
