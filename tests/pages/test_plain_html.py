"""Plain HTML is cleaned without a parser, to the very same bytes."""

import time

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages.markup.plain_html import plain_cleaned
from digest.pages.markup.sanitize import ATTRIBUTES, SCHEMES, TAGS


def parsed(html: str) -> str:
    """What the sanitizer's own library makes of it."""
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    return nh3.clean(
        html, tags=set(TAGS), attributes=attributes, url_schemes=set(SCHEMES), link_rel=None
    )


INLINE = (
    "the harbor",
    " é – “mole”\n",
    "<em>new</em>",
    "<strong>a &amp; b</strong>",
    "<code>if a &lt; b &gt; c</code>",
    "&quot;so&quot;",
    '"so"',
    "<br />\n",
    '<a href="https://port.example/quay/2026?tide=high#gate">quay</a>',
    '<a href="http://a-b.example.org">sea &amp; sky</a>',
)
ODD = (
    "\xa0",
    "&nbsp;",
    "&#39;",
    "a & b",
    "1 > 0",
    "\r\n",
    "\0",
    "\ufeff",
    "<br>",
    "<br/>",
    "<b>bold</b>",
    "<em>",
    "</strong>",
    "</p>",
    "<p>",
    '<a href="/quay/">quay</a>',
    '<a href="javascript:x">quay</a>',
    '<a href="https://127.0.0.1/">quay</a>',
    '<a href="https://xn--a.example/">quay</a>',
    '<a href="https://a.example/?b&amp;c">quay</a>',
    '<a href="https://a.example/" onclick="x">quay</a>',
    "<code class=&quot;a&quot;>x</code>",
    "<em><strong>deep</strong></em>",
    "<script>x</script>",
    "<!-- x -->",
)
BLOCKS = (
    "<p>{}</p>",
    '<h2 id="gate-2">{}</h2>',
    "<h1>{}</h1>",
    "<ul>\n<li>{}</li>\n<li>low</li>\n</ul>",
    "<ol>\n<li>\n<p>{}</p>\n</li>\n</ol>",
    "<blockquote>\n<p>{}</p>\n</blockquote>",
    '<table><thead><tr><th class="align-right">{}</th></tr></thead><tbody>\n'
    "<tr><td>high</td></tr>\n</tbody></table>",
    "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>{}</td>\n</tr>\n"
    "</tbody>\n</table>",
    '<pre><code class="language-python">x = 1\n</code></pre><hr />{:.0}',
)
ODD_BLOCKS = (
    "{}",
    "<h1>{}</h2>",
    "<ul>\n<li>{}</li>\n</ol>",
    "<ul>\n<li>a<ul>\n<li>{}</li>\n</ul></li>\n</ul>",
    "<table>{}<tbody>\n</tbody></table>",
    "<pre>\n{}</pre>",
    '<p style="color: red">{}</p>',
    "<div>{}</div>",
    "<p />{}",
)


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), st.lists(st.sampled_from(INLINE)))))
def test_plain_html_comes_out_as_the_parser_has_it(blocks: list[tuple[str, list[str]]]) -> None:
    html = "\n".join(block.format("".join(inline)) for block, inline in blocks)
    assert plain_cleaned(html) == parsed(html)


@given(
    st.lists(
        st.tuples(
            st.sampled_from((*BLOCKS, *ODD_BLOCKS)), st.lists(st.sampled_from((*INLINE, *ODD)))
        ),
        max_size=3,
    )
)
def test_no_other_html_is_taken_for_plain(blocks: list[tuple[str, list[str]]]) -> None:
    html = "\n".join(block.format("".join(inline)) for block, inline in blocks)
    assert plain_cleaned(html) in (None, parsed(html))


@pytest.mark.parametrize("odd", ODD)
def test_odd_html_is_left_to_the_parser(odd: str) -> None:
    assert plain_cleaned(f"<p>{odd}</p>") in (None, parsed(f"<p>{odd}</p>"))


WORST = {
    "text without an end": "<p>" + "a" * 300_000,
    "emphasis without an end": "<p>" + "<em>a" * 60_000,
    "entities": "<p>" + "&amp;" * 60_000 + "&",
    "hosts": '<p><a href="https://' + "a." * 150_000,
    "rules": "<hr />\n" * 40_000 + "<",
    "points": "<ul>\n" + "<li>a</li>\n" * 30_000 + "<",
    "cells": "<table><thead><tr>" + "<th>a</th>" * 30_000 + "<",
}


@pytest.mark.parametrize("html", WORST.values(), ids=WORST.keys())
def test_the_worst_takes_no_time(html: str) -> None:
    began = time.process_time()
    assert plain_cleaned(html) is None
    assert time.process_time() - began < 0.5
