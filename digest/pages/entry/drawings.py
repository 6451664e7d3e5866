"""An entry's sources to two small drawings: by origin, and how many came each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup, escape

from digest.model import Entry, Origin
from digest.pages.language.dates import local_day
from digest.pages.language.wording import Wording
from digest.pages.layout.layout import Layout
from digest.pages.views.evidence import DrawingView

COLUMNS = 12
"""Of a tree: at 28 pixels each they fit a phone of 390."""
_STEP = 28
_ABOVE, _BELOW, _RADIUS = 20, 46, 4.5
_TREE_HEIGHT = 68

DAYS = 42
"""Columns of a strip; past six weeks each stands for several days."""
_WIDEST, _TALLEST, _UNIT = 336, 48, 8


def origins_drawing(entry: Entry, layout: Layout) -> DrawingView | None:
    """The origins, each above its rewrites and its publisher's other reports; None where none has
    any.

    Of many, the first that fit a phone are drawn.
    """
    trees = list(_trees(entry))
    if not any(copies for _, copies, _ in trees):
        return None
    words = layout.words
    width = sum(max(1, len(copies) + bool(more)) for _, copies, more in trees) * _STEP
    mirrored = layout.site.direction == "rtl"
    drawn, told, left = "", [], 0
    for origin, copies, more in trees:
        columns = max(1, len(copies) + bool(more))
        middle = left + columns * _STEP / 2
        places = [left + _STEP * (at + 0.5) for at in range(columns)]
        places = [width - at for at in places] if mirrored else places
        middle = width - middle if mirrored else middle
        drawn += _tree(origin.sources[0], middle, copies, places)
        if more:
            drawn += _number(f"+{words.number(more)}", places[-1], _BELOW + 4)
        if copies:
            told.append(_said(origin, copies, f" +{words.number(more)}" if more else "", words))
        left += columns * _STEP
    caption = words.say("Each independent report, filled, above the texts that rewrite it, hollow.")
    if any(origin.further for origin, _, _ in trees):
        caption = words.say(
            "Each independent report, filled, above its rewrites and other reports by its "
            "publisher, hollow."
        )
    return DrawingView(_drawing(width, _TREE_HEIGHT, " ".join(told), drawn), caption)


def coverage_drawing(entry: Entry, layout: Layout) -> DrawingView | None:
    """The reports of each day in columns: the independent below, copies on them.

    None for fewer than three dated reports, or where all are of one day.
    """
    days = _days(entry, layout)
    if len(days) < 3 or days[0][0] == days[-1][0]:
        return None
    first, last = days[0][0], days[-1][0]
    each = -(-((last - first).days + 1) // DAYS)
    count = (last - first).days // each + 1
    heights = Counter(((day - first).days // each, copy) for day, copy in days)
    totals = [heights[at, False] + heights[at, True] for at in range(count)]
    unit, step = min(_UNIT, _TALLEST / max(totals)), min(_WIDEST / count, 24)
    floor = max(totals) * unit + 1
    width = round(step * count)
    drawn = f'<path d="M0 {floor + 0.5:g}H{width}"/>'
    for at in range(count):
        place = count - 1 - at if layout.site.direction == "rtl" else at
        own, copied = heights[at, False] * unit, heights[at, True] * unit
        drawn += _column(place * step, step, floor, own, copied)
    words = layout.words
    values = {"first": words.day(first), "last": words.day(last)}
    caption = words.say("Reports from %(first)s to %(last)s; hollow: rewrites.", **values)
    numbers = words.listed(map(words.number, totals))
    if each == 1:
        told = words.say("Reports a day: %(numbers)s.", numbers=numbers)
    else:
        told = words.say("Reports in each %(days)s days: %(numbers)s.", days=each, numbers=numbers)
    return DrawingView(_drawing(width, round(floor + 2), told, drawn), caption)


def _trees(entry: Entry) -> Iterator[tuple[Origin, tuple[int, ...], int]]:
    """The origins that fit, with the copies that are drawn, and how many are not."""
    free = COLUMNS
    for origin in entry.origins:
        copies = origin.sources[1:]
        fits = len(copies) <= free
        shown = copies if fits else copies[: max(0, free - 2)]  # two for how many are not
        more = len(copies) - len(shown)
        free -= max(1, len(shown) + 2 * bool(more))
        yield origin, shown, more
        if free < 1:
            return


def _said(origin: Origin, copies: tuple[int, ...], more: str, words: Wording) -> str:
    if origin.further:
        numbers = words.listed(map(str, (origin.sources[0], *copies)))
        return words.say("Sources %(numbers)s are one origin.", numbers=numbers + more)
    named = words.listed(map(str, copies)) + more
    said = "Source %(number)s is rewritten by %(copies)s."
    return words.say(said, number=origin.sources[0], copies=named)


def _tree(number: int, middle: float, copies: tuple[int, ...], places: list[float]) -> str:
    drawn = "".join(
        f'<path d="M{middle:g} 33H{place:g}V{_BELOW - _RADIUS}"/>'
        f'<circle cx="{place:g}" cy="{_BELOW}" r="{_RADIUS}"/>' + _number(copy, place, 66)
        for copy, place in zip(copies, places, strict=False)
    )
    if copies:
        drawn += f'<path d="M{middle:g} {_ABOVE}V33"/>'
    filled = f'<circle cx="{middle:g}" cy="{_ABOVE}" r="{_RADIUS}" fill="currentColor"/>'
    return drawn + filled + _number(number, middle, 11)


def _number(text: int | str, place: float, height: int) -> str:
    return f'<text x="{place:g}" y="{height}" fill="currentColor" stroke="none">{text}</text>'


def _days(entry: Entry, layout: Layout) -> list[tuple[date, bool]]:
    """The day of each dated report, and whether it is a copy, in order of time."""
    copies = entry.copies
    return sorted(
        (local_day(source.published, layout.zone), source.number in copies)
        for source in entry.sources
        if source.published
    )


def _column(left: float, step: float, floor: float, own: float, copied: float) -> str:
    wide = step * 0.6
    start = left + (step - wide) / 2
    drawn = ""
    if own:
        drawn += _box(start, floor - own, wide, own, ' fill="currentColor"')
    if copied:
        drawn += _box(start, floor - own - copied, wide, copied, "")
    return drawn


def _box(left: float, top: float, wide: float, high: float, fill: str) -> str:
    return f'<path d="M{left:.4g} {top:.4g}h{wide:.4g}v{high:.4g}h-{wide:.4g}z"{fill}/>'


def _drawing(width: int, height: int, told: str, drawn: str) -> Markup:
    return Markup(  # noqa: S704 - `drawn` has numbers alone
        f'<svg role="img" aria-label="{escape(told)}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" fill="none" stroke="currentColor" '
        f'text-anchor="middle">{drawn}</svg>'
    )
