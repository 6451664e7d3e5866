"""An event to what another summarizer proposes to say of it, or to why it proposes nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from digest.config import Config
from digest.entries.summary.summary import DEFAULT_WORDS, FROM_A_SINGLE_SOURCE, MIN_WORDS, SHARE
from digest.errors import DigestError, Problem
from digest.model import Article, Entry, Event, Location, Proposal, Setback, SummaryLimits
from digest.seams import load
from digest.text.sentences import word_count

Summarizer = Callable[[Event, SummaryLimits, Config], Iterable[Proposal]]
"""What `entries.summarizer` names."""

Answer = tuple[Proposal, ...] | Setback
"""What a summarizer came up with; nothing of it is verified."""

LLM = "digest.entries.llm:summarize"
"""The summarizer behind the extra `llm`."""
MOST_CHARACTERS = 200
"""Of somebody else's error that are told."""
MOST_READ = 100
"""Proposals that are taken from a summarizer, which might never end."""


class NoAnswer(Exception):  # noqa: N818 - it is no error of digest's or of the user's
    """Raised by a summarizer that can't answer this time, in words for the editor."""


def ask(event: Event, config: Config, words: int | None = None) -> Answer:
    """What the summarizer of the configuration proposes for `event`.

    Raises:
        DigestError: the summarizer can't be loaded, or says that it is wrongly configured.
    """
    name = config.entries.summarizer
    summarizer: Summarizer = load("entries.summarizer", name)
    call = _Call(summarizer, event, limits_of(event.articles, config, words), config)
    call.start()
    # A thread can be left behind, whatever it does; it does not keep the program from ending.
    call.join(config.entries.summarizer_seconds)
    if call.is_alive():
        seconds = config.entries.summarizer_seconds
        return Setback(f"{name} gave no answer within {seconds} seconds", passing=True)
    if call.mistake:
        raise call.mistake
    return call.answer


def limits_of(articles: Sequence[Article], config: Config, words: int | None) -> SummaryLimits:
    """How much may be said of these articles: of a single one less, and less of short ones."""
    most = words or DEFAULT_WORDS
    size = sum(word_count(article.text) for article in articles)
    statements = config.entries.statements
    if len(articles) == 1:
        statements = min(statements, FROM_A_SINGLE_SOURCE)
    return SummaryLimits(statements, min(most, max(MIN_WORDS, int(SHARE * size))))


def writer(config: Config) -> str:
    """What readers are told of who wrote a summary: the model, where there is one."""
    if config.entries.summarizer == LLM:
        return config.llm.model
    return config.entries.summarizer


def setback_problem(entry: Entry) -> Problem:
    """The warning that an entry has not the summary that was asked for."""
    what = f"`entries.summarizer`: {entry.event} ({entry.title}) keeps digest's own summary"
    reason = f": {entry.setback.reason}" if entry.setback else ""
    place = Location.of_setting("entries.summarizer")
    return Problem(place, what + reason, severity="warning")


class _Call(threading.Thread):
    """One call of a summarizer."""

    def __init__(
        self, summarizer: Summarizer, event: Event, limits: SummaryLimits, config: Config
    ) -> None:
        super().__init__(daemon=True)
        self._summarizer, self._event, self._limits = summarizer, event, limits
        self._config = config
        self.answer: Answer = ()
        self.mistake: DigestError | None = None

    def run(self) -> None:
        """Call it, and keep what comes of it."""
        name = self._config.entries.summarizer
        try:
            found = self._summarizer(self._event, self._limits, self._config)
            self.answer = _checked(islice(found, MOST_READ), name)
        except DigestError as error:
            self.mistake = error
        except NoAnswer as error:
            self.answer = Setback(str(error), passing=True)
        # Somebody else's code, which may raise anything: the entry is made without it.
        except BaseException as error:
            what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            self.answer = Setback(f"{name} failed ({_shortened(what)})", passing=True)


def _checked(found: Iterable[object], name: str) -> Answer:
    """The proposals, if that is what they are."""
    proposals = []
    for one in found:
        if not isinstance(one, Proposal):
            return Setback(f"{name} gave {type(one).__name__}, which is no Proposal(text, sources)")
        if not (isinstance(one.sources, tuple) and all(map(_is_text, (one.text, *one.sources)))):
            return Setback(f"{name} gave a Proposal that is not of a text and a tuple of texts")
        proposals.append(one)
    return tuple(proposals)


def _is_text(value: object) -> bool:
    """Is it text that a file can hold? Half of a character can't be written."""
    return isinstance(value, str) and value == _writable(value)


def _shortened(message: str) -> str:
    """An error's message, for one line of a report."""
    return _writable(message)[:MOST_CHARACTERS]


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
