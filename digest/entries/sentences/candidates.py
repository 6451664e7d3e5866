"""Sentences to those that may be printed as statements at all."""

from __future__ import annotations

from functools import lru_cache

from digest.entries.words.marks import FURNITURE, Kind, marks_of
from digest.patterns import regex
from digest.text.hinted import Hinted

MIN_WORDS = 7
MAX_WORDS = 60
MAX_LENGTH = 900
"""Characters: what has more in so few words is no prose."""

_STOPS = ".!。！।۔።"
_END = regex(rf"[{_STOPS}][\"”’'»)\]）」』]+$")
"""A stop that is not what comes last."""
_LISTED = regex(r"\d{1,2}[.)] ")
"""The number of what a list has there, or the end of a date whose beginning is lost."""
_CUT_OFF = Hinted(
    tuple("... … n. s. e. w. gov. sen. sens. rep. reps. dr. mr. mrs. ms. lt. col.".split()),
    regex(
        r"(?:\.\.\.|…|\b(?:of|on|in|at|to|near) [NSEW]\."
        r"|\b(?:Gov|Sen|Sens|Rep|Reps|Dr|Mr|Mrs|Ms|Gen|Lt|Col)\.)\W*$"
    ),
)
_QUOTED = regex(r"[\"“„«][^\"“”„«»]*[\"”“»]")
_FIRST_PERSON = regex(r"\b(?:[Hh]ere|I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our)\b")
"""Speaks as the writer, from where the writer is, or to the reader."""
_SPEECH = regex(
    r"\b(?:sa(?:id|ys|ying)|t(?:old|elling|ells)|ask(?:ed|s)|add(?:ed|s)|wr(?:ote|ites|iting)"
    r"|tweet(?:ed|s)|according to|call(?:ed|s|ing)|describ(?:ed|es|ing)|announc\w+|declar\w+"
    r"|stat(?:ed|es|ing)|warn\w*|claim\w*|argu\w+|insist\w*|not(?:ed|es|ing)|post(?:ed|s)"
    r"|vow\w*|pledg\w+|promis\w+|accus\w+|testif\w+|repl(?:ied|ies)|respond\w*"
    r"|acknowledg\w+|conced\w+|explain\w*|den(?:ied|ies)|urg\w+)\b"
)
_APPEAL = regex(r"\banyone (?:with|who (?:has|had|saw|knows|witnessed|recogni[sz]es))\b")
_NUMBER_TO_CALL = regex(
    r"\d(?<!\w.)\d\d-(?:\d{4}\b|\d-?[A-Za-z]{3}|(?:\d{3}-)?[A-Z]{4}\b)|\((?=\d)\d{3}\) ?\d{3}\b"
)
"""Whom to call with what one knows."""
_NUMBERED_PICTURE = regex(r"\bImage \d{1,3} of\b")
"""What stands in a gallery, between the credit of a picture and its caption."""
_CREDIT = regex(r"[A-Z][\w.’'-]+ [A-Z][\w.’'-]+ / (?:The )?[A-Z]\w+ [A-Z]")
"""Whose report it is, between its heading and its first sentence: "Jon Ek / Karlov Post Police"."""
_HANDLE = regex(r"@\w(?<!\w.)")
"""Whom a post is for, where a report embeds one."""
_OPEN_SINGLE = regex(r"[‘'](?<!\w.)(?=\w)(?!(?:s|t|d|m|re|ve|ll|em|n|til|cause|tis|twas)\b|\d\ds)")
_CLOSED_SINGLE = regex(r"[’'](?!\w)")
_CAPITALS = regex(r"[A-Z]{2,}")
_LATIN = regex(r"[A-Za-z]")
_TEASER = regex(
    r"(?:What|Why|How)\b[^,;.]{3,80}?\b(?:is|was|remains)\b"
    r"|(?:See|Imagine|Check out|Meet the|Remember when|Think (?:about|of)|Watch for|Never mind"
    r"|Please|Did|Does|Let[’']s|An update (?:on|to)|Stay (?:tuned|with)|Needless to say)[ ,]"
    r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|[AP]M|GMT)?:? [\"“]?[A-Z]"
    r"|[^,.]{3,90}, (?:pictured|shown|seen) (?:here|above|below|left|right|(?:on )?[A-Z]\w+day)\b"
    r"|[A-Z][\w ]{2,20}[’']s (?:[A-Z][\w’'-]+ ){1,3}(?:is|was) (?:live )?(?:on|at) the scene\b"
    r"|(?:The following|Below) (?:is|are)\b|\([^)]{0,40}\b(?:Video|Photo|Image)s?\b[^)]{0,40}\)"
    r"|(?:Local|Top|World|National|State) News [A-Z\d]"
    r"|[A-Z]\w+ \d{1,2}, \d{4} [A-Z]{4,} [A-Z]"
    r"|[A-Z]\w+(?:[’']s [A-Z][\w’'-]+)? [A-Z][\w’'-]+ reports (?:(?:live )?for|how) "
    r"|(?:[A-Z][\w.’'-]* ){1,4}(?:reported|said|wrote), (?:citing|quoting) (?!.* that )"
)
"""In "what they talk about is the factory", nothing is told yet; in "see, for example", "Ana
Petrova reports for the news at noon" and "the Post reported, citing two keepers" neither. Behind
"Local News" or a date, a heading runs into a sentence."""
_DATED = regex(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\.$"
)
_NO_CAPTION = regex(
    r"\b(?:was|were|had|said|has|have|is|are|will|[a-z]+ed|beg[au]n|took|shot|told|left|came|went"
    r"|made|lost|won|set|put|found|held|gave|got|fell|ran|met|sent|led|paid|broke|struck|hit)\b"
)
"""Told of a day; a picture's caption is in the present: "Men wash the quay, May 3, 2026."."""
_POSE = regex(
    r"(?!(?:He|She|It|They|We|In|At|On|As|After|When|While|For|If|Evidence|Where) )"
    r"(?:(?!that |who |which |where |as |when )[\w.’'-]+,? ){1,9}?"
    r"(?:walks? (?:past|through|along|near|in|into|outside|with|down)\b"
    r"|stands? (?:outside|near|beside|next to|in (?:front|the)|behind|guard|watch)\b"
    r"|(?:sits?|kneels?) (?:outside|near|beside|next to|in (?:front|the)|behind|at the|deflated)\b"
    r"|gathers? (?:outside|near|around|at|in)\b|circles (?:into|over|above)\b"
    r"|(?:talk|speak)s (?:to|with) (?:reporters|the (?:media|press)|journalists|witnesses|neighbors"
    r"|residents)\b|points (?:to|at) (?:an?|his|her|(?:bullet )?holes?|where)\b"
    r"|speaks (?:at|during) an?\b"
    r"|holds? (?:(?:up )?an? (?:photo|picture|sign|candle|poster|portrait|flag|banner)|candles"
    r"|signs|hands|flowers)\b|stares? at\b|looks (?:on|over|out)\b"
    r"|reacts? (?:a day|to the|as|after|during)\b"
    r"|(?:hug|embrace|comfort|console)s? (?:an?|his|her|one|each|another)\b)"
)
"""The caption of a picture: "A man walks past the burnt car.", which nobody tells of a day."""
_TOLD = regex(
    r"\b(?:was|were|had|said|says?|has|have|will|would|could|may|might|can|did|do|does|is|are"
    r"|according)\b"
)
_OPENED = 4
"""Words."""
_OPENING = "\"“„«‘'$€£(¿¡「『"
_TAIL = 20
"""Characters in which a sentence ends."""
_MOSTLY = 0.6
"""The share of a sentence that is quotation, above which it needs a speaker."""


