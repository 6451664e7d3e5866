from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.slugs import short_slug, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("São Paulo: the “Big” Vote, 2026!", "sao-paulo-the-big-vote-2026"),
        ("It's Bob’s", "its-bobs"),
        ("Straße nach Čína", "strasse-nach-cina"),
        ("L'argine e l’acqua dell'Arno", "l-argine-e-l-acqua-dell-arno"),
        ("O'Brien: we'll see, Xi'an’s", "obrien-well-see-xians"),
        ("Łódź, Işıl, Tromsø, cœur", "lodz-isil-tromso-coeur"),
        ("Στους έξι οι νεκροί", "στους-έξι-οι-νεκροί"),
        ("日本の地震", "日本の地震"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("../../etc/passwd", "etc-passwd"),
        ("a_b  c", "a-b-c"),
    ],
)
def test_words_are_joined_by_hyphens(title: str, slug: str) -> None:
    assert slugify(title) == slug
    assert short_slug(title) == slug


def test_long_titles_that_begin_alike_stay_apart() -> None:
    assert slugify("word " * 60 + "one") != slugify("word " * 60 + "two")


@given(st.text())
def test_a_slug_is_one_safe_segment_of_a_path(title: str) -> None:
    for slug in (slugify(title), short_slug(title)):
        assert slug
        assert len(slug.encode()) <= 80
        assert not re.search(r"[/\\.\s%?#<>\"'\x00]|^-|-$|--", slug)
