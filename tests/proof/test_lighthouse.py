"""Lighthouse, as on a phone: performance, accessibility, best practices and SEO."""

from __future__ import annotations

import json

import pytest

from tests.conftest import CHROMIUM_FLAGS
from tests.proof.programs import node_module, program, run
from tests.proof.samples import ENTRY, FRONT, POST, Built

FLOOR = 0.98
"""Of 1; a busy machine costs a point of performance now and then."""


@pytest.mark.parametrize("path", [FRONT, ENTRY, POST], ids=["front", "entry", "post"])
def test_lighthouse_gives_full_marks(sample: Built, path: str) -> None:
    flags = " ".join(["--headless=new", *CHROMIUM_FLAGS])
    command = [program("node"), node_module("lighthouse/cli/index.js"), sample.url(path)]
    options = ["--quiet", "--output=json", f"--chrome-flags={flags}"]
    done = run(*command, *options, CHROME_PATH=program("chromium"))
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    scores = {name: category["score"] for name, category in report["categories"].items()}
    assert scores.keys() == {"performance", "accessibility", "best-practices", "seo"}
    assert {name: score for name, score in scores.items() if score < FLOOR} == {}
