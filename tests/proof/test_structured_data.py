"""Structured data and previews of every page: strict JSON, and by the structured-data tester."""

from __future__ import annotations

import json
import re

import pytest

from tests.proof.programs import node_module, program, run
from tests.proof.samples import ENTRY, FRONT, POST, Built

TESTER = "structured-data-testing-tool/bin/cli.js"
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_every_page_s_structured_data_is_strict_json(sample: Built) -> None:
    kinds = set()
    for page in sample.html():
        for written in JSON_LD.findall(page.read_text("utf-8")):
            read = json.loads(written, parse_constant=_refuse, object_pairs_hook=_once)
            assert read["@context"] == "https://schema.org"
            kinds.add(read["@type"])
    assert kinds == {"BlogPosting", "BreadcrumbList", "NewsArticle", "WebSite"}


@pytest.mark.parametrize(
    ("path", "presets"),
    [
        (FRONT, "SocialMedia"),
        (ENTRY, "Google,SocialMedia"),
        (POST, "Google,SocialMedia"),
    ],
    ids=["front", "entry", "post"],
)
def test_the_structured_data_tester_finds_nothing_missing(
    sample: Built, path: str, presets: str
) -> None:
    file = str(sample.folder / path)
    done = run(program("node"), node_module(TESTER), "--file", file, "--presets", presets)
    assert "✓" in done.stdout, done.stderr
    assert re.findall(r"✕ .*", done.stdout) == []


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    assert len(dict(pairs)) == len(pairs), "a key stands twice"
    return dict(pairs)