@lru_cache(maxsize=2000)  # the parts of an entry ask again, and so do copies
def may_stand(text: str, size: int, marks: int | None = None) -> bool:
    """May the sentence be a statement, wherever it stands?

    It is whole, says something itself, addresses nobody, and if it is speech, it names a
    speaker. `marks`, if known, tell which kinds of words it has.

    >>> may_stand("The court freed both men on Monday.", 7)
    True
    >>> may_stand("“We will never give up this fight.”", 7)
    False
    """
    tail = text[-_TAIL:]
    if not MIN_WORDS <= size <= MAX_WORDS or not (tail[-1] in _STOPS or _END.search(tail)):
        return False
    if _CUT_OFF.search(tail):
        return False
    if text[0].islower() or not (text[0].isalnum() or text[0] in _OPENING):
        return False
    if text[0].isdigit() and _LISTED.match(text):
        return False
    lower = text.lower()
    if len(text) > MAX_LENGTH or (("-" in text or "(" in text) and _NUMBER_TO_CALL.search(text)):
        return False
    if tail[-5:-1].isdigit() and _DATED.search(tail) and not _NO_CAPTION.search(text):
        return False
    if "Image " in text and _NUMBERED_PICTURE.search(text):
        return False
    if " / " in text and _CREDIT.search(text):
        return False
    if "anyone " in lower and _APPEAL.search(lower):
        return False
    marks = marks_of(text) if marks is None else marks
    if marks & Kind.FURNITURE and any(map(lower.__contains__, FURNITURE)):
        return False
    if (marks & Kind.CAPITALS and _shouts(text)) or _TEASER.match(text):
        return False
    if marks & Kind.POSE and (posed := _POSE.match(text)) and not _TOLD.search(posed[0]):
        return False
    if ("!" in tail and _exclaims(text)) or ("@" in text and _HANDLE.search(text)):
        return False
    return _balanced(text, marks) and _attributed(text, marks) and not _begins_again(text)


def is_speech(text: str) -> bool:
    """Is most of the sentence a direct quotation?"""
    return sum(map(len, _QUOTED.findall(text))) > _MOSTLY * len(text)


def quoted(text: str) -> str:
    """All that stands in quotation marks, in order; "" where nothing does."""
    return " ".join(_QUOTED.findall(text))


def _begins_again(text: str) -> bool:
    """Does a title run into the first sentence, so that the opening words come once more?"""
    opening = " ".join(text.split(None, _OPENED)[:_OPENED])
    return opening in text[1:]


def _exclaims(text: str) -> bool:
    """Does the writer cry out, and not somebody who is quoted?"""
    return text.rstrip(")]").endswith("!") and bool(_LATIN.search(text))


def _shouts(text: str) -> bool:
    return sum(map(len, _CAPITALS.findall(text))) > 0.4 * len(text)


def _balanced(text: str, marks: int) -> bool:
    """Does every quotation and every parenthesis that opens also close?"""
    if text.count("(") != text.count(")"):
        return False
    if "''" in text and (text.count("``") + text.count("''")) % 2:
        return False
    if marks & Kind.QUOTED and sum(map(text.count, '"“”„«»')) % 2:
        return False
    opened = len(_OPEN_SINGLE.findall(text)) if "'" in text or "‘" in text else 0
    return opened <= len(_CLOSED_SINGLE.findall(text)) if opened else True


def _attributed(text: str, marks: int) -> bool:
    """No speech without a speaker, and nobody says "I" or "you" outside of quotation marks."""
    if not marks & (Kind.QUOTED | Kind.WRITER):
        return True
    own = _QUOTED.sub(" ", text)
    if marks & Kind.WRITER and _FIRST_PERSON.search(own):
        return False
    return not is_speech(text) or bool(_SPEECH.search(own))
