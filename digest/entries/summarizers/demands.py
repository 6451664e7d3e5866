"""A statement to what in it must stand in a source: quotations, numbers, names, grave words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from digest.entries.summarizers.proofs import (
    Name,
    Proof,
    amounts_in,
    counting_words_in,
    figures_in,
    full_names_in,
    grave_words_in,
    names_in,
    quoted_in,
    values_in,
)
from digest.nouns import noun
from digest.patterns import regex

_DOMAIN = regex(r"\b[\w-]{2,63}(?:\.[\w-]{2,63})+\b")
"""Of the web, without a scheme."""
T = TypeVar("T")


def unmet(text: str, language: str, cited: Sequence[Proof]) -> Iterator[str]:
    """What `text` has and none of the sources that it cites, in words for the editor."""
    for demand in _DEMANDS:
        yield from demand.unmet(text, language, cited)


@noun
class _Demand(Generic[T]):
    """That all parts of a statement that are of one kind stand in a source."""

    name: str
    parts: Callable[[str, str], Iterable[tuple[str, T]]]
    """Of a text in a language: each part as it is written, and what a source is asked for."""
    met: Callable[[Proof, T], bool]

    def unmet(self, text: str, language: str, cited: Sequence[Proof]) -> Iterator[str]:
        for written, part in self.parts(text, language):
            if not any(self.met(proof, part) for proof in cited):
                yield f"has {self.name}{written!r}, which no source that it cites has"


def _as_written(
    find: Callable[[str], Iterable[str]],
) -> Callable[[str, str], list[tuple[str, str]]]:
    """Parts that a source is asked for as they are written."""
    return lambda text, _: [(each, each) for each in find(text)]


def _names(text: str, _: str) -> Iterator[tuple[str, Name]]:
    return ((name.word, name) for name in names_in(text))


def _full_names(text: str, _: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((" ".join(words), words) for words in full_names_in(text))


_DEMANDS: tuple[_Demand[Any], ...] = (
    _Demand("the quotation ", _as_written(quoted_in), Proof.has_quotation),
    _Demand("", _as_written(_DOMAIN.findall), Proof.prints),
    _Demand("the number ", values_in, Proof.has_value),
    _Demand("the amount ", amounts_in, Proof.has_amount),
    _Demand("the number ", _as_written(figures_in), Proof.has_figure),
    _Demand("", _as_written(counting_words_in), Proof.has_many),
    _Demand("", _as_written(grave_words_in), Proof.has_word),
    _Demand("the name ", _names, Proof.has_name),
    _Demand("the name ", _full_names, Proof.joins),
)
"""The plainest first."""
