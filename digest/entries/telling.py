"""The readings of an event to its summary: digest's own, or another's, if that is true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from zoneinfo import ZoneInfo

from digest.config import Config
from digest.entries.budget import Allowance
from digest.entries.reading.reading import Sentence
from digest.entries.reports import Reports
from digest.entries.sentences.agreement import saying_the_same
from digest.entries.summarizers.asking import Answer, limits_of, writer
from digest.entries.summarizers.verification import Refusal, Verified, verify
from digest.entries.summary.cautions import Cautions
from digest.entries.summary.ranking import Measure
from digest.entries.summary.summary import Limits, choose
from digest.model import Article, Citation, Proposal, Setback, Statement, SummaryLimits
from digest.nouns import noun


@noun
class Terms:
    """On what terms an entry is made."""

    own: Limits
    """Of digest's own summary."""
    others: Callable[[], SummaryLimits]
    """Of another summarizer's."""
    allowance: Callable[[], Allowance]
    """A fresh one."""
    zone: ZoneInfo
    writer: str
    """What the other summarizer is called."""

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        config: Config,
        words: int | None = None,
        *,
        budget: bool = True,
    ) -> Terms:
        """Those of the configuration, for these articles in this order."""
        return cls(
            Limits.of(config.entries, words),
            partial(limits_of, articles, config, words),
            partial(Allowance.of, articles, config.entries, budget=budget),
            config.zone,
            writer(config),
        )


@noun
class Summary:
    """What an entry says first, and what it has left for its other parts."""

    statements: tuple[Statement, ...]
    chosen: tuple[Sentence, ...]
    """The sentences that it prints."""
    allowance: Allowance
    rests_on: tuple[Sentence, ...]
    """The sentence behind each statement."""
    setback: Setback | None = None


def tell(
    reports: Reports, measure: Measure, cautions: Cautions, terms: Terms, answer: Answer | None
) -> Summary:
    """The summary that `answer` proposes, if its sources bear it out; else digest's own."""
    setback = answer if isinstance(answer, Setback) else None
    if answer is not None and not isinstance(answer, Setback):
        try:
            return _others(reports, terms, answer)
        except Refusal as refusal:
            setback = Setback(str(refusal))
    return _own(reports, measure, cautions, terms, setback)


def tell_nothing(terms: Terms) -> Summary:
    """No summary: the editor has written one."""
    return Summary((), (), terms.allowance(), ())


def _own(
    reports: Reports, measure: Measure, cautions: Cautions, terms: Terms, setback: Setback | None
) -> Summary:
    allowance = terms.allowance()
    chosen = choose(reports.readings, reports.text_of, measure, terms.own, allowance, cautions)
    for each in chosen:
        allowance.take(each.article, each.text, sentence=True)
    statements = tuple(_statement(each, reports, cautions) for each in chosen)
    return Summary(statements, chosen, allowance, chosen, setback)


def _statement(sentence: Sentence, reports: Reports, cautions: Cautions) -> Statement:
    """The sentence with its citations: its own source, then every other that says the same.

    A number in words is no figure to the comparison of most languages, so none with another
    number for the same thing is cited.
    Copies are cited too: they say so, and the page tells that they are copies. What counts as
    confirmation is decided elsewhere, by origins.
    """
    agreeing = [sentence]
    number_of = reports.number_of
    for number in sorted(number_of, key=number_of.__getitem__):
        if number != sentence.article:
            found = (
                other
                for other in saying_the_same(sentence, reports.readings[number].sentences)
                if not cautions.conflict(sentence.place, other.place)
            )
            agreeing.extend(islice(found, 1))
    return Statement(sentence.text, _citations(agreeing, reports))


def _others(reports: Reports, terms: Terms, proposals: tuple[Proposal, ...]) -> Summary:
    allowance = terms.allowance()
    verified = verify(proposals, reports.readings, terms.others(), allowance)
    return Summary(
        statements=tuple(_written(each, reports, terms.writer) for each in verified),
        chosen=tuple(each.places[0] for each in verified if each.verbatim),
        allowance=allowance,
        rests_on=tuple(each.places[0] for each in verified),
    )


def _written(verified: Verified, reports: Reports, writer: str) -> Statement:
    written_by = "" if verified.verbatim else writer
    return Statement(verified.text, _citations(verified.places, reports), written_by)


def _citations(places: Sequence[Sentence], reports: Reports) -> tuple[Citation, ...]:
    return tuple(reports.citation(each.article, each.index) for each in places)
