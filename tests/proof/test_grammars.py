"""Feeds and sitemaps of the sample site against the grammars of their formats."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree

from tests.proof.programs import GRAMMARS, program, run
from tests.proof.samples import Built


def test_jing_finds_atom_valid(sample: Built) -> None:
    feeds = [str(feed) for feed in _feeds(sample, "http://www.w3.org/2005/Atom")]
    checked = run(program("jing"), "-c", str(GRAMMARS / "atom.rnc"), *feeds)
    assert checked.stdout == ""
    assert checked.returncode == 0
    assert feeds


def test_jing_tells_a_feed_that_is_not_valid(sample: Built, tmp_path: Path) -> None:
    feed = (sample.folder / "atom.xml").read_text("utf-8")
    (tmp_path / "atom.xml").write_text(feed.replace("<updated>", "<updated>on ", 1), "utf-8")
    checked = run(program("jing"), "-c", str(GRAMMARS / "atom.rnc"), str(tmp_path / "atom.xml"))
    assert "error" in checked.stdout


def test_json_feed_follows_its_schema(sample: Built) -> None:
    schema = json.loads((GRAMMARS / "json-feed.schema.json").read_text("utf-8"))
    feed = json.loads((sample.folder / "feed.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(feed)) == []
    assert len(feed["items"]) == 20


def test_sitemaps_follow_their_schema(sample: Built) -> None:
    schema = etree.XMLSchema(etree.parse(GRAMMARS / "sitemap.xsd"))
    sitemaps = sorted(sample.folder.glob("*sitemap*.xml"))
    assert [sitemap.name for sitemap in sitemaps] == ["news-sitemap.xml", "sitemap.xml"]
    for sitemap in sitemaps:
        schema.assertValid(etree.parse(sitemap))


def test_feedparser_reads_every_feed_without_bozo(sample: Built) -> None:
    feeds = [file for file in sample.folder.rglob("*.xml") if "sitemap" not in file.name]
    assert len(feeds) > 30
    for feed in feeds:
        read = feedparser.parse(feed.read_bytes())
        assert not read.bozo, (feed, read.get("bozo_exception"))


def _feeds(sample: Built, namespace: str) -> list[Path]:
    files = sorted(sample.folder.rglob("*.xml"))
    return [file for file in files if f'xmlns="{namespace}"' in file.read_text("utf-8")[:400]]
