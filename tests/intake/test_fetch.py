"""`digest fetch` as its users run it, against feeds on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from digest.intake.choosing import MOST_TRIES
from digest.intake.state import STATE
from tests.site import HEALTHY, digest, tree, write_files
from tests.web.server import Act, Handler, Web, page, redirect, serving

SENTENCES = (
    "The masons of Port Marlow mended the {0} on Monday after a winter of storms.",
    "The work on the {0} took eleven weeks and cost the town 310,000 euros.",
    "The {0} will be open to walkers from Friday, said the mayor, Ines Portell.",
    "Fishermen had asked for a wider {0} since the ferry was moved to the north quay.",
)


def text_of(subject: str, paragraphs: int = 4) -> str:
    return "".join(f"<p>{sentence.format(subject)}</p>" for sentence in SENTENCES[:paragraphs])


def long_text(subject: str) -> str:
    return "".join(text_of(f"{place} {subject}") for place in ("old", "new", "eastern", "upper"))


def article(subject: str) -> Act:
    body = f"""<!doctype html><html lang="en"><head><title>The {subject} is mended</title>
    <meta property="og:site_name" content="Quay Times"></head><body><article>
    <h1>The {subject} is mended</h1>{text_of(subject)}</article></body></html>"""
    return page(body.encode(), Content_Type="text/html; charset=utf-8")


def feed(web: Web, *subjects: str, texts: Sequence[str] = (), **headers: str) -> Act:
    """An RSS feed with an entry for each subject, whose page is at `/subject`."""
    items = "".join(
        f"<item><title>The {subject} is mended</title><link>{web.base}/{subject}</link>"
        f"<pubDate>Fri, 05 Sep 2025 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
        for subject, text in zip(subjects, (*texts, *[""] * len(subjects)), strict=False)
    )
    body = f'<rss version="2.0"><channel><title>Quay Times</title>{items}</channel></rss>'
    return page(body.encode(), Content_Type="application/rss+xml", **headers)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as served:
        served.routes |= {f"/{name}": article(name) for name in ("wall", "pier", "slip")}
        yield served


def site(root: Path, *feeds: str, fetch: str = "") -> Path:
    """A site that fetches these feeds: URLs, or the inside of a table."""
    tables = "".join(
        "[[fetch.feeds]]\n" + (f'url = "{one}"\n' if one.startswith("http") else one + "\n")
        for one in feeds
    )
    config = str(HEALTHY["digest.toml"])
    config += f'[fetch]\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0.0\n{fetch}\n{tables}'
    return write_files(root, {"digest.toml": config})


def articles(root: Path) -> dict[str, bytes]:
    return tree(root / "content/articles")


def test_what_is_new_in_a_feed_becomes_articles(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "wall", "pier")
    root = site(tmp_path, f"{web.base}/feed")
    result = digest(root, "fetch")
    assert (result.status, result.err) == (0, "")
    assert list(articles(root)) == [
        "2025/09/the-pier-is-mended.md",
        "2025/09/the-wall-is-mended.md",
    ]
    content = articles(root)["2025/09/the-wall-is-mended.md"].decode()
    assert "mended the wall on Monday" in content
    assert f'url: "{web.base}/wall"' in content
    assert 'name: "Quay Times"' in content
    assert "date: 2025-09-05T10:00:00Z" in content
    assert "content/articles/2025/09/the-wall-is-mended.md: new" in result.out
    assert "2 new articles" in result.out


def test_a_second_run_finds_nothing_new(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "wall", "pier")
    root = site(tmp_path, f"{web.base}/feed")
    digest(root, "fetch")
    before, asked = tree(root / "content"), len(web.paths)
    assert "0 new articles" in digest(root, "fetch").out
    assert tree(root / "content") == before
    assert web.paths[asked:] == ["/feed"]


@pytest.mark.parametrize("state", [None, b"", b"{", b'{"format": 99, "feeds": {}}', b"\xff\0"])
def test_the_state_is_safe_to_lose(web: Web, tmp_path: Path, state: bytes | None) -> None:
    web.routes["/feed"] = feed(web, "wall")
    root = site(tmp_path, f"{web.base}/feed")
    digest(root, "fetch")
    before = tree(root / "content")
    if state is None:
        (root / STATE).unlink()
    else:
        (root / STATE).write_bytes(state)
    result = digest(root, "fetch")
    assert result.status == 0
    assert ("begun anew" in result.err) == (state is not None)
    assert tree(root / "content") == before


def test_an_unchanged_feed_is_not_sent_again(web: Web, tmp_path: Path) -> None:
    def conditional(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            page(b"", 304)(handler)
        else:
            feed(web, "wall", ETag='"v1"')(handler)

    web.routes["/feed"] = conditional
    root = site(tmp_path, f"{web.base}/feed")
    digest(root, "fetch")
    assert json.loads(digest(root, "fetch", "--json").out)[0]["known"] == 1
    assert web.requests[-1].headers["If-None-Match"] == '"v1"'
    # Other settings may want what the old ones left out.
    digest(site(tmp_path, f'url = "{web.base}/feed"\nexclude = ["wall"]'), "fetch")
    assert "If-None-Match" not in web.requests[-1].headers


def test_a_feed_that_is_not_done_with_is_asked_for_all_it_has(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "wall", "pier", "slip", ETag='"v1"')
    root = site(tmp_path, f"{web.base}/feed", fetch="limit = 2")
    (first,) = json.loads(digest(root, "fetch", "--json").out)
    assert (len(first["new"]), first["waiting"]) == (2, 1)
    (second,) = json.loads(digest(root, "fetch", "--json").out)
    assert (len(second["new"]), second["known"], second["waiting"]) == (1, 2, 0)
    assert all("If-None-Match" not in request.headers for request in web.requests)


def test_the_limit_of_the_run_counts_before_that_of_the_feed_and_that_before_the_sites(
    web: Web, tmp_path: Path
) -> None:
    web.routes["/feed"] = feed(web, "wall", "pier", "slip")
    for arguments, new in ((["--limit", "1"], 1), ([], 2)):
        table = f'url = "{web.base}/feed"\nlimit = 2'
        root = site(tmp_path / str(new), table, fetch="limit = 3")
        (report,) = json.loads(digest(root, "fetch", "--json", *arguments).out)
        assert (len(report["new"]), report["waiting"]) == (new, 3 - new)


def test_the_text_is_the_feeds_where_that_is_the_whole_one(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(
        web, "sluice", "wall", texts=[long_text("sluice"), text_of("wall", 1)]
    )
    root = site(tmp_path, f"{web.base}/feed")
    digest(root, "fetch")
    assert web.paths == ["/feed", "/wall"]
    assert "upper sluice" in articles(root)["2025/09/the-sluice-is-mended.md"].decode()


@pytest.mark.parametrize("status", [404, 410])
def test_or_what_the_feed_has_where_the_page_is_gone(web: Web, tmp_path: Path, status: int) -> None:
    short = "Masons have set the last stone of the sea wall, and the promenade opens on Friday."
    web.routes["/feed"] = feed(web, "wall", "pier", texts=[short, "Comments"])
    web.routes["/wall"] = web.routes["/pier"] = page(status=status)
    run = digest(site(tmp_path, f"{web.base}/feed"), "fetch")
    assert list(articles(tmp_path)) == ["2025/09/the-wall-is-mended.md"]
    assert short.encode() in articles(tmp_path)["2025/09/the-wall-is-mended.md"]
    assert f"(status {status}); taken are the 16 words that the feed has of it" in run.err
    assert len(run.err.splitlines()) == 2  # the pier's page is an error as before


@pytest.mark.parametrize(("text", "asked"), [("feed", []), ("page", ["/wall"])])
def test_or_the_one_that_the_editor_wants(
    web: Web, tmp_path: Path, text: str, asked: list[str]
) -> None:
    web.routes["/feed"] = feed(web, "wall", texts=[text_of("wall")])
    digest(site(tmp_path, f'url = "{web.base}/feed"\ntext = "{text}"'), "fetch")
    assert web.paths == ["/feed", *asked]
    assert len(articles(tmp_path)) == 1


FILTERS = {
    "include": ('include = ["WALL", "slip$"]', {"wall", "slip"}),
    "exclude": ('exclude = ["p[iI]er"]', {"wall", "slip"}),
    "both": ('include = ["mended"]\nexclude = ["wall|pier"]', {"slip"}),
    "language": ('language = "en-US"', {"wall", "pier", "slip"}),
    "another language": ('language = "de"', set()),
}


@pytest.mark.parametrize(("filters", "left"), FILTERS.values(), ids=FILTERS)
def test_a_feed_has_filters_of_its_own(
    web: Web, tmp_path: Path, filters: str, left: set[str]
) -> None:
    names = ("wall", "pier", "slip")
    web.routes["/feed"] = feed(web, *names, texts=[text_of(name, 2) for name in names])
    root = site(tmp_path, f'url = "{web.base}/feed"\n{filters}')
    (report,) = json.loads(digest(root, "fetch", "--json").out)
    assert {Path(one["path"]).stem for one in report["new"]} == {f"the-{n}-is-mended" for n in left}
    assert report["left_out"] == 3 - len(left)


def test_what_the_editor_says_of_a_feed_is_said_of_its_articles(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "wall")
    table = f'url = "{web.base}/feed"\npublisher = "The Times of the Quay"\ntags = ["harbour"]'
    digest(site(tmp_path, f'{table}\nrights = "licensed"'), "fetch")
    (content,) = articles(tmp_path).values()
    assert b'name: "The Times of the Quay"' in content
    assert b'tags: ["harbour"]' in content
    assert b'rights: "licensed"' in content


def test_one_broken_feed_stops_nothing(web: Web, tmp_path: Path) -> None:
    web.routes |= {"/feed": feed(web, "wall", "gone"), "/page": article("pier")}
    feeds = [f"{web.base}/{name}" for name in ("missing", "page", "feed")]
    tables = [f'url = "{url}"\nname = "{url[-4:]}"' for url in feeds]
    root = site(tmp_path, *tables, 'url = "http://10.0.0.1/feed"\nname = "private"')
    result = digest(root, "fetch")
    assert result.status == 0
    assert "1 new article" in result.out
    for told in (
        f"{web.base}/missing: is not there (status 404)",
        f"{web.base}/page: is no feed",
        f"{web.base}/gone: is not there (status 404)",
        "http://10.0.0.1/feed: leads to 10.0.0.1",
    ):
        assert told in result.err
    assert digest(root, "fetch", "--strict").status == 1


def test_a_site_that_can_not_be_written_ends_the_run_and_is_no_articles_fault(
    web: Web, tmp_path: Path
) -> None:
    web.routes["/feed"] = feed(web, "wall", "pier")
    root = site(tmp_path, f"{web.base}/feed")
    (root / "elsewhere").mkdir()
    (root / "content").mkdir()
    (root / "content/articles").symlink_to(root / "elsewhere")
    result = digest(root, "fetch")
    assert result.status == 1
    assert result.err.splitlines() == [
        "content/articles: is a link, and links are not followed; expected a folder itself"
    ]
    assert not (root / STATE).exists()


def test_a_run_in_which_every_feed_failed_has_failed(web: Web, tmp_path: Path) -> None:
    result = digest(site(tmp_path, f"{web.base}/missing"), "fetch")
    assert result.status == 1
    assert "0 new articles" in result.out


def test_an_entry_that_fails_is_tried_again_and_given_up_in_the_end(
    web: Web, tmp_path: Path
) -> None:
    web.routes["/feed"] = feed(web, "gone", "wall")
    root = site(tmp_path, f"{web.base}/feed")
    for _ in range(MOST_TRIES):
        (report,) = json.loads(digest(root, "fetch", "--json").out)
        assert len(report["failed"]) == 1
    (report,) = json.loads(digest(root, "fetch", "--json").out)
    assert (report["failed"], report["given_up"]) == ([], 1)
    assert web.paths.count("/gone") == MOST_TRIES


def test_an_article_in_two_feeds_is_asked_for_once(web: Web, tmp_path: Path) -> None:
    web.routes |= {"/a": feed(web, "wall"), "/b": feed(web, "wall", "pier")}
    feeds = [f'url = "{web.base}/{name}"\nname = "{name}"' for name in "ab"]
    digest(site(tmp_path, *feeds), "fetch")
    assert sorted(web.paths) == ["/a", "/b", "/pier", "/wall"]
    assert len(articles(tmp_path)) == 2


def test_an_article_that_the_editor_has_deleted_stays_away(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "wall")
    root = site(tmp_path, f"{web.base}/feed")
    digest(root, "fetch")
    (root / "content/articles/2025/09/the-wall-is-mended.md").unlink()
    assert "0 new articles" in digest(root, "fetch").out


def test_a_dry_run_writes_nothing(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "wall")
    root = site(tmp_path, f"{web.base}/feed")
    result = digest(root, "fetch", "--dry-run")
    assert "content/articles/2025/09/the-wall-is-mended.md: would be new" in result.out
    assert articles(root) == {}
    assert not (root / STATE).exists()


def test_a_feed_that_has_moved_is_told(web: Web, tmp_path: Path) -> None:
    web.routes |= {"/old": redirect("/feed", 301), "/feed": feed(web, "wall")}
    result = digest(site(tmp_path, f"{web.base}/old"), "fetch")
    assert f"has moved for good; expected url = '{web.base}/feed'" in result.err


MISTAKES = {
    "unknown key": ('url = "http://a.example/"\nexlude = ["x"]', "did you mean 'exclude'"),
    "no url": ('name = "x"', "[[fetch.feeds]] with url"),
    "no address": ('url = "feed.xml"', "such as https://example.org/feed.xml"),
    "pattern": ('url = "http://a.example/"\ninclude = ["("]', "a regular expression"),
    "language": ('url = "http://a.example/"\nlanguage = "E"', "a language tag"),
    "rights": ('url = "http://a.example/"\nrights = "mine"', "[[fetch.feeds]]"),
}


def test_feeds_of_one_host_are_told_apart(web: Web, tmp_path: Path) -> None:
    web.routes |= {"/world": feed(web), "/sport": feed(web)}
    out = digest(site(tmp_path, f"{web.base}/world", f"{web.base}/sport"), "fetch").out
    host = web.base.partition("://")[2]
    assert [line.split()[0] for line in out.splitlines()[1:3]] == [f"{host}/world", f"{host}/sport"]


class TestWhichFeeds:
    def test_those_that_are_named(self, web: Web, tmp_path: Path) -> None:
        web.routes |= {"/a": feed(web, "wall"), "/b": feed(web, "pier")}
        feeds = [f'url = "{web.base}/{name}"\nname = "{name}"' for name in "ab"]
        digest(site(tmp_path, *feeds), "fetch", "b")
        assert web.paths == ["/b", "/pier"]

    def test_an_unknown_name_is_a_mistake(self, web: Web, tmp_path: Path) -> None:
        root = site(tmp_path, f'url = "{web.base}/a"\nname = "Quay Times"')
        result = digest(root, "fetch", "Quay Time")
        assert result.status == 2
        assert "no feed is called 'Quay Time'" in result.err
        assert "Quay Times" in result.err

    def test_none_is_a_mistake(self, tmp_path: Path) -> None:
        result = digest(site(tmp_path), "fetch")
        assert result.status == 2
        assert "[[fetch.feeds]]" in result.err

    @pytest.mark.parametrize("how", ["config", "option"])
    def test_those_of_an_opml_file(self, web: Web, tmp_path: Path, how: str) -> None:
        web.routes["/feed"] = feed(web, "wall")
        opml = f'<opml><body><outline text="Q" xmlUrl="{web.base}/feed"/></body></opml>'
        write_files(tmp_path, {"feeds.opml": opml})
        root = site(tmp_path, fetch='opml = "feeds.opml"' if how == "config" else "")
        options = ["--opml", "feeds.opml"] if how == "option" else []
        assert "1 new article" in digest(root, "fetch", *options).out

    @pytest.mark.parametrize(("table", "told"), MISTAKES.values(), ids=MISTAKES)
    def test_a_mistake_in_the_configuration_is_told(
        self, tmp_path: Path, table: str, told: str
    ) -> None:
        result = digest(site(tmp_path, table), "fetch")
        assert result.status == 1
        assert result.err.startswith("digest.toml:")
        assert told in result.err


@pytest.mark.parametrize("seconds", [0.0, 0.4, 0.8])
def test_a_killed_run_leaves_whole_files_and_is_made_up_for(
    web: Web, tmp_path: Path, seconds: float
) -> None:
    names = [f"stone{number}" for number in range(60)]
    taken = 0

    def slow(handler: Handler) -> None:
        nonlocal taken
        taken += 1
        article(handler.path[1:])(handler)

    web.routes |= {f"/{name}": slow for name in names}
    web.routes["/feed"] = feed(web, *names)
    root = site(tmp_path, f"{web.base}/feed", fetch="limit = 60")
    run = subprocess.Popen(
        [sys.executable, "-m", "digest", "fetch"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while taken < 41 and run.poll() is None:  # the first batch is being written
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    for content in articles(root).values():
        assert content.startswith(b"---\n")
        assert content.endswith(b"\n")
        assert b"Ines Portell" in content
    assert digest(root, "fetch").status == 0
    assert len([name for name in articles(root) if name.endswith(".md")]) == 60


def test_terminal_controls_of_a_feed_are_not_printed(web: Web, tmp_path: Path) -> None:
    web.routes["/feed"] = feed(web, "\x1b]0;evil\x07")
    result = digest(site(tmp_path, f"{web.base}/feed"), "fetch")
    assert "\x1b" not in result.out + result.err
