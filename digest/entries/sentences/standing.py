"""A sentence to what in it points back: whether it can stand without the text around it.

What is looked for are pronouns, connectives and phrases such as "the move". They are lists
because a list can be read, argued with and mended. All lists err on one side: a
good sentence that is passed over costs little, one that hangs in the air costs trust.
"""

from __future__ import annotations

import re
from typing import Literal

from digest.entries.sentences.indirect import goes_on
from digest.entries.sentences.nameless import (
    former_or_latter,
    meant,
    own_figure,
    resumed_noun,
    since,
)
from digest.entries.sentences.openers import COMPLETED, opener
from digest.entries.words.marks import Kind, marks_of
from digest.nouns import noun
from digest.patterns import regex
from digest.text.hinted import Hinted

_SUBJECT = regex(r"\b(?:he|she|him|his|her|hers|himself|herself)\b")
_PERSON = regex(
    r"\b(?:man|woman|boy|girl|suspect|officer|president|minister|driver|teenager|student|judge|"
    r"spokes(?:man|woman|person)|mother|father|son|daughter|wife|husband|victim|senator|"
    r"governor|mayor|leader|lawyer|attorney|actor|actress|singer|player|coach|chief|director|king|"
    r"queen|prince|princess|pope|bishop|priest|doctor|teacher|nurse|soldier|pilot|person|child)\b",
    re.IGNORECASE,
)
_AUTHORITY = (
    "police|officers|officials|authorities|investigators|detectives|deputies|prosecutors|witnesses"
    "|relatives|neighbors|doctors"
)
_AUTHORITIES = Hinted(
    tuple(_AUTHORITY.split("|")),
    regex(rf"\b(?:[A-Z][\w.’'-]* ){{0,4}}?(?i:{_AUTHORITY})(?: in [A-Z]\w+)? "),
)
"""In "Corval police say she had a pistol", nobody is named whom "she" could mean."""
_ACT = regex(
    r"\b(?:says|said|saying|claims|claimed) (it|they) (?:(?:has|have|had) )?"
    r"(?:killed|hit|struck|destroyed|injured|wounded|left|happened|followed|came|showed|hurt|sank)\b"
)
"""In "the palace says it killed eleven" it is not the palace that did."""
_MONTH_OR_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December"
)
_CALENDAR = regex(
    rf"\b(?:on|in|by|until|since|before|after|from|last|next|this|late|early|of) "
    rf"(?:{_MONTH_OR_DAY})\b",
    re.IGNORECASE,
)
"""In "on Friday he scored", the capital letter names nobody."""
_BARE = regex(
    r"(?:(?:at|in|on|by|with|for|from|to|under|over|until|within|around)\s(?:[^\s,;]+\s){1,6}?"
    rf"|(?:on|in|by|until|since)\s(?:{_MONTH_OR_DAY}|(?:\d{{1,2}}\s\w+\s)?\d{{4}}),\s"
    r"|(?:last|this|next|that|every)\s\w+,?\s|(?:yesterday|today|earlier|once|now|soon),?\s"
    r"|(?:an?|\w+)\s\w+\s(?:ago|later|earlier),?\s)"
    r"(?:[^,;]{1,40},\s){0,2}(it|they)\s"
    r"(?!is\s(?:un)?(?:clear|likely|known|possible|expected)"
    r"|(?:emerged|snowed|rained|turned\sout|became\s(?:clear|known)|was\s\w+ed\sthat)\b)",
    re.IGNORECASE,
)
"""In "at 2.8 percent it has barely moved", nothing before the pronoun can be what it means."""
_SAYS = "said|says|added|adds|told|wrote|writes|tweeted|warned|explained|continued"
_ATTRIBUTED = regex(rf"[,\"”’']\s(he|she|it|they)\s(?:also\s|later\s)?(?:{_SAYS})\b")
"""In "the dam was safe, he said", somebody speaks who was named before."""
_SPOKEN = regex(rf"\b(?:{_SAYS}|saying|announced|declared|stated|argued|insisted)\b")
_NAMED_FIRST = regex(r"(?:[A-Z][\w.’'-]+\s){2}")
_SUCH = regex(r"\b(?:second|third|fourth|fifth|latest|first|other|only|last|another) such\b")
"""In "the second such fire", the first was told before."""
_PEOPLE = regex(
    r"[^.]*?\S (?:the|both|these|those) (?:two|three|four|other) "
    rf"(?P<noun>men|women|boys|girls|brothers|sisters|teenagers|suspects|victims|officers){COMPLETED}\b"
)
"""In "police let the two men go", they were told of before."""
_ASIDE = regex(
    r"[^,;\"“”]{3,50}, (?:though|however|too|meanwhile|therefore|then|instead|nevertheless|moreover"
    r"|nonetheless|furthermore|likewise|consequently|similarly|indeed|of course|in fact|in turn"
    r"|for one|as well|by contrast|in contrast|on the other hand|for example|for instance"
    r"|in addition|for (?:his|her|its|their) part),"
)
"""In "the mayor, however, refused", something was told that she had been expected to do."""
_ALSO = regex(
    r"(?:[\w.’'-]+ ){0,4}?(?P<noun>[^\W\d_][\w’'-]*),? "
    r"(?:(?:ha[sd]|have|is|are|was|were|will|would|can|could|may|must) )?also\b"
)
"""In "the harbor also lost a crane", what it had lost before was told."""
_HEADLESS = regex(
    r"(?:most|many|several|few|none|all|half|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|dozens|hundreds|\d{1,3})(?: (?:more|others))? "
    r"(?:are|is|was|were|ha[sd]|have|will|would|could|may|might|appear(?:s|ed)?|seem(?:s|ed)?"
    r"|died|survived|escaped|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""In "four were shot", nobody knows four of whom."""
_SUMMED_UP = regex(
    r"the (?!first|second|third|only|last)[a-z]+(?:-[a-z]+)? (?P<noun>figure|decision|move|ruling"
    r"|incident|announcement|remark|comment|allegation|accusation|revelation|footage|clip|image|photo"
    rf"|picture|verdict)s?\b{COMPLETED}",
    re.IGNORECASE,
)
"""In "the surprising pictures show", they were told of before."""
_DEFINITE = regex(r"The (?!(?:government|president|parliament|police|army|world)\b)[a-z]")
_CAPITAL = regex(r"\b[A-Z]")
_OWNER = regex(r"(?!(?:and|but|or|so|where|which|while)\b)(?:[\w-]+ ){0,3}[A-Z]")
"""In "before he left, Petrov signed", the name follows; in "he left, and Petrov signed" another."""
_SUBORDINATE = regex(
    r"\b(?:after|although|as|because|before|despite|hours|how|if|once|since|that|though|time|unless"
    r"|until|what|when|where|whether|while|years|days|months|minutes|seconds|day|moment)\b",
    re.IGNORECASE,
)
"""Before "he", where the clause that it stands in leans on the next one: "The day he left, Ek"."""
_AT_ONCE = 5
"""Words before "he", below which there is no verb before it: "last year he built", and no more."""
_TELLS = regex(r"\b(?:\w+ed|said|says|that|which|who|is|are|was|were|has|have|had|will)\b")
OPENING = 6
"""Words in which a sentence says whom it is about."""
_OPENING_QUOTE = "\"“”‘’'«»„([{ "


@noun
class Pointer:
    """What in a sentence needs something before it."""

    kind: Literal["opening", "noun", "pronoun", "speaker"]
    """A word that opens the sentence, "the" with a noun, a pronoun within, or one that speaks."""
    word: str
    """In lower case, of a noun without its article."""


def points_back(
    text: str, language: str = "", names: frozenset[str] = frozenset(), marks: int | None = None
) -> Pointer | None:
    """What the sentence leans on; None where it stands alone.

    `names` are the lower-case words known to be names, so that a name that opens the sentence
    is seen to be one; `marks`, if known, tell which kinds of words it has.

    >>> points_back("He also said no."), points_back("The visit ended on Monday.")
    (Pointer(kind='opening', word='he'), Pointer(kind='noun', word='visit'))
    >>> points_back("The visit of the king ended on Monday.")
    """
    start = text.lstrip(_OPENING_QUOTE)
    found = opener(start, language)
    if found and found.lastgroup:
        return Pointer("noun", found["noun"].lower())
    if found:
        return Pointer("opening", " ".join(found[0].lower().split()))
    if reported := goes_on(text, language):
        return Pointer("opening", reported[0])
    marks = marks_of(text) if marks is None else marks
    resumed = _resumed(start, marks) if language[:2] in ("", "en") else None
    return resumed or _orphan(start, names, marks)


def takes_up(text: str) -> bool:
    """Does the sentence open with what a reader has to know already: "the bird", "the fighting"?

    It can be understood after others, but should not be the first.
    """
    return bool(_DEFINITE.match(text.lstrip(_OPENING_QUOTE)))


def _resumed(text: str, marks: int) -> Pointer | None:
    """What goes on from something told before, in words that are no pronouns."""
    if aside := _ASIDE.match(text):
        return Pointer("opening", aside[0])
    if headless := _HEADLESS.match(text):
        return Pointer("opening", headless[0].lower())
    if marks & Kind.ALSO and (also := _ALSO.match(text)):
        return Pointer("noun", also["noun"])
    if pictured := _SUMMED_UP.match(text):
        return Pointer("noun", pictured["noun"].lower())
    return None


def _orphan(text: str, names: frozenset[str], marks: int) -> Pointer | None:
    """The first pronoun that nobody is named before, nor right after its clause."""
    thing = _nothing_named(text, marks) if marks & Kind.THING else None
    if pointer := thing or _unexplained(text, marks):
        return pointer
    if not marks & (Kind.THING | Kind.PERSON):
        return None
    if (speaker := _ATTRIBUTED.search(text)) and not _introduced(text, speaker):
        return Pointer("speaker", speaker[1])
    pronoun = _SUBJECT.search(text) if marks & Kind.PERSON else None
    if not pronoun:
        return None
    before = text[: pronoun.start()]
    others = _AUTHORITIES.pattern.sub("", before) if _AUTHORITIES.search(before) else before
    undated = _CALENDAR.sub("", others) if marks & Kind.DAY else others
    first, _, rest = undated.partition(" ")
    named = _CAPITAL.search(rest) or re.sub(r"['’]s$", "", first.lower()) in names
    if named or _PERSON.search(before):
        return None
    # "Before he left, Kovač said": the name follows where the first clause ends.
    clause = text[pronoun.end() :].partition(", ")[2]
    is_main = (
        pronoun[0] in ("he", "she")
        and before.count(" ") < _AT_ONCE
        and not _SUBORDINATE.search(before)
    )
    follows = "," not in before and not is_main and _OWNER.match(clause)
    return None if follows else Pointer("pronoun", pronoun[0])


def _nothing_named(text: str, marks: int) -> Pointer | None:
    """A pronoun before which there is nothing that it can mean."""
    if marks & Kind.ACT and (act := _ACT.search(text)):
        return Pointer("pronoun", act[1].lower())
    if (bare := _BARE.match(text)) and not _TELLS.search(text[: bare.start(1)]):
        return Pointer("pronoun", bare[1].lower())
    return None


def _unexplained(text: str, marks: int) -> Pointer | None:
    """What is called second, or the two, or a figure, though nothing was told of a first."""
    if marks & Kind.SUCH and (such := _SUCH.search(text)):
        return Pointer("opening", such[0])
    if marks & Kind.LATTER and (one_of_two := former_or_latter(text)):
        return Pointer("opening", one_of_two)
    if marks & Kind.NAMELESS and (noun := resumed_noun(text)):
        return Pointer("noun", noun)
    if marks & Kind.MEANT and (thing := meant(text)):
        return Pointer("pronoun", thing)
    people = _PEOPLE.match(text) if marks & Kind.PEOPLE else None
    if people and not _told_of(text[: people.start("noun")], people["noun"]):
        return Pointer("noun", people["noun"])
    if marks & Kind.FIGURE and (noun := own_figure(text)):
        return Pointer("noun", noun)
    if marks & Kind.SINCE and (word := since(text)):
        return Pointer("opening", word)
    return None


def _told_of(before: str, noun: str) -> bool:
    """Are they named, or called by the noun, before?"""
    return noun in before or bool(re.search(r"\b[A-Z]\w+(?:,| and) (?:\w+ )?[A-Z]", before))


def _introduced(text: str, speaker: re.Match[str]) -> bool:
    """Was the speaker told before, as somebody who speaks or as whom the sentence is about?"""
    before = text[: speaker.start(1)]
    if _SPOKEN.search(before):
        return True
    return speaker[1] in ("he", "she") and bool(
        _NAMED_FIRST.match(before) or _PERSON.search(" ".join(before.split()[:OPENING]))
    )
