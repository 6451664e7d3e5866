"""A letter to the bytes of an e-mail; the only module that knows css_inline."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from digest.config import NewsletterConfig
from digest.errors import ConfigError
from digest.model import Letter, Location


def mail(letter: Letter, config: NewsletterConfig, base_url: str) -> bytes:
    """The letter as an `.eml` file: plain text, and HTML with the styles in its elements.

    The same letter gives the same bytes: its date, boundary and Message-ID come from what it
    says. Nothing in it is fetched or counted when it is opened, beyond pictures of the site's.

    Source: RFC 5322; RFC 2046, 5.1.4; RFC 2369 for `List-Unsubscribe`.

    Raises:
        ConfigError: css_inline is not installed.
    """
    html = _inlined(letter.html)
    digest = hashlib.sha256(f"{letter.subject}\n{letter.text}\n{html}".encode("utf-8", "replace"))
    name, host = digest.hexdigest()[:24], urlsplit(base_url).hostname or "localhost"
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(letter.subject.split())
    if config.sender:
        message["From"] = config.sender
    if config.to:
        message["To"] = config.to
    message["Date"] = format_datetime(letter.date)
    message["Message-ID"] = f"<{letter.name}.{name}@{host}>"
    if config.unsubscribe:
        message["List-Unsubscribe"] = f"<{config.unsubscribe}>"
    # Mail programs open it as a draft, to be addressed and sent.
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = letter.language
    message.set_boundary(f"=_digest_{name}")
    return message.as_bytes()


def _inlined(html: str) -> str:
    try:
        # An extra, and some milliseconds.
        from css_inline import CSSInliner
    except ImportError as error:
        what, remedy = "css_inline is missing", "pip install 'digest-press[newsletter]'"
        raise ConfigError.at(Location("digest newsletter"), what, remedy) from error
    inliner = CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    return inliner.inline(html)
