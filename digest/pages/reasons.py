"""Why an article is in its event, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest.model import Entry, Evidence, Reason
from digest.pages.evidence_views import ReasonView

SHOWN = 6
"""The weightiest pieces of evidence of a kind that are named."""

NEAR = "Its names, numbers and words are near to those of the others."

KINDS = {
    "name": "the names",
    "number": "the figures",
    "word": "the rare words",
    "phrase": "the phrases",
    "date": "the dates",
}


def reason_views(entry: Entry) -> tuple[ReasonView, ...]:
    """The reasons of an entry in the order of its sources; none for one that stands alone."""
    if len(entry.sources) < 2:
        return ()
    names = {
        source.article: source_name(source.publisher, source.title, source.number)
        for source in entry.sources
    }
    places = {source.article: source.number for source in entry.sources}
    ordered = sorted(entry.reasons, key=lambda reason: places.get(reason.article, 0))
    return tuple(
        ReasonView(names.get(reason.article, reason.article), _sentence(reason, names))
        for reason in ordered
    )


def source_name(publisher: str, title: str, number: int) -> str:
    """What a source is called where its number alone would say too little."""
    return publisher or title or f"Source {number}"


def _sentence(reason: Reason, names: Mapping[str, str]) -> str:
    if reason.rule == "founder":
        return "The report that the others were compared with."
    if reason.rule == "editor":
        return (
            f"The editor put it here ({reason.other})."
            if reason.other
            else "The editor put it here."
        )
    other = names.get(reason.other, "")
    if reason.rule == "ledger":
        said = "It has been part of this event since it came in."
    else:
        said = f"It is nearest to {other}." if other else NEAR
    shared = _shared(reason.evidence)
    if shared:
        said += f" They share {shared}." if other else f" It shares {shared}."
    if reason.threshold:
        said += f" Similarity {reason.score:.2f}, where {reason.threshold:.2f} is enough."
    return said


def _shared(evidence: Iterable[Evidence]) -> str:
    """The evidence that speaks for it, by kind, the weightiest first."""
    ordered = sorted(evidence, key=lambda piece: (-piece.weight, piece.text))
    parts = []
    for kind, words in KINDS.items():
        texts = [piece.text for piece in ordered if piece.kind == kind and piece.weight > 0]
        if texts:
            parts.append(f"{words} {', '.join(texts[:SHOWN])}")
    return "; ".join(parts)
