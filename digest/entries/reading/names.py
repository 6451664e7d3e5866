"""The readings of an event to the people, organizations and places that it is most about.

Told by their capitals alone, so in a script without case there are none; whatever may be no
name is left out, for a wrong one misleads and a missing one does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from digest.entries.reading.pairs import Counts, two_of_pairs, without_initial
from digest.entries.reading.reading import Reading
from digest.entries.words.function_words import function_words
from digest.entries.words.leftovers import left_over
from digest.entries.words.roles import GERMAN_ROLE
from digest.model import Name
from digest.patterns import regex
from digest.text.name_runs import PARTICLES, Run, found_in

MOST = 8
"""Names of one entry."""
MENTIONS = 2
"""In all, for a name to count: whoever is mentioned once is not what the event is about."""
OFTEN = 3
"""Mentions of what opens a longer name, above which that must be mentioned again to count for."""
CAPITALIZING = frozenset({"de", "lb", "nds"})
"""Languages whose every noun has a capital: there only names of two words and acronyms count."""

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister premier
    chancellor mayor governor gov senator sen representative rep congressman congresswoman judge
    justice king queen prince princess pope bishop archbishop cardinal imam rabbi general gen
    colonel col lieutenant lt captain capt major maj sergeant sgt officer detective chief deputy
    secretary director chairman chairwoman chair ceo coach attorney spokesman spokeswoman
    spokesperson attendee resident neighbor commissioner sheriff ambassador speaker leader
    trooper executive agent inspector commander superintendent constable sergeant-major
    president-elect vice-president deacon reverend rev father sister brother
    monsieur madame mme mlle herr frau señor señora sra srta don doña dña
    presidente presidenta ministro ministra alcalde alcaldesa président ministre maire""".split()
)
FULL_NAME = 2
"""Words of a person's name, before which an office is none of it."""
_NO_GERMAN_NAME = PARTICLES.union(
    "Millionen Milliarden Mio Mrd Euro Dollar Franken Prozent Uhr Tonnen Kilometer Kilometern "
    "Meter Metern Kilogramm Kilo Hektar Grad".split()
)
"""No run with one of these is a name where every noun has a capital."""
RANKS = frozenset(
    """sheriff mayor leader speaker president secretary governor senator spokesman spokeswoman
    spokesperson executive trooper agent minister chancellor attorney attorney-general judge
    coroner prosecutor superintendent lieutenant sergeant colonel commissioner referee
    investigator officer captain commander detective chief""".split()
)
"""Titles that end with themselves: what stands before them in a run is part of the title."""
_OFFICES = frozenset("affairs health operations safety security services".split())
"""What an office of two words ends in: `Chief of Courthouse Security`."""
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec today yesterday tomorrow christmas easter i i'd i'll i'm i've""".split()
)
_DEMONYM = regex(r"\w+(?:ish|ese|ian|ean|ican|eans?|ians|icans)", re.IGNORECASE)
"""`Danish`, `Ecuadorian`: of a place, and no name of it; some first names go with them."""
DEMONYMS = frozenset(
    """french dutch german greek swiss czech arab thai afghan turkmen israeli iraqi saudi pakistani
    bangladeshi nepali kuwaiti qatari yemeni emirati congolese welsh""".split()
)
"""Those that no ending tells."""
_COMPOUND = regex(
    r"-(?:led|based|area|born|owned|style|backed|run|era|old|made|wide|trained|controlled|like|old)$"
    r"|^[^\W\d_]-",
    re.IGNORECASE,
)
"""`US-led`, `R-Ky`: no part of a name."""
_WORD = regex(r"(?<!\w)[^\W\d_]+")
ENDINGS = ("i", "is", "n", "ns", "an", "ans", "s", "ese", "ish")
"""What makes of a place its people, and of one many."""


def names_of(
    readings: Sequence[Reading], origin_of: Sequence[int], strangers: Iterable[str]
) -> tuple[Name, ...]:
    """The names that most independent reports mention, then those with most mentions.

    `strangers` are names that are never what a report is about: its publisher, its agency.
    """
    written = _as_written(readings)
    found = _Found({_key(name) for name in strangers})
    runs = two_of_pairs(_counted(readings, origin_of))
    inside = {word for run, _ in runs for word in run.words[run.opens :]}
    known = {run.words for run, _ in runs if not run.opens}
    for (run, language), mentions in runs.items():
        words = _trimmed(run, language, written, inside, known)
        common = len(words) == 1 and (run.numbered or words[0].lower() in written)
        if not common and _is_name(words, language) and not left_over(words, written):
            found.add(words, mentions, run.acronym)
    found.drop_derived()
    found.merge_short_forms()
    return found.ranked()


def _counted(readings: Sequence[Reading], origin_of: Sequence[int]) -> Counts:
    """Each run, by language, with how often each origin has it."""
    counts: Counts = {}
    for reading, origin in zip(readings, origin_of, strict=True):
        language = reading.article.language
        every = Counter(found_in([sentence.text for sentence in reading.sentences]))
        for found, mentions in every.items():
            if run := Run.of(found):
                of_origin = counts.setdefault((run, language), {})
                of_origin[origin] = of_origin.get(origin, 0) + mentions
    return counts


def _as_written(readings: Sequence[Reading]) -> frozenset[str]:
    """Every word of these texts, with the capitals that it has."""
    pieces = frozenset().union(*[reading.pieces for reading in readings])
    whole = set(filter(str.isalpha, pieces))
    return frozenset(whole.union(_WORD.findall(" ".join(pieces - whole))))


def _trimmed(
    run: Run,
    language: str,
    written: frozenset[str],
    inside: set[str],
    known: set[tuple[str, ...]],
) -> tuple[str, ...]:
    """The words of a run without what only opens the sentence, titles, days and months."""
    words = run.words
    if len(words) == 1:
        doubtful = run.opens and (words[0].lower() in written or words[0] not in inside)
        return () if doubtful or _is_dress(words[0], language) else words
    ranks = [at for at, word in enumerate(words[:-1]) if word.lower() in RANKS]
    words = words[ranks[-1] + 1 :] if ranks else words
    if ranks and words[:1] == ("of",):
        words = _behind_office(words)
    while words and _is_dress(words[0], language):
        words = words[1:]
    while len(words) > FULL_NAME and _capitalizing(language) and GERMAN_ROLE.search(words[0]):
        words = words[1:]
    if words and run.opens and words == run.words:
        first, rest = words[0], words[1:]
        doubtful = rest[0] in PARTICLES or rest in known
        if first.lower() in written or (doubtful and first not in inside):
            words = rest
    while words and (not words[0][0].isupper() or _is_dress(words[0], language)):
        words = words[1:]
    while words and (not words[-1][0].isupper() or _is_dress(words[-1])):
        words = words[:-1]
    return words


def _behind_office(words: tuple[str, ...]) -> tuple[str, ...]:
    """`Ana Ruiz` for `of the Interior Ana Ruiz`; all of it where nothing follows the office."""
    office = 3 if words[1:2] == ("the",) else 2
    if words[office:] and words[office].lower() in _OFFICES:
        office += 1
    return words[office:] or words


def _capitalizing(language: str) -> bool:
    return language.partition("-")[0] in CAPITALIZING


@lru_cache(maxsize=20_000)
def _is_dress(word: str, language: str | None = None) -> bool:
    """A title, a day or a month; and, of a language, what says nothing of an event."""
    plain = word.lower().replace("’", "'").rstrip(".")
    hollow = () if language is None else function_words(language)
    return plain in TITLES or plain in CALENDAR or plain in hollow


def _is_name(words: tuple[str, ...], language: str) -> bool:
    if not words:
        return False
    if _capitalizing(language) and not _NO_GERMAN_NAME.isdisjoint(words):
        return False
    if any("-" in word and _COMPOUND.search(word) for word in words):
        return False
    single = len(words) == 1
    if single and _capitalizing(language):
        return words[0].isupper() and len(words[0]) > 1
    if single:
        people = words[0].lower().removesuffix("s") in DEMONYMS or _DEMONYM.fullmatch(words[0])
        return (len(words[0]) > 2 or words[0].isupper()) and not people
    return True


def _key(name: str) -> str:
    return name.casefold().replace("’", "'")


@dataclass(slots=True)
class _Found:
    strangers: set[str]
    spellings: dict[str, dict[str, int]] = field(default_factory=dict)
    """Mentions of each."""
    origins: dict[str, set[int]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    """Key of an acronym to the key of its name."""

    def add(self, words: tuple[str, ...], mentions: Mapping[int, int], acronym: str) -> None:
        """Note how often each origin mentions it."""
        name = " ".join(words)
        key = _key(name)
        if key in self.strangers:
            return
        spelled = self.spellings.setdefault(key, {})
        spelled[name] = spelled.get(name, 0) + sum(mentions.values())
        self.origins.setdefault(key, set()).update(mentions)
        if acronym:
            self.acronyms[_key(acronym)] = key

    def merge_short_forms(self) -> None:
        """Count `Ruiz` and `WHO` for the only longer name that they can stand for."""
        for initialed, plain in without_initial(self.spellings):
            self._merge(initialed, plain)
        longer: dict[str, list[str]] = {}
        for key in sorted(self.spellings):
            parts = key.split()
            if len(parts) > 1:
                for short in {parts[0], parts[-1], " ".join(parts[1:]), " ".join(parts[:-1])}:
                    longer.setdefault(short, []).append(key)
        for short in sorted(self.spellings, key=lambda key: (key.count(" "), key)):
            whole = [self.acronyms[short]] if short in self.acronyms else longer.get(short, [])
            whole = self._without_dressed(whole)
            if len(whole) != 1 or whole[0] not in self.spellings or whole[0] == short:
                continue
            if short in self.acronyms or self._may_stand_for(short, whole[0]):
                self._merge(short, whole[0])

    def _without_dressed(self, names: Sequence[str]) -> list[str]:
        """`names` without what ends in another of them that is no exception: `Rival Ana Ruiz`."""
        plain = [name for name in names if self._mentions(name) >= MENTIONS]
        return [name for name in names if not any(name.endswith(f" {each}") for each in plain)]

    def _may_stand_for(self, short: str, whole: str) -> bool:
        """Is `whole` a name beside one of its parts, and not the beginning of a headline?

        `Paris` often and `Paris Store Hit` once: what opens the longer is a name of its own.
        """
        mentions, longer = map(self._mentions, (short, whole))
        return not whole.startswith(f"{short} ") or longer > 1 or mentions <= OFTEN

    def drop_derived(self) -> None:
        """Forget `Iraqi` beside `Iraq`, and count `GMOs` as `GMO`.

        `Waters` stays beside `Water` where there is a `Lena Waters`.
        """
        surnames = {key.rpartition(" ")[2] for key in self.spellings if " " in key}
        derived = {key for key in self.spellings if key.endswith(ENDINGS)} - surnames
        for key in sorted(derived):
            stems = [key.removesuffix(end) for end in ENDINGS if key.endswith(end)]
            known = [stem for stem in stems if len(stem) > 2 and stem in self.spellings]
            if known and key == f"{known[0]}s":
                self._merge(key, known[0])
            elif known:
                del self.spellings[key], self.origins[key]

    def _merge(self, short: str, whole: str) -> None:
        best = _favorite(self.spellings[whole])
        self.spellings[whole][best] += self._mentions(short)
        del self.spellings[short]
        self.origins[whole] |= self.origins.pop(short)

    def ranked(self) -> tuple[Name, ...]:
        """The names that count, the most important first."""
        names = [
            Name(_favorite(spelled), len(self.origins[key]), mentions)
            for key, spelled in self.spellings.items()
            if (mentions := self._mentions(key)) >= MENTIONS
        ]
        ranked = sorted(names, key=lambda name: (-name.origins, -name.mentions, name.text))
        return tuple(islice(_without_parts(ranked), MOST))

    def _mentions(self, key: str) -> int:
        return sum(self.spellings[key].values())


def _without_parts(names: Sequence[Name]) -> Iterator[Name]:
    """The names without those whose words a more important one has already."""
    kept: list[set[str]] = []
    for name in names:
        words = set(_key(name.text).split())
        place = " of " in name.text and any(other <= words for other in kept)
        if not place and not any(words <= other for other in kept):
            kept.append(words)
            yield name


def _favorite(spellings: Mapping[str, int]) -> str:
    """The spelling used most, of equals one without shouting, then by alphabet."""
    return min(spellings, key=lambda name: (-spellings[name], name.isupper(), name))
