"""A plain text to its sentences; the one module that knows the sentence-splitting library.

The library (nupunkt) scored best on news; the repairs here are for what it gets wrong:
military ranks, ordinals, scripts with stops of their own, attributions after a quotation,
sentences glued together by a lost space, headings, and datelines, which stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text.words import SPACELESS

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

Span = tuple[int, int]

MAX_QUOTATION_WORDS = 45
"""A quotation of several sentences stays whole up to here: with its speaker it then still
fits the default excerpt budget of 50 words."""

# One string reads better than a list of ninety quoted words.
_NEVER_LAST = frozenset(
    "adm atty brig capt cmdr col cpl cpt dep det dr dra drs gen gov hon insp lt maj messrs mgr "
    "mio mlle mme mr mrd mrs ms msgr pfc prof pvt rep reps rev sen sens sgt spc sra srta "
    "supt".split()
)
"""Titles and the like: a name or a noun must follow, so they never end a sentence."""
_ABBREVIATIONS = _NEVER_LAST | frozenset(
    "approx apr assn aug ave bldg blvd bros bzw ca cf co corp ct dec dept dist ed esq est etc "
    "evtl feb fig figs ft ggf govt hwy inc inkl inst jan jr jul jun ltd mar mt mts no nos nov "
    "nr núm oct pág pct pl pp rd sep sept sog sq sr st sta str tel tues thurs ud uds univ usw "
    "vgl viz vol vols vs ala ariz ark calif colo conn fla ga kan ky md mich minn mont neb nev "
    "okla penn tenn tex va vt wis wyo".split()
)
"""What may end in a dot within a sentence. The library's own list was learned from legal
texts and scans: it holds "month", "reports" and "so"."""

_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_QUOTES = '"”“«»„‟'
_CLOSERS = r"[\"”’'»)\]）」』》〉】]"
_FOREIGN_STOP = re.compile(rf"[。！？｡؟۔।॥։።။។]+(?P<closers>{_CLOSERS}*)")
_SPACELESS = re.compile(f"[{SPACELESS}]")
_SPACED_SCRIPT = re.compile(r"\s|$|[“\"«「『]")
_GLUED = re.compile(r"[.!?](?=[\"“]?[A-Z][a-z])")
_NO = re.compile(r"\b[Nn]o\.(?=\s+[\"“]?[A-Z][a-z])")
"""The answer, where "No." before a number is an abbreviation."""
_MAY_END = re.compile(r"[.!?…][^\w\s]{0,9}\s")
_DATELINE = re.compile(
    r"\s*(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*[ ,]+){1,4}(?:[\w.’' ]{2,24}[,\s]+){0,2}"
    r"(?:\([A-Z][^()\n]{1,30}\)\s*)?|\([A-Z][^()\n]{1,30}\)\s*)"
    r"[—–-]{1,2}\s+(?=[\"“‘']?[A-ZÀ-Þ0-9])"
)
"""`LIMA, March 3 (Agency) — ` before the first sentence of a report."""
_BULLET = re.compile(r"[-*•–—·▪]\s")
_MONTHS = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "januar|februar|mars|mai|juni|juli|oktober|desember|december|Jahrhundert|Mal|Platz"
)
_ORDINAL = re.compile(rf"\d\.\s+(?:{_MONTHS})\b")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_SPEECH = (
    "said|says|asked|asks|added|adds|told|wrote|writes|tweeted|replied|warned|declared|"
    "exclaimed|shouted|insisted|continued|explained|argued|noted"
)
_ATTRIBUTION = re.compile(
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
    return tuple(" ".join(text[start:end].split()) for start, end in spans(text))


def word_count(text: str) -> int:
    """Words of `text` as excerpt budgets count them: two characters where a script sets no blanks.

    >>> word_count("The dam failed."), word_count("大坝在星期一溃决。")
    (3, 4)
    """
    spaceless = len(_SPACELESS.findall(text))
    if not spaceless:
        return len(text.split())
    others = _SPACELESS.sub(" ", text).split()
    return (spaceless + 1) // 2 + sum(any(map(str.isalnum, word)) for word in others)


def spans(text: str) -> tuple[Span, ...]:
    """Start and end of each sentence in `text`, in order, without the white space around it."""
    return tuple(
        span
        for start, end in _paragraphs(text)
        for span in _joined(text, list(_pieces(text, start, end)))
    )


def _paragraphs(text: str) -> Iterator[Span]:
    """What can hold a sentence: paragraphs, cut at line breaks that somebody meant."""
    start = 0
    for gap in [*(m.span() for m in _PARAGRAPH.finditer(text)), (len(text), len(text))]:
        yield from _lines(text, start, gap[0])
        start = gap[1]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph without breaks, where lines were only wrapped; else its lines.

    A line was wrapped if the next word did not fit: if the line with it would have been
    longer than the longest line of the paragraph.
    """
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    begin = position = start
    for line, following in pairwise(lines):
        position += len(line) + 1
        first = following.split(maxsplit=1)[0] if following.strip() else ""
        fits = len(line.rstrip()) + 1 + len(first) <= width
        if _BULLET.match(following) or (fits and not first[:1].islower()):
            yield begin, position - 1
            begin = position
    yield begin, end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences as the library and the stops of other scripts part them, unrepaired."""
    for left, right in _parted(text, start, end):
        piece = text[left:right]
        if not _MAY_END.search(piece.strip()):
            yield from _trimmed(text, left, right)
            continue
        for begin, stop in _tokenizer().span_tokenize(piece):
            yield from _trimmed(text, left + begin, left + stop)


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """`text[start:end]` cut after a dateline and the stops that the library does not know."""
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        yield start, dateline.end()
        start = dateline.end()
    cuts = [m.end() for m in _NO.finditer(text, start, end)]
    cuts += [m.end() for m in _GLUED.finditer(text, start, end) if _is_glued(text, m.start())]
    for stop in _FOREIGN_STOP.finditer(text, start, end):
        # 「そうだ。」と話した: a closed quotation goes on unless a blank says otherwise.
        if not stop["closers"] or _SPACED_SCRIPT.match(text, stop.end()):
            cuts.append(stop.end())
    for cut in sorted(cuts):
        yield start, cut
        start = cut
    yield start, end


def _is_glued(text: str, stop: int) -> bool:
    """Does a word end at `stop`, rather than a part of a web or mail address or an initial?"""
    before = text[max(0, stop - 80) : stop].split()
    word = before[-1] if before else ""
    return word[-3:].islower() and len(word) > 2 and not re.search(r"[/@]|www\.", word)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _joined(text: str, pieces: list[Span]) -> Iterator[Span]:
    """The pieces of one paragraph, those put together again that are one sentence."""
    index = 0
    while index < len(pieces):
        start, end = pieces[index]
        index += 1
        while index < len(pieces) and _goes_on(text, end, pieces[index]):
            end = pieces[index][1]
            index += 1
        closing = _closing(text, (start, end), pieces[index : index + MAX_QUOTATION_WORDS])
        if closing:
            end = pieces[index + closing - 1][1]
            index += closing
        yield start, end


def _goes_on(text: str, end: int, following: Span) -> bool:
    """Is the piece at `following` the rest of the sentence that seemed to stop at `end`?"""
    rest = text[following[0] : following[1]]
    if rest[0].islower():
        return True
    before = text[max(0, end - 40) : end]
    word = _LAST_WORD.search(before)
    if word and word[1].lower() in _NEVER_LAST:
        return True
    if _ORDINAL.match(text, end - 2):
        return True
    return before[-1] in '"”»' and before[-2:-1] in "?!" and bool(_ATTRIBUTION.match(rest))


def _closing(text: str, span: Span, following: Iterable[Span]) -> int:
    """How many pieces must follow until the quotation that is opened in `span` is closed.

    0 where none is open, where it is not closed in this paragraph or runs on for too long.
    """
    start, end = span
    if not _is_open(text[start:end]):
        return 0
    for count, (_, stop) in enumerate(following, start=1):
        if len(text[start:stop].split()) > MAX_QUOTATION_WORDS:
            return 0
        if not _is_open(text[start:stop]):
            return count
    return 0


def _is_open(piece: str) -> bool:
    """Does a quotation begin in `piece` and not end there?"""
    return piece.count('"') % 2 == 1 or piece.count("“") > piece.count("”")


@lru_cache(maxsize=1)
def _tokenizer() -> PunktSentenceTokenizer:
    # Half of what a build with nothing to do takes: imported when the first text is split.
    from nupunkt import PunktSentenceTokenizer
    from nupunkt.models import load_default_model

    parameters = load_default_model().parameters
    dotted = {known for known in parameters.abbrev_types if "." in known}
    parameters.abbrev_types = dotted | _ABBREVIATIONS
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False)
