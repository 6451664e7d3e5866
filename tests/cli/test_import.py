from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digest.intake.records import recorded
from tests.cli.test_verbs import RECORDS
from tests.site import digest, healthy_site, tree
from tests.web.server import page, serving


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
    told = [path.read_text("utf-8") for path in first.parent.iterdir()]
    assert sorted("\nevent:" in text for text in told) == [False, True, True]
    before = tree(site / "content")
    piped = digest(site, "import", "jsonl", "-", stdin=lines)
    assert (piped.status, piped.out) == (0, "-: 0 articles new, 3 known\n")
    again = digest(site, "import", "jsonl", "--json", "in/a.jsonl")
    assert [answer["outcome"] for answer in json.loads(again.out)] == ["known"] * 3
    assert tree(site / "content") == before
    assert digest(site, "build", "--strict").status == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "a", "text": "One."}\n{"id": 4', "in/a.jsonl:2: no JSON"),
        ('{"id": "a", "text": "One."}\n\xff', "in/a.jsonl:2: is not UTF-8"),
    ],
)
def test_a_file_that_is_not_records_changes_nothing(
    content: str, said: str, tmp_path: Path
) -> None:
    site = healthy_site(tmp_path, {"in/a.jsonl": content.encode("latin-1")})
    before = tree(site / "content")
    result = digest(site, "import", "jsonl", "in/a.jsonl")
    assert result.status == 1
    assert said in result.err
    assert tree(site / "content") == before


def test_a_large_file_of_records_is_read_twice_rather_than_held() -> None:
    read = list[int]()

    def lines() -> Iterator[str]:
        for number in range(1_000):
            read.append(number)
            yield json.dumps({"id": str(number), "text": f"The ferry sailed {number} times."})

    found = recorded(lines, "a.jsonl")
    assert next(found)[0].text == "The ferry sailed 0 times."
    assert read == [*range(1_000), 0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbor of Lanwick was closed for six hours after a crane fell on the quay.", "en"),
        ("Der Hafen von Lanwick war sechs Stunden lang gesperrt, weil ein Kran umfiel.", "de"),
        ("Lanwick 6:0.", ""),
    ],
    ids=["english", "german", "unclear"],
)
def test_a_record_without_a_language_is_in_that_of_its_words(text: str, language: str) -> None:
    line = json.dumps({"id": "a", "text": text})
    ((found, _),) = recorded(lambda: [line], "a.jsonl")
    assert found.metadata.lang == language
    assert ("language" in found.missing) == (not language)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-15", date(2026, 11, 15)),
        ("2026-11-15T09:30:00Z", datetime(2026, 11, 15, 9, 30, tzinfo=UTC)),
    ],
)
def test_the_day_of_a_record_gets_no_time(written: str, day: date) -> None:
    line = json.dumps({"id": "a", "text": "The ferry sailed.", "date": written})
    ((found, _),) = recorded(lambda: [line], "a.jsonl")
    assert found.day == day


def test_a_byte_order_mark_is_no_part_of_the_first_record(tmp_path: Path) -> None:
    record = '{"id": "a", "title": "Ferry sails", "text": "The ferry sailed at nine."}\r\n'
    site = healthy_site(tmp_path, {"in/a.jsonl": b"\xef\xbb\xbf" + record.encode()})
    result = digest(site, "import", "jsonl", "in/a.jsonl")
    assert (result.status, result.out.splitlines()[-1]) == (0, "in/a.jsonl: 1 article new, 0 known")


def kite(base: str) -> dict[str, object]:
    """A file of one category, in the form of Kite's."""
    articles = [
        {"title": "Hinted", "link": f"{base}/{name}", "domain": "tollbrook.example", "date": day}
        for name, day in (("pears", "2026-11-17T08:00:00+00:00"), ("crates", "2026-11-17"))
    ]
    wrong = [{"title": "No address"}, {"link": "javascript:alert(1)"}, 7]
    story = {"cluster_number": 1, "title": "Pears stolen", "articles": [*articles, *wrong]}
    return {"category": "World", "timestamp": 1_795_000_000, "clusters": [story, {}, None]}


