"""The articles of an event to the title of its entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from digest.entries.reading.reading import Reading, Sentence, content_words, main_language
from digest.entries.sentences.shortening import MAX_LENGTH, is_headline, made_headline, shortened
from digest.entries.sentences.standing import points_back, takes_up
from digest.entries.summary.cautions import Cautions
from digest.entries.summary.ranking import Measure
from digest.entries.titles.shouting import shouts, unshouted
from digest.entries.words.marks import Kind
from digest.nouns import noun
from digest.patterns import regex
from digest.text.titles import clean_title

GOOD_LENGTHS = range(5, 16)
"""Words; a title outside of these is worth half."""
FEWEST = 4
"""Words of a first line that is a title, in English; what has fewer names who wrote it."""
LEADING = 3
"""Sentences of an article of which a title may be made, besides those of the summary."""
COMPARED = 12
"""Titles that are made, of the most central of these sentences."""

_NO_HEADING = regex(r"\b(?:photo|image|picture|credit)s?\s?[:/]|^\*+[^*]+\*+$", re.IGNORECASE)
"""A caption with its credit, "Photo: Ek", or a mere label: "**Updated**"."""
_BAIT = regex(
    r"\?|\b(?:you|your|here['’]?s|here (?:is|are)|this is|why|how|what|things|reasons|must[- ]see"
    r"|shocking|stunning|unbelievable|slams?|destroys?|blasts?|epic|everyone|internet|opinion"
    r"|analysis|editorial|fact[- ]check|explain(?:ed|er)|live updates?|podcast|quiz|review)\b"
    r"|^(?:he|she|they|it)\b",
    re.IGNORECASE,
)
_BAIT_ABROAD = {
    "de": regex(
        r"(?:Warum|Wieso|Weshalb|Wie|Was|So|Darum|Diese[rsn]?|Kommentar|Analyse|Interview|Meinung"
        r"|Leitartikel|Essay|Podcast|Presseschau)\b"
    ),
    "es": regex(
        r"¿|(?:Por qué|Cómo|Qué|Quién(?:es)?|Así|Est[oa]s? (?:es|son)|Opinión|Análisis|Editorial"
        r"|Entrevista|Columna)\b"
    ),
    "fr": regex(
        r"Ce qu['’]|(?:Pourquoi|Comment|Voici|Ce que|Qui est|Tribune|Édito(?:rial)?|Analyse|Opinion"
        r"|Entretien|Décryptage|Podcast)\b"
    ),
    "it": regex(
        r"(?:Perché|Come|Ecco|Cosa|Chi è|Opinione|Commento|Analisi|Editoriale|Intervista)\b"
    ),
    "nl": regex(r"(?:Waarom|Hoe|Dit (?:is|zijn)|Zo|Opinie|Analyse|Column|Commentaar|Interview)\b"),
    "pl": regex(r"(?:Dlaczego|Jak|Co|Oto|Komentarz|Opinia|Analiza|Wywiad)\b"),
    "pt": regex(
        r"(?:Por que|Como|Veja|Entenda|Saiba|Conheça|Opinião|Análise|Editorial|Entrevista)\b"
    ),
    "ru": regex(r"(?:Почему|Как|Что|Кто|Вот|Мнение|Колонка|Интервью|Анализ|Комментарий)\b"),
}
"""How such titles, and those of opinion pieces, begin in other languages."""
_BAIT_WORTH = 0.5
_LEAD = regex(r"(?:AN?|THE)(?: [A-Z]{2,})+\b")
"""How some papers set the first words of a report: "A MAN was saved"."""
_LEANING = 0.7
"""A title that opens with what a reader has to know already, "the bird", or a place in capitals, or
tells routine."""
_SENTENCE_WORTH = 0.6
"""A title that is made from a sentence, beside a first line that is a heading; set, with the number
of those `COMPARED`, by reading the 83 titles that change so in labeled events without titles."""
_HEDGE = regex(
    r"\b(?:reported(?:ly)?|reports?|rumou?r\w*|alleg\w+|claim\w*|suggest\w*|unconfirmed|sources?"
    r"|purported\w*|supposed\w*|apparent(?:ly)?|may|might|could)\b"
)
_FLAT_WORTH = 0.5
"""A title that leaves out how its sentence hedges: "he fell" of "he fell, it is reported"."""
_POINTS = regex(
    r"\b(?:this|these|those) (?!week|month|year|day|morning|afternoon|evening|spring|summer|autumn"
    r"|fall|winter|season|time|decade|century|part)[a-z]"
)
"""In "she shared this information", what it is was told before."""
_SITES_LIMIT = 64
"""Characters at which some sites cut their own titles, in mid-word: so long are 26 of 31 such ones
among 1,845 real titles."""
_TRAILS_OFF = regex(r"(?:\.\.\.|…| (?:an?|the|of|to|and|with|from|his|her|their))$")
_CODE = regex(r"\bvar \w+ ?=|\bfunction ?\(|\);|\} ?(?:\)|else\b|$)")
"""What a page's script has, and no title."""
_GAP = regex(r"(?: ?(?:\.\.\.|…)| (?:an?|the|and))+$")
_CUT_OFF_WORTH = 0.5
_ROUTINE = regex(
    r"\b(?:responded to|w(?:as|ere) (?:called|dispatched|sent) (?:to|out)|are (?:asking|looking))\b"
)
"""What the police always do."""
_MISLEADING_WORTH = 0.3
"""A title with an old toll, or that states what others doubt, is used only where the others hardly
say anything."""


