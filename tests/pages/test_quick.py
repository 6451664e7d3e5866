from __future__ import annotations

import time

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import MarkdownConfig
from digest.pages.markup.quick import blocks as quick_blocks
from digest.pages.markup.quick import inline as quick_inline
from digest.pages.markup.quick import speedup as quick
from digest.pages.markup.quick.literals import literals_of
from digest.pages.markup.quick.typography import Typography

EXTENSION_SETS = {
    "none": [],
    "tables": ["tables", "fenced_code"],
    "default": list(MarkdownConfig().extensions),
    "own": ["tables", "smarty", "attr_list", "footnotes", "def_list", "abbr"],
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
        "  ",
        "R & D",
        "AT&T",
        "a < b",
        "snake_case",
        "`e`",
        "*f*.",
        "(**g**)",
        "[h](http://i.example/j_k?l=1&m=*n*)",
        "[o](p 'q')",
        "![r](s.png)",
        "\n- ",
        "\n1. ",
        "\n    ",
        "\n---\n",
        "\nterm\n: ",
        '{{ figure(src="t.png") }}',
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
        if "" in literals_of(pattern)
    ]
    assert unknown == [], "a pattern that the library has changed is tried everywhere"


def test_the_default_extensions_take_the_shortest_ways() -> None:
    renderer = quick.quicken(markdown.Markdown(extensions=EXTENSION_SETS["default"]))
    assert type(renderer.treeprocessors["inline"]) is quick_inline._Markup
    assert type(renderer.treeprocessors["smarty"]) is Typography
    assert "parseBlocks" in vars(renderer.parser)


def test_emphasis_of_another_kind_is_left_to_the_library() -> None:
    renderer = quick.quicken(markdown.Markdown(extensions=["legacy_em"]))
    assert type(renderer.treeprocessors["inline"]) is quick_inline._Tries


def test_substitutions_with_markup_are_left_to_the_library() -> None:
    settings = {"smarty": {"substitutions": {"mdash": "<hr>"}}}
    stock = markdown.Markdown(extensions=["smarty"], extension_configs=settings)
    quickened = quick.quicken(markdown.Markdown(extensions=["smarty"], extension_configs=settings))
    text = 'one --- "two" --- three'
    assert quickened.convert(text) == stock.convert(text)


@pytest.mark.parametrize(
    ("block", "plain"),
    [
        ("A word.", True),
        ("**Bold** begins.\nAnd goes on.", True),
        ("[A link](b) begins.", True),
        ("“Quoted.”", True),
        ("", False),
        ("* a point", False),
        ("1. a point", False),
        ("٣. a point", False),
        ("A title\n---", False),
        ("A term\n:   told", False),
        ("A line\n> quoted", False),
        ("A line\n * * *", False),
        ("[a]: http://b.example", False),
        ("    code", False),
    ],
)
def test_a_plain_block_begins_with_a_word_and_no_other_kind(block: str, plain: bool) -> None:
    assert quick_blocks._is_plain(block) is plain


@pytest.mark.parametrize("worst", ["`", "*a ", "_a ", "[a", "[a](", "**", "&", '"', "'"])
def test_time_is_in_proportion_to_the_length_of_a_text_that_looks_plain(worst: str) -> None:
    processor = quick_inline._Markup(md := markdown.Markdown(), md.treeprocessors["inline"])  # type: ignore[arg-type]
    processor._has_references = False
    begun = time.process_time()
    processor._plainly(worst * (100_000 // len(worst)))
    assert time.process_time() - begun < 1


def test_html_is_the_same_whatever_the_text(
    pair: tuple[markdown.Markdown, markdown.Markdown],
) -> None:
    stock, quickened = pair

    @settings(max_examples=250)
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
        "*a* _b_ **c** __d__ `e` [f](g) h. (*i*) j*k*l, m_n_o *p*!",
        "[a *b*](c) *d `e` f* `*g*` [h](i (j) 'k') ![l](m) [n](<o p>)",
        "1 < 2 & 3 > 1 AT&T R & D &amp; `&amp;` [q](http://a.example/?b=1&c=d_e_f)",
        "- *a* b\n- c `d`\n    - [e](f) g\n\n1. h\n\n    *i*\n2. j",
        "# Head *em*\n\n- one **two**\n- [x](y)\n\n> quote <me@a.example>\n\n    code",
    ],
)
def test_html_is_the_same_for_every_construct(
    pair: tuple[markdown.Markdown, markdown.Markdown], text: str
) -> None:
    stock, quickened = pair
    assert quickened.reset().convert(text) == stock.reset().convert(text)
