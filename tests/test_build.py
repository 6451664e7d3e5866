"""`digest build` from end to end: what stays, what moves, what stops it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from tests.site import HEALTHY, digest, healthy_site, tree, write_files

THIRD = """---
title: Why the Sant Aldric ferry stood still
date: 2026-11-19T08:00:00Z
source: {name: Harbor Weekly, url: "https://weekly.example/shaft"}
---

The Sant Aldric ferry is back after eleven days because Linea Blava found a propeller shaft in
Genoa. The cracked shaft of the ferry had kept 2,400 commuters on buses around the bay.
"""


def events(root: Path) -> dict[str, list[str]]:
    """Event id -> member ids, as the ledger has them."""
    found: dict[str, list[str]] = {}
    for line in (root / "content/ledger.jsonl").read_text().splitlines():
        fields = json.loads(line)
        members = found.setdefault(fields["event"], [])
        members += [fields["member"]["id"]] if "member" in fields else []
    return found


def entry_records(root: Path) -> list[dict[str, object]]:
    return [json.loads(path.read_text()) for path in sorted(root.glob("site/events/*/index.json"))]


def test_two_reports_of_one_event_make_one_cited_entry(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    result = digest(root, "build")
    assert (result.status, result.err) == (0, "")
    (entry,) = entry_records(root)
    assert entry["articles"] == 2
    texts = [statement["text"] for statement in entry["statements"]]  # type: ignore[attr-defined]
    sources = " ".join(
        " ".join(str(content).split()) for name, content in HEALTHY.items() if "ferry" in name
    )
    assert texts
    assert all(text in sources for text in texts)


def test_a_build_tells_what_it_holds_back(tmp_path: Path) -> None:
    post = "---\ntitle: {}\n{}\n---\n\nNothing moves in the harbor.\n"
    root = healthy_site(
        tmp_path,
        {
            "content/posts/draft.md": post.format("Not done", "draft: true"),
            "content/posts/ahead.md": post.format("Tomorrow", "date: 2099-01-01"),
            "content/posts/over.md": post.format("Long ago", "expires: 2020-01-01"),
        },
    )
    assert "1 post (held back: 1 draft, 1 dated ahead), " in digest(root, "build").out
    hello = root / "content/posts/hello.md"
    hello.write_text(hello.read_text() + "\nMore of the same.\n")
    assert "1 post (held back: 1 draft, 1 dated ahead), " in digest(root, "build").out
    (root / "content/posts/draft.md").unlink()
    assert "1 post (held back: 1 dated ahead), " in digest(root, "build").out
    assert "2 posts, " in digest(root, "build", "--future").out


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    before = tree(root / "site"), (root / "content/ledger.jsonl").read_bytes()
    assert "nothing has changed" in digest(root, "build").out
    (root / ".digest/manifest.json").unlink()
    assert digest(root, "build").status == 0
    assert (tree(root / "site"), (root / "content/ledger.jsonl").read_bytes()) == before


def test_a_new_article_changes_neither_id_nor_url_nor_guid(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    digest(root, "build")
    before, (entry,) = events(root), entry_records(root)
    guids = {e.id for e in feedparser.parse((root / "site/feed.xml").read_bytes()).entries}
    write_files(root, {"content/articles/ferry-c.md": THIRD})
    digest(root, "build")
    (after,) = entry_records(root)
    assert after["articles"] == 3
    assert (after["event"], after["url"]) == (entry["event"], entry["url"])
    assert events(root).keys() == before.keys()
    assert guids == {e.id for e in feedparser.parse((root / "site/feed.xml").read_bytes()).entries}


def test_without_its_ledger_the_same_content_gets_the_same_ids(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, {"content/articles/ferry-c.md": THIRD})
    digest(root, "build")
    site, ledger = tree(root / "site"), (root / "content/ledger.jsonl").read_bytes()
    (root / "content/ledger.jsonl").unlink()
    digest(root, "build")
    assert (root / "content/ledger.jsonl").read_bytes() == ledger
    assert tree(root / "site") == site


def test_frozen_refuses_to_change_the_ledger(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    result = digest(root, "build", "--frozen")
    assert result.status == 1
    assert result.err.startswith("content/ledger.jsonl: would change, and the build is --frozen")
    assert not (root / "site").exists()
    assert digest(root, "build").status == 0
    assert digest(root, "build", "--frozen").status == 0


def test_a_quarantined_file_is_named_again_when_nothing_has_changed(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, {"content/articles/bad.md": "---\ndate: [\n---\nText.\n"})
    first, second = digest(root, "build"), digest(root, "build")
    assert first.status == second.status == 0
    assert first.err == second.err
    assert first.err.startswith("left out: content/articles/bad.md:")
    assert digest(root, "build", "--strict").status == 1


def test_the_editors_key_puts_a_post_into_an_event(tmp_path: Path) -> None:
    post = "---\ntitle: On ferries\ndate: 2026-11-18\nevent: ferry-returns\n---\nOf shafts.\n"
    keyed = HEALTHY["content/articles/ferry-a.md"]
    assert isinstance(keyed, str)
    root = healthy_site(
        tmp_path,
        {
            "content/posts/on-ferries.md": post,
            "content/articles/ferry-a.md": keyed.replace("---\n", "---\nevent: ferry-returns\n", 1),
        },
    )
    assert digest(root, "build").status == 0
    assert (root / "site/events/ferry-returns/index.html").is_file()
    assert "/events/ferry-returns/" in (root / "site/posts/on-ferries/index.html").read_text()


def test_not_event_keeps_an_article_out(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    digest(root, "build")
    (event,) = (name for name, members in events(root).items() if len(members) == 2)
    path = root / "content/articles/ferry-b.md"
    path.write_text(path.read_text().replace("---\n", f"---\nnot_event: {event}\n", 1))
    digest(root, "build")
    assert {len(members) for members in events(root).values()} == {1}


def test_an_event_file_retitles_pins_and_corrects(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    digest(root, "build")
    (event,) = (name for name, members in events(root).items() if len(members) == 2)
    note = (
        f"---\nid: {event}\ntitle: The ferry is back\npin: true\n"
        "corrections: [{date: 2026-11-19, text: The shaft came from Genoa.}]\n---\n\nIt *sails*.\n"
    )
    write_files(root, {"content/events/ferry.md": note})
    assert digest(root, "build").status == 0
    (page,) = (root / "site/events").glob("*/index.html")
    text = page.read_text()
    assert "The ferry is back" in text
    assert "The shaft came from Genoa." in text
    assert "<em>sails</em>" in text


def test_no_content_at_all_is_a_page_that_helps(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"digest.toml": ""})
    (root / "content").mkdir()
    result = digest(root, "build")
    assert (result.status, result.err) == (0, "")
    assert "content/articles" in (root / "site/index.html").read_text()
    assert not feedparser.parse((root / "site/feed.xml").read_bytes()).bozo


def test_a_site_whose_content_is_gone_stands_as_it_was(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, {})
    assert digest(root, "build").status == 0
    front = (root / "site/index.html").read_bytes()
    (root / "content").rename(root / "elsewhere")
    result = digest(root, "build")
    assert (result.status, result.err.split(";")[0]) == (1, "content: is not there")
    assert (root / "site/index.html").read_bytes() == front


def test_drafts_and_posts_ahead_wait(tmp_path: Path) -> None:
    root = healthy_site(
        tmp_path,
        {
            "content/posts/draft.md": "---\ntitle: Half done\ndraft: true\n---\nNot yet.\n",
            "content/posts/ahead.md": "---\ntitle: Tomorrow\ndate: 2026-11-22\n---\nSoon.\n",
        },
    )
    at = ("--now", "2026-11-21T12:00Z")
    digest(root, "build", *at)
    assert not (root / "site/posts/half-done").exists()
    assert not (root / "site/posts/tomorrow").exists()
    digest(root, "build", *at, "--drafts", "--future")
    assert (root / "site/posts/half-done/index.html").is_file()
    assert (root / "site/posts/tomorrow/index.html").is_file()
    digest(root, "build", "--now", "2026-11-23T12:00Z")
    assert (root / "site/posts/tomorrow/index.html").is_file(), "the clock alone is a change"


EVERYDAY_MISTAKES = {
    "front matter": (
        {"content/posts/a.md": "---\ntitle: One: two\n---\nText.\n"},
        r"^content/posts/a\.md:2: .*; expected .*quote",
    ),
    "template variable": (
        {
            "themes/newspaper/post.html": "{% extends 'base.html' %}\n"
            "{% block main %}\n{{ post.titel }}{% endblock %}\n"
        },
        r"^themes/newspaper/post\.html:3: .*titel.*did you mean 'title'\?",
    ),
    "template syntax": (
        {"themes/newspaper/post.html": "{% extends 'base.html' %}\n{% if post %}\n"},
        r"^themes/newspaper/post\.html:2: ",
    ),
    "duplicate slug": (
        {
            "content/posts/a.md": "---\ntitle: A\nslug: same\n---\nText.\n",
            "content/posts/b.md": "---\ntitle: B\nslug: same\n---\nText.\n",
        },
        r"content/posts/b\.md:3: .*content/posts/a\.md:3",
    ),
    "bad date": (
        {"content/posts/a.md": "---\ntitle: A\ndate: 2026-13-45\n---\nText.\n"},
        r"^content/posts/a\.md:3: `date` can't be '2026-13-45'.*expected a date such as",
    ),
    "unknown config key": (
        {"digest.toml": '[site]\ntitel = "x"\n'},
        r"^digest\.toml:2: unknown key `site.titel`.*did you mean 'title'\?",
    ),
    "broken TOML": ({"digest.toml": "[site\n"}, r"^digest\.toml:1: not TOML"),
    "unknown event": (
        {"content/events/x.md": "---\nid: ev-zzzzzz\ntitle: X\n---\n"},
        r"^content/events/x\.md:2: .*ev-zzzzzz",
    ),
    "unknown article": (
        {"content/events/x.md": "---\nid: x\ninclude: [articles/ferry-x.md]\n---\n"},
        r"^content/events/x\.md:3: .*articles/ferry-x\.md.*did you mean 'articles/ferry-.\.md'\?",
    ),
    "unknown theme": (
        {"digest.toml": '[site]\ntheme = "newspapr"\n'},
        r"newspapr.*did you mean 'newspaper'\?",
    ),
    "unknown extension": (
        {"digest.toml": '[markdown]\nextensions = ["tabels"]\n'},
        r"tabels.*did you mean 'tables'\?",
    ),
    "missing grouper": (
        {"digest.toml": '[grouping]\ngrouper = "nowhere:group"\n'},
        r"digest\.toml:2: .*'nowhere'.*expected package.module:function",
    ),
}


@pytest.mark.parametrize("name", EVERYDAY_MISTAKES)
def test_an_editors_mistake_names_place_and_remedy_and_spares_the_site(
    name: str, tmp_path: Path
) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    before = tree(root / "site"), (root / "content/ledger.jsonl").read_bytes()
    files, line = EVERYDAY_MISTAKES[name]
    write_files(root, files)
    result = digest(root, "build")
    assert result.status == 1
    assert re.search(line, result.err, re.MULTILINE), result.err
    assert (tree(root / "site"), (root / "content/ledger.jsonl").read_bytes()) == before


def test_all_mistakes_are_told_in_one_go(tmp_path: Path) -> None:
    root = healthy_site(
        tmp_path,
        {
            "content/posts/a.md": "---\ndate: never\n---\nText.\n",
            "content/posts/b.md": "---\ntitle: B\ndate: 2026-02-30\n---\nText.\n",
        },
    )
    lines = digest(root, "build").err.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "content/posts/a.md:2:",
        "content/posts/b.md:3:",
    ]


def test_a_grouper_of_ones_own_is_found_in_the_sites_folder(tmp_path: Path) -> None:
    root = healthy_site(
        tmp_path,
        {
            "digest.toml": '[grouping]\ngrouper = "apart:group"\n',
            "apart.py": "def group(articles, settled, config):\n"
            "    return [[article] for article in articles]\n",
        },
    )
    assert digest(root, "build").status == 0
    assert {len(members) for members in events(root).values()} == {1}


HELPED = """
from ways.kept import WAY

