"""Cards to sketches and files; a card that stands in the site already is not drawn again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.cache import Recipe, code_version
from digest.engine import Engine
from digest.model import Output, Sketch
from digest.pages.card_drawing import draw_card
from digest.pages.cards import Card

_MODULES = ("pages/card_drawing.py", "pages/fonts")

AT_ONCE = 500
"""Cards that are held in memory together: some ten megabytes."""


def sketch_cards(cards: Sequence[Card]) -> list[Sketch]:
    """What each card will be, told by all that it is drawn from."""
    if not cards:
        return []
    recipe = Recipe("card", Output, code_version(_MODULES, ("pillow",)))
    keys = recipe.keys(cards)
    return [Sketch(card.path, key, card.origin) for card, key in zip(cards, keys, strict=True)]


def draw_cards(cards: Sequence[Card], engine: Engine) -> Iterator[Output]:
    """The files of the cards, in their order."""
    for start in range(0, len(cards), AT_ONCE):
        yield from engine.each(draw_card, cards[start : start + AT_ONCE], "drawing cards")
