"""A URL from anywhere to the parts of a request: read once, by one parser.

What is judged (`digest.web.addresses`) and what is connected to (`digest.web.wire`) are the same
parts, so that no two parsers can be played against each other.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from digest.patterns import regex
from digest.web.failure import Failure

LONGEST_URL = 4_000
"""Characters; servers refuse more than about 8,000."""
MOST_REDIRECTS = 5
"""RFC 9309 wants five followed for a robots.txt; pages need one or two."""
PORTS = {"http": 80, "https": 443}

_UNFIT = regex(r"[\x00-\x1f\x7f\\]")
"""No URL has them, and parsers differ about what they mean."""
_HOST_NAME = regex(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_EXPECTED = "an address such as https://example.org/news"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes."""

    scheme: str
    """http or https."""
    host: str
    """In ASCII and lower case, without brackets."""
    port: int
    path: str
    """With the query; nothing in it but ASCII."""

    @property
    def authority(self) -> str:
        """The value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The complete URL."""
        return f"{self.scheme}://{self.authority}{self.path}"

    def at(self, path: str) -> Target:
        """Another path of the same host."""
        return Target(self.scheme, self.host, self.port, path)

    def led_to(self, location: str) -> Target:
        """Where a redirect from here goes.

        Raises:
            Failure: to nothing that may be asked for.
        """
        try:
            return target_of(urljoin(self.url, location.strip()))
        except ValueError as error:
            raise Failure("redirects to what is no URL", _EXPECTED) from error
        except Failure as failure:
            raise Failure(f"redirects to a URL that {failure.what}", failure.expected) from failure


def target_of(url: str) -> Target:
    """The parts of `url`, without its fragment.

    >>> target_of("HTTPS://Example.org/a b?q=é#top").url
    'https://example.org/a%20b?q=%C3%A9'

    Raises:
        Failure: it is none that may be asked for.
    """
    if len(url) > LONGEST_URL:
        raise Failure(f"is longer than {LONGEST_URL:,} characters", _EXPECTED)
    if _UNFIT.search(url):
        raise Failure("has characters that no URL has", _EXPECTED)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Failure("can't be read as a URL", _EXPECTED) from error
    if parts.scheme not in PORTS:
        raise Failure("is not of the web", "http:// or https://")
    if "@" in parts.netloc:
        expected = "an address without them: digest signs in nowhere"
        raise Failure("carries a user name or a password", expected)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~") if parts.query else ""
    host = _host(parts.hostname or "")
    return Target(parts.scheme, host, port or PORTS[parts.scheme], path + query)


def _host(name: str) -> str:
    """A host name in ASCII, or an IPv6 address without brackets."""
    if ":" in name:
        try:
            return str(ipaddress.IPv6Address(name.replace("%", " ")))  # no zones
        except ValueError as error:
            raise Failure("has no valid IPv6 address", _EXPECTED) from error
    try:
        ascii_name = name.removesuffix(".").encode("idna").decode().lower()
    except UnicodeError as error:
        raise Failure("has no valid host name", _EXPECTED) from error
    if len(ascii_name) > 253 or not _HOST_NAME.fullmatch(ascii_name):
        raise Failure("has no valid host name", _EXPECTED)
    return ascii_name
