"""Chunks keep their numbers, whatever else is met."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.events.features.chunks import LONGEST, Chunks, Mentions

LETTERS = st.text(alphabet="ab\0é東\ud800\u00a0 \t\r\n", max_size=30)


def told(mentions: Mentions, known: list[str]) -> list[list[str]]:
    known += mentions.new
    starts = [0, *mentions.upto[:-1].tolist()]
    found = [
        [known[number] for number in mentions.number[begin:end].tolist()]
        for begin, end in zip(starts, mentions.upto.tolist(), strict=True)
    ]
    del known[len(known) - mentions.passing :]
    return found


def split(text: str) -> list[str]:
    for space in "\t\r\n":
        text = text.replace(space, " ")
    return [piece for piece in text.split(" ") if piece]


@given(st.lists(st.lists(LETTERS, min_size=1, max_size=5), max_size=4))
def test_what_is_met_is_told_piece_by_piece(batches: list[list[str]]) -> None:
    chunks, known = Chunks(), list[str]()
    for texts in batches:
        assert told(chunks.read(texts), known) == [split(text) for text in texts]
        assert len(set(known)) == len(known) == chunks.known


def test_tables_grow() -> None:
    text = " ".join(f"word{number}" for number in range(50_000))
    chunks, known = Chunks(), list[str]()
    for texts in ([text[: 9 * size] for size in (1, 1_000)], [text], ["no", text]):
        assert told(chunks.read(texts), known) == [split(text) for text in texts]


def test_what_is_long_is_not_remembered() -> None:
    chunks, known = Chunks(), list[str]()
    longest, longer = "x" * LONGEST, "é" * 100_000
    text = f"{longer} {longest} {longest}y"
    for _ in range(2):
        assert told(chunks.read([text]), known) == [[longer, longest, f"{longest}y"]]
        assert known == [longest]
