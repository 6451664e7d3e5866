"""Events to the summaries that a configured summarizer proposes; its answers are kept in
`.digest/summaries/`.

An answer is kept in a file of its own, named by all that it depends on: the articles as they are,
the limits, the summarizer and its model. Deleting the folder costs time and calls. What is
remembered is verified like what is new, so that nobody gains by writing there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from importlib import import_module
from pathlib import Path

from digest.config import Config
from digest.engine import Engine
from digest.entries.summarizers.asking import Answer, ask, limits_of, writer
from digest.model import Event, Proposal, Setback
from digest.publish.atomic import replace_file
from digest.seams import load, module_file

FOLDER = ".digest/summaries"
"""In the site's root."""
FIRST_BATCH = 3
"""Events that are put to the summarizer before the many: if none gets an answer, it is down."""
BATCH = 16


def answers(
    events: Sequence[Event],
    config: Config,
    engine: Engine,
    folder: Path | None = None,
    words: int | None = None,
) -> list[Answer | None]:
    """An answer for each event, in their order; None where no summarizer but digest's is asked.

    Args:
        events: Those that the editor has written about are not put to anybody.
        config: Names the summarizer.
        engine: Runs it.
        folder: Where answers are remembered; None for nowhere.
        words: The most that a summary may run to, if it is not the usual.

    Raises:
        DigestError: the summarizer can't be loaded, or is wrongly configured.
    """
    if not config.entries.summarizer:
        return [None] * len(events)
    version = _version(config)
    keys = [_key(event, config, words, version) for event in events]
    found: dict[str, Answer] = {}
    missing: dict[str, Event] = {}
    for event, key in zip(events, keys, strict=True):
        if event.note and event.note.body:
            continue
        known = _recall(folder, key)
        if known is None:
            missing[key] = event
        else:
            found[key] = known
    for key, answer in _asked(missing, config, engine, words):
        found[key] = answer
        if not isinstance(answer, Setback):
            _remember(folder, key, answer)
    return [found.get(key) for key in keys]


def _asked(
    missing: dict[str, Event], config: Config, engine: Engine, words: int | None
) -> Iterator[tuple[str, Answer]]:
    """The answers to what is not remembered, as far as the budget goes and there are any."""
    budget = config.entries.summarizer_events
    keys = list(missing)
    allowed, left = keys[:budget], keys[budget:]
    at, size = 0, FIRST_BATCH
    while at < len(allowed):
        batch = allowed[at : at + size]
        at, size = at + size, BATCH
        stage = partial(ask, config=config, words=words)
        got = engine.each(stage, [missing[key] for key in batch], "summarizing")
        yield from zip(batch, got, strict=True)
        if all(isinstance(answer, Setback) and answer.passing for answer in got):
            reason = "it was not asked, as the events before got no answer"
            yield from ((key, Setback(reason, passing=True)) for key in allowed[at:])
            break
    reason = f"the budget of {budget} events in one build is spent"
    yield from ((key, Setback(reason, passing=True)) for key in left)


def _version(config: Config) -> str:
    """What the summarizer says that it is; else the bytes of its module."""
    name = config.entries.summarizer
    load("entries.summarizer", name)
    stated = getattr(import_module(name.partition(":")[0]), "VERSION", None)
    if isinstance(stated, str):
        return stated
    file = module_file("entries.summarizer", name)
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def _key(event: Event, config: Config, words: int | None, version: str) -> str:
    """A name for all that an answer depends on, the event's own id aside."""
    told = [
        config.entries.summarizer,
        version,
        writer(config),
        config.llm.endpoint,
        asdict(limits_of(event.articles, config, words)),
        [
            [each.id, each.content_hash, each.title, each.publisher, str(each.published)]
            for each in event.articles
        ],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def _recall(folder: Path | None, key: str) -> Answer | None:
    """What is remembered under the key; None where there is nothing of use: it is asked anew."""
    try:
        content = (folder / f"{key}.json").read_bytes() if folder else b""
        told = json.loads(content)
        json.dumps(told, ensure_ascii=False).encode()  # no half of a character, which JSON can hold
        return tuple(Proposal(str(text), tuple(map(str, names))) for text, names in told)
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _remember(folder: Path | None, key: str, answer: tuple[Proposal, ...]) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    told = [[each.text, list(each.sources)] for each in answer]
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    replace_file(folder / f"{key}.json", content.encode("utf-8", "replace"), durable=False)
