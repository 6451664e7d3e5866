"""A request with a body to a service that the editor has chosen: any address, the own proxy.

Unlike `Client`, which follows what strangers write: nothing is judged here, nothing is followed,
but all that comes back is bounded.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.web.failure import Failure, Unreached

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts that no proxy is asked for."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What the service answers."""

    status: int
    body: bytes
    pause_seconds: float
    """How long it wants to be left alone; 0 where it does not say."""


def post(
    url: str, body: bytes, headers: Mapping[str, str], seconds: float, most_bytes: int
) -> Posted:
    """The answer to `body`, within so many seconds in all.

    Raises:
        Unreached: there is none; another try may help.
        Failure: it is too large or too slow.
    """
    from urllib3 import Timeout  # 90 ms that only a request has to pay
    from urllib3.exceptions import HTTPError

    deadline = time.monotonic() + seconds
    sent = {"Accept-Encoding": "identity", **headers}
    try:
        with _pool(url) as pool:
            response = pool.request(
                "POST",
                url,
                body=body,
                headers=sent,
                timeout=Timeout(total=seconds),
                redirect=False,
                retries=False,
                preload_content=False,
            )
            try:
                answer = _read(response, deadline, most_bytes)
            finally:
                response.close()
    except HTTPError as error:
        raise Unreached(f"can't be reached ({type(error).__name__})") from error
    after = response.headers.get("Retry-After", "")
    pause = float(after[:9]) if after.isascii() and after.isdigit() else 0.0
    return Posted(response.status, answer, pause)


def _pool(url: str) -> PoolManager:
    """Connections as the environment wants them: by a proxy, unless to this machine."""
    from urllib.request import getproxies, proxy_bypass

    from urllib3 import PoolManager, ProxyManager

    parts = urlsplit(url)
    host = parts.hostname or ""
    proxy = getproxies().get(parts.scheme)
    if proxy and host not in LOCAL and not proxy_bypass(host):
        return ProxyManager(proxy)
    return PoolManager()


def _read(response: BaseHTTPResponse, deadline: float, most_bytes: int) -> bytes:
    """The body, as long as it neither grows too large nor drips for too long."""
    body = bytearray()
    while part := response.read1(65536, decode_content=False):
        body += part
        if len(body) > most_bytes:
            raise Failure(f"answers with more than {most_bytes:,} bytes")
        if time.monotonic() > deadline:
            raise Failure("did not finish its answer in time")
    return bytes(body)
