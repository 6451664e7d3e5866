"""Names of tags, sources and the like to their links."""

from __future__ import annotations

from digest.pages.layout.names import link_names


def test_a_name_that_is_its_own_slug_keeps_it() -> None:
    links = link_names("/tags/", [("(Ferry)",), ("ferry",)])
    assert links["ferry"].url == "/tags/ferry/"
    assert links["(ferry)"].url != "/tags/ferry/"


def test_of_spellings_used_as_often_the_first_by_the_alphabet_is_shown() -> None:
    assert link_names("/tags/", [("ferry",), ("Ferry",)])["ferry"].name == "Ferry"
    assert link_names("/tags/", [("ferry",), ("Ferry",), ("ferry",)])["ferry"].name == "ferry"
