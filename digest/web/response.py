"""A server's answer, complete and within its bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.patterns import regex

_CHARSET = regex(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of status 200 with its body, or of status 304 without one."""

    url: str
    """Where it was found, after all redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case; each value on one line."""
    body: bytes
    """Decompressed."""
    moved: str = ""
    """The URL that the server wants to be asked from now on (301, 308), or ""."""

    @property
    def unchanged(self) -> bool:
        """The server has nothing newer than what the request's validators name."""
        return self.status == 304

    @property
    def content_type(self) -> str:
        """Of the header, without parameters: `text/html`, or ""."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset of the `Content-Type` header in lower case; "" if it has none.

        >>> Response("", 200, {"content-type": 'text/html; Charset="ISO-8859-1"'}, b"").charset
        'iso-8859-1'
        """
        found = _CHARSET.search(self.headers.get("content-type", "")[:1000])
        return found[1].lower() if found else ""

    @property
    def etag(self) -> str:
        """Validator for the next request, or ""."""
        return self.headers.get("etag", "")

    @property
    def modified(self) -> str:
        """`Last-Modified`: validator for the next request, or ""."""
        return self.headers.get("last-modified", "")
