"""The articles of one event to readings: sentences with their words, numbers and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from digest.entries.words.function_words import function_words
from digest.entries.words.lexicon import Lexicon, Signs, lexicon, plain_name
from digest.entries.words.marks import Kind
from digest.model import NO_EDGES, Article, Citation, Edges
from digest.nouns import noun
from digest.patterns import regex
from digest.text.fragments import text_fragment
from digest.text.name_runs import name_runs
from digest.text.sentences import in_pieces, word_count
from digest.text.titles import clean_title
from digest.text.words import words

_SHARED = frozenset(
    "of the us uk un secretary state president minister prime mayor governor senator sen rep judge "
    "mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december".split()
)
"""Words with a capital that tell nobody apart."""
_QUOTATION = regex(r"[\"“”„«»][^\"“”„«»]{8,400}[\"“”«»]")
OPENING = 8
"""Words in which a sentence names whom it is about."""


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence of one article, with what can be compared of it; nothing changes it.

    Frozen, it would take twice as long to make, and an event has hundreds.
    """

    article: int
    """Which of the event's articles, from 0."""
    index: int
    """Which of the article's sentences, from 0."""
    text: str
    size: int
    """In words, as the excerpt budget counts them."""
    words: tuple[str, ...]
    """Stems in order, without function words."""
    terms: frozenset[str]
    """The same, each once."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Words that are capitalized inside a sentence somewhere in the article, lower case."""
    keys: tuple[str, ...]
    """All its words as quotations are compared."""
    marks: int
    """Which kinds of words it has (`marks.Kind`)."""

    @property
    def place(self) -> tuple[int, int]:
        """Article and sentence."""
        return self.article, self.index


@noun
class Reading:
    """One article of the event."""

    article: Article
    title: str
    """Cleaned; "" where the text has none of its own."""
    title_words: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    pieces: frozenset[str]
    """What stands between the blanks of its sentences."""
    narration: tuple[str, ...]
    """The stems of all words in order, without what stands in quotation marks; () of an article
    that is compared with no other."""
    size: int
    """Words in the text."""

    @property
    def dated(self) -> tuple[bool, datetime]:
        """Sorts by time of publication, undated last."""
        published = self.article.published
        return published is None, published or datetime.max.replace(tzinfo=UTC)

    def citation(self, number: int, sentence: int) -> Citation:
        """How an entry that knows the article by `number` cites one of its sentences."""
        fragment = text_fragment(self.sentences[sentence].text)
        return Citation(number, self.article.id, sentence, fragment)


def read(articles: Sequence[Article], edges: Edges = NO_EDGES) -> tuple[Reading, ...]:
    """One reading an article, in the order given; `edges` has those of sentences that are known,
    by article.
    """
    compared = len(articles) > 1
    return tuple(
        _read(number, article, edges.get(article.id), compared=compared)
        for number, article in enumerate(articles)
    )


def main_language(articles: Iterable[Article]) -> str:
    """The language of most articles, of equals the first by alphabet; "" where none is known."""
    counts = Counter(article.language for article in articles if article.language)
    return min(counts, key=lambda language: (-counts[language], language), default="")


def first_name(sentence: Sentence) -> frozenset[str]:
    """The words of the first name in the opening: whom the sentence is about, most likely.

    No part of it are the words that any office or club may share.
    """
    opening = " ".join(sentence.text.split()[:OPENING])
    runs = (frozenset(map(plain_name, run.words)) - _SHARED for run in name_runs(opening))
    return next((found for run in runs if (found := run & sentence.names)), frozenset())


def content_words(text: str, language: str = "") -> tuple[str, ...]:
    """The stems of `text` in order, without the words that only hold a sentence together.

    >>> content_words("The mayor of Quito has resigned", "en")
    ('mayor', 'quito', 'resign')
    """
    hollow = function_words(language)
    return tuple(word for word in words(text, language) if word not in hollow)


def _read(number: int, article: Article, edges: Sequence[int] | None, *, compared: bool) -> Reading:
    language = article.language
    sentences = in_pieces(article.text, edges)
    lines = list(_lines(sentences, lexicon(language)))
    inside = frozenset(chain.from_iterable([line.names[line.opens :] for line in lines]))
    names = inside - function_words(language)
    title = "" if article.title_inferred else clean_title(article.title, article.publisher)
    return Reading(
        article,
        title,
        content_words(title, language),
        tuple([line.sentence(number, index, names) for index, line in enumerate(lines)]),
        frozenset(chain.from_iterable(sentences)),
        _narration(lines, language) if compared else (),
        sum([line.size for line in lines]),
    )


@dataclass(slots=True)
class _Line:
    """A sentence as its pieces are put together."""

    text: str
    size: int
    stems: Sequence[tuple[str, ...]]
    """Of each piece."""
    telling: tuple[str, ...]
    keys: tuple[str, ...]
    figures: list[str]
    names: list[str]
    opens: bool
    """It begins with the first of the names."""
    marks: int

    @classmethod
    def of(
        cls,
        pieces: Sequence[str],
        stems: Sequence[tuple[str, ...]],
        telling: Iterable[tuple[str, ...]],
        keys: Iterable[tuple[str, ...]],
        signs: Sequence[Signs | None],
    ) -> _Line:
        """What is read in the pieces, each column of which is given."""
        figures: list[str] = []
        names: list[str] = []
        marks = 0
        for each in filter(None, signs):
            numbers, capitals, _, kinds = each
            marks |= kinds
            if numbers:
                figures += numbers
            if capitals:
                names += capitals
        text = " ".join(pieces)
        return cls(
            text,
            word_count(text) if marks & Kind.SPACELESS else len(pieces),
            stems,
            tuple(chain.from_iterable(telling)),
            tuple(chain.from_iterable(keys)),
            figures,
            names,
            bool(signs[0] and signs[0].opens),
            marks,
        )

    def sentence(self, number: int, index: int, names: frozenset[str]) -> Sentence:
        """The sentence at a place; `names` are those of its article."""
        return Sentence(
            number,
            index,
            self.text,
            self.size,
            self.telling,
            frozenset(self.telling),
            frozenset(self.figures),
            names.intersection(self.names),
            self.keys,
            self.marks,
        )


def _lines(sentences: Sequence[Sequence[str]], known: Lexicon) -> Iterator[_Line]:
    """What is read in the pieces of all sentences, looked up in one go."""
    found = list(map(known.__getitem__, chain.from_iterable(sentences)))
    columns = list(zip(*found, strict=True))
    start = 0
    for pieces in sentences:
        end = start + len(pieces)
        yield _Line.of(pieces, *[column[start:end] for column in columns])
        start = end


def _narration(lines: Sequence[_Line], language: str) -> tuple[str, ...]:
    """The stems of all that is not quoted; only sentences with quotations are split again."""
    told: list[str] = []
    for line in lines:
        unquoted = _QUOTATION.sub(" ", line.text) if line.marks & Kind.QUOTED else line.text
        if unquoted == line.text:
            told += chain.from_iterable(line.stems)
        else:
            told += words(unquoted, language)
    return tuple(told)
