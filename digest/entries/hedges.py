"""The wordings of an event's articles to where one doubts what another states flatly.

"11 suspected smugglers" here, "11 smugglers" there: that is told, with both places. It is told only
where the same thing is meant, in sentences that share more than these words, and where the other
article doubts it nowhere and leaves it to nobody else to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.entries.budget import Allowance
from digest.entries.reading.doubted import Doubted, Stated, doubts_too, is_the_same, told
from digest.entries.reports import Reports
from digest.model import Hedge, Passage

MOST = 3
"""Differences shown."""


def doubts(reports: Reports, allowance: Allowance) -> tuple[Hedge, ...]:
    """What some hedge and others state flatly, in the order of the sources; both are taken."""
    hedges: list[Hedge] = []
    for doubted in reports.doubted:
        hedging = {each.wording.article for each in doubted}
        others = (article for article in reports.order if article not in hedging)
        flat = [place for article in others if (place := _flat(doubted[0], reports, article))]
        hedge = _hedge(doubted, flat, reports, allowance) if flat else None
        if hedge and len(hedges) < MOST:
            hedges.append(hedge)
    return tuple(hedges)


def _flat(doubted: Doubted, reports: Reports, article: int) -> Stated | None:
    """The first sentence that states the same flatly; None where any sentence doubts it."""
    wording = reports.wordings[article]
    places = told(doubted, reports.readings, wording)
    if any(doubts_too(doubted, wording.sentences[place.sentence]) for place in places):
        return None
    same = (place for place in places if is_the_same(doubted, place, reports.readings))
    return next(same, None)


def _hedge(
    doubted: Sequence[Doubted],
    flat: Sequence[Stated],
    reports: Reports,
    allowance: Allowance,
) -> Hedge | None:
    """Both passages with all who print them so; None where one of them may not be printed."""
    passages: list[Passage] = []
    for places, back in ((doubted, doubted[0].back), (flat, int(bool(doubted[0].verb)))):
        first = places[0]
        number = bool(doubted[0].number)
        # From the word before: "killed 11 smugglers", "killed 11 suspected smugglers".
        start = max(first.start - back - number - 1, first.wording.first_word(first.sentence))
        text = first.wording.text(start, _behind_number(first))
        if not allowance.take(first.wording.article, text, sentence=False):
            return None
        passages.append(
            Passage(
                text,
                tuple(reports.citation(each.wording.article, each.sentence) for each in places),
            )
        )
    return Hedge(doubted[0].word.lower(), *passages)


def _behind_number(place: Doubted | Stated) -> int:
    """The end of the words; where they end in a number, behind what it counts: "$3 million"."""
    keys = place.wording.keys
    counted = keys[place.end - 1][-1:].isdigit() and place.end < len(keys)
    same = counted and place.wording.sentence_of(place.end) == place.sentence
    return place.end + 1 if same else place.end
