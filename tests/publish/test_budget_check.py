"""`digest check` counts what a built site prints of its sources."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from digest.config import Config, EntriesConfig
from digest.entries import entry_record, summarize
from digest.model import Article, Location, Rights
from digest.publish.check import check
from digest.text.slugs import slugify
from tests.site import HEALTHY, digest, healthy_site

TEXT = "The ferry sailed again on Wednesday. Commuters cheered on the quay. It cost 310,000 euros."
FIRST, SECOND, THIRD = (
    "The ferry sailed again on Wednesday.",
    "Commuters cheered on the quay.",
    "It cost 310,000 euros.",
)


def mistakes(
    root: Path, texts: list[str], rights: Rights = "quote", words: int = 50, writer: str = ""
) -> list[str]:
    """What `check` says of a site whose one entry prints `texts` of one article, the first of them
    retold by a writer, if there is one.
    """
    (root / "site" / "events" / "ferry").mkdir(parents=True)
    entry = {
        "statements": [
            {"text": text, "citations": ["a", "b"], "written_by": writer} for text in texts[:1]
        ],
        "quotes": [{"versions": [{"text": text, "citations": ["a"]} for text in texts[1:]]}],
    }
    (root / "site" / "events" / "ferry" / "index.json").write_text(json.dumps(entry))
    article = Article("a", "post", "", TEXT, "", Location("content/a"), rights=rights)
    config = EntriesConfig(excerpt_words=words)
    problems = check(root / "site", root, "https://me.example/", [article], config)
    return [problem.what for problem in problems if "prints" in problem.what]


@pytest.mark.parametrize(
    ("texts", "rights", "words", "expected"),
    [
        ([FIRST, SECOND], "quote", 50, []),
        ([FIRST, SECOND, THIRD], "quote", 50, ["the entry prints 3 sentences of a"]),
        ([FIRST, SECOND, THIRD], "licensed", 50, []),
        ([FIRST, SECOND], "quote", 10, ["the entry prints 11 words of a"]),
        ([FIRST, FIRST, "sailed again"], "quote", 10, []),
        ([FIRST, "cheered on", "the quay", "310,000"], "quote", 11, []),
    ],
    ids=["allowed", "a sentence too many", "free", "a word too many", "the same again", "words"],
)
def test_excerpts_are_counted_anew(
    tmp_path: Path, texts: list[str], rights: Rights, words: int, expected: list[str]
) -> None:
    assert mistakes(tmp_path, texts, rights, words) == expected


def test_what_somebody_has_retold_in_other_words_is_no_excerpt(tmp_path: Path) -> None:
    assert mistakes(tmp_path, [FIRST, SECOND, THIRD], writer="A model") == []


def test_a_site_over_its_budget_fails(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    assert digest(root, "check").status == 0
    stricter = HEALTHY["digest.toml"] + "[entries]\nexcerpt_words = 10\n"  # type: ignore[operator]
    (root / "digest.toml").write_text(stricter)
    result = digest(root, "check")
    assert result.status == 1
    assert "words of articles/ferry-" in result.err


def test_no_entry_of_the_labeled_news_is_over_its_budget(tmp_path: Path, evaluation: Path) -> None:
    """What entries print is counted by the one who does not print it."""
    (tmp_path / "site").mkdir()
    groups: dict[str, list[Article]] = {}
    path = evaluation / "grouping" / "fnc1.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            article = Article(
                record["id"], "article", "", record["text"], "", Location("a"), language="en"
            )
            groups.setdefault(record["label"], []).append(article)
    for name, articles in list(groups.items())[:25]:
        entry = summarize(name, articles[:5], Config())
        folder = tmp_path / "site" / "events" / slugify(name)
        folder.mkdir(parents=True)
        (folder / "index.json").write_text(json.dumps(entry_record(entry)))
    every = [article for articles in groups.values() for article in articles]
    problems = check(tmp_path / "site", tmp_path, "https://me.example/", every)
    assert [str(problem) for problem in problems if "prints" in problem.what] == []
