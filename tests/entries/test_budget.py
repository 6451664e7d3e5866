"""What an entry may print of its sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import EntriesConfig, ExcerptLimit, SourceExcerpts
from digest.entries.budget import Allowance
from digest.model import Article

SENTENCE = "The ferry sailed again on Wednesday morning."


def test_parts_draw_from_one_allowance() -> None:
    allowance = Allowance([ExcerptLimit(sentences=1, words=10)])
    assert allowance.take(0, SENTENCE, sentence=True)
    assert not allowance.take(0, "Two thousand commuters cheered.", sentence=True)
    assert allowance.take(0, "two thousand commuters", sentence=False)
    assert not allowance.take(0, "a journey", sentence=False)


def test_what_is_printed_already_costs_nothing_again() -> None:
    allowance = Allowance([ExcerptLimit(sentences=1, words=7)])
    assert allowance.take(0, SENTENCE, sentence=True)
    assert allowance.take(0, "sailed again on Wednesday", sentence=False)
    assert allowance.take(0, SENTENCE, sentence=True)


def test_a_text_that_does_not_fit_takes_nothing() -> None:
    allowance = Allowance([ExcerptLimit(sentences=2, words=5)])
    assert not allowance.take(0, SENTENCE, sentence=True)
    assert allowance.take(0, "The ferry sailed.", sentence=True)


def test_free_texts_are_not_counted(article: Callable[..., Article]) -> None:
    texts = [article("a", SENTENCE, rights="own"), article("b", SENTENCE, rights="licensed")]
    allowance = Allowance.of(texts, EntriesConfig(excerpt_sentences=1, excerpt_words=10))
    for number in (0, 1):
        assert allowance.fits(number, 500, 5000)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"publisher": "Bay Radio"}, 12),
        ({"publisher": "bay radio"}, 12),
        ({"url": "https://wire.example/1"}, 20),
        ({"url": "https://www.wire.example/1"}, 20),
        ({"url": "https://hotwire.example/1"}, 50),
        ({"publisher": "Herald", "url": "https://herald.example/"}, 50),
        ({}, 50),
    ],
    ids=["name", "other capitals", "host", "host below", "host that ends alike", "other", "none"],
)
def test_a_publisher_s_own_limit_counts(
    article: Callable[..., Article], fields: dict[str, str], words: int
) -> None:
    special = (
        SourceExcerpts(name="Bay Radio", excerpt_words=12),
        SourceExcerpts(host="wire.example", excerpt_words=20),
    )
    limit = EntriesConfig(sources=special).excerpt_limit(article("a", SENTENCE, **fields))
    assert limit == ExcerptLimit(sentences=2, words=words)
