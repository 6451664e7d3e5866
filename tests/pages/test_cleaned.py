"""What readers are told of the cleaning: everything about it, and nothing of the junk."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest

from digest.config import Config
from digest.model import Document, Publication, Removal
from digest.pages.entry.cleaned import KEPT_ELSEWHERE, RULES, removal_views
from digest.pages.feeds.feeds import feeds
from digest.pages.machine.entry_json import entry_files
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from digest.sources.article import to_article
from digest.sources.cleaning import phrases
from digest.sources.reader import read_document
from tests.pages.samples import config, entry, layout, source

ROOT = Path(__file__).parents[2]

RECEIPT = (
    Removal("title-line", 1, "Ferry sails again"),
    Removal("call-to-action", 24, "Join the quay club tonight"),
    Removal("call-to-action", 31, "Join the quay club tomorrow"),
    Removal("call-to-action", 30, "Join the quay club now"),
    Removal("visit-counter", 40, "Seen by 12 quay readers"),
)


def test_of_a_quoted_source_counts_and_lines_are_told() -> None:
    told = [(view.words, view.lines) for view in removal_views(source(receipt=RECEIPT))]
    assert told == [("3 calls to action", "lines 24, 30–31"), ("a visit counter", "line 40")]
    assert not any(view.texts for view in removal_views(source(receipt=RECEIPT)))


@pytest.mark.parametrize("rights", ["own", "licensed"])
def test_of_a_licensed_source_the_removed_words_are_shown(
    rights: Literal["own", "licensed"],
) -> None:
    views = removal_views(source(receipt=RECEIPT, rights=rights))
    assert views[1].texts == ("Seen by 12 quay readers",)


def test_no_removed_word_of_a_quoted_source_is_published_anywhere() -> None:
    cited = (source(1, receipt=RECEIPT), source(2, receipt=RECEIPT), source(3, origin=2))
    shown = layout(Publication(entries=(entry(sources=cited),)))
    theme = load_theme(Path("/nowhere"), config())
    files = [*map(theme.render, plan(shown)), *entry_files(shown), *feeds(shown)]
    published = b"\n".join(output.data for output in files).decode()
    assert "3 calls to action (lines 24, 30–31), a visit counter (line 40)" in published
    assert "digest clean --receipt" in published
    assert "quay club" not in published
    assert "quay readers" not in published


def test_a_source_without_removals_says_nothing_of_cleaning() -> None:
    theme = load_theme(Path("/nowhere"), config())
    cited = tuple(source(number, receipt=RECEIPT[:1]) for number in (1, 2, 3))
    shown = layout(Publication(entries=(entry(sources=cited),)))
    published = b"\n".join(theme.render(page).data for page in plan(shown)).decode()
    assert "What cleaning removed" not in published


def test_every_rule_has_words() -> None:
    written = Path(phrases.__file__).with_name("phrases.txt").read_text("utf-8")
    rules = set(re.findall(r"^\[(.+)\]$", written, re.MULTILINE))
    for module in Path(phrases.__file__).parent.glob("*.py"):
        if module.name not in ("decoding.py", "searched.py"):  # encodings, and classes of authors
            rules |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', module.read_text("utf-8")))
    for path in sorted((ROOT / "content/articles").rglob("*.*")):
        document, _ = read_document(ROOT, path.relative_to(ROOT), Config())
        assert isinstance(document, Document)
        article, _ = to_article(document, Config())
        rules |= {removal.rule for removal in article.receipt} if article else set()
    assert rules - {KEPT_ELSEWHERE} <= set(RULES)


def test_json_for_programs_has_no_receipt() -> None:
    cited = tuple(source(number, receipt=RECEIPT) for number in (1, 2, 3))
    files = list(entry_files(layout(Publication(entries=(entry(sources=cited),)))))
    assert "quay club" not in json.dumps(json.loads(files[0].data))
