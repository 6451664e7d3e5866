"""A letter as the file that mail programs open."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from digest.config import NewsletterConfig
from digest.model import Letter
from digest.publish.mail import mail

HTML = """<!doctype html><html><head><meta charset="utf-8"><style>
p { color: #123456 } @media (max-width: 480px) { p { color: #654321 !important } }
</style><link rel="stylesheet" href="https://elsewhere.example/x.css"></head>
<body><p>Fähre</p></body></html>"""
LETTER = Letter(
    name="2026-11-19",
    subject="Der Kai: Ausgabe vom 19. November – Fähre",
    html=HTML,
    text="Fähre\n" + "https://quay.example/" + "x" * 1200 + "\n.\nFrom the quay\n",
    date=datetime(2026, 11, 19, 23, tzinfo=UTC),
    language="de",
)


def read(letter: Letter = LETTER, **config: Any) -> EmailMessage:
    raw = mail(letter, NewsletterConfig(**config), "https://quay.example/repo/")
    assert max(map(len, raw.splitlines())) <= 998
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def test_a_letter_has_two_forms_and_the_headers_of_its_content() -> None:
    message = read()
    assert message["Subject"] == LETTER.subject
    assert message["Date"].datetime == LETTER.date
    assert message["Message-ID"].startswith("<2026-11-19.")
    assert message["Message-ID"].endswith("@quay.example>")
    assert message["Content-Language"] == "de"
    plain, html = message.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == LETTER.text
    assert html.get_content_type() == "text/html"
    assert "Fähre" in html.get_content()


def test_styles_stand_in_the_elements_and_nothing_is_fetched() -> None:
    html = read().get_body(("html",))
    assert html is not None
    text = html.get_content()
    assert '<p style="color: #123456;">' in text
    assert "@media (max-width: 480px)" in text
    assert "elsewhere.example" not in text


def test_the_same_letter_is_the_same_bytes_and_another_has_another_id() -> None:
    base = "https://quay.example/"
    assert mail(LETTER, NewsletterConfig(), base) == mail(LETTER, NewsletterConfig(), base)
    assert read()["Message-ID"] != read(replace(LETTER, text="x\n"))["Message-ID"]


def test_only_what_is_configured_is_addressed() -> None:
    assert not {"From", "To", "List-Unsubscribe"} & set(read().keys())
    sender, url = "Der Kai <post@quay.example>", "https://quay.example/off"
    message = read(sender=sender, to="list@quay.example", unsubscribe=url)
    assert (message["From"], message["To"]) == (sender, "list@quay.example")
    assert message["List-Unsubscribe"] == f"<{url}>"


@pytest.mark.parametrize("evil", ["a\r\nBcc: b@c.example", "a\nb", "\x00"])
def test_a_title_adds_no_header(evil: str) -> None:
    message = read(replace(LETTER, subject=evil))
    assert "Bcc" not in message
