"""Structured data is written as `json` writes it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages.linked_data import LinkedData, dumps

texts = st.text() | st.text(alphabet="aé\x7f\x80\"\\/<&'\n\u2028\U0001f5de\ud800")
values = st.recursive(
    texts | st.integers() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(texts, values))
def test_structured_data_is_written_as_ever(data: dict[str, object]) -> None:
    assert dumps(LinkedData(data), sort_keys=True) == json.dumps(data, sort_keys=True)


@pytest.mark.parametrize("value", [1e16, float("inf"), {2: 1, 10: 1}, [], "é", {"a": [1.5]}])
def test_what_themes_ask_for_is_written_as_ever(value: object) -> None:
    assert dumps(value, sort_keys=True) == json.dumps(value, sort_keys=True)
    assert dumps(LinkedData(a=1), indent=2) == json.dumps({"a": 1}, indent=2)


def test_a_theme_is_told_what_can_not_be_written() -> None:
    with pytest.raises(TypeError, match="datetime"):
        dumps(datetime(2026, 11, 20, tzinfo=UTC), sort_keys=True)
