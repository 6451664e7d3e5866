"""Each verb as its users call it: answers, exit statuses, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from digest import __version__
from tests.site import digest, healthy_site, tree, write_files

RECORDS = "\n".join(
    json.dumps({"id": name, "title": title, "text": text, "source": source})
    for name, title, text, source in [
        (
            "a",
            "Ferry to Sant Aldric resumes",
            "The ferry between Port Marlow and Sant Aldric sailed again on Wednesday after eleven "
            "days in dock. Engineers replaced a cracked propeller shaft, said Linea Blava.",
            "Coastal Courier",
        ),
        (
            "b",
            "Sant Aldric ferry back in service",
            "Commuters cheered as the Sant Aldric ferry left Port Marlow on Wednesday, eleven days "
            "after its propeller shaft cracked. Linea Blava had put on buses.",
            "Bay Radio",
        ),
        (
            "c",
            "Orchard thieves take forty crates of pears",
            "Thieves emptied an orchard near Tollbrook overnight and left with forty crates of "
            "pears, the grower told police on Monday.",
            "Tollbrook Times",
        ),
    ]
)


def test_version_and_help() -> None:
    root = Path.cwd()
    assert digest(root, "--version").out == f"digest {__version__}\n"
    help_text = digest(root, "--help").out
    assert "build" in help_text
    assert "...\n" not in help_text.partition("Commands:")[2]
    assert "Traceback" not in help_text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bild",), "Did you mean 'build'?"),
        (("list", "evnts"), "Did you mean 'events'?"),
        (("build", "--nowhere"), "No such option"),
        (("build", "--now", "yesterday"), "can't read 'yesterday'"),
        (("build", "--base-url", "ftp://x"), "can't be 'ftp://x'"),
        (("clean", "nowhere.txt"), "nowhere.txt: No such file or directory"),
        (("group", "nowhere.jsonl"), "nowhere.jsonl: No such file or directory"),
        (("explain", "articles/nowhere.md"), "no article has this path"),
        (("new", "event", "A title"), "--id EVENT"),
        (("new", "event", "A title", "--id", "ev-nowhere"), "ev-nowhere: "),
        (("new", "event", "A title", "--include", "articles/nowhere.md"), "articles/nowhere.md: "),
        (("new", "post", "  "), "the title is empty"),
        (("serve", "-p", "99999"), "99999 is not in the range"),
        (("group", "--engine", "dask", "-"), "--engine dask: does not say where the cluster is"),
        (("build", "--scheduler", "tcp://x:1"), "--scheduler: is for a Dask cluster; expected"),
        (("build", "--base-url", "https://me:secret@quay.example/"), "can't be"),
        (("build", "--base-url", "https://quay.example/../x/"), "can't be"),
    ],
)
def test_a_wrong_call_is_status_two(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    before = tree(root / "content")
    result = digest(root, *arguments)
    assert result.status == 2
    assert said in result.err
    assert tree(root / "content") == before


def test_without_a_site_it_says_how_to_make_one(tmp_path: Path) -> None:
    result = digest(tmp_path, "build")
    assert result.status == 1
    assert "`digest init` makes one" in result.err
    assert list(tmp_path.iterdir()) == []


def test_init_makes_a_site_that_builds_without_a_word(tmp_path: Path) -> None:
    assert digest(tmp_path, "init", "news").status == 0
    result = digest(tmp_path / "news", "build")
    assert (result.status, result.err) == (0, "")
    assert (tmp_path / "news/.github/workflows/pages.yml").is_file()


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/posts/mine.md": "Mine.", "digest.toml": "", "README.md": "Me"})
    before = tree(tmp_path)
    result = digest(tmp_path, "init")
    assert result.status == 1
    assert "digest.toml: stands already" in result.err
    assert tree(tmp_path) == before


def test_output_that_is_full_is_one_line(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "digest", "list"],
            cwd=root,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("standard output: No space left on device; expected")
    assert len(done.stderr.splitlines()) == 1


def test_a_linked_digest_folder_is_not_followed(tmp_path: Path) -> None:
    root, elsewhere = healthy_site(tmp_path / "root"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / ".digest").symlink_to(elsewhere)
    result = digest(root, "build")
    assert result.status == 1
    assert result.err.startswith(".digest: is a symbolic link; expected")
    assert list(elsewhere.iterdir()) == []


def test_init_keeps_the_readme_of_a_new_repository(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": "Me"})
    assert digest(tmp_path, "init").status == 0
    assert (tmp_path / "README.md").read_text() == "Me"
    assert (tmp_path / "digest.toml").is_file()


def test_new_files_are_read_again_by_the_build(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    title = 'Quotes: "one" & \\two'
    assert digest(root, "new", "post", title).out == "content/posts/quotes-one-two.md\n"
    digest(root, "new", "page", "Imprint")
    assert digest(root, "new", "post", title).status == 1
    event = ("new", "event", "Ferry: back", "--id", "ferry", "--include", "articles/ferry-a.md")
    digest(root, *event)
    result = digest(root, "build", "--drafts")
    assert (result.status, result.err) == (0, "")
    assert (root / "site/posts/quotes-one-two/index.html").is_file()
    assert (root / "site/events/ferry/index.html").is_file()


def test_a_title_that_is_not_utf_8_begins_no_file(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    before = tree(root / "content")
    result = digest(root, "new", "post", "Ferry \udcff sails")
    assert result.status == 2
    assert "the title is not UTF-8" in result.err
    assert tree(root / "content") == before


def test_lists_answer_people_and_programs(tmp_path: Path) -> None:
    draft = "---\ntitle: Half done\ndraft: true\n---\nNot yet.\n"
    root = healthy_site(tmp_path, {"content/posts/draft.md": draft})
    assert "2 articles" in digest(root, "list").out
    assert "posts/draft.md" in digest(root, "list", "drafts").out
    (line,) = json.loads(digest(root, "list", "drafts", "--json").out)
    assert line["title"] == "Half done"
    assert digest(root, "list", "ungrouped").out == ""
    assert not (root / "content/ledger.jsonl").exists(), "looking writes nothing"
    assert not (root / ".digest").exists(), "looking writes nothing"


def test_events_are_listed_by_the_titles_of_their_entries(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    before = digest(root, "list", "--json").out
    assert digest(root, "build").status == 0
    memory = root / ".digest/memory.sqlite"
    remembered = memory.read_bytes()
    listed = {line["title"] for line in json.loads(digest(root, "list", "--json").out)}
    (entry,) = (root / "site/events").glob("*/index.json")
    assert json.loads(entry.read_text("utf-8"))["title"] in listed
    assert memory.read_bytes() == remembered
    memory.write_bytes(b"no database")
    assert digest(root, "list", "--json").out == before


def test_clean_prints_the_text_or_the_receipt(tmp_path: Path) -> None:
    text = "Ferry is back\n\nThe ferry sailed on Wednesday, its operator said.\n\nShare this:\n}\n"
    write_files(tmp_path, {"ferry.txt": text})
    assert digest(tmp_path, "clean", "ferry.txt").out == (
        "Ferry is back\n\nThe ferry sailed on Wednesday, its operator said.\n"
    )
    receipt = digest(tmp_path, "clean", "--receipt", "ferry.txt").out
    assert "stray-brace" in receipt
    assert "Share this:" in receipt
    (record,) = json.loads(digest(tmp_path, "clean", "--json", "ferry.txt").out)
    assert {removal["text"] for removal in record["removed"]} >= {"}", "Share this:"}
    assert digest(tmp_path, "clean", "-", stdin=text).out.startswith("Ferry is back")
    assert (tmp_path / "ferry.txt").read_text() == text


def test_group_answers_a_line_each_in_their_order(tmp_path: Path) -> None:
    result = digest(tmp_path, "group", "-", stdin=RECORDS)
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    assert lines[0]["event"] == lines[1]["event"] != lines[2]["event"]


def test_a_broken_record_is_named_by_its_line(tmp_path: Path) -> None:
    result = digest(tmp_path, "group", "-", stdin=RECORDS + "\n{]\n")
    assert result.status == 1
    assert result.err.startswith("stdin:4: ")


def test_summarize_cites_record_ids(tmp_path: Path) -> None:
    result = digest(tmp_path, "summarize", "-", stdin=RECORDS)
    entries = [json.loads(line) for line in result.out.splitlines()]
    assert sorted(entry["articles"] for entry in entries) == [1, 2]
    texts = {json.loads(line)["id"]: json.loads(line)["text"] for line in RECORDS.splitlines()}
    for entry in entries:
        assert entry["statements"]
        for statement in entry["statements"]:
            assert statement["text"] in texts[statement["citations"][0]]


def test_check_finds_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, {"content/pages/about.md": "[Gone](/nowhere/)\n"})
    assert digest(root, "check").status == 1, "there is no site yet"
    digest(root, "build")
    result = digest(root, "check")
    assert result.status == 1
    assert "/nowhere/" in result.err
    problems = json.loads(digest(root, "check", "--json").out)
    assert any("/nowhere/" in problem["what"] for problem in problems)


def test_deploy_commits_the_site_and_nothing_else(tmp_path: Path) -> None:
    root = healthy_site(tmp_path / "blog")
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@quay.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    digest(root, "build", "--base-url", "http://localhost:8000/")
    environment = {
        f"GIT_{who}_{what}": "ada@quay.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = digest(root, "deploy", env=environment)
    assert done.status == 0
    assert "lead to http://localhost:8000/, the reader's own machine; expected" in done.err
    assert done.out.startswith("gh-pages: committed in the repository at .. (")
    assert "`git push origin gh-pages` publishes it" in done.out
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert "index.html" in listed
    assert "digest.toml" not in listed


def test_a_new_theme_shows_a_line_of_the_sites_own(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    made = digest(root, "new", "theme", "evening").out.splitlines()
    assert made == [f"themes/evening/{name}" for name in ("README.md", "post.html", COLORS)]
    readme = (root / "themes/evening/README.md").read_text("utf-8")
    assert "| `post.html` | `main`, `body` | `post` |" in readme
    settings = (root / "digest.toml").read_text("utf-8")
    settings = settings.replace("[site]", '[site]\ntheme = "evening"', 1)
    settings += '\n[theme]\nbelow_posts = "Write to <us>."\n'
    write_files(root, {"digest.toml": settings, f"themes/evening/{COLORS}": ":root { --ink: red }"})
    assert digest(root, "build").status == 0
    posts = [path.read_text("utf-8") for path in (root / "site/posts").glob("*/index.html")]
    assert posts
    assert all('<p class="note">Write to &lt;us&gt;.</p>' in post for post in posts)
    assert (root / "site/assets/style.css").read_text("utf-8").startswith(":root{--ink:red}")


COLORS = "assets/colors.css"


@pytest.mark.parametrize("name", ["../evil", "Evening News", "", "newspaper/x", "."])
def test_a_theme_has_a_name_that_a_folder_can_have(name: str, tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "new", "theme", name).status == 2
    assert not (root / "themes").exists()


def test_a_new_site_passes_its_own_check_however_little_it_holds(tmp_path: Path) -> None:
    assert digest(tmp_path, "init").status == 0
    assert digest(tmp_path, "build").status == 0
    first = digest(tmp_path, "check")
    assert (first.status, first.err) == (0, "")
    (tmp_path / "content" / "posts" / "welcome.md").unlink()
    assert digest(tmp_path, "build").status == 0
    second = digest(tmp_path, "check")
    assert (second.status, second.err) == (0, "")


def test_letters_that_the_terminal_lacks_are_printed_as_escapes(tmp_path: Path) -> None:
    letters = "—日😀"
    config = (
        f'[site]\ntitle = "x"\nbase_url = "https://x.example/"\n[build]\noutput = "{letters}"\n'
    )
    text = f"---\ntitle: Rain {letters}\ndate: 2026-01-02\n---\n\nIt rained.\n"
    root = write_files(tmp_path, {"digest.toml": config, "content/articles/rain.md": text})
    latin, escape = {"PYTHONIOENCODING": "latin-1"}, json.dumps(letters)[1:-1]
    assert f"{escape}/: 1 entry" in digest(root, "build", env=latin).out
    assert digest(root, "build", env=latin).out == f"{escape}/: nothing has changed\n"
    assert f"Rain {escape}\n" in digest(root, "list", env=latin).out
    told = digest(root, "list", "--json", env=latin).out
    assert json.loads(told) == json.loads(digest(root, "list", "--json").out)
    assert escape in told
