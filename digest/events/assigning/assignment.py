"""Articles, the editor's word and the ledger to events, and to the ledger after them.

The editor overrules the ledger, the ledger overrules similarity: an article stays in its
event whatever joins later, and similarity only places what neither of them knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from digest.config import Config
from digest.errors import Problem
from digest.events.archive.roll import among
from digest.events.assigning.draft import Draft
from digest.events.assigning.drafts import Drafts
from digest.events.assigning.editor import Word, hear
from digest.events.assigning.outcome import Later, events_in, events_of
from digest.events.assigning.proposals import propose
from digest.events.clustering.blocks import Bounds
from digest.events.grouping import collapsed, decide
from digest.events.ledger.file import Ledger
from digest.events.ledger.moves import moves
from digest.events.ledger.records import Joined
from digest.events.tuning import canonical, tuning
from digest.events.working import Each, one_by_one
from digest.model import Article, Event, EventNote, Kinship
from digest.nouns import noun

if TYPE_CHECKING:
    from digest.events.archive.archive import Archive
    from digest.events.assigning.arrival import Arrival
    from digest.events.assigning.standing import Standing
    from digest.events.comparison import Comparison


@noun
class Apart:
    """An event that the editor keeps an article out of."""

    article: str
    event: str
    place: str
    """Where he says so."""


@noun
class Grounds:
    """The reasons for an assignment, for explanations; a build does not need them."""

    comparison: Comparison | None = None
    """Of all articles in canonical order; None where nothing was compared."""
    new: frozenset[str] = frozenset()
    """Articles that neither the ledger nor the editor had placed before anything was compared."""
    apart: tuple[Apart, ...] = ()
    arrival: Arrival | None = None
    """The result of comparing new articles with an archive, if that was done."""


@noun
class Assignment:
    """What became of the articles."""

    events: Sequence[Event]
    """By id; each article is in one of them."""
    ledger: Ledger
    before: Ledger
    """As it was before these articles."""
    problems: tuple[Problem, ...] = ()
    """With an error among them the editor contradicts himself, and the rest is of no use."""
    grounds: Grounds = field(default=Grounds(), compare=False, repr=False)


def assign(
    articles: Sequence[Article],
    notes: Sequence[EventNote],
    ledger: Ledger,
    config: Config,
    recall: Callable[[], Archive | None] = lambda: None,
    each: Each = one_by_one,
) -> Assignment:
    """The events of these articles, and the ledger that remembers them.

    `recall` gives the archive of the articles that were compared before, if there is one: with it
    a few new articles cost next to nothing, and come to the same events. Where the ledger is on the
    sheet that belongs to it, only the events in question are read. `each` does what a comparison
    does many times.

    Without a new or edited article nothing is compared, so that a rebuild costs next to
    nothing. New events have no slug yet: `Ledger.with_slugs` gives it.
    """
    if found := assign_few(articles, notes, ledger, config, recall):
        return found
    moved = moves(articles, ledger)
    word = hear(articles, notes, ledger, moved)
    drafts = Drafts.of(ledger)
    _shape(word, drafts)
    noted = {name for note in notes for name in (*note.include, *note.exclude)}
    drafts.recognize(articles, moved, noted)
    _obey(word, drafts, articles)
    new = drafts.without_place(articles)
    comparison, arrival, proposals = _place_new(articles, word, drafts, config, recall, each)
    after = drafts.finish(config.zone)
    problems = (*word.problems, *_warn_of_collapse(word, drafts, config), *proposals)
    grounds = Grounds(comparison, _ids(new), _apart(word, drafts), arrival)
    return Assignment(events_of(drafts, word), after, ledger, problems, grounds)


def assign_few(
    articles: Sequence[Article],
    notes: Sequence[EventNote],
    ledger: Ledger,
    config: Config,
    recall: Callable[[], Archive | None],
) -> Assignment | None:
    """As `assign`, by looking only at the events concerned; None if that is not enough."""
    if not ledger.sheet:
        return None
    from digest.events.assigning.standing import stand  # numpy: a ledger that is long enough for it

    standing = stand(articles, ledger, config, recall)
    return _with_few(articles, notes, ledger, config, standing) if standing else None


def _with_few(
    articles: Sequence[Article],
    notes: Sequence[EventNote],
    ledger: Ledger,
    config: Config,
    standing: Standing,
) -> Assignment | None:
    """As `assign`, of the events alone that may change; None where all have to be compared."""
    word = hear(articles, notes, ledger)
    drafts = Drafts(ledger, standing)
    _shape(word, drafts)
    for article in standing.questionable({article for article, _ in word.apart}):
        drafts.home(article)
    _obey(word, drafts, articles)
    new = drafts.without_place(articles)
    arrival = _arrive(articles, word, drafts, config, lambda: standing.archive) if new else None
    if new and not arrival:
        return None
    proposals = _settle(word, drafts, arrival) if arrival else ()
    after = drafts.finish(config.zone)
    problems = (*word.problems, *_warn_of_collapse(word, drafts, config), *proposals)
    grounds = Grounds(None, _ids(new), _apart(word, drafts), arrival)
    return Assignment(
        Later(partial(events_in, after, articles, word)), after, ledger, problems, grounds
    )


def _ids(articles: Sequence[Article]) -> frozenset[str]:
    return frozenset(article.id for article in articles)


def _shape(word: Word, drafts: Drafts) -> None:
    """Found and merge events as the editor wants them."""
    for name in word.founded:
        drafts.found(name)
    drafts.merge(word.merges)


def _obey(word: Word, drafts: Drafts, articles: Sequence[Article]) -> None:
    """Put articles where the editor wants them, and take them out where he does not."""
    for article_id, name in word.apart:
        drafts.take_out(article_id, drafts.called(name))
    for article in among(articles, word.placed.keys()):
        drafts.put(article, drafts.called(word.placed[article.id]))


def _place_new(
    articles: Sequence[Article],
    word: Word,
    drafts: Drafts,
    config: Config,
    recall: Callable[[], Archive | None],
    each: Each,
) -> tuple[Comparison | None, Arrival | None, tuple[Problem, ...]]:
    """Find or found an event for each article that has none; what was compared for it, and
    a note on known events that look like one since.
    """
    if len(drafts.place) == len(articles):
        return None, None, ()
    arrival = _arrive(articles, word, drafts, config, recall)
    if arrival:
        return None, arrival, _settle(word, drafts, arrival)
    articles = sorted(articles, key=canonical)
    settled = sorted((draft for draft in drafts.all if draft.present), key=lambda draft: draft.age)
    index_of = {article.id: index for index, article in enumerate(articles)}
    number = {id(draft): index for index, draft in enumerate(settled)}
    bounds = Bounds(
        blocks=tuple(tuple(sorted(index_of[one] for one in draft.present)) for draft in settled),
        apart=frozenset(
            (index_of[article], number[id(drafts.named[name])])
            for article, name in word.apart
            if id(drafts.named[name]) in number
        ),
        copies=frozenset(at for at, article in enumerate(articles) if drafts.is_copy(article)),
    )
    linked, comparison = decide(articles, bounds, config, each)
    kin = _kin(articles, bounds, comparison, each)
    _put(drafts, articles, settled, linked.blocks, kin)
    return comparison, None, propose(settled, _shaped(word, drafts), bounds, comparison)


def _settle(word: Word, drafts: Drafts, arrival: Arrival) -> tuple[Problem, ...]:
    """Put what has arrived into its events; a note on known ones that look like one since."""
    kin = _kin(arrival.articles, arrival.bounds, arrival.comparison, one_by_one)
    _put(drafts, arrival.articles, arrival.drafts, arrival.comparison.linked.blocks, kin)
    return propose(arrival.drafts, _shaped(word, drafts), arrival.bounds, arrival.comparison)


def _shaped(word: Word, drafts: Drafts) -> set[Draft]:
    return {drafts.called(name) for name in word.shaped}


def _put(
    drafts: Drafts,
    articles: Sequence[Article],
    settled: Sequence[Draft],
    blocks: Sequence[Sequence[int]],
    kin: Mapping[str, Kinship],
) -> None:
    """Put articles into the events that their blocks are, the settled ones first."""
    for place, block in enumerate(blocks):
        draft = settled[place] if place < len(settled) else drafts.found()
        for index in block:
            drafts.put(articles[index], draft)
            if articles[index].id in kin:
                drafts.kin[articles[index].id] = Joined.of(kin[articles[index].id])


def _arrive(
    articles: Sequence[Article],
    word: Word,
    drafts: Drafts,
    config: Config,
    recall: Callable[[], Archive | None],
) -> Arrival | None:
    """What becomes of the new articles by the archive; None where it does not say."""
    if config.grouping.mode == "off" or config.grouping.grouper:
        return None
    archive = recall()
    if archive is None:
        return None
    from digest.events.assigning.arrival import Visit  # numpy: see grouping.decide

    apart: dict[str, list[Draft]] = {}
    for article, name in sorted(word.apart):
        if drafts.called(name).present:
            apart.setdefault(article, []).append(drafts.called(name))
    constants = tuning(config.grouping.mode)
    return Visit(articles, drafts, apart, archive, constants, config.zone).arrival()


def _kin(
    articles: Sequence[Article], bounds: Bounds, comparison: Comparison | None, each: Each
) -> dict[str, Kinship]:
    """What brought each new article to others, where digest itself compared them."""
    if comparison is None:
        return {}
    from digest.events.assigning.kinship import kinships  # numpy: see grouping.decide

    return kinships(articles, bounds, comparison, each)


def _apart(word: Word, drafts: Drafts) -> tuple[Apart, ...]:
    found = [
        Apart(article, drafts.called(name).id, str(place))
        for (article, name), place in word.parted.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.article, one.event, one.place)))


def _warn_of_collapse(word: Word, drafts: Drafts, config: Config) -> list[Problem]:
    """A warning for each edited article that has nothing left in common with its event."""
    problems = []
    for article in sorted(drafts.edited, key=canonical):
        draft = drafts.place[article.id]
        present = sorted(draft.present.values(), key=canonical)
        others = [other for other in present if other is not article]
        if article.id not in word.placed and others and collapsed(article, others, config):
            problems.append(
                Problem(
                    article.location,
                    f"after its edit, this has little in common with its event {draft.id}",
                    f"`not_event: {draft.slug or draft.id}` in its front matter, if it left it",
                    severity="warning",
                )
            )
    return problems
