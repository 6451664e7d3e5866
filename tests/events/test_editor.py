"""The editor's word: keys and notes that overrule everything, and their contradictions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from digest.config import Config
from digest.errors import Problem
from digest.events import Assignment, Ledger, assign, group
from digest.model import Article, EventNote, Location
from tests.events.test_assignment import ALL, CONFIG, EMPTY, A, B, C, D, E, event_of


def note(id_: str, file: str = "one", **fields: Any) -> EventNote:
    lines = {"id": 2, "merge": 3, "include": 4, "exclude": 5}
    return EventNote(Location(f"content/events/{file}.md", 1), id_, lines=lines, **fields)


def run(articles: tuple[Article, ...], *notes: EventNote, ledger: Ledger = EMPTY) -> Assignment:
    return assign(articles, notes, ledger, CONFIG)


def problem(articles: tuple[Article, ...], *notes: EventNote, ledger: Ledger = EMPTY) -> Problem:
    (found,) = run(articles, *notes, ledger=ledger).problems
    assert found.severity == "error"
    return found


KNOWN = run(ALL).ledger.with_slugs(
    {event.id: event.articles[0].id.split("/")[1].split("-")[0] for event in run(ALL).events}
)
"""Two events, with the slugs `ferry` and `museum`."""
FERRY, MUSEUM = event_of(run(ALL), A), event_of(run(ALL), D)


def test_the_editors_key_overrules_similarity() -> None:
    result = run((A, replace(D, event="sea"), replace(B, event="sea"), E))
    assert event_of(result, B) == event_of(result, D)


def test_an_unknown_key_founds_an_event_with_that_slug() -> None:
    result = run((replace(D, event="helmet"), replace(A, event="helmet")))
    (event,) = result.events
    assert event.slug == "helmet"
    assert {reason.rule for reason in event.reasons} == {"editor"}
    again = run((replace(D, event="helmet"), replace(A, event="helmet")), ledger=result.ledger)
    assert (again.events, again.ledger) == (result.events, result.ledger)


@pytest.mark.parametrize("name", ["museum", MUSEUM])
def test_a_key_names_a_known_event_by_id_or_slug(name: str) -> None:
    result = run((replace(A, event=name), B, C, D, E), ledger=KNOWN)
    assert event_of(result, A) == MUSEUM


def test_an_id_that_a_deleted_ledger_knew_is_founded_again() -> None:
    result = run((replace(A, event="ev-abcdef"), D))
    assert result.ledger.records[0].id == "ev-abcdef"
    assert result.problems == ()


def test_an_id_that_the_ledger_does_not_know_is_told_with_the_one_that_was_meant() -> None:
    mistyped = FERRY[:-1] + ("a" if FERRY[-1] != "a" else "b")
    (warning,) = run((A, B, C, replace(D, event=mistyped), E), ledger=KNOWN).problems
    assert (warning.location, warning.severity) == (D.location, "warning")
    assert (warning.suggestion, mistyped in warning.what) == (FERRY, True)
    again = run((A, B, C, replace(D, event="helmets"), E), ledger=KNOWN)
    assert again.problems == (), "a new slug is no mistake"


def test_an_article_stays_out_of_an_event_that_it_names() -> None:
    result = run((replace(A, not_event=("ferry",)), B, C, D, E), ledger=KNOWN)
    assert event_of(result, A) != FERRY
    assert event_of(result, B) == FERRY


def test_group_honors_keys_too() -> None:
    keyed = (
        replace(A, event="x", not_event=()),
        replace(D, event="x"),
        replace(B, not_event=("x",)),
    )
    events = {frozenset(a.id for a in event) for event in group(keyed, Config())}
    assert events == {frozenset({A.id, D.id}), frozenset({B.id})}


def test_a_note_includes_and_excludes() -> None:
    shaped = note("museum", include=(A.id,), exclude=("content/" + E.id,))
    result = run(ALL, shaped, ledger=KNOWN)
    assert event_of(result, A) == MUSEUM
    assert event_of(result, E) != MUSEUM
    assert next(event for event in result.events if event.id == MUSEUM).note is shaped
    reason = next(r for event in result.events for r in event.reasons if r.article == A.id)
    assert (reason.rule, reason.place) == ("editor", "content/events/one.md:4")


def test_a_note_with_a_new_slug_founds_an_event() -> None:
    result = run(ALL, note("sea-and-bronze", include=(A.id, D.id)))
    event = next(event for event in result.events if event.slug == "sea-and-bronze")
    assert {A.id, D.id} <= {one.id for one in event.articles}


def test_an_excluded_article_stays_out_at_every_rebuild() -> None:
    shaped = note("ferry", exclude=(C.id,))
    first = run(ALL, shaped, ledger=KNOWN)
    again = run(ALL, shaped, ledger=first.ledger)
    assert event_of(first, C) != FERRY
    assert (again.events, again.ledger) == (first.events, first.ledger)


def test_a_merge_keeps_the_older_id_and_redirects_the_other() -> None:
    merging = note("museum", merge=("ferry",))
    result = run(ALL, merging, ledger=KNOWN)
    (event,) = result.events
    assert (event.id, event.slug, event.former_slugs) == (FERRY, "ferry", ("museum",))
    assert result.ledger.records[0].former_ids == (MUSEUM,)
    again = run(ALL, merging, ledger=result.ledger)
    assert (again.events, again.ledger) == (result.events, result.ledger)
    assert run(ALL, ledger=result.ledger).events[0].articles == event.articles


@pytest.mark.parametrize(
    ("made", "place", "says", "hint"),
    [
        (note("musem"), "content/events/one.md:2", "no event is called 'musem'", "museum"),
        (
            note("ferry", merge=("ev-nowher",)),
            "content/events/one.md:3",
            "no event is called 'ev-nowher'",
            "",
        ),
        (
            note("ferry", include=("articles/ferry-9.md",)),
            "content/events/one.md:4",
            "no article is called",
            "articles/ferry-",
        ),
        (
            note("ferry", exclude=("articles/nothing.md",)),
            "content/events/one.md:5",
            "no article is called",
            "",
        ),
    ],
    ids=["id", "merge", "include", "exclude"],
)
def test_a_name_that_nothing_has_is_an_error_at_its_line(
    made: EventNote, place: str, says: str, hint: str
) -> None:
    found = problem(ALL, made, ledger=KNOWN)
    assert str(found.location) == place
    assert says in found.what
    assert found.suggestion.startswith(hint)


def test_an_article_in_two_events_is_an_error_that_names_both_places() -> None:
    one, two = note("ferry", include=(A.id,)), note("museum", "two", include=(A.id,))
    found = problem(ALL, one, two, ledger=KNOWN)
    assert "content/events/one.md:4" in found.what
    assert str(found.location) == "content/events/two.md:4"


def test_a_key_against_a_note_is_an_error_that_names_both_places() -> None:
    keyed = (replace(A, event="museum"), B, C, D, E)
    found = problem(keyed, note("ferry", include=(A.id,)), ledger=KNOWN)
    assert str(A.location) in found.what


@pytest.mark.parametrize(
    ("articles", "notes"),
    [
        (ALL, (note("ferry", include=(A.id,), exclude=(A.id,)),)),
        ((replace(A, event="ferry", not_event=("ferry",)), B, C, D, E), ()),
    ],
    ids=["note", "front matter"],
)
def test_in_and_out_of_one_event_is_an_error(
    articles: tuple[Article, ...], notes: tuple[EventNote, ...]
) -> None:
    assert "kept out of" in problem(articles, *notes, ledger=KNOWN).what


def test_events_that_are_merged_and_kept_apart_are_an_error_that_names_both_places() -> None:
    merging = note("ferry", merge=("museum",), include=(D.id,), exclude=())
    apart = replace(D, not_event=("museum",))
    found = problem((A, B, C, apart, E), merging, ledger=KNOWN)
    assert found.location == D.location
    assert "content/events/one.md:4" in found.what
    assert "which is merged with it" in found.what


def test_a_merge_with_an_event_whose_articles_are_kept_out_is_an_error_with_both_places() -> None:
    alone = run(ALL, note("ferry", exclude=(C.id,)), ledger=KNOWN).ledger
    home = next(one.id for one in alone.records if C.id in {m.id for m in one.members})
    found = problem(ALL, note("ferry", merge=(home,), exclude=(C.id,)), ledger=alone)
    assert str(found.location) == "content/events/one.md:5"
    assert f"its event {home} is merged with it at content/events/one.md:3" in found.what


def test_of_an_event_that_is_merged_some_articles_may_be_kept_out() -> None:
    shaped = note("ferry", merge=("museum",), exclude=(D.id,))
    result = run(ALL, shaped, ledger=KNOWN)
    assert result.problems == ()
    assert event_of(result, E) == FERRY != event_of(result, D)
    again = run(ALL, shaped, ledger=result.ledger)
    assert (again.events, again.ledger) == (result.events, result.ledger)


def test_two_notes_on_events_that_are_merged_are_an_error() -> None:
    found = problem(ALL, note("ferry", merge=("museum",)), note("museum", "two"), ledger=KNOWN)
    assert "content/events/one.md" in found.what
    assert found.location.path == "content/events/two.md"


def test_one_article_in_two_events_that_are_merged_is_no_contradiction() -> None:
    keyed = (replace(A, event="museum"), B, C, D, E)
    result = run(keyed, note("ferry", merge=("museum",), include=(A.id,)), ledger=KNOWN)
    assert len(result.events) == 1
    assert result.problems == ()


def test_a_name_in_not_event_that_nothing_has_is_a_warning() -> None:
    (found,) = run((replace(A, not_event=("musem",)), B), ledger=KNOWN).problems
    assert (found.severity, found.suggestion) == ("warning", "museum")


def test_a_note_finds_an_article_that_moved_twice() -> None:
    keeping = note("museum", include=(A.id,))
    ledger = run(ALL, keeping, ledger=KNOWN).ledger
    for path in ("articles/2026/a.md", "articles/archive/a.md", "articles/archive/a.md"):
        articles = (replace(A, id=path), B, C, D, E)
        result = run(articles, keeping, ledger=ledger)
        (found,) = result.problems
        assert (found.severity, str(found.location)) == ("warning", "content/events/one.md:4")
        assert path in found.expected
        assert event_of(result, articles[0]) == MUSEUM
        ledger = result.ledger


def test_a_note_on_an_article_that_is_gone_is_a_warning() -> None:
    (found,) = run((B, C, D, E), note("ferry", exclude=(A.id,)), ledger=KNOWN).problems
    assert (found.severity, found.what) == ("warning", f"exclude: {A.id} is not there now")


def test_two_notes_on_one_event_are_an_error() -> None:
    found = problem(ALL, note("ferry"), note(FERRY, "two"), ledger=KNOWN)
    assert "has a note at content/events/one.md" in found.what
