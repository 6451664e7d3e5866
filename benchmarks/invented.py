"""Invented news in any quantity: events with their reports, in words that follow Zipf's law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from digest.model import Article, Location

WORDS = 60_000
"""Of the language, beside the names."""
TOPICS = 400
"""Kinds of news, each with words that it prefers."""
TOPIC_WORDS = 1_500
SENTENCE = 15
"""Words; the last of them ends it."""
CONSONANTS, VOWELS = "bcdfghjklmnprstvwz", "aeiou"
START = datetime(2024, 1, 1, 6, tzinfo=UTC)

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Corpus:
    """What there is to be: how many articles, and how they fall into events."""

    articles: int
    words: int = 300
    largest: int = 300
    """Articles of the largest event; most have one to five."""
    days: int = 365
    seed: int = 7


def invent(corpus: Corpus) -> Iterator[tuple[Article, str]]:
    """The articles, each with the name of its event."""
    random = np.random.default_rng(corpus.seed)
    language = _language()
    made = 0
    for event in range(corpus.articles):
        size = min(int(random.pareto(1.2)) + 1, corpus.largest, corpus.articles - made)
        if event == 0:
            size = min(corpus.largest, corpus.articles)
        day = int(random.integers(corpus.days))
        for text in _reports(random, language, event, size, corpus.words):
            moment = START + timedelta(days=day + int(random.integers(3)), minutes=made % 1000)
            yield _article(made, text, moment), f"event-{event}"
            made += 1
        if made == corpus.articles:
            return


def _reports(
    random: np.random.Generator,
    language: npt.NDArray[np.object_],
    event: int,
    size: int,
    words: int,
) -> Iterator[str]:
    """Reports of one event: each tells some of its sentences, reworded, and some of its own."""
    topic = _preferred(event % TOPICS)
    names = np.array([_word(WORDS + event * 40 + n).capitalize() for n in range(40)], object)
    told = language[_told(random, topic, 24 * SENTENCE)].reshape(24, SENTENCE)
    named = random.random(told.shape) < 0.15
    told[named] = names[_zipf(random, len(names), int(named.sum()))]
    sentences = max(2, words // SENTENCE)
    for _ in range(size):
        shared = random.choice(24, min(24, sentences // 3), replace=False)
        own = language[_told(random, topic, (sentences - len(shared)) * SENTENCE)]
        report = np.concatenate((told[shared], own.reshape(-1, SENTENCE)))
        reworded = random.random(report.shape) < 0.3
        report[reworded] = language[_told(random, topic, int(reworded.sum()))]
        few = random.random(report.shape) < 0.03
        report[few] = names[_zipf(random, len(names), int(few.sum()))]
        yield _prose(report)


@cache
def _language() -> npt.NDArray[np.object_]:
    return np.array([_word(number) for number in range(WORDS)], object)


@cache
def _preferred(topic: int) -> Numbers:
    """The numbers of the words that a topic prefers."""
    return np.random.default_rng(1_000_000 + topic).permutation(WORDS)[:TOPIC_WORDS].copy()


def _told(random: np.random.Generator, topic: Numbers, count: int) -> Numbers:
    """Numbers of words: most of any news, some of the topic."""
    found = _zipf(random, WORDS, count)
    special = random.random(count) < 0.15
    found[special] = topic[_zipf(random, len(topic), int(special.sum()))]
    return found


def _zipf(random: np.random.Generator, words: int, count: int) -> Numbers:
    """Numbers below `words`, the lower the likelier."""
    drawn: Numbers = ((words + 1.0) ** random.random(count) - 1).astype(np.int64)
    return drawn


def _prose(report: npt.NDArray[np.object_]) -> str:
    lines = [f"{row[0].capitalize()} {' '.join(row[1:])}." for row in report.tolist()]
    return "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


def _article(number: int, text: str, moment: datetime) -> Article:
    name = f"articles/{number:06}.md"
    return Article(
        id=name,
        kind="article",
        title="",
        text=text,
        content_hash=sha256(text.encode()).hexdigest()[:16],
        location=Location(f"content/{name}"),
        published=moment,
        publisher=f"paper {number % 97}",
        language="en",
    )


def _word(number: int) -> str:
    """A word of its own for each number; the frequent ones are short."""
    letters: list[str] = []
    while number or len(letters) < 2:
        number, vowel = divmod(number, len(VOWELS))
        number, consonant = divmod(number, len(CONSONANTS))
        letters += [CONSONANTS[consonant], VOWELS[vowel]]
    return "".join(letters)
