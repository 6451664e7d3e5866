"""A request with a body to a service that the editor has chosen: any address, the own proxy.

Unlike `Client`, which follows what strangers write: nothing is judged here, nothing is followed,
but all that comes back is bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.web.cords import Cord, Cords, pools
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
    """The answer to a POST request with `body`, within so many seconds in all.

    Raises:
        Unreached: there is none; another try may help.
        Failure: it is too large or too slow.
    """
    from urllib3.exceptions import HTTPError  # 90 ms that only a request has to pay

    with Cords().cord(seconds) as cord:
        try:
            posted = _exchange(url, body, headers, seconds, most_bytes, cord)
        except HTTPError as error:
            if cord.pulled:
                raise _late() from error
            raise Unreached(f"can't be reached ({type(error).__name__})") from error
        if cord.pulled:  # to a body without a length, the cut looks like its end
            raise _late()
        return posted


def _exchange(
    url: str, body: bytes, headers: Mapping[str, str], seconds: float, most_bytes: int, cord: Cord
) -> Posted:
    from urllib3 import Timeout

    with _pools(url, cord) as manager:
        response = manager.request(
            "POST",
            url,
            body=body,
            headers={"Accept-Encoding": "identity", **headers},
            timeout=Timeout(total=seconds),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            answer = _read(response, most_bytes)
        finally:
            response.close()
    after = response.headers.get("Retry-After", "")
    pause = float(after[:9]) if after.isascii() and after.isdigit() else 0.0
    return Posted(response.status, answer, pause)


def _pools(url: str, cord: Cord) -> PoolManager:
    """Connections that `cord` cuts, by the environment's proxy unless they are to this machine."""
    from urllib.request import getproxies, proxy_bypass

    from urllib3 import PoolManager, ProxyManager

    parts = urlsplit(url)
    host = parts.hostname or ""
    proxy = getproxies().get(parts.scheme)
    if proxy and host not in LOCAL and not proxy_bypass(host):
        manager: PoolManager = ProxyManager(proxy)
    else:
        manager = PoolManager()
    plain, secure = pools(cord)
    manager.pool_classes_by_scheme = {"http": plain, "https": secure}
    return manager


def _read(response: BaseHTTPResponse, most_bytes: int) -> bytes:
    """The body, as long as it does not grow too large."""
    body = bytearray()
    while part := response.read1(65536, decode_content=False):
        body += part
        if len(body) > most_bytes:
            raise Failure(f"answers with more than {most_bytes:,} bytes")
    return bytes(body)


def _late() -> Failure:
    return Failure("did not finish its answer in time")
