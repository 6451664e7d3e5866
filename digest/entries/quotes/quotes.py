"""The reports of an event to the quotations that its entry shows, with every source's version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.entries.budget import Allowance
from digest.entries.quotes.comparing import SPOKEN, Compared, Comparison, Found
from digest.entries.quotes.matching import Match
from digest.entries.reading.speakers import Speaker
from digest.entries.reading.utterances import Utterance, Wording
from digest.entries.reports import Reports
from digest.entries.words.marks import SAID
from digest.model import Change, Citation, Quote, Version
from digest.patterns import regex

MOST = 6
"""Quotations shown."""
SHOWN_WORDS = 4
"""Of a quotation that is shown, unless it is somebody else's elsewhere."""
TITLE_SHARE = 0.6
"""Of the longer words of a work's name, that begin with a capital."""
KEPT = 3
"""Words that remain on each side of a long run that is the same in both versions."""

_STOP = regex(r"[,;:.!?…]+")
_OPENERS = {"]": "[", ")": "("}
_LONG_WORD = regex(r"[^\W\d_]{4,}")
_TAGGED = regex(rf"[,.?!…]['’\"”]\s(?:(?:[\w.’'-]+\s){{1,4}}(?:{SAID})|(?:{SAID})\s[\w.’'-]+)\b")
"""Words that nobody said, in a quotation whose marks do not match: `“We will,’ he said. ‘...”`"""


def compare(
    reports: Reports, comparison: Comparison, printed: Iterable[str], allowance: Allowance
) -> tuple[Quote, ...]:
    """The quotations worth showing, the most telling first; what they print is taken.

    Those are quotations that several origins have, that sources have differently, or that several
    have and stand in the summary, whose sentences are `printed`. One that a longer one holds is
    told by its versions. A single article has none: there is nothing to compare.
    """
    quotes: list[Quote] = []
    for each in _worthy(reports, comparison, "\n".join(printed)):
        if len(quotes) == MOST:
            break
        if any(_within(each.utterance.text, quote.text) for quote in quotes):
            continue
        if quote := _quote(each, reports, comparison, allowance):
            shorter = [
                one for one in quotes if _within(one.text, quote.text) and not _is_grave(one)
            ]
            quotes = [*(one for one in quotes if one not in shorter), quote]
    return tuple(quotes)


def _within(one: str, other: str) -> bool:
    """Is the first a part of the second, whatever mark it ends in?"""
    return one.rstrip(".,!?…") in other


def reserve(reports: Reports, comparison: Comparison, allowance: Allowance) -> None:
    """Take the words of the gravest finding, before the summary takes all that there is.

    That is a quotation which sources give to different people, or which only a rewrite has.
    """
    free = Allowance([None] * len(reports.readings))
    reading_of = {number: reading for reading, number in reports.number_of.items()}
    grave = filter(_may_be_grave, _worthy(reports, comparison, "")[:MOST])
    for quote in (_quote(each, reports, comparison, free) for each in grave):
        if quote and _is_grave(quote):
            first, *others = quote.versions
            printed = [(first, quote.text), *((one, one.text) for one in others if one.text)]
            for version, text in printed:
                number = reading_of[version.citations[0].number]
                allowance.take(number, text, sentence=False)
            return


def _worthy(reports: Reports, comparison: Comparison, summary: str) -> list[Compared]:
    """The quotations that are worth anything, the most telling first; a single article has none."""
    if len(reports.readings) < 2:
        return []
    worth = [(_worth(each, comparison, summary), each) for each in comparison.all]
    worthy = sorted(
        ((value, each) for value, each in worth if any(value)),
        key=lambda pair: (
            *(-part for part in pair[0]),
            reports.number_of[pair[1].utterance.article],
            pair[1].utterance.start,
        ),
    )
    return [each for _, each in worthy]


