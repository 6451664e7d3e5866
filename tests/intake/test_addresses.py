"""Addresses as readers have them: which are of one page, and which a page may call its own."""

from __future__ import annotations

import pytest

from digest.intake.addresses import own_address, same_page, without_tracking

DAM = "https://velmora.example/dam"


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        (f"{DAM}?utm_source=mail&id=7&fbclid=x#top", f"{DAM}?id=7"),
        (f"{DAM}?utm_source=mail", DAM),
        (f"{DAM}?4711", f"{DAM}?4711"),
        (f"{DAM}?title=a%20dam&&q=", f"{DAM}?title=a%20dam&q="),
        ("https://Velmora.EXAMPLE./Dam", "https://velmora.example/Dam"),
        ("https://velmora.example", "https://velmora.example/"),
        ("https://velmora.example:443/dam", DAM),
        ("http://velmora.example:8080/dam", "http://velmora.example:8080/dam"),
        ("https://[2001:db8::1]:8443/dam", "https://[2001:db8::1]:8443/dam"),
        ("ftp://velmora.example/dam", ""),
        ("dam.html", ""),
    ],
)
def test_only_what_tracks_readers_is_taken_away(url: str, plain: str) -> None:
    assert without_tracking(url) == plain


@pytest.mark.parametrize(
    "other",
    [
        "http://www.velmora.example/dam/",
        "https://m.velmora.example/dam",
        "https://amp.velmora.example/dam",
        f"{DAM}/amp",
        f"{DAM}.amp",
        f"{DAM}?amp=1&utm_campaign=x",
    ],
)
def test_twins_of_a_page_are_one_page(other: str) -> None:
    assert same_page(other) == same_page(DAM)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAM, f"{DAM}?4711"),
        (f"{DAM}?id=1", f"{DAM}?id=2"),
        (f"{DAM}?a=1&b=2", f"{DAM}?a=1%26b=2"),
        (DAM, "https://velmora.example/Dam"),
        (DAM, "https://news.velmora.example/dam"),
    ],
)
def test_what_may_be_another_page_is_another(one: str, other: str) -> None:
    assert same_page(one) != same_page(other)


@pytest.mark.parametrize(
    ("told", "seen", "own"),
    [
        (DAM, "https://amp.velmora.example/dam?utm_source=x", DAM),
        ("https://stranger.example/dam", DAM, DAM),
        ("https://velmora.example/", DAM, DAM),
        (
            "https://www.velmora.example/",
            "https://velmora.example/",
            "https://www.velmora.example/",
        ),
        ("https://velmora.example/?id=7", DAM, "https://velmora.example/?id=7"),
        ("", DAM, DAM),
        (DAM, "", DAM),
        ("no address", DAM, DAM),
    ],
)
def test_a_page_has_a_say_on_its_own_site_alone(told: str, seen: str, own: str) -> None:
    assert own_address(told, seen) == own
