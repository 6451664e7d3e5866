"""The timeline: days that the texts name, never one that nobody named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from digest.config import Config, EntriesConfig, SiteConfig
from digest.entries import summarize
from digest.entries.reading.reading import read
from digest.model import Article, Moment

MakeArticle = Callable[..., Article]
FIRST = (
    "The earth dam above Velka Dolina failed early on Monday and flooded four villages. "
    "Inspectors found cracks in the crest of the dam on 24 February. "
    "The council of Velka Dolina will meet on Friday."
)
SECOND = (
    "Divers found the second of two missing men on Wednesday in the flooded mill of Lhota. "
    "The minister of the interior visited Velka Dolina on Tuesday and spoke with firefighters. "
    "In 1987 the same dam had leaked, on 3 May."
)
FREE = Config(entries=EntriesConfig(excerpt_sentences=9, excerpt_words=999))


def moment(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def days(moments: tuple[Moment, ...]) -> list[tuple[str, bool, int]]:
    return [(f"{each.day:%d %b}", bool(each.text), each.reports) for each in moments]


def test_each_day_is_told_by_a_sentence_that_names_it(article: MakeArticle) -> None:
    reports = [
        article("a", FIRST, published=moment(2)),
        article("b", SECOND, published=moment(4)),
    ]
    entry = summarize("ev-1", reports, FREE)
    assert days(entry.timeline) == [
        ("24 Feb", True, 0),
        ("02 Mar", True, 1),
        ("03 Mar", True, 0),
        ("04 Mar", True, 1),
    ]


def test_what_leans_on_another_sentence_tells_no_day_in_german_either(article: MakeArticle) -> None:
    text = (
        "Der Erddamm oberhalb von Karby ist am 2. März gebrochen und hat vier Dörfer überflutet. "
        "Er sei schon am 24. Februar von zwei Gutachtern als undicht bezeichnet worden. "
        "Dies war am 25. Februar im Rathaus von Karby bekannt geworden."
    )
    later = "Taucher fanden am 4. März in der Mühle von Karby zwei Vermisste. Sie leben."
    reports = [
        article("a", text, published=moment(2), language="de"),
        article("b", later, published=moment(4), language="de"),
    ]
    told = {f"{each.day:%d %b}": each.text for each in summarize("ev-1", reports, FREE).timeline}
    assert told.get("24 Feb", "") == told.get("25 Feb", "") == ""
    assert "gebrochen" in told["02 Mar"]


def test_a_day_without_room_for_a_sentence_counts_its_reports(article: MakeArticle) -> None:
    reports = [
        article("a", FIRST, published=moment(2)),
        article("b", "Nothing new was told.", published=moment(5)),
    ]
    entry = summarize("ev-1", reports, FREE)
    assert days(entry.timeline)[-1] == ("05 Mar", False, 1)


def test_the_days_are_the_site_s(article: MakeArticle) -> None:
    reports = [
        article("a", FIRST, published=moment(2)),
        article("b", SECOND, published=moment(4, 23)),
    ]
    config = Config(entries=FREE.entries, site=SiteConfig(timezone="Asia/Tokyo"))
    assert days(summarize("ev-1", reports, config).timeline)[-1] == ("05 Mar", False, 1)


def test_of_an_event_of_years_a_date_without_its_year_tells_no_day(article: MakeArticle) -> None:
    trial = "Jonas Vrba, an engineer, was held within hours of the failure of 2 March. " * 2
    reports = [
        article("a", FIRST, published=moment(2)),
        article("b", trial, published=datetime(2027, 1, 20, tzinfo=UTC)),
        article("c", "The trial has ended.", published=datetime(2027, 4, 1, tzinfo=UTC)),
    ]
    told = summarize("ev-1", reports, FREE).timeline
    assert [each.day.year for each in told if each.text] == [2026, 2026]


def test_one_day_is_no_timeline(article: MakeArticle) -> None:
    reports = [article(name, FIRST.split(". ")[0] + ".", published=moment(2)) for name in "ab"]
    assert summarize("ev-1", reports, FREE).timeline == ()


def test_without_any_date_of_publication_there_is_none(article: MakeArticle) -> None:
    assert summarize("ev-1", [article("a", FIRST), article("b", SECOND)], FREE).timeline == ()


def test_the_excerpt_budget_holds(article: MakeArticle) -> None:
    reports = [
        article("a", FIRST, published=moment(2)),
        article("b", SECOND, published=moment(4)),
    ]
    entry = summarize("ev-1", reports, Config(entries=EntriesConfig(excerpt_sentences=1)))
    printed = {(s.citations[0].article, s.text) for s in entry.statements}
    printed |= {(m.citation.article, m.text) for m in entry.timeline if m.citation and m.text}
    assert len(printed) <= 2
    assert any(moment.citation and not moment.text for moment in entry.timeline)


def test_every_day_stands_in_the_sentence_that_it_cites(labeled: list[list[Article]]) -> None:
    told = 0
    # A tenth of them: what is slow is the summary, which the timeline draws from.
    for event in labeled[::10]:
        dated = [
            article if article.published else _dated(article, at)
            for at, article in enumerate(event)
        ]
        readings = {reading.article.id: reading for reading in read(dated)}
        for each in summarize("ev-1", dated, FREE).timeline:
            if each.citation and each.text:
                told += 1
                sentences = readings[each.citation.article].sentences
                assert sentences[each.citation.sentence].text == each.text
    assert told


def _dated(article: Article, at: int) -> Article:
    """As if published a day after the one before it: the labeled texts have no dates here."""
    return replace(article, published=moment(2 + at % 20))


def test_what_a_later_report_repeats_word_for_word_is_of_the_first_report_s_day(
    article: MakeArticle,
) -> None:
    failed = "The earth dam above Velka Dolina failed on Monday and flooded four villages."
    later = f"Masons have begun to mend the crest of the dam, the minister said. {failed}"
    reports = [
        article("a", failed, published=moment(3)),
        article("b", later, published=moment(12)),
        article("c", failed),
    ]
    told = {f"{each.day:%d %b}": each.text for each in summarize("ev-1", reports, FREE).timeline}
    assert told["02 Mar"] == failed
    assert "09 Mar" not in told
