"""A summarizer of one's own: how it is asked, and what becomes of one that fails."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from digest.config import Config, EntriesConfig
from digest.engine import Engine
from digest.entries import make_entry
from digest.entries.summarizers.asking import ask, limits_of
from digest.errors import ConfigError
from digest.model import Event, EventNote, Location, Proposal, Setback, SummaryLimits
from digest.steps.summarizing import BATCH, FIRST_BATCH, answers
from tests.entries.conftest import make_article
from tests.entries.test_verification import HARBOR, TRUE, event

ASKED: list[str] = []


def good(asked: Event, limits: SummaryLimits, config: Config) -> list[Proposal]:
    """What the agency says."""
    ASKED.append(asked.id)
    assert limits.words
    return [Proposal(TRUE, ("agency", "harbor"))]


def generated(asked: Event, limits: SummaryLimits, config: Config) -> Iterator[Proposal]:
    yield Proposal(TRUE, ("agency", "harbor"))


def raising(asked: Event, limits: SummaryLimits, config: Config) -> list[Proposal]:
    raise ZeroDivisionError("three dockers of none")


def leaving(asked: Event, limits: SummaryLimits, config: Config) -> list[Proposal]:
    raise SystemExit(3)


def hanging(asked: Event, limits: SummaryLimits, config: Config) -> list[Proposal]:
    ASKED.append(asked.id)
    time.sleep(30)
    return []


def endless(asked: Event, limits: SummaryLimits, config: Config) -> Iterator[Proposal]:
    while True:
        yield Proposal(TRUE, ("agency",))


def tuples(asked: Event, limits: SummaryLimits, config: Config) -> list[Any]:
    return [(TRUE, ["agency"])]


def nothing(asked: Event, limits: SummaryLimits, config: Config) -> Any:
    return None


def unhashable(asked: Event, limits: SummaryLimits, config: Config) -> list[Any]:
    return [Proposal(TRUE, (["agency"],))]  # type: ignore[arg-type]  # on purpose


def half_a_character(asked: Event, limits: SummaryLimits, config: Config) -> list[Proposal]:
    return [Proposal(f"{TRUE} \ud800", ("agency",))]


def raising_half_a_character(asked: Event, limits: SummaryLimits, config: Config) -> list[Proposal]:
    raise ValueError("\ud800" + "a" * 100_000)


NO_FUNCTION = 5


def config_of(name: str, **fields: Any) -> Config:
    summarizer = name if ":" in name else f"{__name__}:{name}"
    return Config(entries=EntriesConfig(summarizer=summarizer, **fields))


@pytest.mark.parametrize("name", ["good", "generated"])
def test_what_it_proposes_is_printed_once_it_is_verified(name: str) -> None:
    config = config_of(name)
    entry = make_entry(event(), config, ask(event(), config))
    assert [each.text for each in entry.statements] == [TRUE]
    assert entry.written_by == f"{__name__}:{name}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("raising", "failed (ZeroDivisionError: three dockers of none)"),
        ("leaving", "failed (SystemExit: 3)"),
        ("nothing", "failed (TypeError"),
        ("tuples", "gave tuple, which is no Proposal(text, sources)"),
        ("unhashable", "a Proposal that is not of a text"),
        ("half_a_character", "a Proposal that is not of a text"),
        ("raising_half_a_character", "failed (ValueError: ?aaa"),
        ("endless", "statements, and 6 are allowed"),
        ("hanging", "gave no answer within 1 seconds"),
    ],
)
def test_one_that_fails_leaves_digests_own_summary_and_a_reason(name: str, reason: str) -> None:
    config = config_of(name, summarizer_seconds=1)
    entry = make_entry(event(), config, ask(event(), config))
    assert entry.setback
    assert reason in entry.setback.reason or "words, and" in entry.setback.reason
    assert len(entry.setback.reason) < 400
    assert entry.setback.reason.encode()
    assert entry.statements == make_entry(event(), Config()).statements


@pytest.mark.parametrize(
    "name",
    ["nowhere:f", f"{__name__}:absent", f"{__name__}:NO_FUNCTION", "no-colon:", ":f", "digest:"],
)
def test_one_that_cannot_be_loaded_is_an_error_of_the_configuration(name: str) -> None:
    with pytest.raises(ConfigError, match=r"entries\.summarizer"):
        answers([event()], config_of(name), Engine())


def test_nobody_is_asked_where_none_is_named_or_the_editor_has_written() -> None:
    assert answers([event()], Config(), Engine()) == [None]
    note = EventNote(Location("content/events/crane.md"), "ev-1", body="Mine.")
    ASKED.clear()
    assert answers([replace(event(), note=note)], config_of("good"), Engine()) == [None]
    assert ASKED == []


def many(count: int) -> list[Event]:
    return [
        Event(f"ev-{n}", (*event().articles, make_article(f"more-{n}", f"Rain fell {n} times.")))
        for n in range(count)
    ]


def test_the_budget_bounds_how_many_events_are_put_to_it() -> None:
    ASKED.clear()
    found = answers(many(5), config_of("good", summarizer_events=2), Engine())
    assert ASKED == ["ev-0", "ev-1"]
    spent = Setback("the budget of 2 events in one build is spent", passing=True)
    assert found[2:] == [spent] * 3


def test_one_that_never_answers_is_not_asked_by_every_event() -> None:
    ASKED.clear()
    config = config_of("hanging", summarizer_seconds=1)
    found = answers(many(FIRST_BATCH + BATCH), config, Engine())
    assert len(ASKED) == FIRST_BATCH
    assert all(isinstance(each, Setback) and each.passing for each in found)


def test_a_setback_is_not_remembered_but_an_answer_is(tmp_path: Any) -> None:
    ASKED.clear()
    for _ in range(2):
        answers([event()], config_of("raising"), Engine(), tmp_path)
        assert answers([event()], config_of("good"), Engine(), tmp_path) == [
            (Proposal(TRUE, ("agency", "harbor")),)
        ]
    assert ASKED == ["ev-1"]


def test_of_a_single_report_less_may_be_said() -> None:
    alone = limits_of([make_article("a", HARBOR)], Config(), None)
    several = limits_of(event().articles * 4, Config(), None)
    assert (alone.statements, several.statements) == (2, 6)
    assert alone.words < several.words
