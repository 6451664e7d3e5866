"""The sample digest through the stages: cleaned, grouped and summed up as its editor expects."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from digest.config import Config
from digest.configfile import read_config
from digest.entries import make_entry
from digest.events import Ledger, assign
from digest.model import Article, Document, Entry, Event, EventNote
from digest.sources.article import to_article
from digest.sources.reader import read_document
from digest.sources.scan import scan
from tests.conftest import ROOT

EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "fixtures" / "sample_expectations.json").read_text("utf-8")
)
DOCUMENTS: dict[str, dict[str, Any]] = EXPECTED["documents"]
CLUTTERED = [name for name in DOCUMENTS if DOCUMENTS[name]["boilerplate"]]

Sample = tuple[Config, dict[str, Article], tuple[EventNote, ...]]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def members(event: str) -> set[str]:
    return {name for name, one in DOCUMENTS.items() if one["event"] == event}


@pytest.fixture(scope="module")
def sample() -> Sample:
    """The configuration, every article by its id, and the editor's notes."""
    config = read_config(ROOT)
    articles: dict[str, Article] = {}
    notes: list[EventNote] = []
    for path in scan(ROOT, config)[0]:
        read, problems = read_document(ROOT, Path(path), config)
        assert not problems
        if isinstance(read, EventNote):
            notes.append(read)
        elif isinstance(read, Document) and read.id in DOCUMENTS:
            article, problems = to_article(read, config)
            assert article is not None
            assert not problems
            articles[article.id] = article
    return config, articles, tuple(notes)


@pytest.fixture(scope="module")
def found(sample: Sample) -> dict[str, frozenset[str]]:
    """For each article, all the articles of its event."""
    config, articles, notes = sample
    events = assign(tuple(articles.values()), notes, Ledger(), config).events
    groups = [frozenset(article.id for article in event.articles) for event in events]
    return {name: group for group in groups for name in group}


@pytest.fixture(scope="module")
def entries(sample: Sample) -> dict[str, Entry]:
    """An entry of each expected event, whatever the grouping found."""
    config, articles, _ = sample
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for name in sorted(articles):
        groups[DOCUMENTS[name]["event"]].append(articles[name])
    return {
        event: make_entry(Event(f"ev-{event}", tuple(group)), config)
        for event, group in groups.items()
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_cleaning_loses_no_news(sample: Sample, name: str) -> None:
    text = squeezed(sample[1][name].text)
    for edge in ("first", "last"):
        assert squeezed(DOCUMENTS[name][edge]) in text


@pytest.mark.parametrize("name", CLUTTERED)
def test_cleaning_leaves_no_boilerplate(sample: Sample, name: str) -> None:
    article = sample[1][name]
    left = [
        line
        for line in DOCUMENTS[name]["boilerplate"]
        if line in squeezed(article.text) or line in article.title
    ]
    assert not left


@pytest.mark.parametrize("event", EXPECTED["events"])
def test_an_event_has_its_articles_and_no_others(
    found: dict[str, frozenset[str]], event: str
) -> None:
    assert {found[name] for name in members(event)} == {frozenset(members(event))}


@pytest.mark.parametrize("pair", EXPECTED["apart"], ids=" and ".join)
def test_look_alikes_stay_apart(found: dict[str, frozenset[str]], pair: list[str]) -> None:
    one, other = (set().union(*(found[name] for name in members(event))) for event in pair)
    assert one.isdisjoint(members(pair[1]))
    assert other.isdisjoint(members(pair[0]))


@pytest.mark.parametrize("event", EXPECTED["events"])
def test_origins_are_independent_reports(entries: dict[str, Entry], event: str) -> None:
    assert len(entries[event].origins) == EXPECTED["events"][event]["origins"]


@pytest.mark.parametrize("event", EXPECTED["events"])
def test_an_entry_says_what_its_sources_say(
    sample: Sample, entries: dict[str, Entry], event: str
) -> None:
    entry = entries[event]
    assert entry.title
    assert entry.statements
    for statement in entry.statements:
        cited = sample[1][statement.citations[0].article]
        assert squeezed(statement.text) in squeezed(cited.text)


FIGURES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "fixtures" / "sample_figures.json").read_text("utf-8")
)["events"]


@pytest.mark.parametrize("event", FIGURES)
def test_the_figures_of_several_reports_are_those_of_a_careful_editor(
    event: str, entries: dict[str, Entry]
) -> None:
    found = [
        [
            figure.verdict,
            figure.subject,
            [[amount.given[0].text, len(amount.given)] for amount in figure.amounts],
        ]
        for figure in entries[event].figures
        if figure.verdict != "single"
    ]
    assert sorted(found) == sorted(FIGURES[event]["figures"])
