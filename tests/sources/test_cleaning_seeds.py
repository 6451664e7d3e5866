"""The five real texts beside the project: all of their junk goes, nothing of their news."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from digest.model import Document, Location, Metadata
from digest.sources.cleaning.cleaning import Cleaned, clean

JUNK = ("Gymglish", "survey", "Download", "Visited", "Recommended", "Avatar", "About the Author")

# What is removed, as lines of the file; the paragraphs that stay; and the hash of the text.
EXPECTED = {
    "000": ({}, 9, "407a1ecb04772d02"),
    "001": ({21: "stray-brace"}, 10, "a72b0bb1bdee289a"),
    "002": ({}, 15, "4bee30f02c2f15a2"),
    "003": ({12: "leading-label"}, 22, "005ca6a8c58c0362"),
    "004": (
        {
            1: "title-line",
            4: "photo-credit",
            16: "read-more",
            24: "call-to-action",
            26: "between-calls",
            28: "between-calls",
            30: "call-to-action",
            32: "call-to-action",
            34: "call-to-action",
            36: "call-to-action",
            38: "call-to-action",
            40: "section-label",
            42: "between-calls",
            44: "call-to-action",
            46: "call-to-action",
            56: "read-more",
            64: "credit-line",
            67: "credit-line",
            69: "visit-counter",
            71: "end-label",
            73: "author-box",
            75: "author-box",
        },
        16,
        "5a8c99c16f55e1cc",
    ),
}


def read(seed_paths: list[Path], number: str) -> Document:
    (path,) = (path for path in seed_paths if path.name.startswith(f"{number}_"))
    body, line = path.read_text("utf-8"), 1
    if body.startswith("---\n"):
        head, body = re.split(r"(?m)^---\n", body, maxsplit=2)[1:]
        line = head.count("\n") + 3
    return Document(Location(path.name), "article", "text", Metadata(), body, line)


def cleaned(seed_paths: list[Path], number: str) -> Cleaned:
    return clean(read(seed_paths, number))


@pytest.mark.parametrize("number", EXPECTED)
def test_just_the_junk_lines_are_removed(seed_paths: list[Path], number: str) -> None:
    removals, paragraphs, digest = EXPECTED[number]
    found = cleaned(seed_paths, number)
    assert {removal.line: removal.rule for removal in found.removals} == removals
    assert len(found.text.split("\n\n")) == paragraphs
    assert hashlib.sha256(found.text.encode()).hexdigest()[:16] == digest


@pytest.mark.parametrize("number", EXPECTED)
def test_every_word_is_in_the_text_or_in_the_receipt(seed_paths: list[Path], number: str) -> None:
    document, found = read(seed_paths, number), cleaned(seed_paths, number)
    spans = [*found.text.split("\n\n"), *(removal.text for removal in found.removals)]
    assert sorted(" ".join(spans).split()) == sorted(document.body.split())


def test_nothing_that_a_reader_would_call_junk_is_left(seed_paths: list[Path]) -> None:
    text = cleaned(seed_paths, "004").text
    assert not [word for word in JUNK if word in text]


def test_the_title_line_is_the_title_and_the_credit_names_publisher_and_agency(
    seed_paths: list[Path],
) -> None:
    found = cleaned(seed_paths, "004")
    assert found.title.startswith("US Secretary of State Marco Rubio ramps up")
    assert found.title not in found.text
    assert (found.publisher, found.credit) == ("Le Monde", "AFP")


@pytest.mark.parametrize("number", EXPECTED)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("’", "'"),
        ("“", '"'),
        ("”", '"'),
        ("−", "–"),
        (" ", "\u00a0"),
        ("\n\n", "\n"),
        ("\n", "\n\n"),
    ],
    ids=["apostrophe", "opening", "closing", "dash", "space", "tight", "airy"],
)
def test_other_typography_changes_no_verdict(
    seed_paths: list[Path], number: str, old: str, new: str
) -> None:
    document = read(seed_paths, number)
    body = document.body.replace(old, new)
    other = clean(Document(Location("x.txt"), "article", "text", Metadata(), body))
    known = cleaned(seed_paths, number)
    assert [removal.rule for removal in other.removals] == [r.rule for r in known.removals]
    assert len(other.text.split("\n\n")) == len(known.text.split("\n\n"))