def test_the_stories_of_kite_become_events(tmp_path: Path) -> None:
    with serving() as web:
        text = "Thieves emptied an orchard near Tollbrook and left with forty crates of pears, the"
        for name in ("pears", "crates"):
            body = f"<p>{text} grower of the {name} told police.</p>" * 3
            web.routes[f"/{name}"] = page(body.encode(), content_type="text/html")
        web.routes["/robots.txt"] = page(b"")
        files = {"world.json": json.dumps(kite(web.base))}
        config = (healthy_site(tmp_path, files) / "digest.toml").read_text("utf-8")
        fetch = '\n[fetch]\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0.0\n'
        (tmp_path / "digest.toml").write_text(config + fetch, "utf-8")
        result = digest(tmp_path, "import", "kite", "--json", "world.json")
        answers = json.loads(result.out)
        assert [answer["outcome"] for answer in answers] == ["new", "new"], result.err
        asked = len(web.paths)
        again = digest(tmp_path, "import", "kite", "world.json")
        assert again.out == "world.json: 0 articles new, 2 known\n"
        assert len(web.paths) == asked
    written = [(tmp_path / answer["path"]).read_text("utf-8") for answer in answers]
    assert all('event: "pears-stolen-2026-11-18"\n' in text for text in written)
    assert all('via: "Kagi Kite"\n' in text for text in written)
    assert "date: 2026-11-17T08:00:00Z\n" in written[0]
    assert "date: 2026-11-17\n" in written[1]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"clusters": 3}', "[" * 100_000])
def test_a_file_that_is_not_kites_says_so(content: str, tmp_path: Path) -> None:
    site = healthy_site(tmp_path, {"world.json": content})
    result = digest(site, "import", "kite", "world.json")
    assert result.status == 1
    assert "world.json: " in result.err


OPML = """<opml version="2.0"><body><outline text="News">
<outline text="Coastal Courier" type="rss" xmlUrl="https://courier.example/feed.xml"/>
<outline text="Bay &quot;Radio&quot; \u202e" type="rss" xmlUrl="https://bay.example/rss?a=1&amp;b=2"/>
</outline></body></opml>"""
KNOWN = """
[fetch]
limit = 5 # a comment

[[fetch.feeds]]
url = "https://courier.example/feed.xml"
exclude = ["sport"]
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_feeds_are_added_and_the_rest_of_the_file_stays(tmp_path: Path, ending: str) -> None:
    site = healthy_site(tmp_path, {"in.opml": OPML})
    before = ((site / "digest.toml").read_text("utf-8") + KNOWN).replace("\n", ending).encode()
    (site / "digest.toml").write_bytes(before)
    would = digest(site, "import", "opml", "--dry-run", "in.opml")
    assert would.out.endswith("digest.toml: 1 feed would be added, 1 known\n")
    assert (site / "digest.toml").read_bytes() == before
    result = digest(site, "import", "opml", "in.opml")
    assert (result.status, result.err) == (0, "")
    after = (site / "digest.toml").read_bytes()
    assert after.startswith(before)
    feeds = tomllib.loads(after.decode())["fetch"]["feeds"]
    assert [feed["url"] for feed in feeds] == [
        "https://courier.example/feed.xml",
        "https://bay.example/rss?a=1&b=2",
    ]
    again = digest(site, "import", "opml", "in.opml")
    assert again.out == "digest.toml: 0 feeds added, 2 known\n"
    assert (site / "digest.toml").read_bytes() == after
    assert digest(site, "build").status == 0


@pytest.mark.parametrize(
    ("config", "opml", "said"),
    [
        ('\n[fetch]\nfeeds = [{url = "https://a.example/x"}]\n', OPML, "can't be added to"),
        ("", "<rss/>", "in.opml: is <rss>"),
        ("", "", "in.opml: is no XML"),
    ],
    ids=["inline", "rss", "empty"],
)
def test_what_can_not_be_added_changes_nothing(
    config: str, opml: str, said: str, tmp_path: Path
) -> None:
    site = healthy_site(tmp_path, {"in.opml": opml})
    before = (site / "digest.toml").read_text("utf-8") + config
    (site / "digest.toml").write_text(before, "utf-8")
    result = digest(site, "import", "opml", "in.opml")
    assert result.status == 1
    assert said in result.err
    assert (site / "digest.toml").read_text("utf-8") == before
