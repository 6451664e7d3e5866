"""Publisher, authors and agency of a text."""

from __future__ import annotations

from typing import NamedTuple

from digest.intake.original import Original
from digest.model import Metadata
from digest.sources.article import host_name
from digest.sources.cleaning.cleaned import Cleaned
from digest.sources.readers.bylines import authors_of
from digest.sources.readers.credits import credit_of
from digest.sources.readers.lines import repair

LONGEST_NAME = 100
"""Characters; a longer "name" is a sentence."""
MOST_AUTHORS = 20


class Named(NamedTuple):
    """Publisher, authors and agency of a text; "" and () if unknown."""

    publisher: str
    authors: tuple[str, ...]
    credit: str


def named(original: Original, known: Metadata, cleaned: Cleaned, url: str) -> Named:
    """Publisher, authors and agency; the editor's word first, then the text's, then the feed's.

    "Le Monde with AFP" is the publisher Le Monde, with credit to AFP, wherever it stands; a page
    that names no publisher is its host's.
    """
    publishers = [original.publisher, known.source.name, cleaned.publisher]
    publishers += [original.hints.publisher]
    by = [known.source.author or cleaned.author, *original.hints.authors]
    parted = [_parted(name) for name in publishers]
    people = [_parted(name) for told in by for name in (told, *_split(told))]
    publisher = next((name for name, _ in parted if name), host_name(url))
    credited = [known.source.credit, *(credit for _, credit in (*parted, *people))]
    return Named(
        publisher=publisher,
        authors=known.authors or _authors(by, publisher),
        credit=next((credit for credit in credited if credit), cleaned.credit),
    )


def _parted(name: str) -> tuple[str, str]:
    """A name and the agency that it credits: ("Le Monde", "AFP") of "Le Monde with AFP"."""
    name = repair(name)[0]
    if not name or len(name) > LONGEST_NAME:
        return "", ""
    credit = credit_of(name)
    if credit is None or not credit.agency:
        return name, ""
    return credit.publisher, credit.agency


def _authors(told: list[str], publisher: str) -> tuple[str, ...]:
    """People alone: an agency is credited, and a publisher is no author."""
    names = [_parted(part)[0] for name in told for part in _split(name)]
    people = (name for name in names if _is_person(name, publisher))
    return tuple(dict.fromkeys(people))[:MOST_AUTHORS]


def _split(told: str) -> tuple[str, ...]:
    """The names in a byline, of one of the usual length."""
    line = repair(told)[0]
    return authors_of(line) if len(line) <= LONGEST_NAME * MOST_AUTHORS else ()


def _is_person(name: str, publisher: str) -> bool:
    is_address = "://" in name or "@" in name
    return bool(name) and not is_address and name.casefold() != publisher.casefold()
