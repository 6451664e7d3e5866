"""Measured costs by size to a drawing of how they grow, in SVG, for light and dark pages."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

_WIDE, _HIGH = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 120, 40, 36

_STYLE = """
rect { fill: #fff }
text { font: 13px system-ui, sans-serif; fill: #333 }
path { fill: none; stroke: #ddd }
.line { stroke-width: 2 }
.line-0 { stroke: #a3320b } .line-1 { stroke: #b8860b } .line-2 { stroke: #2a6f97 }
.line-3 { stroke: #5a5a5a }
@media (prefers-color-scheme: dark) {
  rect { fill: #16181d }
  text { fill: #ddd }
  path { stroke: #444 }
  .line-0 { stroke: #ff9a76 } .line-1 { stroke: #f2cc60 } .line-2 { stroke: #7cc4ea }
  .line-3 { stroke: #aaa }
}
"""


def growth_plot(title: str, lines: Mapping[str, Mapping[int, float]]) -> str:
    """An SVG drawing with both scales logarithmic: a line a name, its cost by its size.

    A line that rises by one square for each square to the right grows in proportion.

    >>> drawn = growth_plot("CPU", {"digest": {1000: 2.0, 10000: 20.0}})
    >>> drawn.count('class="line '), "10,000" in drawn
    (1, True)
    """
    sizes = [size for line in lines.values() for size in line]
    costs = [cost for line in lines.values() for cost in line.values()]
    across = _Scale(min(sizes), max(sizes), _LEFT, _WIDE - _RIGHT)
    up = _Scale(min(costs), max(costs), _HIGH - _BOTTOM, _TOP)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect width="{_WIDE}" height="{_HIGH}"/>',
        f'<text x="{_LEFT}" y="20">{escape(title)}</text>',
    ]
    for size in sorted(set(sizes)):
        at = across.place(size)
        drawn.append(f'<path d="M{at:.1f} {_TOP}V{_HIGH - _BOTTOM}"/>')
        drawn.append(f'<text x="{at:.1f}" y="{_HIGH - 14}" text-anchor="middle">{size:,}</text>')
    for cost in up.marks():
        at = up.place(cost)
        drawn.append(f'<path d="M{_LEFT} {at:.1f}H{_WIDE - _RIGHT}"/>')
        drawn.append(f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{cost:g}</text>')
    for number, (name, line) in enumerate(lines.items()):
        points = [(across.place(size), up.place(line[size])) for size in sorted(line)]
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        drawn.append(f'<path class="line line-{number % 4}" d="M{way}"/>')
        x, y = points[-1]
        drawn.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}">{escape(name)}</text>')
    return "\n".join([*drawn, "</svg>\n"])


class _Scale:
    """A logarithmic scale from the least value to the largest, between two places."""

    def __init__(self, least: float, largest: float, start: float, end: float) -> None:
        self._least, self._largest = least, max(largest, least * 1.01)
        self._start, self._end = start, end

    def place(self, value: float) -> float:
        part = math.log(value / self._least) / math.log(self._largest / self._least)
        return self._start + part * (self._end - self._start)

    def marks(self) -> list[float]:
        """1, 2 and 5 of each power of ten within the scale."""
        powers = range(math.floor(math.log10(self._least)), math.ceil(math.log10(self._largest)))
        marks = [digit * 10.0**power for power in powers for digit in (1, 2, 5)]
        return [mark for mark in marks if self._least <= mark <= self._largest]
