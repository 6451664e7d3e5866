from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_verbs import RECORDS
from tests.site import digest, healthy_site, tree


def test_records_become_articles_that_keep_their_events(tmp_path: Path) -> None:
    records = [json.loads(line) for line in RECORDS.split("\n")]
    for record, event in zip(records, ("Sant Aldric ferry", "Sant Aldric ferry", ""), strict=True):
        record |= {"date": "2026-11-18", "event": event}
    lines = "\n".join(map(json.dumps, records)) + "\n"
    site = healthy_site(tmp_path, {"in/a.jsonl": lines})
    result = digest(site, "import", "jsonl", "in/a.jsonl")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[-1] == "in/a.jsonl: 3 articles new, 0 known"
    first = site / "content/articles/2026/11/ferry-to-sant-aldric-resumes.md"
    assert 'event: "sant-aldric-ferry"\n' in first.read_text("utf-8")
    assert 'name: "Coastal Courier"\n' in first.read_text("utf-8")
    before = tree(site / "content")
    again = digest(site, "import", "jsonl", "--json", "in/a.jsonl")
    assert json.loads(again.out) == {"new": [], "known": 3}
    assert tree(site / "content") == before
    assert digest(site, "build", "--strict").status == 0


@pytest.mark.parametrize(
    ("content", "said", "status"),
    [
        ('{"id": "a", "text": "One."}\n{"id": 4', "in/a.jsonl:2: no JSON", 1),
        ("\xff", "in/a.jsonl: is not UTF-8", 2),
    ],
)
def test_a_file_that_is_not_records_changes_nothing(
    content: str, said: str, status: int, tmp_path: Path
) -> None:
    site = healthy_site(tmp_path, {"in/a.jsonl": content.encode("latin-1")})
    before = tree(site / "content")
    result = digest(site, "import", "jsonl", "in/a.jsonl")
    assert result.status == status
    assert said in result.err
    assert tree(site / "content") == before
