"""The function that `grouping.grouper` names to the events that it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from digest.config import Config
from digest.errors import ConfigError, DigestError
from digest.model import Article, Location
from digest.seams import load

Grouper = Callable[
    [Sequence[Article], Sequence[Sequence[Article]], Config], Iterable[Iterable[Article]]
]
"""All articles, those that are settled (by the ledger and the editor, a block each), and the
configuration; to a partition of all of them."""


def ask(
    articles: Sequence[Article], settled: Sequence[Sequence[Article]], config: Config
) -> list[list[str]]:
    """The events that the grouper finds, each as the ids of its articles.

    Raises:
        ConfigError: it can't be loaded, fails, or does not put each article into one event.
    """
    name = config.grouping.grouper
    grouper: Grouper = load("grouping.grouper", name)
    try:
        found = [[article.id for article in event] for event in grouper(articles, settled, config)]
    except DigestError:
        raise
    except Exception as error:  # A function that is not ours may raise anything.
        raise _wrong(
            f"{name} failed{_place(error)} ({type(error).__name__}: {error})",
            "a function that returns an iterable of events, each an iterable of articles",
        ) from error
    _judge(found, {article.id for article in articles}, name)
    return found


def _judge(found: Sequence[Sequence[str]], articles: set[str], name: str) -> None:
    """Complain where it is no partition."""
    given = [id_ for event in found for id_ in event if id_ in articles]
    missing, twice = len(articles) - len(set(given)), len(given) - len(set(given))
    for count, verb in ((missing, "left out"), (twice, "repeated")):
        if count:
            expected = "a function that puts each article into one event"
            raise _wrong(f"{name} {verb} {count} of the articles", expected)


def _place(error: Exception) -> str:
    """Where it was raised, if that was not here."""
    from traceback import extract_tb  # Start-up time: only a mistake needs it.

    frame = extract_tb(error.__traceback__)[-1]
    return "" if frame.filename == __file__ else f" at {Path(frame.filename).name}:{frame.lineno}"


def _wrong(what: str, expected: str) -> ConfigError:
    place = Location.of_setting("grouping.grouper")
    return ConfigError.at(place, f"grouping.grouper: {what}", expected)
