"""Grouping in many languages and scripts, with the settings and the language a site would have."""

from __future__ import annotations

from itertools import chain

import pytest

from digest.config import Config
from digest.events import group
from digest.model import Article
from digest.text.language import language_of
from tests.events.making import article
from tests.events.reports import BRIEF, USUAL

Events = tuple[tuple[str, ...], ...]


def batch(events: Events, language: str) -> list[Article]:
    return [
        article(f"{language}-{event}-{number}", text, language=language)
        for event, texts in enumerate(events)
        for number, text in enumerate(texts)
    ]


def found(articles: list[Article]) -> list[list[str]]:
    return [[one.id.removeprefix("articles/")[:-3] for one in e] for e in group(articles, Config())]


def expected(events: Events, language: str) -> list[list[str]]:
    return [
        [f"{language}-{event}-{number}" for number in range(len(texts))]
        for event, texts in enumerate(events)
    ]


@pytest.mark.parametrize("language", sorted(BRIEF))
def test_brief_reports_in_one_language(language: str) -> None:
    events = BRIEF[language]
    assert found(batch(events, language)) == expected(events, language)


@pytest.mark.parametrize("language", sorted(USUAL))
def test_reports_of_usual_length_in_one_language(language: str) -> None:
    events = USUAL[language]
    assert found(batch(events, language)) == expected(events, language)


@pytest.mark.parametrize("language", sorted(BRIEF))
def test_brief_reports_whose_language_is_not_known(language: str) -> None:
    """No stems, no list of small words: strangers stay apart, some reports are left alone."""
    events = BRIEF[language]
    joined = found(batch(events, ""))
    assert all(len({name.split("-")[1] for name in event}) == 1 for event in joined)


def test_a_digest_of_all_these_languages_at_once() -> None:
    every = [*BRIEF.items(), *USUAL.items()]
    articles = list(
        chain.from_iterable(
            batch(events, f"{language}-x{number}")
            for number, (language, events) in enumerate(every)
        )
    )
    wanted = [
        event
        for number, (language, events) in enumerate(every)
        for event in expected(events, f"{language}-x{number}")
    ]
    assert found(articles) == sorted(wanted)


@pytest.mark.parametrize("language", sorted(BRIEF))
def test_most_of_these_reports_tell_their_language(language: str) -> None:
    texts = list(chain.from_iterable(BRIEF[language]))
    assert sum(language_of(text, "en") == language for text in texts) >= 0.85 * len(texts)
