"""The beginning of an English sentence to whether it is a clause that could end there.

No parser: lists of words, and the count of verbs. All err on one side, for a beginning that is
passed over costs a title nothing, and another sentence makes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.patterns import regex

_WORD = regex(r"[^\W_][\w’'.-]*")
_OPENERS = frozenset(
    "who whose whom which that how what why whether where when because while although".split()
)
"""Each opens a clause that needs a verb of its own."""
_NO_SUBJECT_YET = frozenset("how whose why whether where when".split())
"""In "how convicted robber Milan Ruzic", no verb has come yet."""
_PRONOUNS = frozenset("it he she they we".split())
AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must do does did".split()
)
PAST = frozenset(
    "said won lost left began took made came went got gave found held kept led met paid put ran"
    " rose fell sent set sank shot hit cut beat broke brought built bought sold stood struck became"
    " fled flew grew told".split()
)
PRESENT = frozenset(
    "say says tells takes makes goes gets gives finds holds meets pays begins becomes wants plans"
    " calls faces".split()
)
"""Verbs of which a title is a telling one."""
_AUXILIARIES = AUXILIARIES.union(
    "am isn’t aren’t wasn’t weren’t won’t can’t isn't aren't wasn't weren't won't can't".split()
)
_BE = frozenset("is are am was were be been being gets got".split())
_PAST = PAST.union(
    "saw knew thought felt wrote read spent taught drew threw wore woke chose spoke stole swore"
    " tore drove rode ate dealt slept swam hurt let quit shut spread".split()
)
_PRESENT = PRESENT.union(
    "claims believes expects hopes fears needs seeks shows urges warns remains continues includes"
    " alleges speaks want plan face remain continue".split()
)
"""Others are known by their endings, or not at all."""
_DETERMINERS = frozenset(
    "a an the his her its their this these those two three four five six seven eight nine ten"
    " several many most some key former alleged more other".split()
)
"""In "four armed robbers" nobody has done anything yet."""
_DESCRIBED = frozenset("of as by".split())
"""In "a man suspected of arson" neither, if there is no "is"."""
_INTRANSITIVE = frozenset(
    "died failed resigned arrived ended escaped collapsed disappeared survived retired changed"
    " improved exploded erupted surrendered returned happened won lost fell rose fled left".split()
)
"""A clause may end in one of these."""
_OBJECTS = frozenset("the a an its his her their how no two three".split())
_SAYING = frozenset(
    "said says say believes claims suggests reports reported reveal reveals".split()
)
"""What follows is a clause, where it does not stand behind one: ", officials said"."""
_LEADS_ON = frozenset(
    "a according all also an and any as at between but by each even every for from her his in into"
    " is its just more most my no nor not of on only onto or other our per some such than that the"
    " their to upon very with your anti mid multi non self semi".split()
)
_LEFT_OPEN = frozenset(
    "said expected reported scheduled alleged known likely able due going calling set about".split()
)
"""In "the minister is said", what he is said to have done is missing."""
_ALWAYS_OPEN = frozenset("believed thought supposed considered".split())
"""In "the minister believed" it is missing, too."""
_TELLING = frozenset("told tells tell asked asks informed".split())
_TOLD = regex(r"\b(?:that|to|of|about|how|why|whether|what|it|he|she|they|not)\b|:")
_TAIL = regex(
    r"(?:\w+ing|in|on|at|for|from|by|with|during|over|up|down|and|but|so|as|after|before"
    r"|according|despite|including|not|who|which|where|when|while|although|though|because)\b"
)
"""How what follows an inner comma may begin, if it has no verb."""

_YEAR = regex(r"(?:1[5-9]|20)\d\d")


def whole(beginning: str) -> bool:
    """Whether nothing is missing: each clause has its verb, and no verb waits for what it is about.

    >>> whole("Milan Ruzic was seen in Corval"), whole("A clerk who was seen in Corval")
    (True, False)
    >>> whole("The mayor of Corval confirmed"), whole("The dam above Velka Dolina failed")
    (False, True)
    """
    words = _words(beginning)
    if not words or _waits(words) or _cut_in_a_list(beginning) or beginning.endswith(("’", "'")):
        return False
    if " that " in beginning and not _verbs(_words(beginning.rpartition(" that ")[2])):
        return False
    clauses = 1 + sum(_opens(words, at) for at in range(1, len(words))) + _says(beginning)
    return len(_verbs(words)) >= clauses and _is_told(beginning)


def _words(text: str) -> list[str]:
    return [word.rstrip(".") for word in _WORD.findall(text)]


def _opens(words: Sequence[str], at: int) -> bool:
    if words[at] == "as":
        return words[at + 1 : at + 2] != [] and words[at + 1] in _PRONOUNS
    return words[at] in _OPENERS and not (words[at] == "that" and words[at - 1] in _SAYING)


def _says(beginning: str) -> bool:
    """Does somebody say what only comes after it?"""
    before, _, last = beginning.rpartition(", ")
    behind = last if before and _verbs(_words(before)) else ""
    ahead = _words(before if behind else beginning)
    return any(word in _SAYING and before not in _BE for before, word in pairwise(["", *ahead]))


def _verbs(words: Sequence[str]) -> list[int]:
    """Where a finite verb stands; "has been placed" is one."""
    found = []
    at = 0
    while at < len(words):
        if words[at] in _AUXILIARIES:
            found.append(at)
            while at + 1 < len(words) and _goes_on(words[at + 1]):
                at += 1
        elif words[at - 1] == "and" and at - 2 in found and words[at].endswith("ed"):
            found[-1] = at  # "shot and wounded"
        elif (
            words[at] in _PAST or words[at] in _PRESENT or _is_past(words, at) or _is_now(words, at)
        ):
            found.append(at)
        at += 1
    return found


def _goes_on(word: str) -> bool:
    """May it belong to the auxiliary before it?"""
    return (
        word in _AUXILIARIES
        or word in _PAST
        or word in ("not", "never", "also")
        or word.endswith(("ed", "ing", "ly", "en", "wn"))
    )


def _is_past(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if not (word.endswith("ed") and word.islower() and len(word) > 3 and at > 0):
        return False
    follows = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1].lower()
    return not (before in _DETERMINERS or before in _NO_SUBJECT_YET or follows in _DESCRIBED)


def _is_now(words: Sequence[str], at: int) -> bool:
    """In "the treaty settles the dispute"."""
    word = words[at]
    return (
        at > 0
        and len(word) > 3
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "’s", "'s"))
        and words[at - 1].lower() not in _DETERMINERS
        and words[at + 1 : at + 2] != []
        and words[at + 1] in _OBJECTS
    )


def _waits(words: Sequence[str]) -> bool:
    """Does the last word ask for what comes next, as in "the mayor confirmed"?"""
    *_, before, last = ["", *words]
    if last in _AUXILIARIES or last in _PRESENT or last in _OPENERS or last in _LEADS_ON:
        return True
    if before in ("to", "as") and last.islower():
        return True
    if before in ("and", "but") and last.endswith("ing"):
        return True
    if last in _ALWAYS_OPEN:
        return True
    if last in _LEFT_OPEN:
        return any(word in _BE for word in words[-4:-1])
    if last in _INTRANSITIVE or not (last in _PAST or (last.islower() and last.endswith("ed"))):
        return False
    return not any(word in _BE for word in words[-4:-1])


def _is_told(beginning: str) -> bool:
    """Where somebody tells or asks somebody, is it said what?"""
    for word in _WORD.finditer(beginning):
        if word[0] in _TELLING and not _TOLD.search(beginning, word.end()):
            return False
    return True


def _cut_in_a_list(beginning: str) -> bool:
    """Whether after an inner comma stands no more than a name or an age."""
    *before, last = beginning.split(", ")
    if not before or _TAIL.match(last) or _YEAR.fullmatch(last):
        return False
    return not _verbs(_words(last))