def _is_grave(quote: Quote) -> bool:
    """Do sources give it to different people, or has only a rewrite got it?"""
    return quote.alone or any(version.disputed for version in quote.versions)


def _may_be_grave(compared: Compared) -> bool:
    """Has only a rewrite the quotation, or is more than one person said to say it?"""
    named = (compared.utterance.speaker, *(each.speaker for each in compared.found))
    return compared.alone or len({each.key for each in named if each}) > 1


def _worth(compared: Compared, comparison: Comparison, summary: str) -> tuple[int, ...]:
    """What makes the quotation worth showing, the weightiest first; zeros where nothing."""
    utterance, found = compared.utterance, compared.found
    if not found and not compared.alone:
        return (0,)
    kinds = {each.kind for each in found}
    disputed = any(comparison.disputed(utterance, each) for each in found)
    if _is_title(utterance.text) or _TAGGED.search(utterance.text):
        return (0,)
    if len(utterance.keys) < SHOWN_WORDS:
        return (int(disputed),)
    spoken = len(comparison.origins(utterance, found, SPOKEN))
    # What nobody is named for may be the words of a report, which another report quotes.
    named = utterance.speaker or any(each.speaker for each in found if each.kind in SPOKEN)
    return (
        int(disputed),
        int("altered" in kinds),
        spoken if spoken > 1 else 0,
        int(compared.alone),
        int("unquoted" in kinds and bool(named)),
        int("shortened" in kinds),
        int(bool(named or kinds.intersection(SPOKEN)) and utterance.text in summary),
    )


def _is_title(text: str) -> bool:
    """Is it the name of a work? Those stand in quotation marks, and nobody says them."""
    long = _LONG_WORD.findall(text)
    return len(long) > 2 and sum(map(str.istitle, long)) > TITLE_SHARE * len(long)


def _quote(
    compared: Compared, reports: Reports, comparison: Comparison, allowance: Allowance
) -> Quote | None:
    """The quotation as the entry prints it; None where no source may print its words."""
    utterance = compared.utterance
    same = [each for each in compared.found if each.kind == "verbatim"]
    own = comparison.own(utterance)
    speaker = _likeliest((own, *same), reports)
    agreeing = [one for one in (own, *same) if not comparison.differ(speaker, one.speaker)]
    places = [(one.article, one.match.start, one.match.end, one.text) for one in agreeing]
    payer = next(
        (place for place in places if allowance.take(place[0], place[3], sentence=False)), None
    )
    if payer is None:
        return None
    ordered = [payer, *(place for place in places if place is not payer)]
    first = Version(
        "verbatim",
        tuple(cited for place in ordered for cited in _citations(reports, *place[:3])),
        _called([speaker, *(one.speaker for one in agreeing)]),
    )
    rest = [one for one in (own, *compared.found) if one not in agreeing]
    others = _versions(utterance, speaker, rest, reports, comparison, allowance)
    return Quote(payer[3], (first, *others), compared.alone)


def _likeliest(found: Iterable[Found], reports: Reports) -> Speaker | None:
    """Whom most origins name that name somebody; of several the first."""
    named = [(one.speaker, reports.origin_of[one.article]) for one in found if one.speaker]
    counts = Counter(key for key, _ in {(each.key, origin) for each, origin in named} if key)
    return max((each for each, _ in named), key=lambda each: counts[each.key], default=None)


def _called(speakers: Iterable[Speaker | None]) -> str:
    """The fullest name of a speaker, or what most call one without a name; "" where sources call
    somebody whose name nobody can compare by different last words.
    """
    known = [each for each in speakers if each]
    keyed = [each.name for each in known if each.key]
    if not keyed:
        # "Anneke Bos" may be "Anneke Bos van Wadwacht" elsewhere, by where she works.
        every = {each.name for each in known}
        known = [each for each in known if not any(each.name.startswith(f"{n} ") for n in every)]
    names = {each.name.rpartition(" ")[2] for each in known if each.name[0].isupper()}
    if not keyed and len(names) > 1:
        return ""
    counts = Counter() if keyed else Counter(each.name for each in known)
    return max(keyed or counts, key=lambda name: (counts[name], len(name), name), default="")


