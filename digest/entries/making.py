"""An event to its entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from digest.config import Config
from digest.entries.budget import Allowance
from digest.entries.figures.figures import figures
from digest.entries.hedges import doubts
from digest.entries.quotes.comparing import Comparison
from digest.entries.quotes.quotes import compare, reserve
from digest.entries.reading.credits import credited
from digest.entries.reading.names import names_of
from digest.entries.reading.origins import Lineage, derive
from digest.entries.reading.reading import main_language, read
from digest.entries.reading.strays import without_strays
from digest.entries.reading.taken_back import without_taken_back
from digest.entries.reports import Reports
from digest.entries.summarizers.asking import Answer
from digest.entries.summary.cautions import Cautions
from digest.entries.summary.only_here import only_here
from digest.entries.summary.ranking import Measure
from digest.entries.summary.timeline import timeline
from digest.entries.telling import Summary, Terms, tell, tell_nothing
from digest.entries.titles.headlines import headline
from digest.model import (
    FREE_RIGHTS,
    NO_EDGES,
    Article,
    Edges,
    Entry,
    Event,
    Figure,
    Hedge,
    Image,
    Moment,
    Name,
    Origin,
    Passage,
    Quote,
    Source,
)
from digest.nouns import noun
from digest.text.amendments import amends


def make_entry(
    event: Event,
    config: Config,
    answer: Answer | None = None,
    edges: Edges = NO_EDGES,
) -> Entry:
    """The canonical account of `event`; the editor's title and text replace digest's own.

    So does the `answer` of another summarizer, if it bears verification. `edges` is what `read`
    takes.
    """
    return _entry(event, Terms.of(_ordered(event), config), answer, edges)


def summarize(
    name: str,
    articles: Sequence[Article],
    config: Config,
    *,
    words: int | None = None,
    budget: bool = True,
    answer: Answer | None = None,
) -> Entry:
    """The entry of an event called `name` that nobody has edited and no ledger knows.

    `words` is the most that the summary may run to; without `budget`, one source may give all.
    """
    event = Event(name, tuple(articles))
    return _entry(event, Terms.of(_ordered(event), config, words, budget=budget), answer)


def _ordered(event: Event) -> list[Article]:
    """The order of an event's articles must not matter, not even between equals."""
    return sorted(event.articles, key=lambda article: article.id)


def _entry(
    event: Event,
    terms: Terms,
    answer: Answer | None,
    edges: Edges = NO_EDGES,
) -> Entry:
    articles, note = _ordered(event), event.note
    body = note.body if note else ""
    account = _account(articles, terms, answer, edges, told=bool(body))
    summary, evidence = account.summary, account.evidence
    dates = [article.published for article in articles if article.published]
    return Entry(
        event=event.id,
        title=(note.title if note else "") or account.title,
        statements=summary.statements,
        sources=account.sources,
        origins=account.origins,
        slug=event.slug,
        former_slugs=event.former_slugs,
        former_ids=event.former_ids,
        published=min(dates, default=None),
        updated=max(dates + [a.updated for a in articles if a.updated], default=None),
        tags=_by_frequency(tag for article in articles for tag in article.tags),
        categories=_by_frequency(name for article in articles for name in article.categories),
        language=main_language(articles),
        image=_image(articles),
        pinned=bool(note and note.pin) or any(article.pinned for article in articles),
        body=body,
        body_location=note.location if note and body else None,
        corrections=note.corrections if note else (),
        reasons=event.reasons,
        figures=evidence.figures,
        hedges=evidence.hedges,
        quotes=evidence.quotes,
        only_here=evidence.only_here,
        timeline=evidence.timeline,
        setback=summary.setback,
        names=account.names,
    )


@noun
class _Account:
    """What the articles tell; the editor has the last word on it."""

    title: str
    summary: Summary
    evidence: _Evidence
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    names: tuple[Name, ...]


