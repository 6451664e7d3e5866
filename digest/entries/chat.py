"""A request to the text that a chat endpoint answers: the one module that knows the HTTP library.

The library is urllib3: it is there already (trafilatura needs it), has no dependencies of its own,
and is released often. `openai` brings a dozen packages for one request; httpx had no release for
two years. Redirects are not followed, bodies are bounded, and the key is never repeated.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.config import LlmConfig
from digest.entries.asking import NoAnswer
from digest.errors import ConfigError
from digest.model import Location

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

MOST_BYTES = 1_000_000
"""Of an answer; a summary has a few thousand."""
TRIES = 3
PAUSE_SECONDS = 1.0
"""Before the second try, and twice as long before the third, unless the endpoint says how long."""
BUSY = frozenset({429, 502, 503, 504})
"""What is worth another try."""
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_PLACE = Location("digest.toml")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go, and with which key."""

    url: str
    key: str = field(repr=False)
    """"" where none is sent."""

    @property
    def host(self) -> str:
        """As errors name it."""
        return urlsplit(self.url).netloc


def endpoint_of(config: LlmConfig) -> Endpoint:
    """The endpoint of the configuration, with the key from the environment.

    Raises:
        ConfigError: something that only the user can mend.
    """
    for name in ("endpoint", "model"):
        if not getattr(config, name):
            what = f"`llm.{name}` is empty, and `entries.summarizer` asks a model"
            expected = 'endpoint = "http://localhost:11434/v1" and model = "..." under [llm]'
            raise ConfigError.at(_PLACE, what, expected)
    key = os.environ.get(config.key_from, "").strip() if config.key_from else ""
    if config.key_from and not key:
        what = f"`llm.key_from` names the environment variable {config.key_from}, which is not set"
        raise ConfigError.at(_PLACE, what, "the key in that variable, never in a file of the site")
    if not (key.isascii() and key.isprintable()):
        what = f"the key in {config.key_from} has characters that no key has"
        raise ConfigError.at(_PLACE, what, "one line of letters, digits and signs")
    parts = urlsplit(config.endpoint)
    if key and parts.scheme != "https" and parts.hostname not in _LOCAL:
        what = "`llm.endpoint` would be sent the key unencrypted"
        raise ConfigError.at(_PLACE, what, "an address that begins with https://")
    return Endpoint(config.endpoint.rstrip("/") + "/chat/completions", key)


def ask_model(endpoint: Endpoint, request: dict[str, Any], seconds: float) -> str:
    """What the model says to `request`, within so many seconds in all.

    Raises:
        ConfigError: the extra is not installed.
        NoAnswer: with the reason.
    """
    try:
        # 90 ms that only a summary which is not remembered has to pay.
        from urllib3.exceptions import HTTPError
    except ImportError as error:
        expected = "pip install 'digest-press[llm]'"
        raise ConfigError.at(_PLACE, "entries.summarizer: urllib3 is missing", expected) from error
    deadline = time.monotonic() + seconds
    for attempt in range(TRIES):
        try:
            answer = _post(endpoint, request, deadline)
        except HTTPError as error:
            reason = f"{endpoint.host} can't be reached ({type(error).__name__})"
            answer = _Answer(0, b"", reason, PAUSE_SECONDS * 2**attempt)
        if answer.status == 200:
            return _content(answer.body, endpoint)
        pause = answer.pause or PAUSE_SECONDS * 2**attempt
        worthwhile = answer.status in BUSY or not answer.status
        if not worthwhile or attempt == TRIES - 1 or time.monotonic() + pause > deadline:
            break
        time.sleep(pause)
    raise NoAnswer(answer.reason)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    """0 where there was none."""
    body: bytes
    reason: str
    """Why it is of no use, if it is not."""
    pause: float
    """Seconds that the endpoint wants to be left alone; 0 where it does not say."""


def _post(endpoint: Endpoint, request: dict[str, Any], deadline: float) -> _Answer:
    from urllib3 import Timeout

    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    with _pool(endpoint.url) as pool:
        response = pool.request(
            "POST",
            endpoint.url,
            body=json.dumps(request).encode(),
            headers=headers,
            timeout=Timeout(total=max(0.001, deadline - time.monotonic())),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            body = _read(response, endpoint, deadline)
        finally:
            response.close()
    after = response.headers.get("Retry-After", "")
    pause = float(after) if after.isascii() and after.isdigit() else 0.0
    reason = f"{endpoint.host} answered with status {response.status}"
    if 300 <= response.status < 400:
        reason += ", a redirect, which is not followed"
    return _Answer(response.status, body, reason, pause)


def _pool(url: str) -> PoolManager:
    """Connections as the environment wants them: by a proxy, unless to this machine."""
    from urllib.request import getproxies, proxy_bypass

    from urllib3 import PoolManager, ProxyManager

    parts = urlsplit(url)
    host = parts.hostname or ""
    proxy = getproxies().get(parts.scheme)
    if proxy and host not in _LOCAL and not proxy_bypass(host):
        return ProxyManager(proxy)
    return PoolManager()


def _read(response: BaseHTTPResponse, endpoint: Endpoint, deadline: float) -> bytes:
    """The body, as long as it neither grows too large nor drips for too long."""
    body = b""
    while part := response.read1(65536, decode_content=False):
        body += part
        if len(body) > MOST_BYTES:
            raise NoAnswer(f"{endpoint.host} answers with more than {MOST_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise NoAnswer(f"{endpoint.host} did not finish its answer in time")
    return body


def _content(body: bytes, endpoint: Endpoint) -> str:
    """The text in a completion."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise NoAnswer(f"{endpoint.host} answers, but with no chat completion") from error
    if not isinstance(content, str):
        raise NoAnswer(f"{endpoint.host} answers without a text")
    return content
