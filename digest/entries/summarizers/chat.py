"""A request to the text that a chat endpoint answers: redirects are not followed, bodies are
bounded, and the key is never repeated.

`openai` brings a dozen packages for one request; this takes the room that all of digest's
requests go through.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import field
from typing import Any
from urllib.parse import urlsplit

from digest.config import LlmConfig
from digest.entries.summarizers.asking import NoAnswer
from digest.errors import ConfigError
from digest.model import Location
from digest.nouns import noun
from digest.web.failure import Failure, Unreached
from digest.web.posting import LOCAL, post

MOST_BYTES = 1_000_000
"""Of an answer; a summary has a few thousand."""
TRIES = 3
PAUSE_SECONDS = 1.0
"""Before the second try, and twice as long before the third, unless the endpoint says how long."""
BUSY = frozenset({429, 502, 503, 504})
"""What is worth another try."""


@noun
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
            raise ConfigError.at(Location.of_setting(f"llm.{name}"), what, expected)
    key = os.environ.get(config.key_from, "").strip() if config.key_from else ""
    if config.key_from and not key:
        what = f"`llm.key_from` names the environment variable {config.key_from}, which is not set"
        expected = "the key in that variable, never in a file of the site"
        raise ConfigError.at(Location.of_setting("llm.key_from"), what, expected)
    if not (key.isascii() and key.isprintable()):
        what = f"the key in {config.key_from} has characters that no key has"
        expected = "one line of letters, digits and signs"
        raise ConfigError.at(Location.of_setting("llm.key_from"), what, expected)
    parts = urlsplit(config.endpoint)
    if key and parts.scheme != "https" and parts.hostname not in LOCAL:
        what = "`llm.endpoint` would be sent the key unencrypted"
        expected = "an address that begins with https://"
        raise ConfigError.at(Location.of_setting("llm.endpoint"), what, expected)
    return Endpoint(config.endpoint.rstrip("/") + "/chat/completions", key)


def ask_model(endpoint: Endpoint, request: dict[str, Any], seconds: float) -> str:
    """What the model says to `request`, within so many seconds in all.

    Raises:
        NoAnswer: with the reason.
    """
    deadline = time.monotonic() + seconds
    for attempt in range(TRIES):
        answer = _post(endpoint, request, deadline)
        if answer.status == 200:
            return _content(answer.body, endpoint)
        pause = answer.pause or PAUSE_SECONDS * 2**attempt
        worthwhile = answer.status in BUSY or not answer.status
        if not worthwhile or attempt == TRIES - 1 or time.monotonic() + pause > deadline:
            break
        time.sleep(pause)
    raise NoAnswer(answer.reason)


@noun
class _Answer:
    status: int
    """0 where there was none."""
    body: bytes
    reason: str
    """Why it is of no use, if it is not."""
    pause: float
    """Seconds that the endpoint wants to be left alone; 0 where it does not say."""


def _post(endpoint: Endpoint, request: dict[str, Any], deadline: float) -> _Answer:
    """One try."""
    headers = {"Content-Type": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    seconds = max(0.001, deadline - time.monotonic())
    try:
        answer = post(endpoint.url, json.dumps(request).encode(), headers, seconds, MOST_BYTES)
    except Unreached as failure:
        return _Answer(0, b"", f"{endpoint.host} {failure.what}", 0)
    except Failure as failure:
        raise NoAnswer(f"{endpoint.host} {failure.what}") from failure
    reason = f"{endpoint.host} answered with status {answer.status}"
    if 300 <= answer.status < 400:
        reason += ", a redirect, which is not followed"
    return _Answer(answer.status, answer.body, reason, answer.pause_seconds)


def _content(body: bytes, endpoint: Endpoint) -> str:
    """The text in a completion."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise NoAnswer(f"{endpoint.host} answers, but with no chat completion") from error
    if not isinstance(content, str):
        raise NoAnswer(f"{endpoint.host} answers without a text")
    return content
