from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import MarkdownConfig
from digest.pages import quick

EXTENSION_SETS = {
    "none": [],
    "tables": ["tables", "fenced_code"],
    "default": list(MarkdownConfig().extensions),
    "many": ["extra", "smarty", "sane_lists", "nl2br", "wikilinks", "admonition", "meta", "toc"],
}

PIECES = [
    *"`*_[]()!<>&@\\#|:\"'-.+= \n",
    *(
        "\n\n",
        "  \n",
        "![",
        "[^1]",
        "[^1]: note",
        "[a]: http://b.example",
        "[a][]",
        "[b](c)",
        "&amp;",
    ),
    *("<http://a.example>", "<me@a.example>", "<b>", "<!-- c -->", "**x**", "__y__", "~~~", "```"),
    *("---", "--", "...", "'80s", "\"'", "<<a>>", "[TOC]", "{#id}", "http://", "1. ", "- ", "> "),
    *(
        "word",
        "Ünïcode",
        "日本",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "*[HTML]: x",
        "HTML",
        "\x02",
        "    ",
    ),
]


@pytest.fixture(params=EXTENSION_SETS.values(), ids=EXTENSION_SETS)
def pair(request: pytest.FixtureRequest) -> tuple[markdown.Markdown, markdown.Markdown]:
    """The library as it is, and quickened."""
    stock = markdown.Markdown(extensions=request.param)
    return stock, quick.quicken(markdown.Markdown(extensions=request.param))


def test_the_installed_library_is_one_that_was_tested() -> None:
    assert markdown.__version__.startswith(quick.TESTED)


def test_another_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "TESTED", ("0.0",))
    renderer = markdown.Markdown()
    before = renderer.treeprocessors["inline"]
    assert quick.quicken(renderer).treeprocessors["inline"] is before


def test_every_pattern_of_the_default_extensions_is_known() -> None:
    renderer = markdown.Markdown(extensions=EXTENSION_SETS["default"])
    unknown = [
        pattern.pattern
        for name in ("inline", "smarty")
        for pattern in renderer.treeprocessors[name].inlinePatterns
        if "" in quick._literals(pattern)
    ]
    assert unknown == [], "a pattern that the library has changed is tried everywhere"


def test_html_is_the_same_whatever_the_text(
    pair: tuple[markdown.Markdown, markdown.Markdown],
) -> None:
    stock, quickened = pair

    @settings(max_examples=250, deadline=None)
    @given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
    def same(text: str) -> None:
        assert quickened.reset().convert(text) == stock.reset().convert(text)

    same()


@pytest.mark.parametrize(
    "text",
    [
        "A [link](http://a.example 'title') and a [reference][r].\n\n[r]: http://b.example",
        'Shortcut [r] and image ![r] and ![alt](x.png).\n\n[r]: http://b.example "t"',
        "\"Quoted,\" she said: 'it's the '80s' -- or was it --- ... who knows?",
        "*a **b*** _c __d___ ***e** f* `g` \\* \\_ 2 < 3 & 4 > 1 &copy; &#38;",
        "Text[^1] more[^1].\n\n[^1]: A *note* with `code`.",
        "# Head *em*\n\n- one **two**\n- [x](y)\n\n> quote <me@a.example>\n\n    code",
    ],
)
def test_html_is_the_same_for_every_construct(
    pair: tuple[markdown.Markdown, markdown.Markdown], text: str
) -> None:
    stock, quickened = pair
    assert quickened.reset().convert(text) == stock.reset().convert(text)
