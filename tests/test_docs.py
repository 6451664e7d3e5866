"""The words around the project: links that lead somewhere, messages that digest really prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.configfile import read_config
from digest.sources.reader import read_document
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def _anchors(page: Path) -> set[str]:
    """The fragments that GitHub gives to the headings of a page."""
    headings = re.findall(r"(?m)^#+ (.*)$", page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_local_links_lead_to_files_and_headings(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    lost = []
    for link in (link for link in links if "://" not in link):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.is_file() or (anchor and anchor not in _anchors(target)):
            lost.append(link)
    assert not lost


def test_readme_is_short_enough_to_be_read() -> None:
    assert 100 <= len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 150


def test_readmes_error_message_is_the_real_one(tmp_path: Path) -> None:
    post = tmp_path / "content" / "posts" / "ferry.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: Ferry\ndate: 2026-13-45\n---\n\nThe ferry sails.\n", "utf-8")
    (tmp_path / "digest.toml").write_text("", "utf-8")
    config = read_config(tmp_path)
    _, problems = read_document(tmp_path, post.relative_to(tmp_path), config)
    assert [str(problem) for problem in problems] == [
        line
        for line in (ROOT / "README.md").read_text("utf-8").splitlines()
        if line.startswith("content/posts/ferry.md:")
    ]


def test_every_command_is_documented() -> None:
    from digest.cli.verbs import VERBS

    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    headings = re.findall(r"(?m)^## digest (\w+)", text)
    readme = re.findall(r"(?m)^\| `digest (\w+)", (ROOT / "README.md").read_text("utf-8"))
    assert headings == readme == list(VERBS)


def test_every_option_is_documented() -> None:
    from click import Context, Option

    from digest.cli.verbs import VERBS, digest

    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for verb in VERBS:
        command = digest.get_command(Context(digest), verb)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, Option):
                assert f"`{parameter.opts[-1]}" in text, f"{verb} {parameter.opts[-1]}"