def _account(
    articles: Sequence[Article],
    terms: Terms,
    answer: Answer | None,
    edges: Edges,
    *,
    told: bool,
) -> _Account:
    """What these articles tell; where the editor has `told` it, there is no summary."""
    readings = read(articles, edges)
    lineages = derive(readings)
    readings = without_strays(without_taken_back(readings))
    order = chain.from_iterable(lineage.members for lineage in lineages)
    number_of = {n: at for at, n in enumerate(order, start=1)}
    origin_of = _places([lineage.members for lineage in lineages])
    text_of = _places([text for lineage in lineages for text in lineage.texts])
    reports = Reports(readings, origin_of, text_of, number_of)
    comparison = Comparison(reports)
    terms = replace(terms, allowance=partial(_reserved, reports, comparison, terms.allowance))
    measure = Measure(readings, origin_of)
    cautions = Cautions.of(reports)
    summary = tell_nothing(terms) if told else tell(reports, measure, cautions, terms, answer)
    origins = tuple(_origins(lineages, articles, number_of))
    return _Account(
        title=headline(readings, measure, summary.rests_on, cautions),
        summary=summary,
        evidence=_evidence(reports, comparison, summary, terms.zone),
        sources=tuple(_source(articles[n], at, origin_of[n] + 1) for n, at in number_of.items()),
        origins=origins,
        names=names_of(readings, origin_of, _reporters(articles, origins)),
    )


def _reserved(
    reports: Reports, comparison: Comparison, fresh: Callable[[], Allowance]
) -> Allowance:
    """An allowance that keeps a place for what no summary should crowd out."""
    allowance = fresh()
    reserve(reports, comparison, allowance)
    return allowance


@noun
class _Evidence:
    """What stands below the summary."""

    figures: tuple[Figure, ...]
    hedges: tuple[Hedge, ...]
    quotes: tuple[Quote, ...]
    only_here: tuple[Passage, ...]
    timeline: tuple[Moment, ...]


def _evidence(
    reports: Reports, comparison: Comparison, summary: Summary, zone: ZoneInfo
) -> _Evidence:
    """Each part in turn: it draws from the allowance what those before it have left."""
    readings, number_of = reports.readings, reports.number_of
    chosen, allowance = summary.chosen, summary.allowance
    printed = [statement.text for statement in summary.statements]
    numbers = figures(reports.tallied, readings, reports.origin_of, number_of, chosen, allowance)
    hedges = doubts(reports, allowance)
    quotes = compare(reports, comparison, printed, allowance)
    printed += [quote.text for quote in quotes]
    alone = only_here(reports, printed, allowance)
    days = timeline(readings, number_of, chosen, allowance, zone)
    return _Evidence(numbers, hedges, quotes, alone, days)


def _reporters(articles: Sequence[Article], origins: Sequence[Origin]) -> frozenset[str]:
    """Who reports: publishers, and agencies that the texts credit."""
    publishers = (article.publisher for article in articles)
    return frozenset([*publishers, *(origin.credit for origin in origins)])


def _places(groups: Iterable[Sequence[int]]) -> list[int]:
    """Of each member of the groups, 0, 1, 2, ..., in which group it is."""
    return [at for _, at in sorted((n, at) for at, group in enumerate(groups) for n in group)]


def _origins(
    lineages: Sequence[Lineage], articles: Sequence[Article], number_of: dict[int, int]
) -> Iterator[Origin]:
    for at, lineage in enumerate(lineages, start=1):
        credit = credited([articles[number] for number in lineage.members])
        first, *further = (number_of[number] for number in lineage.originals)
        copies = (number_of[number] for number in lineage.copies)
        yield Origin(at, (first, *further, *copies), credit, tuple(further))


def _source(article: Article, number: int, origin: int) -> Source:
    return Source(
        number=number,
        article=article.id,
        kind=article.kind,
        title="" if article.title_inferred else article.title,
        origin=origin,
        publisher=article.publisher,
        authors=article.authors,
        published=article.published,
        url=article.url,
        rights=article.rights,
        language=article.language,
        paywall=article.paywall,
        via=article.via,
        receipt=article.receipt,
        amends=amends(article.title, article.text),
    )


def _by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    """Each once: the most frequent first, then by alphabet."""
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _image(articles: Sequence[Article]) -> Image | None:
    """The picture of a post or, if there is none, of an article whose rights allow it."""
    allowed = [
        article
        for article in articles
        if article.image and (article.kind == "post" or article.rights in FREE_RIGHTS)
    ]
    best = min(allowed, key=lambda article: (article.kind != "post", article.id), default=None)
    return best.image if best else None