def headline(
    readings: Sequence[Reading], measure: Measure, chosen: Sequence[Sentence], cautions: Cautions
) -> str:
    """The most informative and central title; made from the summary where no article has one.

    Never empty: at worst it is the beginning of a text.
    """
    language = main_language(reading.article for reading in readings)
    own = [
        (at, each) for at, each in enumerate(readings) if each.article.language in ("", language)
    ]
    titles = [
        _Title(reading.title, at, factor=_CUT_OFF_WORTH if _is_cut_off(reading) else 1.0)
        for at, reading in own
        if reading.title and not _CODE.search(reading.title)
    ]
    headings = [_Title(title, at) for at, reading in own if (title := _heading(reading))]
    best = _best([*titles, *headings], readings, measure, cautions) if titles else ""
    best = _with_gap(best, readings)
    return _quiet(best or _made(readings, measure, chosen, cautions, headings), readings)


@noun
class _Title:
    """What the entry may be called."""

    text: str
    article: int
    marks: int | None = None
    """Which kinds of words it has, and may have, if that is known."""
    factor: float = 1.0

    @classmethod
    def of(cls, sentence: Sentence, language: str) -> _Title:
        """That which is made from a sentence; its text may be ""."""
        text = made_headline(sentence.text, language)
        points = sentence.marks & Kind.NAMELESS and _POINTS.search(text)
        labeled = ":" in text and text.partition(":")[0].isupper()
        leans = points or takes_up(text) or labeled or _ROUTINE.search(text)
        factor = _SENTENCE_WORTH * (_LEANING if leans else 1.0)
        if _HEDGE.search(sentence.text) and not _HEDGE.search(text):
            factor *= _FLAT_WORTH
        return cls(text, sentence.article, sentence.marks, factor)


def _made(
    readings: Sequence[Reading],
    measure: Measure,
    chosen: Sequence[Sentence],
    cautions: Cautions,
    headings: Sequence[_Title],
) -> str:
    """The best of `headings` and of what is made of a sentence of the summary or of a beginning.

    Of a single article it is the first: nobody else tells what matters in it. Where none makes
    one, from any sentence, else the first words there are, else a name.
    """
    language = main_language(reading.article for reading in readings)
    own = [reading for reading in readings if reading.article.language in ("", language)]
    begun = [sentence for reading in own for sentence in reading.sentences[:LEADING]]
    central = list(dict.fromkeys([*chosen, *begun]))
    several = len(own) > 1
    if several:
        central.sort(key=lambda each: -measure.central[each])
    told = (
        _Title.of(each, language)
        for each in central
        if each in chosen or not points_back(each.text, language, marks=each.marks)
    )
    whole = (
        each
        for each in told
        if is_headline(each.text, language)
        and not points_back(each.text, language, marks=each.marks)
    )
    made = islice(whole, COMPARED if several else 1)
    if best := _best([*headings, *made], readings, measure, cautions):
        return best
    every = [sentence for reading in own for sentence in reading.sentences]
    article = readings[0].article
    others = (made_headline(each.text, language) for each in every)
    texts = (shortened(each.text, language) for each in chain(chosen, every))
    return next((each for each in others if is_headline(each, language)), "") or next(
        filter(None, texts), article.title or article.id
    )


