"""Article records: JSON Lines in, articles out, or the line that can't be used."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from digest.errors import RecordError
from digest.model import Location
from digest.sources.records import MOST, read_records, with_languages


def records(*lines: object) -> list[str]:
    return [line if isinstance(line, str) else json.dumps(line) for line in lines]


def test_a_full_record_becomes_an_article() -> None:
    (article,) = read_records(
        records(
            {
                "id": "r1",
                "title": "Ferry  sails",
                "text": "The ferry sails.\r\n\r\nIt is back.\n",
                "date": "2025-09-05T10:00:00+02:00",
                "url": "https://www.courier.example/a",
                "source": "Coastal Courier",
                "lang": "en",
                "html": "<p>The ferry sails.</p>",
                "event": "e1",
                "label": "passed over",
            }
        ),
        "a.jsonl",
    )
    assert (article.id, article.title, article.title_inferred) == ("r1", "Ferry sails", False)
    assert article.text == "The ferry sails.\n\nIt is back."
    assert article.published == datetime(2025, 9, 5, 8, tzinfo=UTC)
    assert (article.url, article.publisher) == ("https://www.courier.example/a", "Coastal Courier")
    assert (article.language, article.event, article.kind) == ("en", "e1", "article")
    assert article.location == Location("a.jsonl", 1)


def test_id_and_text_are_enough() -> None:
    nulls = dict.fromkeys(["title", "date", "url", "source", "lang", "event", "html"])
    (article,) = read_records(records({"id": 7, "text": "The ferry sails.", **nulls}), "a")
    assert (article.id, article.title, article.title_inferred) == ("7", "The ferry sails", True)
    assert (article.published, article.url, article.publisher) == (None, "", "")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (None, None),
        ("", None),
        ("2025-09-05", datetime(2025, 9, 5, tzinfo=UTC)),
        ("2025-09-05T10:00:00", datetime(2025, 9, 5, 10, tzinfo=UTC)),
        ("2025-09-05 10:00:00 +0200", datetime(2025, 9, 5, 8, tzinfo=UTC)),
    ],
)
def test_dates_are_taken_leniently_and_in_utc(date: object, expected: object) -> None:
    (article,) = read_records(records({"id": "a", "text": "b", "date": date}), "a")
    assert article.published == expected


def test_a_headline_alone_is_an_article() -> None:
    (article,) = read_records(records({"id": "a", "title": "Ferry sails", "text": ""}), "a")
    assert (article.title, article.text) == ("Ferry sails", "")


def test_the_host_stands_in_for_the_publisher_and_a_hostile_url_is_dropped() -> None:
    one, other = read_records(
        records(
            {"id": "a", "text": "b", "url": "https://www.courier.example/a"},
            {"id": "b", "text": "b", "url": "javascript:alert(1)"},
        ),
        "a",
    )
    assert (one.publisher, other.url, other.publisher) == ("courier.example", "", "")


def test_empty_lines_are_no_records() -> None:
    lines = records("", {"id": "a", "text": "b"}, "  \n", {"id": "b", "text": "b"}, "")
    assert [article.location.line for article in read_records(lines, "a")] == [2, 4]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON: "),
        ("[1]", "is no JSON object"),
        ("[" * 100_000, "no JSON: "),
        ('{"n": ' + "9" * 5000 + "}", "no JSON: "),
        ('{"text": "b"}', "`id` is missing"),
        ('{"id": "", "text": "b"}', "`id` is missing"),
        ('{"id": "a"}', "`text` is missing"),
        ('{"id": "a", "text": 5}', "`text` is no text"),
        ('{"id": "a", "text": " "}', "`text` is empty, and there is no `title`"),
        ('{"id": "a", "text": "\\ud83d"}', "`text` holds half of a character"),
        ('{"id": "a", "text": "b", "title": "\\ud83d"}', "`title` holds half of a character"),
        ('{"id": "a", "text": "b", "title": ["c"]}', "`title` is a list"),
        ('{"id": "a", "text": "b", "date": "2026-13-45"}', "`date` can't be '2026-13-45'"),
        ('{"id": "a", "text": "b", "date": [1]}', "`date` is a list"),
        ('{"id": "a", "text": "b", "lang": "?"}', "`lang` can't be '?'"),
        ('{"id": "fine", "text": "b"}', "the id 'fine' is that of line 1, too"),
    ],
)
def test_a_bad_line_is_named(line: str, said: str) -> None:
    found = read_records(records({"id": "fine", "text": "b"}, line), "a.jsonl")
    assert next(found).id == "fine"
    with pytest.raises(RecordError) as caught:
        next(found)
    (problem,) = caught.value.problems
    assert problem.location == Location("a.jsonl", 2)
    assert problem.what.startswith(said)
    assert problem.expected


def test_all_bad_lines_are_named_at_once_but_not_those_of_a_file_of_something_else() -> None:
    found = read_records(["no", *records({"id": "fine", "text": "b"}), "[]"], "a.jsonl")
    assert next(found).id == "fine"
    with pytest.raises(RecordError) as caught:
        next(found)
    assert [problem.location.line for problem in caught.value.problems] == [1, 3]
    with pytest.raises(RecordError) as caught:
        list(read_records(["<p>"] * 1000, "a.html"))
    assert len(caught.value.problems) == MOST


def test_the_same_text_has_the_same_hash() -> None:
    one, other = read_records(
        records({"id": "a", "text": "It sails."}, {"id": "b", "text": "It sails.\r\n"}), "a"
    )
    assert one.content_hash == other.content_hash
    assert len(one.content_hash) == 16


def test_a_record_without_a_language_is_read_for_it() -> None:
    german = "Die Brücke über den Fluss ist seit Dienstag gesperrt, sagte der Bürgermeister."
    found = with_languages(
        read_records(
            records(
                {"id": "a", "text": german},
                {"id": "b", "text": "Risse"},
                {"id": "c", "text": german, "lang": "de-AT"},
            ),
            "a",
        )
    )
    assert [article.language for article in found] == ["de", "de", "de-AT"]
