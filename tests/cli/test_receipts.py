"""`digest clean --receipt` shows what went as a diff, for people, terminals and programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site import digest, write_files

FERRY = """\
---
title: Ferry is back
KEEP---
The ferry sailed on Wednesday at nine, its operator said in Hollin.

Read more: When the ferry stopped

Forty cars were on board, the harbor master told us.

The next one sails on Friday, if the wind allows it.

Visited 12 times, 3 visit(s) today
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    write_files(tmp_path, {"ferry.txt": FERRY.replace("KEEP", "")})
    return tmp_path


def test_removals_stand_at_their_lines_between_what_stays(ferry: Path) -> None:
    assert digest(ferry, "clean", "--receipt", "ferry.txt").out.splitlines() == [
        "ferry.txt: 2 removed, 12 of 45 words",
        "    4                        The ferry sailed on Wednesday at nine, its operator said in"
        " Hollin.",
        "    6  read-more           - Read more: When the ferry stopped",
        "    8                        Forty cars were on board, the harbor master told us.",
        "   10                        The next one sails on Friday, if the wind allows it.",
        "   12  visit-counter       - Visited 12 times, 3 visit(s) today",
    ]


@pytest.mark.parametrize(
    ("options", "environment", "is_colored"),
    [
        ((), {}, False),
        (("--color",), {}, True),
        (("--color",), {"NO_COLOR": "1"}, True),
        (("--no-color",), {}, False),
    ],
    ids=["pipe", "asked", "asked-all-the-same", "forbidden"],
)
def test_a_pipe_is_colored_only_where_it_is_asked_for(
    ferry: Path, options: tuple[str, ...], environment: dict[str, str], is_colored: bool
) -> None:
    shown = digest(ferry, "clean", "--receipt", *options, "ferry.txt", env=environment).out
    assert ("\x1b[31m- Visited" in shown) == is_colored


def test_nothing_in_a_receipt_steers_the_terminal(tmp_path: Path) -> None:
    hostile = "Share this: \x1b]0;owned\x07 \x9b31m \u202etxet"
    write_files(tmp_path, {"ferry.md": f"{FERRY.replace('KEEP', '')}\n<!-- {hostile} -->\n"})
    shown = digest(tmp_path, "clean", "--receipt", "ferry.md").out
    answer = digest(tmp_path, "clean", "--json", "ferry.md").out
    assert "html-comment" in shown
    for char in "\x1b\x07\x9b\u202e":
        assert char not in shown
        assert char not in answer
    removed = json.loads(answer)[0]["removed"]
    assert any("\u202e" in removal["text"] for removal in removed), "programs get it whole"


def test_a_page_shows_its_removals_without_its_markup(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in FERRY.split("\n\n")[1:])
    page = f"<html><body><nav>Home</nav><article>\n{paragraphs}</article></body></html>"
    write_files(tmp_path, {"ferry.html": page})
    shown = digest(tmp_path, "clean", "--receipt", "ferry.html").out
    assert "- Visited 12 times" in shown
    assert "<p>" not in shown


def test_a_kept_line_is_in_the_text_and_not_in_the_receipt(tmp_path: Path) -> None:
    write_files(tmp_path, {"ferry.txt": FERRY.replace("KEEP", "keep: ['^Visited']\n")})
    assert "Visited 12 times" in digest(tmp_path, "clean", "ferry.txt").out
    shown = digest(tmp_path, "clean", "--receipt", "ferry.txt").out
    assert "Visited" not in shown
    assert "Read more" in shown


def test_several_files_are_told_apart(ferry: Path) -> None:
    write_files(ferry, {"other.txt": "The mayor of Hollin spoke on Monday.\n"})
    shown = digest(ferry, "clean", "--receipt", "ferry.txt", "other.txt").out
    assert "\n\nother.txt: 0 removed\n" in shown
