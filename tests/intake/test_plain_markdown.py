from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.intake.plain_markdown import as_markdown
from digest.sources.readers.lines import repair
from digest.sources.readers.markdown_text import read_markdown

MARKS = r"#>*_-+=`~|\[](){}!:&<>.1a 2^/;\"' é中"
PARAGRAPHS = st.lists(
    st.one_of(st.text(MARKS, max_size=40), st.text(max_size=40)), min_size=1, max_size=5
)


def settled(text: str) -> str:
    """As the readers leave a line: repaired until nothing is left to repair."""
    while (repaired := repair(text)[0]) != text:
        text = repaired
    return text


@given(PARAGRAPHS)
@example(["[^1]: a note", "[a]: https://a.example", "{: .b}", "+++", "~~~", "```"])
@example(["a | b", "- | -", "===", "<script>x", "&copy 2026", "{{ x }}", "{% raw %}"])
@example(["[a](b) c] d](e)", "![a][b]", "<a@b.example>", "__a__ _b_ snake_case", "\\"])
def test_a_text_is_read_as_it_was_written(raw: list[str]) -> None:
    paragraphs = [text for line in raw if (text := settled(line))]
    draft = read_markdown(as_markdown("\n\n".join(paragraphs)))
    assert [line.text for line in draft.lines] == paragraphs
    assert [removal for removal in draft.removals if removal.rule != "control-character"] == []


@pytest.mark.parametrize(
    "text",
    [
        "# 1 of 2",
        "> quoted",
        "- a dash, said he",
        "1. first",
        "1986) was a year",
        "a *b* _c_ `d` [f](g) ![h](i)",
        "<b>bold</b> & <!-- gone --> &amp; &lt;",
        "===",
        "snake_case and 2*3*4",
        "https://a.example/x_y_z?a=1&copy=2",
    ],
)
def test_a_markdown_program_shows_the_same(text: str) -> None:
    shown = markdown.markdown(as_markdown(text))
    assert re.sub(r"^<p>|</p>$", "", shown) == html.escape(text, quote=False)