def group(articles, settled, config):
    return [[article] for article in articles] if WAY == "apart" else [articles]
"""


def test_midnight_finishes_an_edition_of_posts_alone(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build", "--now", "2026-11-18T20:00:00Z").status == 0
    shutil.rmtree(root / "content/articles")
    assert digest(root, "build", "--now", "2026-11-18T21:00:00Z").status == 0
    assert "urn:digest:edition" not in (root / "site/editions/feed.xml").read_text()
    assert digest(root, "build", "--now", "2026-11-18T23:30:00Z").status == 0
    assert "urn:digest:edition:2026-11-18" in (root / "site/editions/feed.xml").read_text()


def test_a_change_of_what_a_grouper_of_ones_own_imports_is_seen(tmp_path: Path) -> None:
    config = '[grouping]\ngrouper = "ways.group:group"\n'
    files = {"digest.toml": config, "ways/group.py": HELPED, "ways/kept.py": 'WAY = "apart"'}
    root = healthy_site(tmp_path, files)
    assert digest(root, "build").status == 0
    assert "nothing has changed" in digest(root, "build").out
    write_files(root, {"ways/kept.py": 'WAY = "joined"'})
    assert "nothing has changed" not in digest(root, "build").out


def test_a_theme_that_is_a_link_is_read_where_it_stands(tmp_path: Path) -> None:
    root = healthy_site(tmp_path / "site", {"digest.toml": '[site]\ntheme = "shared"\n'})
    write_files(tmp_path / "shared", {"404.html": "One."})
    (root / "themes").mkdir()
    (root / "themes/shared").symlink_to(tmp_path / "shared")
    assert digest(root, "build").status == 0
    assert (root / "site/404.html").read_text() == "One."
    (tmp_path / "shared/404.html").write_text("Two.")
    assert digest(root, "build").status == 0
    assert (root / "site/404.html").read_text() == "Two."


def test_text_of_others_is_published_only_where_its_rights_say_so(tmp_path: Path) -> None:
    secret = "The ninth buoy is painted green for reasons that nobody at the harbor recalls."
    article = f"---\ntitle: Buoys\nrights: {{}}\n---\n\nA buoy was painted.\n\n{secret}\n"
    long = " ".join(f"Sentence number {n} about the harbor adds little." for n in range(40))
    body = article.replace(secret, f"{long}\n\n{secret}")
    quoted = healthy_site(
        tmp_path / "q", {"content/articles/buoys.md": body.replace("{}", "quote")}
    )
    licensed = healthy_site(
        tmp_path / "l", {"content/articles/buoys.md": body.replace("{}", "licensed")}
    )
    assert digest(quoted, "build").status == digest(licensed, "build").status == 0
    assert not [p for p, data in tree(quoted / "site").items() if long[-200:].encode() in data]
    assert [p for p, data in tree(licensed / "site").items() if secret.encode() in data]


def test_the_samples_ledger_is_the_one_that_its_content_makes(tmp_path: Path) -> None:
    repository = Path(__file__).parent.parent
    shutil.copytree(repository / "content", tmp_path / "content")
    shutil.copy(repository / "digest.toml", tmp_path)
    result = digest(tmp_path, "build", "--frozen")
    assert result.status == 0, result.err


def _loaded_by_build(root: Path) -> tuple[str, set[str]]:
    """What `digest build` prints, and the modules that it has loaded when it ends."""
    program = (
        "import os, sys; sys.argv = ['digest', 'build']; os._exit = sys.exit\n"
        "from digest.start import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout, set(done.stderr.split())


def test_a_build_with_nothing_to_do_loads_next_to_nothing(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    said, loaded = _loaded_by_build(root)
    assert said == "site/: nothing has changed\n"
    assert "digest.publish.manifest" in loaded
    assert not {"click", "jinja2", "yaml", "digest.model"} & loaded


def test_a_build_without_options_does_not_load_what_reads_options(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    write_files(root, {"content/posts/more.md": "---\ntitle: More\n---\n\nOne post more.\n"})
    said, loaded = _loaded_by_build(root)
    assert said.startswith("site/: 1 entry from 2 articles of 2 origins, 2 posts, ")
    assert "digest.publishing" in loaded
    assert "click" not in loaded


def test_who_waits_for_edits_has_loaded_what_makes_them_before_the_first(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    write_files(root, {"content/articles/more.md": "---\ntitle: Fog\n---\n\nThe fog has lifted.\n"})
    program = (
        "import sys; from pathlib import Path\n"
        "from digest.cli.building import build\n"
        "from digest.cli.sites import clock\n"
        "from digest.publishing import load_for_edits\n"
        "from digest.start import NOTHING_ASKED\n"
        "load_for_edits(Path())\n"
        "known = set(sys.modules)\n"
        "build(Path(), NOTHING_ASKED, clock(None), None)\n"
        "print(*set(sys.modules) - known, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert "2 entries from 3 articles" in done.stdout
    heavy = ("numpy", "feedgen", "digest.entries", "digest.events", "digest.rebuild")
    assert not [one for one in done.stderr.split() if one.startswith(heavy)]
    assert "digest.configfile" in done.stderr
