"""docs/content.md says what the reader does."""

from __future__ import annotations

import re

from digest.sources.front_matter.fields import FIELDS
from tests.conftest import ROOT
from tests.sources.reading import document, note, read

PAGE = (ROOT / "docs" / "content.md").read_text("utf-8")


def blocks() -> list[str]:
    """The indented examples, without their indentation."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, re.MULTILINE)
    return [re.sub(r"(?m)^    ", "", block).strip("\n") + "\n" for block in found]


def test_every_spelling_is_documented() -> None:
    spellings = {name for field in FIELDS for name in (field.name, *field.also)}
    plain = {name for name in spellings if "." not in name}
    assert plain <= set(re.findall(r"`([a-z_A-Z]+)(?:: [^`]*)?`", PAGE))
    parts = {name.partition(".")[2] for name in spellings if name.startswith("source.")} - {"date"}
    assert parts <= set(re.findall(r"`(\w+)`", PAGE))


def test_the_examples_can_be_read() -> None:
    article, mistakes, event = (block for block in blocks() if "---" in block or "posts/" in block)
    assert document(article, "article").metadata.source.name == "Coastal Courier"
    assert note(event).include == ("articles/003.md",)
    wrong = "---\ntitle: Ferry: it sails\n---\n", "---\ntitle: a\ndate: 2026-13-45\n---\n"
    said = [problem for text in wrong for problem in read(text, name="ferry.md")[1]]
    assert [
        line.replace("content/posts/ferry.md:", "error ") for line in mistakes.splitlines()
    ] == said
