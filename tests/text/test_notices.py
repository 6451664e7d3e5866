from __future__ import annotations

import time

import pytest

from digest.text.notices import is_notice

TITLE = "Harbor wall gives way in Corval"
CONSENT = (
    "We and our 41 partners use cookies and similar technologies. You may accept them, or change "
    "your preferences below. Your choice is kept on this device only."
)
NEWS = (
    "The harbor wall of Corval gave way on Monday, and nobody was hurt. "
    "Masons had warned of it. The council meets on Friday."
)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param(TITLE, CONSENT, True, id="consent"),
        pytest.param("", CONSENT, True, id="no title"),
        pytest.param("Our cookies and you", CONSENT, True, id="the title of a notice"),
        pytest.param("Our cookies and you", NEWS, False, id="the title of a notice above news"),
        pytest.param(
            TITLE,
            "Please verify that you are a human. Your browser sent something odd.",
            True,
            id="robots",
        ),
        pytest.param(
            TITLE,
            "This site needs JavaScript. Please enable it in your browser and try again.",
            True,
            id="JavaScript",
        ),
        pytest.param(TITLE, NEWS, False, id="news"),
        pytest.param(TITLE, f"{NEWS} {CONSENT}", False, id="news with a notice below"),
        pytest.param(
            TITLE,
            "The ministry wants sites to ask for consent before they set cookies. Firms that share "
            "personal data would be fined. Browsers could then do without the banners.",
            False,
            id="news of cookies",
        ),
        pytest.param(
            "How to say no to cookies",
            "You can refuse cookies in your browser. Your consent is asked only once.",
            False,
            id="advice on cookies",
        ),
        pytest.param(TITLE, "", False, id="nothing"),
    ],
)
def test_a_notice_speaks_of_cookies_and_to_the_reader(
    title: str, text: str, expected: bool
) -> None:
    assert is_notice(title, text) == expected


@pytest.mark.parametrize("unit", ["cookie ", "your ", "opting ", "\n", ". "])
def test_no_text_takes_long(unit: str) -> None:
    began = time.process_time()
    is_notice("", "cookie " + unit * (100_000 // len(unit)))
    assert time.process_time() - began < 0.1
