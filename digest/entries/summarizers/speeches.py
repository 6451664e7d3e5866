"""A statement and its sources to the quotations in it that it gives to the wrong person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.entries.reading.reading import Reading, read
from digest.entries.reading.speakers import Speaker
from digest.entries.reading.utterances import Utterance, Wording


def misattributed(text: str, sources: Sequence[Reading]) -> Iterator[tuple[str, str, str]]:
    """Each such quotation with who says it in the statement, and who in its sources.

    Only where both name somebody, and the statement has not even the name of the right one.
    """
    spoken = [each for each in _said(text, sources) if each.speaker and each.speaker.key]
    if not spoken:
        return
    originals = [each for source in sources for each in Wording(source).utterances]
    for one in spoken:
        named = [
            each.speaker
            for each in originals
            if each.speaker and each.speaker.key and _holds(each.keys, one.keys)
        ]
        wrong = named and not any(each.key in text.lower() for each in named)
        if wrong and one.speaker and not any(_may_be_one(one.speaker, each) for each in named):
            yield one.text, one.speaker.name, named[0].name


def _said(text: str, sources: Sequence[Reading]) -> list[Utterance]:
    if not sources:
        return []
    statement = replace(sources[0].article, text=text, title="", title_inferred=True)
    return Wording(read([statement])[0]).utterances


def _holds(keys: Sequence[str], part: Sequence[str]) -> bool:
    """Are the words of `part` in a row among these?"""
    size = len(part)
    starts = range(len(keys) - size + 1)
    return bool(part) and any(tuple(keys[at : at + size]) == tuple(part) for at in starts)


def _may_be_one(one: Speaker, other: Speaker) -> bool:
    return one.key in other.name.lower() or other.key in one.name.lower()
