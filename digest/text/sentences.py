"""A plain text to its sentences; the one module that knows the sentence-splitting library.

The library (nupunkt) scored best on news; the repairs are for what it gets wrong: military
ranks, ordinals, attributions after a quotation; and, in `cutting`, scripts with stops of their own,
sentences glued together by a lost space, headings, and datelines, which stand alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from digest.patterns import regex
from digest.text.abbreviations import ABBREVIATIONS, NEVER_LAST
from digest.text.cutting import Span, cuts, paragraphs, parted, plainly_parted
from digest.text.words import MARKS, SPACELESS, has_case

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

MAX_QUOTATION_WORDS = 45
"""A quotation of several sentences stays whole up to here: with its speaker it then still
fits the default excerpt budget of 50 words."""

_SPACELESS = regex(f"[{SPACELESS}]")
_MAY_END = regex(r"[.!?…][^\w\s]{0,9}\s")
_STOP_INSIDE = regex(r"[.!?…](?=[^\w.,-])(?![\"”]?$)")
"""What the library may take for the end of a sentence, but for the end of a text itself."""
_MONTHS = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "januar|februar|mars|mai|juni|juli|oktober|desember|december|Jahrhundert|Mal|Platz"
)
_ORDINAL = regex(rf"\d\.\s+(?:{_MONTHS})\b")
_LAST_WORD = regex(rf"((?:[^\W\d_]|[{MARKS}])+)\.$")
_ABBREVIATED = regex(
    r"\b(?:z\. ?B|d\. ?h|u\. ?a|v\. ?a|i\. ?d\. ?R|т\. ?е|т\. ?к|(?:[Ee]l|[Dd]el|[Aa]l|[Oo]) Sr)\.$"
)
"""What is no word of its own: "z. B.", and "Sr." where it stands before a name."""
_HALF_A_NUMBER = regex(r"(?<![\w.,:])[$€£]?\d{1,3}\.$")
_OTHER_HALF = regex(
    r"\d{1,3}(?:\s?%|\s?-(?!\s?years?\b)|[),;.]|(?!st|nd|rd|th)[A-Za-z]{1,3}\b"
    r"|\s(?:percent|per cent|million|billion|trillion|magnitude|(?:earth)?quake|points?|miles"
    r"|inch(?:es)?|[GM]Hz|meters|km|seconds|on the Richter)\b)"
)
"""How "of 5. 6 magnitude" goes on behind its stop; not so "he was 27. 12-year-old Ana"."""
_LONGEST_ABBREVIATED = 8
"""Characters."""
_BEFORE_A_NUMBER = regex(r"(?<=[\s-])(?:(?:[NS]\.)?[EW]|[NS]|Nos?|Apt|Sec|Ch|Rt|Hwy|Ste)\.$|\s\.$")
"""What ends no sentence where a figure follows: "on E. 52nd Street", "then-No. 1", "a . 357"."""
_OPENING = regex(r"(?<![\w.,!?…])“|„|(?<!\S)«|[「『]")
_CURVED = frozenset("“”„«»「」『』")
_QUOTATION_MARK = regex('["“”„«»「」『』]')
_CLOSING = regex(r"”|(?<=[\w.,!?…])“|»|[」』]")
"""An English “ opens and a German one closes; French and Russian guillemets open after a blank."""
_SPEECH = (
    "said|says|asked|asks|added|adds|told|wrote|writes|tweeted|replied|warned|declared|"
    "exclaimed|shouted|insisted|continued|explained|argued|noted"
)
_ATTRIBUTION = regex(
    rf"(?:(?:(?:[A-Z][\w.’'-]*|the|of|de|van|von|al|bin)\s+){{1,5}}(?:{_SPEECH})\b"
    rf"|(?:{_SPEECH})\s+[A-Z])"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text` in order, word for word, with runs of white space as one blank.

    >>> sentences("Lt. Col. Jones left the U.S. on Thursday. It cost $13.5m (£10m).")
    ('Lt. Col. Jones left the U.S. on Thursday.', 'It cost $13.5m (£10m).')
    >>> sentences("他走了。真的吗？是的。")
    ('他走了。', '真的吗？', '是的。')
    """
    return tuple(map(" ".join, in_pieces(text)))


def in_pieces(text: str, edges: Sequence[int] | None = None) -> list[list[str]]:
    """The same sentences, each as what stands between its blanks; `edges` are those of the text,
    where they are known.

    >>> in_pieces("It rained. It cost $5.")
    [['It', 'rained.'], ['It', 'cost', '$5.']]
    """
    found = spans(text) if edges is None else zip(edges[::2], edges[1::2], strict=True)
    return [text[start:end].split() for start, end in found]


def edges_of(text: str) -> Sequence[int]:
    """Where each sentence begins and ends, one after the other: in few bytes what takes the time.

    >>> list(edges_of("It rained. It cost $5."))
    [0, 10, 11, 22]
    """
    return array("I", chain.from_iterable(spans(text)))


