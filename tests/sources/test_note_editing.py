"""Event files that digest changes: one decision more, everything else byte for byte."""

from __future__ import annotations

import pytest

from digest.config import Config
from digest.errors import ContentError
from digest.sources.note_editing import new_note, with_value, with_values

NAME = "content/events/quay.md"


def merged(raw: str) -> str:
    return with_values(NAME, raw.encode(), "merge", ["ev-bbbbbb"], Config()).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\nid: quay  # ours\ntitle: 'It: sails'\n---\n\nBody [1].\n",
            "---\nid: quay  # ours\nmerge: [ev-bbbbbb]\ntitle: 'It: sails'\n---\n\nBody [1].\n",
        ),
        (
            "---\nmerge: [ ev-aaaaaa ]  # one\nid: quay\n---\n",
            "---\nmerge: [ev-aaaaaa, ev-bbbbbb]  # one\nid: quay\n---\n",
        ),
        (
            "---\nid: quay\nmerge:\n  - ev-aaaaaa  # one\n  - ev-cccccc\npin: true\n---\n",
            "---\nid: quay\nmerge:\n  - ev-aaaaaa  # one\n  - ev-cccccc\n  - ev-bbbbbb\n"
            "pin: true\n---\n",
        ),
        (
            "---\nid: quay\nmerge: ev-aaaaaa\n---\n",
            "---\nid: quay\nmerge: [ev-aaaaaa, ev-bbbbbb]\n---\n",
        ),
        ("---\nid: quay\nmerge: []\n---\n", "---\nid: quay\nmerge: [ev-bbbbbb]\n---\n"),
        (
            "---\r\nid: quay\r\n---\r\nText\r\n",
            "---\r\nid: quay\r\nmerge: [ev-bbbbbb]\r\n---\r\nText\r\n",
        ),
        ('+++\nid = "quay"\n+++\n', '+++\nid = "quay"\nmerge = ["ev-bbbbbb"]\n+++\n'),
        (
            '+++\nid = "quay"\nmerge = ["ev-aaaaaa"]\n+++\n',
            '+++\nid = "quay"\nmerge = ["ev-aaaaaa", "ev-bbbbbb"]\n+++\n',
        ),
        ("\ufeff---\nid: quay\n---\n", "\ufeff---\nid: quay\nmerge: [ev-bbbbbb]\n---\n"),
    ],
    ids=["new", "list", "below", "alone", "empty", "CRLF", "TOML", "TOML list", "BOM"],
)
def test_a_decision_joins_whatever_stands_there(before: str, after: str) -> None:
    assert merged(before) == after


@pytest.mark.parametrize(
    "before",
    [
        "---\nid: quay\nmerge: [ev-aaaaaa,\n  ev-cccccc]\n---\n",
        "---\n{id: quay}\n---\n",
        "---\nid: quay\nmerge: &a [ev-aaaaaa]\n---\n",
        "---\nid: >-\n  quay\n---\n",
    ],
    ids=["two lines", "flow", "anchor", "folded"],
)
def test_what_cannot_be_changed_surely_is_left_to_the_editor(before: str) -> None:
    with pytest.raises(ContentError, match=r"quay.md:\d.*ev-bbbbbb in it, by your own hand"):
        merged(before)


def test_a_file_with_mistakes_is_not_touched() -> None:
    with pytest.raises(ContentError, match="titel"):
        merged("---\nid: quay\ntitel: x\n---\n")


@pytest.mark.parametrize(
    "value", ["articles/ä ö.md", "articles/a, b.md", 'articles/"x".md', "x: y"]
)
def test_any_path_is_read_again_as_it_was_written(value: str) -> None:
    once = with_values(NAME, new_note("quay", "exclude", [value]), "exclude", ["b"], Config())
    assert value in with_values(NAME, once, "include", [value], Config()).decode().replace(
        '\\"', '"'
    )


def test_pinning_and_back() -> None:
    raw = new_note("ev-aaaaaa", "pin", ["true"])
    off = with_value(NAME, raw, "pin", "false", Config())
    assert off.decode() == "---\nid: ev-aaaaaa\npin: false\n---\n"
    assert with_value(NAME, off, "pin", "true", Config()) == raw


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nid: ev-a\n---\n", '---\nid: ev-a\ntitle: "Ä: # \\"x\\""\n---\n'),
        (
            "---\nid: ev-a\ntitle: Old # note\npin: true\n---\nBody\n",
            '---\nid: ev-a\ntitle: "Ä: # \\"x\\""\npin: true\n---\nBody\n',
        ),
        (
            "+++\r\nid = 'ev-a'\r\ntitle = 'Old'\r\n+++\r\n",
            '+++\r\nid = \'ev-a\'\r\ntitle = "Ä: # \\"x\\""\r\n+++\r\n',
        ),
    ],
    ids=["new", "yaml", "toml"],
)
def test_an_event_is_called_anew_and_the_rest_stays(before: str, after: str) -> None:
    changed = with_value(NAME, before.encode(), "title", 'Ä: # "x"', Config())
    assert changed.decode() == after


def test_a_title_on_several_lines_is_left_to_the_editor() -> None:
    raw = b"---\nid: ev-a\ntitle: >\n  Old\n  words\n---\n"
    with pytest.raises(ContentError, match="can't be changed for you"):
        with_value(NAME, raw, "title", "New", Config())