def _versions(
    utterance: Utterance,
    speaker: Speaker | None,
    found: Iterable[Found],
    reports: Reports,
    comparison: Comparison,
    allowance: Allowance,
) -> Iterator[Version]:
    """What is not verbatim, or another's than the speaker's; sources that agree together."""
    groups: dict[tuple[str, str, str], list[Found]] = {}
    for each in found:
        words = "" if each.match.is_verbatim else " ".join(each.match.keys)
        key = each.speaker.key if each.speaker else ""
        groups.setdefault((each.kind, key, words), []).append(each)
    for group in groups.values():
        first = group[0]
        named = next((each.speaker for each in group if each.speaker), None)
        changes: tuple[Change, ...] = ()
        if not first.match.is_verbatim:
            changes = _changes(reports.wordings[utterance.article], utterance, first.match)
        printed = " ".join(change.text for change in changes if change.kind != "removed")
        shown = bool(changes) and allowance.take(first.article, printed, sentence=False)
        yield Version(
            first.kind,
            tuple(
                cited
                for each in group
                for cited in _citations(reports, each.article, each.match.start, each.match.end)
            ),
            named.name if named else "",
            comparison.differ(speaker, named),
            printed if shown else "",
            changes if shown else (),
        )


def _citations(reports: Reports, article: int, start: int, end: int) -> Iterator[Citation]:
    """The sentences in which the words from `start` to `end` stand."""
    wording = reports.wordings[article]
    for sentence in range(wording.sentence_of(start), wording.sentence_of(end - 1) + 1):
        yield reports.citation(article, sentence)


def _changes(mine: Wording, utterance: Utterance, match: Match) -> tuple[Change, ...]:
    """The comparison of the quotation with the words at `match`, for reading."""
    changes: list[Change] = []
    before, at = match.start, utterance.start
    for op in match.ops:
        if op.parted:
            continue
        gap, before = op.start > before, op.end
        if op.same:
            text = _with_stop(match.wording, op.start, op.end)
            if changes and changes[-1].kind == "same":
                changes[-1] = Change("same", f"{changes[-1].text} {'… ' * gap}{text}")
            else:
                changes.append(Change("same", text))
            continue
        if op.right > op.left:
            changes.append(Change("removed", mine.text(at + op.left, at + op.right)))
        if op.end > op.start:
            changes.append(Change("added", _with_stop(match.wording, op.start, op.end)))
    if changes[-1].kind != "removed":
        changes[-1] = replace(changes[-1], text=changes[-1].text.rstrip(","))
    return tuple(_shortened(changes))


def _with_stop(wording: Wording, start: int, end: int) -> str:
    """The words from `start` to `end` as printed, with their brackets, and the comma or stop behind
    the last.
    """
    first, left, _ = wording.places(start, start + 1)[0]
    last, _, right = wording.places(end - 1, end)[0]
    text, behind = wording.text(start, end), wording.sentences[last][right:]
    if opener := _OPENERS.get(behind[:1]):
        is_open = text.rfind(opener) > text.rfind(behind[0])
        if is_open or wording.sentences[first][:left].endswith(opener):
            text = f"{'' if is_open else opener}{text}{behind[0]}"
            behind = behind[1:]
    stop = _STOP.match(behind)
    return text + (stop[0] if stop else "")


def _shortened(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes, long runs that are the same without their middle, or their far end."""
    for at, change in enumerate(changes):
        words = change.text.split()
        if change.kind != "same" or len(words) <= 2 * KEPT + 2:
            yield change
            continue
        head = words[:KEPT] if at else []
        tail = words[-KEPT:] if at < len(changes) - 1 else []
        yield Change("same", " ".join([*head, "…", *tail]))
