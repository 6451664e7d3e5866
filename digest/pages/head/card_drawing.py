"""A card to a PNG file, in eight shades from paper to ink."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Output
from digest.pages.head.cards import HEIGHT, WIDTH, Card

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONT = Path(__file__).parent / "fonts" / "DejaVuSerifCondensed-Bold.ttf"

PAPER, INK = (0xFC, 0xFA, 0xF6), (0x1C, 0x1A, 0x17)
"""Of the newspaper by daylight."""

SHADES = 8
"""Smooth enough for letters of this size; each more costs bytes and time."""

MARGIN = 64
SMALL = 30
TOP, ROOM = 146, 370
"""Where the title begins, and how much height it may take."""
LEADING = 1.18
"""From line to line, of the size of the letters."""
SIZES = (88, 78, 70, 62, 54, 46)
"""Of the title in pixels: it takes the largest at which it has room."""
FULL, MUTED = 255, 180
"""How much ink a line takes, of 255."""


def draw_card(card: Card) -> Output:
    """The file of the card: the same bytes each time, by one version of Pillow."""
    from PIL import Image, ImageDraw  # 30 ms, where a card has to be drawn

    image = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    right, foot = WIDTH - MARGIN, HEIGHT - MARGIN
    if card.nameplate:
        pen.text((MARGIN, 78), card.nameplate, fill=FULL, font=_font(36), anchor="ls")
    pen.line((MARGIN, 104, right, 104), fill=FULL, width=2)
    size, lines = fitting(card.title)
    for number, line in enumerate(lines):
        at = (MARGIN, TOP + size + number * round(size * LEADING))
        pen.text(at, line, fill=FULL, font=_font(size), anchor="ls")
    left = MARGIN
    if card.marks:
        pen.text((left, foot), card.marks, fill=FULL, font=_font(SMALL), anchor="ls")
        left += round(_font(SMALL).getlength(card.marks)) + 14
    room = right - left - round(_font(SMALL).getlength(card.day)) - SMALL
    standing = clipped(card.standing, SMALL, room)
    pen.text((left, foot), standing, fill=MUTED, font=_font(SMALL), anchor="ls")
    pen.text((right, foot), card.day, fill=MUTED, font=_font(SMALL), anchor="rs")
    shades = image.point([value * SHADES // 256 for value in range(256)])
    inked = Image.frombytes("P", shades.size, shades.tobytes())
    inked.putpalette(_palette())
    file = BytesIO()
    inked.save(file, "PNG", bits=4, compress_level=6)
    return Output(card.path, file.getvalue(), card.origin)


def fitting(title: str) -> tuple[int, list[str]]:
    """The size at which a title fits, and its lines; the last ends in "…" where none is small
    enough.
    """
    for size in SIZES:
        lines = wrapped(title, size)
        if len(lines) <= most_lines(size) and all(_fits(line, size) for line in lines):
            return size, lines
    size, most, room = SIZES[-1], most_lines(SIZES[-1]), WIDTH - 2 * MARGIN
    kept = [clipped(line, size, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = clipped(f"{kept[-1]} {lines[most]}", size, room)
    return size, kept


def most_lines(size: int) -> int:
    """How many lines of letters of a size a title has room for.

    >>> most_lines(88), most_lines(46)
    (3, 6)
    """
    below = 0.25  # of the last line's letters, as of a "g"
    return 1 + int((ROOM / size - 1 - below) / LEADING)


def wrapped(title: str, size: int) -> list[str]:
    """The words of a title in lines as long as fit; a word alone may be longer."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, size):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def clipped(text: str, size: int, room: int) -> str:
    """The beginning of a text that fits into so many pixels, with "…" at its end if it was cut."""
    font = _font(size)
    if font.getlength(text) <= room:
        return text
    known, fits = 0, len(text)
    while known < fits:  # by halves: a hostile title is long
        middle = (known + fits + 1) // 2
        known, fits = (
            (middle, fits) if font.getlength(text[:middle] + "…") <= room else (known, middle - 1)
        )
    return text[:known].rstrip() + "…" if known else ""


def _fits(line: str, size: int) -> bool:
    return _font(size).getlength(line) <= WIDTH - 2 * MARGIN


@cache
def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont  # as above

    # Letters side by side, as they are: the other engine differs from machine to machine.
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


def _palette() -> Sequence[int]:
    """Red, green and blue of each shade, from paper to ink."""
    steps = SHADES - 1
    shades = [step / steps for step in range(SHADES)]
    return [round(p + (i - p) * share) for share in shades for p, i in zip(PAPER, INK, strict=True)]
