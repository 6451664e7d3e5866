"""What entries tell of real events is found in their sources, and told once."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.model import Article, Entry
from digest.text.sentences import sentences
from tests.entries.test_summary import check

pytestmark = pytest.mark.slow

Told = tuple[list[Article], Entry]


@pytest.fixture(scope="module")
def told(labeled: list[list[Article]]) -> list[Told]:
    """Each of these events with its entry, made without an excerpt budget."""
    return [(event, summarize("ev-1", event, Config(), budget=False)) for event in labeled]


def test_every_statement_over_labeled_news_is_found_in_its_source(told: list[Told]) -> None:
    for articles, unbounded in told:
        for entry in (summarize("ev-1", articles, Config()), unbounded):
            check(entry, articles)
            assert not [
                pair for pair in combinations((s.text for s in entry.statements), 2)
                if pair[0] == pair[1]
            ]  # fmt: skip


def test_every_doubt_is_found_where_it_is_cited(told: list[Told]) -> None:
    for event, entry in told:
        found = {article.id: sentences(article.text) for article in event}
        for hedge in entry.hedges:
            for passage in (hedge.doubting, hedge.flat):
                first = passage.citations[0]
                assert passage.text in found[first.article][first.sentence]
            for each in hedge.doubting.citations:
                assert hedge.word in found[each.article][each.sentence].lower()


def test_what_a_summary_prints_is_not_told_again(told: list[Told]) -> None:
    for _, entry in told:
        printed = {statement.text for statement in entry.statements}
        assert not printed.intersection(each.text for each in entry.only_here)


def test_every_quotation_is_found_where_it_is_cited(told: list[Told]) -> None:
    for event, entry in told:
        found = {article.id: sentences(article.text) for article in event}
        for quote in entry.quotes:
            first = quote.versions[0]
            cited = [each for each in first.citations if each.article == first.citations[0].article]
            passage = " ".join(found[each.article][each.sentence] for each in cited)
            assert words(quote.text) in words(passage)
            for version in quote.versions[1:]:
                payer = version.citations[0].article
                passage = " ".join(
                    found[payer][each.sentence]
                    for each in version.citations
                    if each.article == payer
                )
                for change in version.changes:
                    if change.kind != "removed":
                        for part in change.text.split("…"):
                            assert words(part) in words(passage)


def words(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text).lower()
