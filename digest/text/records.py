"""Parts of an entry to what JSON holds of them, in the records of a command and on the site.

What has a `text` and `citations` is an excerpt: its words are taken from the first one cited,
unless it says by whom it is `written_by`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest.model import (
    Amount,
    Citation,
    Figure,
    Hedge,
    Moment,
    Passage,
    Quote,
    Statement,
    Version,
)


def statement_record(statement: Statement) -> Mapping[str, object]:
    """A statement; who wrote it, where it is not the first cited source's, word for word."""
    record: dict[str, object] = {"text": statement.text, "citations": cited(statement.citations)}
    if statement.written_by:
        record["written_by"] = statement.written_by
    return record


def quote_record(quote: Quote) -> Mapping[str, object]:
    """A quotation and its versions; a citation is the id of an article."""
    first, *others = quote.versions
    return {
        "text": quote.text,
        "speaker": first.speaker,
        "citations": cited(first.citations),
        "alone": quote.alone,
        "versions": [_version(version) for version in others],
    }


def figure_record(figure: Figure) -> Mapping[str, object]:
    """What is counted, the verdict, and each number with who gives it in which sentence."""
    return {
        "subject": figure.subject,
        "verdict": figure.verdict,
        "origins": figure.origins,
        "amounts": [_amount(amount) for amount in figure.amounts],
    }


def moment_record(moment: Moment) -> Mapping[str, object]:
    """A day with what happened on it, if that is told, and how many reports came out."""
    record: dict[str, object] = {"day": moment.day.isoformat(), "reports": moment.reports}
    if moment.citation:
        told = moment.citation
        record["given"] = [{"article": told.article, "sentence": told.sentence}]
    if moment.citation and moment.text:
        record |= {"text": moment.text, "citations": cited([moment.citation])}
    return record


def hedge_record(hedge: Hedge) -> Mapping[str, object]:
    """What some sources doubt and others state flatly."""
    return {
        "word": hedge.word,
        "doubting": passage_record(hedge.doubting),
        "flat": passage_record(hedge.flat),
    }


def passage_record(passage: Passage) -> Mapping[str, object]:
    """Some words of a source."""
    return {"text": passage.text, "citations": cited(passage.citations)}


def cited(citations: Iterable[Citation]) -> list[str]:
    """The ids of the articles, each once."""
    return list(dict.fromkeys(citation.article for citation in citations))


def _version(version: Version) -> Mapping[str, object]:
    return {
        "kind": version.kind,
        "speaker": version.speaker,
        "disputed": version.disputed,
        "text": version.text,
        "citations": cited(version.citations),
        "changes": [{"kind": change.kind, "words": change.text} for change in version.changes],
    }


def _amount(amount: Amount) -> Mapping[str, object]:
    """A bare number is nobody's property; `text` is what is printed of the one that it cites."""
    record: dict[str, object] = {
        "number": amount.given[0].text,
        "given": [
            {"article": given.citation.article, "sentence": given.citation.sentence}
            for given in amount.given
        ],
    }
    if amount.excerpt:
        record["text"] = amount.excerpt.text
        record["citations"] = cited([amount.excerpt.citation])
    return record