def _best(
    titles: Iterable[_Title],
    readings: Sequence[Reading],
    measure: Measure,
    cautions: Cautions,
) -> str:
    """The title that is worth most; "" where none is.

    `cautions` only take away, and are asked of those alone that could be the best.
    """
    ranked = [
        (each.factor * _worth(each, readings[each.article].article.language, measure), each)
        for each in titles
    ]
    best, most = "", -1.0
    for worth, each in sorted(ranked, key=lambda pair: -pair[0]):
        if worth <= most:
            break
        language = readings[each.article].article.language
        if cautions.against_title(each.text, each.article, language):
            worth *= _MISLEADING_WORTH
        if worth > most:
            best, most = each.text, worth
    return best


def _heading(reading: Reading) -> str:
    """A first line that is a title: short, and without the full stop of a sentence; or ""."""
    article = reading.article
    if not article.title_inferred:
        return ""
    line = article.text.lstrip().partition("\n")[0].rstrip()
    if line != article.title or re.search(r"[.…。।,;:-]$", line):
        return ""
    title = clean_title(line, article.publisher)
    if article.language[:2] in ("", "en") and len(title.split()) < FEWEST:
        return ""
    return "" if len(title) > 1.5 * MAX_LENGTH or _NO_HEADING.search(title) else title


def _with_gap(title: str, readings: Sequence[Reading]) -> str:
    """`title`, with "…" in place of half a word, of dots, or of an article without its noun."""
    whole = _GAP.sub("", title)
    if whole == title:
        if not any(each.title == title and _is_cut_within(each) for each in readings):
            return title
        whole = title.rpartition(" ")[0]
    return f"{_GAP.sub('', whole).rstrip(' ,;:')} …"


def _is_cut_off(reading: Reading) -> bool:
    """Does the title trail off, or end within a word that its text has: "shot in Hopew"?"""
    return bool(_TRAILS_OFF.search(reading.title)) or _is_cut_within(reading)


def _is_cut_within(reading: Reading) -> bool:
    """Has the site cut the title at its limit, within a word or a list?"""
    if len(reading.title) != _SITES_LIMIT:
        return False
    last = reading.title.split()[-1].lower()
    found = re.findall(rf"\b{re.escape(last)}\w*", reading.article.text.lower())
    return last.endswith(",") or (bool(found) and last not in found)


def _worth(title: _Title, language: str, measure: Measure) -> float:
    """How much of what matters the title says, for its length.

    Less where it is bait, or leans on what was told before: "The woman left".
    """
    worth = measure.centrality(dict.fromkeys(content_words(title.text, language)))
    if len(title.text.split()) not in GOOD_LENGTHS:
        worth /= 2
    hangs = points_back(title.text, language, marks=title.marks)
    return worth * (_BAIT_WORTH if hangs or _is_bait(title.text, language) else 1.0)


def _is_bait(title: str, language: str) -> bool:
    """Does it ask or promise, or announce an opinion, in place of telling what happened?"""
    abroad = _BAIT_ABROAD.get(language.lower().partition("-")[0])
    return bool(_BAIT.search(title) or (abroad and abroad.match(title)))


def _quiet(title: str, readings: Sequence[Reading]) -> str:
    """`title` without repeated exclamation marks, and in the texts' own case where it shouts."""
    calm = re.sub(r"\s*!+(?=\s|$)", "", title) or title
    lead = _LEAD.match(calm)
    if lead and not shouts(calm):
        return unshouted(lead[0], readings) + calm[lead.end() :]
    return unshouted(calm, readings) if shouts(calm) else calm
