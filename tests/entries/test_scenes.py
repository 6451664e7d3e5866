"""Openings that paint a scene are told from the news, in any field."""

from __future__ import annotations

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.reading.reading import read
from digest.entries.summary.contenders import is_headed
from digest.entries.summary.ranking import Measure
from digest.entries.summary.scenes import scenes
from tests.entries.conftest import make_article

BRIDGE = [
    "The rail bridge at Karlov was closed on Monday after a barge struck a pier, the railway said.",
    "Trains between Karlov and Port Marlow are stopped: a barge struck a pier of the rail bridge.",
]
CUP = [
    "Corval Athletic won the Dolina Cup on Sunday, beating Ostrel Rovers 2-1 after extra time.",
    "Milan Ruzic scored twice as Corval Athletic beat Ostrel Rovers and took the Dolina Cup.",
]


@pytest.mark.parametrize(
    ("opening", "others", "scene"),
    [
        pytest.param("Gulls circle above a kettle of soup that nobody touches.", BRIDGE, True,
                     id="a scene"),
        pytest.param("Crossing water has tempted engineers since the days of Rome.", BRIDGE, True,
                     id="a reflection"),
        pytest.param("A barge has struck the bridge at Karlov: no train runs.", BRIDGE, False,
                     id="the news"),
        pytest.param("Karlov and Port Marlow will do without each other for weeks.", BRIDGE, False,
                     id="whom it hits"),
        pytest.param("Old men in scarves wept into their beer at the Anchor.", CUP, True,
                     id="a scene of sports"),
        pytest.param("Corval Athletic, written off by all in May, have a trophy.", CUP, False,
                     id="the winner in other words"),
    ],
)  # fmt: skip
def test_an_opening_apart_from_what_others_tell_is_a_scene(
    opening: str, others: list[str], scene: bool
) -> None:
    texts = [f"{opening} {others[0].replace(' on ', ' late on ')}", *others]
    readings = read([make_article(str(at), text) for at, text in enumerate(texts)])
    assert ((0, 0) in scenes(readings, Measure(readings, [0, 1, 2]))) is scene


def test_one_other_origin_is_too_little_to_tell() -> None:
    texts = ["Gulls circle above a kettle of soup that nobody touches.", *BRIDGE]
    readings = read([make_article(str(at), text) for at, text in enumerate(texts)])
    assert scenes(readings, Measure(readings, [0, 1, 1])) == frozenset()


def test_a_heading_without_a_verb_does_not_open_an_account() -> None:
    post = "Oil back close to $82 a barrel after the blast in Karlov. Nobody was hurt."
    wire = (
        "A blast at the pipeline near Karlov sent the price of oil to $82 a barrel on Monday. The "
        "pipeline carries half of the oil of Dolina."
    )
    entry = summarize("ev-1", [make_article("a", post), make_article("b", wire)], Config())
    assert entry.statements[0].text.startswith("A blast at the pipeline")


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Gulls over the pier, long faces at the station: the bridge at Karlov is closed.", False),
        ("The mayor of the old town, Ana Petrova, told them: the bridge is closed.", True),
        ("The railway told everybody in Karlov the same: the bridge is closed for weeks.", True),
        ("The toll: the bridge at Karlov has lost two piers and the railway a month.", True),
        ("In the line from Karlov at 8: 15 a barge stopped the trains on Monday.", True),
    ],
)
def test_a_heading_before_a_colon_is_no_statement(text: str, stays: bool) -> None:
    assert is_headed(text) is not stays
