"""Access control of the desk: it admits only the person at this machine who has the token, and no
request that another page sends.

A page of the web, or of another program on this machine, can make a browser send requests here.
Each of these has to fail by itself: it does not know the token; the cookie is not sent along with
what another site asks for (SameSite=Strict); no request is taken that says that it comes from
elsewhere (Origin, Sec-Fetch-Site) or that is no visit to a page (Sec-Fetch-Dest); a decision needs
the secret that stands in the desk's own forms; no other page can frame the desk or read its forms
(the policies below).
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from digest.publish.serve.answers import Request

POLICIES = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'",
    ),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    # With `no-referrer` browsers would hide the origin of a form from ourselves, too.
    ("Referrer-Policy", "same-origin"),
)
"""Headers of everything that the desk sends."""

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Gate:
    """The secrets of one run of the server."""

    token: str
    """In the address that is printed; it opens the door and is good for nothing else."""
    session: str
    """In the cookie that the door gives out."""
    form: str
    """In the desk's own forms."""

    @classmethod
    def new(cls) -> Gate:
        """With secrets that nobody has seen."""
        token, session, form = (secrets.token_urlsafe(24) for _ in range(3))
        return cls(token, session, form)

    def knows(self, token: str) -> bool:
        """Is this the token?"""
        return _same(token, self.token)

    def cookie(self, port: int, path: str) -> str:
        """The `Set-Cookie` header that admits a browser; its name includes the port, as cookies are
        shared by all ports of a host.
        """
        return f"{_name(port)}={self.session}; Path={path}; HttpOnly; SameSite=Strict"

    def refusal(self, request: Request) -> str:
        """Why a visitor may not come in, as a sentence; "" where he may."""
        if request.headers.get("host", "") not in _names(request.port):
            return "This address is not the desk's own."
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "Another site has sent you here: open the desk yourself."
        if request.headers.get("sec-fetch-dest", "document") not in ("document", "style"):
            return "The desk is a page to be visited, and nothing to be read by a program."
        if not _same(_cookie(request), self.session):
            return "Open the address that `digest serve` has printed: it lets this browser in."
        return ""

    def refuses_form(self, request: Request, secret: str) -> str:
        """Why a form is refused although the visitor was admitted; "" if it is accepted."""
        origin = f"http://{request.headers.get('host', '')}"
        if request.headers.get("origin", "") != origin:
            return "The form was not sent from the desk."
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            return "This is not what a form sends."
        if not _same(secret, self.form):
            return "The form is of another run of `digest serve`: load the page anew."
        return ""


def _names(port: int) -> tuple[str, ...]:
    hosts = ("127.0.0.1", "localhost", "[::1]")
    return tuple(f"{host}:{port}" for host in hosts) if port != 80 else hosts


def _name(port: int) -> str:
    return f"digest-desk-{port}"


def _cookie(request: Request) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(_name(request.port))
    except CookieError:
        return ""
    return found.value if found else ""


def _same(one: str, other: str) -> bool:
    """Compared in a time that does not tell how much of it is right."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
