"""JSON files are those that the standard library writes, halves of characters aside."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from digest.pages.feeds.json_text import json_text

TEXTS = st.text() | st.text(alphabet='aé\x00\x1f\x7f"\\/<\n\u2028\U0001f5de\ud800') | st.just("")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_a_file_is_what_the_standard_library_writes(value: object) -> None:
    usual = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    assert json_text(value) == usual


def test_html_is_a_text_as_any_other() -> None:
    assert json_text({"content_html": Markup("<p>é</p>")}) == (
        '{\n "content_html": "<p>é</p>"\n}\n'.encode()
    )
