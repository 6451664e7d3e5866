"""The sample digest: what it holds, and that its expectations speak of what is there."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from digest.events import read_ledger
from digest.events.ledger.history import read_history
from tests.conftest import ROOT

CONTENT = ROOT / "content"
EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "fixtures" / "sample_expectations.json").read_text("utf-8")
)
DOCUMENTS: dict[str, dict[str, Any]] = EXPECTED["documents"]
FILES = [path for path in sorted(CONTENT.rglob("*.*")) if path.suffix in (".md", ".txt", ".html")]
RESERVED = (".example", ".test", "example.org", "schema.org")
"""Names that nobody can own (RFC 2606), and the vocabulary that JSON-LD names."""


def plain(name: str) -> str:
    """The document as a reader would see it: entities resolved, line ends and tags gone."""
    text = html.unescape((CONTENT / name).read_text("utf-8-sig"))
    return " ".join(re.sub(r"</?\w[^>]*>", " ", text).split())


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_text_has_its_expectation() -> None:
    names = {path.relative_to(CONTENT).as_posix() for path in FILES}
    texts = {name for name in names if name.startswith(("articles/", "posts/"))}
    assert texts == DOCUMENTS.keys() | set(EXPECTED["drafts"])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_expected_news_and_boilerplate_stand_in_the_file(name: str) -> None:
    raw, seen = squeezed((CONTENT / name).read_text("utf-8-sig")), plain(name)
    expected = DOCUMENTS[name]
    assert seen.index(squeezed(expected["first"])) < seen.index(squeezed(expected["last"]))
    absent = [line for line in expected["boilerplate"] if line not in seen and line not in raw]
    assert not absent


def test_counts_agree_with_the_documents() -> None:
    for event, counts in EXPECTED["events"].items():
        members = [name for name, one in DOCUMENTS.items() if one["event"] == event]
        assert len(members) == counts["articles"]
        assert 1 <= counts["origins"] <= counts["articles"]


def test_look_alikes_are_known_events() -> None:
    for pair in EXPECTED["apart"]:
        assert set(pair) <= EXPECTED["events"].keys()


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a byte order mark", rb"\A\xef\xbb\xbf"),
        ("CRLF line ends", rb"\r\n"),
        ("TOML front matter", rb"\A\+\+\+\n"),
        ("no front matter in plain text", rb"\A[A-Z][^\n]+\n"),
        ("a whole HTML page with JSON-LD", rb'<html[\s\S]+<script type="application/ld\+json">'),
        ("a licensed text", rb"\nrights: licensed\n"),
        ("another language", rb"\nlang: es\n"),
        ("a stray brace", rb"\n}\n"),
        ("a post that names its event", rb"\nevent: [\w-]+\n"),
        ("a table, a footnote and fenced code", rb"\n\| [\s\S]+\[\^\w+\][\s\S]+\n```"),
        ("an editor's correction", rb"\ncorrections:\n"),
        ("an editor's exclusion", rb"\nexclude: "),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_shows(what: str, pattern: bytes) -> None:
    assert any(re.search(pattern, path.read_bytes()) for path in FILES), what


def test_it_shows_what_became_of_a_known_event() -> None:
    homes = {
        member.id: record.id
        for record in read_ledger(CONTENT / "ledger.jsonl").records
        for member in record.members
    }
    changes = read_history(CONTENT / "history.jsonl")
    assert changes
    assert all(homes[name] == change.event for change in changes for name in change.added)


def test_links_lead_to_nobody() -> None:
    for path in FILES:
        for url in re.findall(r"https?://[^\s\"'<>)]+", path.read_text("utf-8-sig")):
            assert (urlsplit(url).hostname or "").endswith(RESERVED), f"{path}: {url}"
