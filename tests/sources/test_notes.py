"""Files of `content/events/`, where the editor's word is read and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from digest.model import Correction, EventNote, Location
from tests.sources.reading import note, read

KEYS = "one of: id, title, merge, include, exclude, pin, corrections"


def test_every_key_of_an_event_file_is_read() -> None:
    text = """---
id: ev-7k3q9d
title: Two gangs of Port Marlow are banned
merge: [ev-2b8aaa]
include: [articles/003.md, content/articles/A.md]
exclude: articles/017.md
pin: true
corrections:
  - {date: 2025-09-06, text: "Figure clarified."}
  - date: 2025-09-07 23:30 +0000
    text: A name was misspelled.
---

What the editor says of it.
"""
    assert note(text) == EventNote(
        location=Location("content/events/x.md"),
        id="ev-7k3q9d",
        title="Two gangs of Port Marlow are banned",
        merge=("ev-2b8aaa",),
        include=("articles/003.md", "articles/A.md"),
        exclude=("articles/017.md",),
        pin=True,
        corrections=(
            Correction(date(2025, 9, 6), "Figure clarified."),
            Correction(date(2025, 9, 8), "A name was misspelled."),
        ),
        body="What the editor says of it.",
        body_line=14,
    )


def test_an_id_is_enough() -> None:
    found = note("---\nid: quito-visit\n---\n")
    assert (found.id, found.title, found.body, found.pin) == ("quito-visit", "", "", False)


def test_each_name_in_a_list_has_its_line() -> None:
    found, _ = read("---\nid: a\ninclude:\n- articles/a.md\n- articles/b.md\n---\n", "event")
    assert found is not None
    assert found.lines == {"id": 2, "include": 3, "include[0]": 4, "include[1]": 5}


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title: a", "2: names no event; expected a line such as id: ev-7k3q9d, or a new slug"),
        (
            "id: a\ninclud: [b]",
            f"3: `includ` is no key of an event file; expected {KEYS}; did you mean 'include'?",
        ),
        (
            "id: Quito visit",
            "2: `id` can't be 'Quito visit'; expected an event's id or slug, or a new slug "
            "such as quito-visit; did you mean 'quito-visit'?",
        ),
        (
            "id: ../x",
            "2: `id` can't be '../x'; expected an event's id or slug, or a new slug "
            "such as quito-visit; did you mean 'x'?",
        ),
        ("id: a\nid: b", "3: `id` stands there twice; expected it once"),
        ("id: a\nmerge: {b: c}", "3: `merge` is a map; expected text"),
        ("id: a\npin: maybe", "3: `pin` can't be 'maybe'; expected true or false"),
        (
            "id: a\ncorrections: Fixed.",
            "3: `corrections` needs a date and a text in each entry, and no more; expected "
            'a list such as [{date: 2026-11-20, text: "Figure clarified."}]',
        ),
        (
            "id: a\ncorrections: [{date: never, text: b}]",
            "3: `corrections` can't be 'never': it is no date; "
            "expected a date such as 2026-11-20 or 2026-11-20 18:30 +0100",
        ),
    ],
)
def test_a_mistake_in_an_event_file_stops_the_build(block: str, expected: str) -> None:
    assert read(f"---\n{block}\n---\n", "event") == (None, [f"error {expected}"])


def test_an_event_file_without_front_matter_names_no_event() -> None:
    found, told = read("It happened.\n", "event")
    assert found is None
    assert told[0].startswith("error 1: names no event")


def test_a_note_whose_front_matter_nothing_opens_says_so() -> None:
    what = "begins with keys, and no line '---' is above them: they are read as text"
    expected = "expected a line '---' above the keys and one below"
    assert read("id: ev-7k3q9d\ntitle: a\n", "event")[1] == [f"error 1: {what}; {expected}"]


def test_a_comma_in_the_text_of_a_correction_is_told() -> None:
    text = "---\nid: ev-7k3q9d\ncorrections: [{date: 2025-09-06, text: Two, not three}]\n---\n"
    what = "`corrections` has a comma outside of quotes"
    expected = 'expected quotes around the text: "Two, not three"'
    assert read(text, "event")[1] == [f"error 3: {what}; {expected}"]