def word_count(text: str) -> int:
    """Words of `text` as excerpt budgets count them: two characters where a script sets no blanks.

    >>> word_count("The dam failed."), word_count("大坝在星期一溃决。")
    (3, 4)
    """
    spaceless = 0 if text.isascii() else len(_SPACELESS.findall(text))
    if not spaceless:
        return len(text.split())
    others = _SPACELESS.sub(" ", text).split()
    return (spaceless + 1) // 2 + sum(any(map(str.isalnum, word)) for word in others)


def spans(text: str) -> tuple[Span, ...]:
    """Start and end of each sentence in `text`, in order, without the white space around it."""
    known = cuts(text)
    stops = [stop.end() for stop in _MAY_END.finditer(text)]
    marks = [mark.start() for mark in _QUOTATION_MARK.finditer(text)]
    found: list[Span] = []
    for start, end in paragraphs(text):
        pieces = _pieces(text, parted(text, start, end, known), stops)
        found += _joined(text, pieces, marks) if len(pieces) > 1 else pieces
    return tuple(found)


def _pieces(text: str, parts: Iterable[Span], stops: Sequence[int]) -> list[Span]:
    """Sentences as the library and the stops of other scripts part them, unrepaired.

    The library is asked where one of `stops` is inside: they stand behind a stop and a blank.
    """
    found: list[Span] = []
    for left, right in parts:
        start, end = _trimmed(text, left, right)
        if bisect_right(stops, start) >= bisect_left(stops, end):
            found.append((start, end))
            continue
        for first, last in plainly_parted(text, start, end):
            if not _STOP_INSIDE.search(text, first, last):
                found.append((first, last))
                continue
            inside = _tokenizer().span_tokenize(text[first:last])
            found += [_trimmed(text, first + begin, first + stop) for begin, stop in inside]
    return [span for span in found if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> Span:
    """Where what is no white space begins and ends; where all is, it ends before it begins."""
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _joined(text: str, pieces: list[Span], marks: Sequence[int]) -> Iterator[Span]:
    """The pieces of one paragraph, those put together again that are one sentence.

    `marks` are the places of all quotation marks in the text.
    """
    index = 0
    while index < len(pieces):
        start, end = pieces[index]
        index += 1
        while index < len(pieces) and _goes_on(text, end, pieces[index]):
            end = pieces[index][1]
            index += 1
        first = bisect_left(marks, start)
        if index < len(pieces) and first < len(marks) and marks[first] < end:
            closing = _closing(text, (start, end), pieces[index : index + MAX_QUOTATION_WORDS])
            end = pieces[index + closing - 1][1] if closing else end
            index += closing
        yield start, end


def _goes_on(text: str, end: int, following: Span) -> bool:
    """Is the piece at `following` the rest of the sentence that seemed to stop at `end`?"""
    first = text[following[0]]
    if first.islower() and has_case(first):
        return True
    if text[end - 1] == ".":
        before = text[max(0, end - 40) : end]
        word = _LAST_WORD.search(before.rpartition(" ")[2])
        if word and word[1].lower() in NEVER_LAST:
            return True
        shortened = _ABBREVIATED.search(text, max(0, end - _LONGEST_ABBREVIATED), end)
        if shortened or _ORDINAL.match(text, end - 2):
            return True
        if not first.isdigit():
            return False
        if _BEFORE_A_NUMBER.search(before):
            return True
        return bool(_HALF_A_NUMBER.search(before) and _OTHER_HALF.match(text, following[0]))
    spoken = text[end - 1] in '"”»' and text[end - 2 : end - 1] in "?!"
    return spoken and bool(_ATTRIBUTION.match(text[slice(*following)]))


def _closing(text: str, span: Span, following: Iterable[Span]) -> int:
    """How many pieces must follow until the quotation that is opened in `span` is closed.

    0 where none is open, where it is not closed in this paragraph or runs on for too long.
    """
    straight, curved, words = _opened(text[slice(*span)])
    if straight % 2 == 0 and curved <= 0:
        return 0
    for count, piece in enumerate(following, start=1):
        more_straight, more_curved, more_words = _opened(text[slice(*piece)])
        straight, curved, words = straight + more_straight, curved + more_curved, words + more_words
        if words > MAX_QUOTATION_WORDS:
            return 0
        if straight % 2 == 0 and curved <= 0:
            return count
    return 0


@lru_cache(maxsize=256)  # a quotation that never closes is looked at from each of its sentences
def _opened(piece: str) -> tuple[int, int, int]:
    """Straight quotation marks; how many more of the others open than close; words."""
    straight = piece.count('"')
    if piece.isascii():
        return straight, 0, len(piece.split())
    curved = 0
    if not _CURVED.isdisjoint(piece):
        curved = len(_OPENING.findall(piece)) - len(_CLOSING.findall(piece))
    return straight, curved, word_count(piece)


@lru_cache(maxsize=1)
def _tokenizer() -> PunktSentenceTokenizer:
    # Half of what a build with nothing to do takes: imported when the first text is split.
    from nupunkt import PunktSentenceTokenizer
    from nupunkt.models import load_default_model

    parameters = load_default_model().parameters
    dotted = {known for known in parameters.abbrev_types if "." in known}
    parameters.abbrev_types = dotted | ABBREVIATIONS
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False)
