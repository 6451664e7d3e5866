from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

from digest.config import Config
from digest.entries import entry_record, make_entry, summarize
from digest.model import Article, Event, EventNote, Image, Location
from digest.text.fragments import text_fragment
from digest.text.sentences import sentences

DAM = (
    "The earth dam above Velka Dolina failed early on Monday and flooded four villages. "
    "Rescuers brought 230 people to safety by boat, the regional fire service said. "
    "Two men aged 61 and 74 are missing. "
    "Inspectors had found cracks in the crest of the dam in March."
)
FIRE_SERVICE = (
    "Firefighters used boats to reach 230 people in four villages after a dam failed at Velka "
    "Dolina on Monday. The regional governor, Ana Petrova, declared a state of emergency. "
    "Two men aged 61 and 74 are missing, Petrova said."
)


def moment(day: int) -> datetime:
    return datetime(2026, 3, day, 8, tzinfo=UTC)


def test_the_editor_s_title_and_text_replace_the_automatic_ones(
    article: Callable[..., Article],
) -> None:
    note = EventNote(Location("content/events/dam.md"), "ev-1", title="Dam fails", body="Mine.")
    entry = make_entry(Event("ev-1", (article("a", DAM),), note=note), Config())
    assert (entry.title, entry.body, entry.statements) == ("Dam fails", "Mine.", ())
    assert entry.body_location == note.location


def test_sources_are_numbered_from_the_lead_and_keep_what_is_known(
    article: Callable[..., Article],
) -> None:
    first = article(
        "b", DAM, published=moment(2), publisher="Dolina News", url="https://d.example/1"
    )
    second = article("a", FIRE_SERVICE, published=moment(3))
    entry = make_entry(Event("ev-1", (second, first)), Config())
    assert [(s.number, s.article, s.url) for s in entry.sources] == [
        (1, "b", "https://d.example/1"),
        (2, "a", ""),
    ]
    assert (entry.published, entry.updated) == (moment(2), moment(3))


def test_tags_are_ordered_by_how_many_articles_have_them(article: Callable[..., Article]) -> None:
    articles = (
        article("a", DAM, tags=("water", "dams")),
        article("b", FIRE_SERVICE, tags=("water", "accidents")),
    )
    assert make_entry(Event("ev-1", articles), Config()).tags == ("water", "accidents", "dams")


def test_only_a_picture_that_may_be_shown_is_the_entry_s(article: Callable[..., Article]) -> None:
    theirs, ours = Image("a.jpg"), Image("b.jpg")
    quoted = article("a", DAM, image=theirs)
    assert make_entry(Event("ev-1", (quoted,)), Config()).image is None
    post = article("b", FIRE_SERVICE, kind="post", rights="own", image=ours)
    assert make_entry(Event("ev-1", (quoted, post)), Config()).image == ours


def test_an_entry_is_a_json_object_with_record_ids(article: Callable[..., Article]) -> None:
    articles = (article("a", DAM, published=moment(2)), article("b", FIRE_SERVICE))
    record = json.loads(json.dumps(entry_record(summarize("ev-1", articles, Config()))))
    assert record["event"] == "ev-1"
    assert record["articles"] == record["origins"] == 2
    assert {"text", "citations"} == set(record["statements"][0])
    assert set(record["statements"][0]["citations"]) <= {"a", "b"}


def test_an_event_without_a_printable_sentence_still_has_a_title(
    article: Callable[..., Article],
) -> None:
    entry = make_entry(Event("ev-1", (article("a", "Nothing to see"),)), Config())
    assert entry.title == "Nothing to see"
    assert entry.statements == ()


def test_each_part_points_to_its_sentence_in_the_original(
    article: Callable[..., Article],
) -> None:
    entry = summarize("ev-1", [article("a", DAM), article("b", FIRE_SERVICE)], Config())
    given = [each for figure in entry.figures for amount in figure.amounts for each in amount.given]
    cited = [each.citation for each in given]
    cited += [each for statement in entry.statements for each in statement.citations]
    texts = {"a": sentences(DAM), "b": sentences(FIRE_SERVICE)}
    assert given
    assert all(each.fragment == text_fragment(texts[each.article][each.sentence]) for each in cited)
