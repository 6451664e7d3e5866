"""A site whose summaries somebody else writes, from `digest build` to what readers see."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.site import CONFIG, digest, healthy_site, tree

TRUE = "The ferry to Sant Aldric sailed again on Wednesday after eleven days in dock."
OWN = CONFIG + '\n[entries]\nsummarizer = "mine:short"\n'
MINE = """
from digest.model import Proposal

def short(event, limits, config):
    named = [article.id for article in event.articles if "ferry-a" in article.id]
    return [Proposal({text!r}, tuple(named))]
"""


def mine(text: str = TRUE, config: str = OWN) -> dict[str, str | bytes]:
    return {"digest.toml": config, "mine.py": MINE.format(text=text)}


def entry_json(root: Path) -> dict[str, object]:
    (path,) = (root / "site" / "events").glob("*/index.json")
    found: dict[str, object] = json.loads(path.read_bytes())
    return found


def test_readers_are_told_who_wrote_it_and_check_has_nothing_to_say(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, mine())
    built = digest(root, "build", "--strict")
    assert (built.status, built.err) == (0, "")
    articles = ["articles/ferry-a.md"]
    assert entry_json(root)["statements"] == [
        {"text": TRUE, "citations": articles, "written_by": "mine:short"}
    ]
    note = b"Written by <bdi>mine:short</bdi> from the cited sources."
    files = tree(root / "site")
    pages = [path for path in files if path.startswith("events/") and path.endswith(".html")]
    assert any(note in files[page] for page in pages)
    assert note in files["index.html"]
    assert b"Written by mine:short from the cited sources." in files["feed.xml"]
    assert digest(root, "check").status == 0


def test_what_is_refused_is_said_and_strict_fails(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, mine(TRUE.replace("eleven", "twelve")))
    built = digest(root, "build")
    assert built.status == 0
    assert re.search(r"warning: digest\.toml:\d+: `entries\.summarizer`: ev-", built.err)
    assert "has the number 'twelve', which no source that it cites has" in built.err
    assert "written_by" not in json.dumps(entry_json(root))
    again = digest(root, "build", "--strict")
    assert again.status == 1
    assert "nothing has changed" in again.out


def test_what_gave_no_answer_is_asked_again_by_the_next_build(tmp_path: Path) -> None:
    down = "    import os\n    if not os.environ.get('UP'):\n        raise OSError\n    named"
    source = MINE.format(text=TRUE).replace("    named", down)
    root = healthy_site(tmp_path, {"digest.toml": OWN, "mine.py": source})
    assert "mine:short failed (OSError)" in digest(root, "build").err
    built = digest(root, "build", env={"UP": "1"})
    assert built.err == ""
    assert "nothing has changed" not in built.out
    assert digest(root, "build").out == "site/: nothing has changed\n"


def test_a_new_version_of_the_function_is_asked_anew(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, mine())
    digest(root, "build")
    other = TRUE.replace("The ferry", "A ferry")
    (root / "mine.py").write_text(MINE.format(text=other))
    digest(root, "build")
    assert other in json.dumps(entry_json(root))


def test_the_same_site_is_built_whatever_the_number_of_workers(tmp_path: Path) -> None:
    one, two = (healthy_site(tmp_path / name, mine()) for name in ("one", "two"))
    digest(one, "build", "--jobs", "1")
    digest(two, "build", "--jobs", "2")
    assert tree(one / "site") == tree(two / "site")


def test_records_are_summarized_as_a_site_is_configured_to(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, mine())
    text = (root / "content/articles/ferry-a.md").read_text().split("---\n")[2]
    record = json.dumps({"id": "ferry-a", "text": text, "event": "ev-1"})
    answer = digest(root, "summarize", "-", "--site", ".", stdin=record)
    assert json.loads(answer.out)["statements"] == [
        {"text": TRUE, "citations": ["ferry-a"], "written_by": "mine:short"}
    ]
    plain = digest(root, "summarize", "-", stdin=record)
    assert "written_by" not in plain.out


@pytest.mark.parametrize("source", ["1 / 0", "def short(:", "short = 5", "import nowhere"])
def test_a_module_that_is_broken_is_a_mistake_and_no_traceback(tmp_path: Path, source: str) -> None:
    built = digest(healthy_site(tmp_path, {"digest.toml": OWN, "mine.py": source}), "build")
    assert built.status == 1
    assert re.match(r"digest\.toml:\d+: entries\.summarizer: mine:short ", built.err)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('[entries]\nsummarizer = "nowhere:f"\n', "names the module 'nowhere', which is not there"),
        ('[entries]\nsummarizer = "digest.entries.llm:summarize"\n', "`llm.endpoint` is empty"),
        ('[llm]\napi_key = "k-7f3a"\n', "`llm.api_key`: a key has no place in a file"),
        ('[llm]\nkey_from = "k-7f3a"\n', "`llm.key_from` is no name of an environment variable"),
        ('[llm]\nendpoint = "http://me:k-7f3a@h.example/"\n', "`llm.endpoint` is no http(s) URL"),
        ("[entries]\nsummarizer_seconds = 0\n", "`entries.summarizer_seconds` can't be 0"),
    ],
)
def test_a_wrong_configuration_says_so_and_no_secret(
    tmp_path: Path, table: str, expected: str
) -> None:
    root = healthy_site(tmp_path, {"digest.toml": f"{CONFIG}\n{table}"})
    built = digest(root, "build")
    assert built.status == 1
    assert expected in built.err
    assert "k-7f3a" not in built.err
    assert not (root / "site").exists()
