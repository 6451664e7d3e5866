"""The native renderer: the same safety, and a word where it can't do what is asked."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from digest.config import MarkdownConfig
from digest.errors import ConfigError, ContentError
from digest.model import Location
from digest.pages.markup.markdown import libraries, render_markdown
from digest.pages.markup.sanitize import LOCAL

HERE = Location("content/posts/a.md", 5)


def html(text: str, *extensions: str) -> str:
    names = extensions or MarkdownConfig().extensions
    return render_markdown(text, HERE, MarkdownConfig(names, "commonmark"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("[a](b.md)", f'<p><a href="{LOCAL}b.md">a</a></p>'),
        ('It\'s "so" -- and...', "<p>It’s “so” – and…</p>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("```py\nx < y\n```", '<pre><code class="language-py">x &lt; y\n</code></pre>'),
    ],
)
def test_texts_become_html(text: str, expected: str) -> None:
    assert html(text).strip() == expected


def test_cells_keep_their_alignment_without_a_style() -> None:
    found = html("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<td class="align-right">1</td>' in found
    assert "style" not in found


@pytest.mark.parametrize(
    "hostile",
    ["<script>x</script>", '<img src=x onerror="x">', "[a](javascript:x)", "<iframe src=//x>"],
)
def test_nothing_that_runs_comes_through(hostile: str) -> None:
    found = html(hostile)
    assert "script" not in found.replace("/script", "")
    assert "onerror" not in found
    assert "iframe" not in found


@pytest.mark.parametrize("piece", ["[", "*a ", "> ", "`" * 3 + "\n", "<", "| a ", "![", "- "])
def test_hostile_texts_take_no_time(piece: str) -> None:
    began = time.process_time()
    with suppress(ContentError):
        html(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 3


def test_what_common_mark_has_not_is_told() -> None:
    with pytest.raises(ConfigError, match="CommonMark has no 'admonition'"):
        libraries(MarkdownConfig(("admonition",), "commonmark"))


def test_a_note_that_cites_is_rendered_as_ever() -> None:
    config = MarkdownConfig(("tables",), "commonmark")
    plain = MarkdownConfig(("tables",))
    text = "As they say [1].\n\n    code"
    assert render_markdown(text, HERE, config, citing=True) == render_markdown(
        text, HERE, plain, citing=True
    )
