"""How reports in languages other than English say how many were killed or hurt.

Only what can mean nothing else is listed: "dos de los heridos murieron" and "zwei weitere starben"
give no toll, nor does "drei wurden schwer verletzt", and a language without a pattern has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest.entries.words.casualty_words import DEATHS, IN_WORDS, INJURIES, PEOPLE
from digest.patterns import regex

_NUMBERS = {
    language: {
        form: value
        for value, forms in enumerate(line.split(), start=2)
        for form in forms.split("/")
    }
    for language, line in IN_WORDS.items()
}
_OF_HURT = (
    "verletz|herid|bless|ferit|ferid|gewond|rann|ранен|постра|yaral|zran|såre|kvæst|skad|τραυμ|loukk"
    "|פצוע|घायल|sérül|răni|บาดเจ็บ|поранен|травм"
)
_OF_DEAD = (
    "tot|tod|muert|fallec|mort|vittim|dod|ofiar|zabit|погиб|жертв|öl|mrtv|obět|død|dræb|drep|νεκρ|kuol"
    "|הרוג|मृत|halott|morți|död|omkom|เสียชีวิต|загиб"
)
_FATES = {
    "killed": (DEATHS, rf"(?:(?!{_OF_HURT})[^.;:\d])", "|負傷者|けが人|伤者|부상자|중상자"),
    "hurt": (INJURIES, rf"(?:(?!{_OF_DEAD})[^.;:\d])", "|重傷者|軽傷者"),
}
"""Of each fate the patterns; what a character of one statement is, in which nobody else is told of
("los muertos son pocos y los heridos suben a 30"); and whose number is that of some of them."""
_FURTHER = regex(
    r"(?:weitere|otr[ao]s|autres|altr[ei]|andere|kolejn\w+|outr[ao]s|ещ[её]|други[ех]|新たに|又有|另有"
    r"|추가로|ще|dalších|další|yderligere|andre|άλλοι|άλλα|άλλες|muuta|अन्य|további|alte|alți"
    r"|ytterligare|andra|อีก) ?$",
    re.IGNORECASE,
)
"""Right before a number: those are counted beside others. Beside the dead, all who are hurt are."""
_OF_THEM = (
    r"(?:von denen|los que|dont|di cui|których|dos quais|которых|bunlardan|うち|其中|중|z nich"
    r"|heraf|hvorav|varav|εκ των οποίων|joista|מהם|közülük|dintre care|яких{further}) ?$"
)
"""Right before a number: those are some of others."""
_ONCE = regex(
    r"\b(?:19|20)\d\d\b|\bvor [\w ]{1,16}jahr|\bhace [\w ]{1,12}años|\bil y a [\w ]{1,12}ans\b"
    r"|\banni fa\b|\bjaar geleden|\blat temu|\bh[áa] [\w ]{1,12}anos|\b(?:лет|года) назад"
    r"|\bpřed [\w ]{1,12}lety|\bfor [\w ]{1,12}år siden|\bför [\w ]{1,12}år sedan|χρόνια πριν"
    r"|\bvuotta sitten|לפני [\w ]{1,12}שנים|साल पहले|\bévvel ezelőtt|\bacum [\w ]{1,12}ani"
    r"|років тому|роки тому|ปีก่อน|\byıl önce|قبل [^.]{1,12}(?:سنوات|أعوام|عام)|年前|년 전",
    re.IGNORECASE,
)
"""In a sentence that may tell of another disaster, years before."""
_DIGITS = r"(?<![\d.,:/])\d{1,3}(?:[.,\u00a0\u202f٬]\d{3})*(?![\d:/%]|[.,]\d)"
_NOT_DIGITS = regex(r"\D")


class Casualties(NamedTuple):
    """A number of those whom something befell, in its sentence."""

    start: int
    """Where the number begins."""
    end: int
    """Where it ends."""
    last: int
    """Where the words end that tell the fate."""
    number: float
    fate: str
    """`killed` or `hurt`."""


def casualties(text: str, language: str) -> Iterator[Casualties]:
    """Those of a sentence: all who were killed, then all who were hurt, each in order. Nothing in
    English, and in languages without a pattern.

    >>> list(casualties("Al menos siete personas murieron.", "es"))
    [Casualties(start=9, end=14, last=32, number=7.0, fate='killed')]
    """
    tongue = language.lower().partition("-")[0]
    tongue = "no" if tongue in ("nb", "nn") else tongue
    if tongue not in DEATHS or _ONCE.search(text):
        return
    dead = len(text)
    for fate in _FATES:
        for found in _pattern(tongue, fate).finditer(text):
            group = next(name for name, digits in found.groupdict().items() if digits)
            start, end = found.span(group)
            before = max(0, start - 14)
            if _of_them(fate).search(text, before, start):
                continue
            if _FURTHER.search(text, before, start) and not (fate == "hurt" and dead < start):
                continue
            if fate == "killed":
                dead = min(dead, start)
            yield Casualties(start, end, found.end(), _value(found[group], tongue), fate)


@cache
def _of_them(fate: str) -> re.Pattern[str]:
    return regex(_OF_THEM.replace("{further}", _FATES[fate][2]), re.IGNORECASE)


@cache
def _pattern(language: str, fate: str) -> re.Pattern[str]:
    """All patterns of a language and a fate as one, each with a group of its own for its number."""
    patterns, of_one, _ = _FATES[fate]
    words = "|".join(sorted(_NUMBERS.get(language, ()), key=len, reverse=True)).replace("'", "['’]")
    number = rf"(?:{_DIGITS}|(?<!\w)(?:{words})(?!\w))" if words else _DIGITS
    people = rf"(?:{PEOPLE[language]})" if language in PEOPLE else ""
    lines = [
        line.strip().replace("P", people).replace("~", of_one)
        for line in patterns[language].splitlines()
    ]
    return regex(
        "|".join(line.replace("#", f"(?P<n{at}>{number})", 1) for at, line in enumerate(lines)),
        re.IGNORECASE,
    )


def _value(written: str, language: str) -> float:
    known = _NUMBERS.get(language, {}).get(written.lower().replace("’", "'"))
    return float(known or _NOT_DIGITS.sub("", written))
