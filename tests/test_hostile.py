"""Inputs that break tools like this one: each put, in turn, into a small healthy site.

The cases stand beside the project, in ../shared/eval/hostile; its README says what must
happen. Those about the file system are made here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.site import Result, digest, healthy_site, tree

HOSTILE = Path(__file__).parent.parent.parent / "shared" / "eval" / "hostile"

pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared beside this checkout")

CASES = json.loads((HOSTILE / "manifest.json").read_text()) if HOSTILE.is_dir() else []
TEXTS = [c for c in CASES if c["file"] and c["file"].endswith((".md", ".txt", ".html"))]
MARKDOWN = [c for c in TEXTS if c["file"].endswith(".md")]


def named(case: dict[str, str]) -> str:
    return case["id"]


def hostile(case: dict[str, str]) -> bytes:
    return (HOSTILE / "files" / case["file"]).read_bytes()


@dataclass
class Built:
    """A site after a build."""

    root: Path
    result: Result

    @property
    def site(self) -> Path:
        return self.root / "site"

    def pages(self) -> str:
        """All pages, feeds and records as one text."""
        kinds = (".html", ".xml", ".json")
        found = [path for path in sorted(self.site.rglob("*")) if path.suffix in kinds]
        return "\n".join(path.read_text("utf-8") for path in found)


class Page(HTMLParser):
    """Collects what may not stand in any page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.tags: list[str] = []
        self.ld_json: list[str] = []
        self._script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self._script = tag == "script"
        if self._script and values.get("type") == "application/ld+json":
            self.ld_json.append("")
        elif tag in ("script", "base", "iframe", "object", "embed"):
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.wrong.append(name)
            if name in ("href", "src", "action", "srcset"):
                scheme = urlsplit(re.sub(r"[\x00-\x20]", "", value or "")).scheme
                if scheme not in ("", "http", "https", "mailto"):
                    self.wrong.append(f"{name}={value}")
                if name == "src" and scheme:
                    self.wrong.append(f"{tag} asks elsewhere: {value}")

    def handle_data(self, data: str) -> None:
        if self._script and self.ld_json:
            self.ld_json[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._script = False


def assert_sound(built: Built) -> None:
    """Nothing outside `site/`, every page whole and harmless, the feed well-formed."""
    root = built.root
    beside = {path.name for path in root.parent.iterdir()}
    assert beside == {root.name}, "something was written outside the site's folder"
    allowed = {"digest.toml", "content", "site", ".digest"}
    assert {path.name for path in root.iterdir()} <= allowed
    for path in sorted(built.site.rglob("*.html")):
        page = Page(path.read_text("utf-8"))
        assert page.wrong == [], path
        is_redirect = "refresh" in path.read_text("utf-8") and "footer" not in page.tags
        assert is_redirect or "footer" in page.tags, path
        for block in page.ld_json:
            json.loads(block)
    assert "footer" in Page((built.site / "index.html").read_text("utf-8")).tags
    feed = feedparser.parse((built.site / "feed.xml").read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.entries


def build(tmp_path: Path, name: str, content: bytes, *arguments: str) -> Built:
    root = healthy_site(tmp_path / "root", {name: content})
    return Built(root, digest(root, "build", *arguments, timeout=30))


def quarantine_line(built: Built, name: str) -> str:
    found = [line for line in built.result.err.splitlines() if f"{name}:" in line]
    assert len(found) == 1, built.result.err
    assert re.search(rf"{re.escape(name)}:\d+: \S", found[0])
    return found[0]


@pytest.mark.parametrize("case", TEXTS, ids=named)
def test_as_an_article_it_costs_at_most_itself(case: dict[str, str], tmp_path: Path) -> None:
    name = f"content/articles/{case['file']}"
    built = build(tmp_path, name, hostile(case))
    assert built.result.status == 0, built.result.err
    assert_sound(built)
    assert "Sant Aldric" in built.pages()
    if case["expect"].startswith("QUARANTINE"):
        quarantine_line(built, name)
        assert digest(built.root, "build", "--strict").status == 1
    elif case["expect"].startswith("KEEP"):
        assert f"left out: {name}" not in built.result.err
    if check := CHECKS.get(case["id"]):
        check(built)
    assert not list(tmp_path.rglob("PWNED*"))


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is without any of these, built."""
    root = healthy_site(tmp_path_factory.mktemp("healthy") / "root")
    assert digest(root, "build").status == 0
    return root


@pytest.mark.parametrize("case", MARKDOWN, ids=named)
def test_as_a_post_it_is_sound_or_stops_the_build(
    case: dict[str, str], healthy: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(healthy, tmp_path / "root", symlinks=True))
    before = tree(root / "site")
    name = f"content/posts/{case['file']}"
    (root / name).write_bytes(hostile(case))
    built = Built(root, digest(root, "build", timeout=30))
    if case["expect"].startswith("QUARANTINE"):
        assert built.result.status == 1
    if case["expect"].startswith("KEEP"):
        assert built.result.status == 0, built.result.err
    if built.result.status:
        quarantine_line(built, name)
        assert tree(root / "site") == before
    else:
        assert_sound(built)
        if check := POST_CHECKS.get(case["id"]) or CHECKS.get(case["id"]):
            check(built)
    assert not list(tmp_path.rglob("PWNED*"))


def lacks(*texts: str) -> Callable[[Built], None]:
    def check(built: Built) -> None:
        pages = built.pages()
        for text in texts:
            assert text not in pages

    return check


def contains(text: str) -> Callable[[Built], None]:
    def check(built: Built) -> None:
        assert text in built.pages()

    return check


def no_passwd(built: Built) -> None:
    secret = Path("/etc/passwd").read_bytes()[:40]
    for path, content in tree(built.site).items():
        assert "passwd" not in path
        assert secret not in content


def literal_braces(built: Built) -> None:
    if "{{ 7*7 }}" not in built.pages():
        assert "{{ 7*7" not in built.pages(), "half of the braces is gone"
    assert "root:x:0:0" not in built.pages()


def half_past_eight(built: Built) -> None:
    assert "2025-09-04T20:13:49" in built.pages()


def feed_title(built: Built) -> None:
    feed = feedparser.parse((built.site / "feed.xml").read_bytes())
    assert "]]> &amp; <b>x</b> &lt;" in [entry.title for entry in feed.entries]


def front_page_is_ours(built: Built) -> None:
    assert "The Quay Digest" in (built.site / "index.html").read_text("utf-8")


def nothing_escaped(built: Built) -> None:
    assert not [
        path for path in built.root.parent.rglob("*escaped*") if built.site not in path.parents
    ]


def all_four_words(built: Built) -> None:
    for word in ("one", "two", "three", "four"):
        assert re.search(rf"\b{word}\b", built.pages())


CHECKS: dict[str, Callable[[Built], None]] = {
    "fm12": half_past_eight,
    "tx01": lacks("<p>}</p>", "<p>}"),
    "tx02": lacks("Gymglish", "Visited 1 times", "Recommended For You", "Avatar photo"),
    "tx06": lacks("\x00", "\x07", "\x0b", "\x1b"),
    "hx08": lacks("evil.test"),
    "md04": literal_braces,
    "md11": no_passwd,
    "pt01": nothing_escaped,
    "pt02": nothing_escaped,
    "pt03": front_page_is_ours,
    "pt09": no_passwd,
    "pt10": no_passwd,
    "ld02": feed_title,
}


POST_CHECKS: dict[str, Callable[[Built], None]] = {
    "fm01": contains("Latest: &#34;quoted&#34; : x"),
    "fm07": all_four_words,
}
"""What is shown in full only of a post: of others' texts there are excerpts."""


def test_two_files_with_one_title_get_two_stable_urls(tmp_path: Path) -> None:
    both = [c for c in CASES if c["id"] in ("pt20", "pt21")]
    urls = []
    for order in (both, both[::-1]):
        root = healthy_site(tmp_path / f"root-{order[0]['id']}" / "root")
        for case in order:
            (root / "content/posts" / case["file"]).write_bytes(hostile(case))
        assert digest(root, "build").status == 0
        urls.append(sorted(p.name for p in (root / "site/posts").glob("same-title*")))
    assert len(urls[0]) == 2
    assert urls[0] == urls[1]


@pytest.mark.parametrize("name", ["im01.png", "im03.svg"])
def test_an_image_that_bites_is_not_passed_on(name: str, tmp_path: Path) -> None:
    post = f"---\ntitle: Picture\ndate: 2026-11-18\n---\n\n![A picture]({name})\n"
    root = healthy_site(tmp_path / "root", {"content/posts/picture.md": post})
    (root / "content/posts" / name).write_bytes((HOSTILE / "files" / name).read_bytes())
    built = Built(root, digest(root, "build"))
    assert built.result.status == 0, built.result.err
    assert_sound(built)
    assert b"<script" not in b"".join(tree(built.site / "media").values())


def test_a_line_of_three_megabytes_is_left_out_in_time(tmp_path: Path) -> None:
    built = build(tmp_path, "content/articles/long.txt", b"a" * 3_000_000)
    assert built.result.status == 0
    quarantine_line(built, "content/articles/long.txt")


def test_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    root = healthy_site(tmp_path / "root")
    (root / "content/articles/host.md").symlink_to("/etc/hostname")
    (root / "content/posts/etc").symlink_to("/etc")
    built = Built(root, digest(root, "build"))
    assert built.result.status == 0
    assert_sound(built)
    hostname = Path("/etc/hostname").read_text().strip()
    assert hostname not in built.pages()


@pytest.mark.parametrize(
    "output",
    [
        *("content", ".", "..", "content/posts", "themes", "digest.toml"),
        pytest.param("x" * 256, id="no name of a file"),
    ],
)
def test_an_output_folder_that_holds_something_else_is_refused(output: str, tmp_path: Path) -> None:
    root = healthy_site(tmp_path / "root", {"themes/x/notes.txt": "mine"})
    before = tree(root)
    result = digest(root, "build", "--output", output)
    assert result.status == 1
    assert len(result.err.splitlines()) == 1
    after = {path: data for path, data in tree(root).items() if not path.startswith(".digest/")}
    assert after == before


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    settings: list[tuple[dict[str, str], list[str]]] = [
        ({"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, ["--jobs", "1"]),
        ({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}, ["--jobs", "2"]),
        ({"TZ": "America/Lima", "PYTHONHASHSEED": "3", "LANG": "xx"}, ["--jobs", "8"]),
    ]
    for number, (env, arguments) in enumerate(settings):
        root = healthy_site(tmp_path / str(number) / ("root" * (number + 1)))
        mask = os.umask(0o077 if number else 0o022)
        try:
            assert digest(root, "build", *arguments, env=env).status == 0
        finally:
            os.umask(mask)
        trees.append((tree(root / "site"), (root / "content/ledger.jsonl").read_bytes()))
    assert trees[0] == trees[1] == trees[2]


def test_a_removed_post_is_gone_everywhere(tmp_path: Path) -> None:
    root = healthy_site(tmp_path / "root")
    assert digest(root, "build").status == 0
    assert list((root / "site/posts").glob("a-word-before*"))
    (root / "content/posts/hello.md").unlink()
    assert digest(root, "build").status == 0
    assert "A word before the first edition" not in Built(root, Result(0, "", "")).pages()
    assert not list((root / "site/posts").glob("a-word-before*"))
