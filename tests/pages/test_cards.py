from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageFont

from digest.model import Entry, Publication
from digest.pages.head.card_drawing import FONT, MARGIN, clipped, draw_card, fitting, most_lines
from digest.pages.head.cards import HEIGHT, WIDTH, Card, cards
from digest.pages.pictures.drawable import LETTERS, drawable
from digest.pages.pictures.images import Gallery, Picture
from digest.pages.plan import plan
from digest.pages.views.variables import HeadView
from tests.pages.samples import EVENING, config, entry, layout, publication

CARD = Card(
    path="events/ferry/card.png",
    nameplate="The Quay Digest",
    title="Ferry sails again after eleven days in dock",
    marks="●●○",
    standing="3 articles, 2 independent origins",
    day="19 November 2026",
)


def drawn(card: Card = CARD) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card).data))


def paths(*entries: Entry, **changes: Any) -> list[str]:
    return [card.path for card in cards(layout(Publication(entries=entries), **changes))]


def heads(**changes: Any) -> dict[str, HeadView]:
    found = [page.context["head"] for page in plan(layout(publication(), **changes))]
    return {head.path: head for head in found if isinstance(head, HeadView)}


def test_a_card_is_a_small_png_of_the_size_that_previews_want() -> None:
    image = drawn()
    assert image.format == "PNG"
    assert image.size == (WIDTH, HEIGHT)
    assert len(draw_card(CARD).data) < 25_000
    assert image.info.keys() <= {"transparency"}


def test_the_same_card_has_the_same_bytes_and_another_one_others() -> None:
    assert draw_card(CARD) == draw_card(CARD)
    for name in ("nameplate", "title", "marks", "standing", "day"):
        assert draw_card(replace(CARD, **{name: "Else"})).data != draw_card(CARD).data


def test_nothing_is_drawn_on_the_margin() -> None:
    long = replace(CARD, title="Mississippi " * 40, standing="wide " * 60, marks="●" * 12)
    for card in (CARD, long, replace(CARD, title="W" * 5000)):
        inked = drawn(card).convert("L").point(lambda value: 255 * (value < 200))
        left, top, right, bottom = inked.getbbox() or (0, 0, 0, 0)
        assert left >= MARGIN - 6
        assert top >= MARGIN // 2
        assert right <= WIDTH - MARGIN + 6
        assert bottom <= HEIGHT - MARGIN // 2


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        ("Ferry sails", 88, 1),
        ("Ferry sails again after eleven days in dock", 88, 2),
        ("Ferry sails again after " * 4, 70, 4),
        ("Ferry sails again after " * 6, 62, 4),
    ],
)
def test_a_title_is_as_large_as_it_has_room(title: str, size: int, lines: int) -> None:
    found, broken = fitting(title)
    assert len(broken) <= most_lines(found)
    assert (found, len(broken)) == (size, lines)


def test_a_title_that_fits_nowhere_ends_in_an_ellipsis() -> None:
    _, lines = fitting("Mississippi " * 60)
    assert len(lines) == most_lines(46)
    assert lines[-1].endswith("…")
    assert clipped("", 30, 0) == ""


def test_a_hostile_title_takes_no_time() -> None:
    begun = time.process_time()
    for title in ("W" * 100_000, "w " * 50_000, "渡" * 100_000):
        whole = Publication(entries=(entry(title=title),))
        for card in cards(layout(whole, site={"description": title})):
            draw_card(card)
    assert time.process_time() - begun < 2


def test_the_font_has_every_letter_that_is_promised() -> None:
    font = ImageFont.truetype(str(FONT), 40, layout_engine=ImageFont.Layout.BASIC)
    lacking = bytes(font.getmask("\U0010fffe"))
    letters = [chr(code) for first, last in LETTERS for code in range(first, last + 1)]
    shown = [letter for letter in letters if not letter.isspace() and letter.isprintable()]
    assert [letter for letter in shown if bytes(font.getmask(letter)) == lacking] == []
    assert all(bytes(font.getmask(mark)) != lacking for mark in "●○")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Crème  brûlée — “done”", "Crème brûlée — “done”"),
        ("Cre\u0300me", "Crème"),
        ("Паром снова ходит", "Паром снова ходит"),
        ("Ferry 🚢 sails", "Ferry  sails"),
        ("العبّارة تعود", ""),
        ("渡輪復航", ""),
        ("Ferry 渡輪", ""),
        ("", ""),
    ],
)
def test_no_letter_is_drawn_that_the_font_lacks(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_the_newest_have_a_card_and_all_other_pages_the_site_s() -> None:
    old = entry("ev-old", "old", title="Old")
    new = entry("ev-new", "new", title="New", published=EVENING)
    foreign = entry("ev-far", "far", title="渡輪復航", published=EVENING)
    two = {"pages": {"cards": 2}}
    assert paths(old, new, foreign, **two) == [
        "card.png",
        "events/new/card.png",
        "events/old/card.png",
    ]
    assert paths(old, new, pages={"cards": 1}) == ["card.png", "events/new/card.png"]
    assert paths(old, new, pages={"cards": 0}) == []


def test_every_page_names_a_picture_that_there_is() -> None:
    there = {f"/{card.path}" for card in cards(layout())}
    assert {head.image.url for head in heads().values() if head.image} <= there
    found = {path: head.image and head.image.url for path, head in heads().items()}
    assert found["/events/ferry/"] == "/events/ferry/card.png"
    assert found["/about/"] == found["/"] == found["/tags/harbor/"] == "/card.png"
    assert {head.image for head in heads(pages={"cards": 0}).values()} == {None}
    assert {head.image for head in heads(site={"title": "渡輪"}).values()} == {None}


def test_a_picture_of_its_own_stands_before_a_card() -> None:
    from digest.model import Image as Named
    from digest.pages.layout.laying_out import lay_out
    from tests.pages.samples import source

    shown = entry(image=Named("a.png", "A ferry"), sources=(source(1, rights="own"),), origins=())
    gallery = Gallery({("content/articles", "a.png"): Picture("/media/1-a.png", "a.png", 9, 9)})
    made = lay_out(Publication(entries=(shown,)), config(), gallery)
    assert [card.path for card in cards(made)] == ["card.png"]
    assert made.headlines[0].teaser.image is not None
