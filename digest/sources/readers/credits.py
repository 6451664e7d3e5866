"""A line to the credits in it: photographer, agency, author, day of publication."""

from __future__ import annotations

from typing import NamedTuple

from digest.patterns import regex

_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|Getty Images|GETTY IMAGES|Getty|GETTY|EPA-EFE|EPA|EFE|DPA|dpa|ANSA"
    r"|APA|ATS|PTI|ANI|IANS|Xinhua|Kyodo|Yonhap|TASS|Anadolu Agency|Anadolu|NurPhoto|Bloomberg|UPI"
    r"|PA Wire|PA Media|PA|AAP|Shutterstock|iStockphoto|iStock|Alamy Stock Photo|Alamy|Unsplash"
    r"|Sipa USA|SIPA|Zuma Press|ZUMA|Keystone|Belga|ANP|Ritzau|NTB|Lehtikuva|PAP|MTI|AP Photo"
    r"|(?:The )?Associated Press|Press Association|Agence France-Presse|(?:The )?Canadian Press"
    r"|[Ii]mago|[Pp]icture [Aa]lliance|Lusa|LUSA)"
)
"""Agencies and picture desks as credits write them."""

_NAME = r"[^\W\d_a-z][\w.'’-]{0,24}"
_NAMES = rf"{_NAME}(?: (?:(?:de|van|von|bin|al) )?{_NAME}){{0,5}}"
_MARK = r"(?:Photo(?:graph|s| credit)?(?: by|:)|(?:Image|Picture|Credit)s?(?: credit)?:)"
_AFTER_SENTENCE = r"(?:^|(?<=[.!?”\"’'»])\s+)"

_CREDIT_END = regex(rf"(?:{_AGENCY}(?: file)?|[\])])$|{_MARK}")
_PHOTO_CREDITS = (
    regex(
        rf"{_AFTER_SENTENCE}(?:{_MARK} )?"
        rf"(?:(?:{_NAMES} ?[/|] ?){{1,3}}|(?:{_NAMES} ?/ ?)?{_NAMES}(?:,| via|, via) )"
        rf"{_AGENCY}(?: file)?$"
    ),
    regex(rf"{_AFTER_SENTENCE}{_MARK} [^.!?]{{3,60}}$"),
    regex(rf"\s*[\[(][^()\[\]]{{1,80}}(?:[/|] ?| via ){_AGENCY}[\])]$"),
    regex(
        rf"\s*[\[(](?:AP Photo|(?:Image|Photo|Picture) ?[Cc]redit|{_MARK})[^()\[\]]{{0,80}}[\])]$"
    ),
)
_SENTENCE_END = tuple('.!?…"”’»,;:')
_TAIL = 140
"""Characters at the end of a line among which a photo credit is looked for."""

_WITH_AGENCY = regex(
    rf"\(?(?P<publisher>{_NAMES}(?: in {_NAME})?)? ?"
    rf"(?:with|avec|mit|con|com|met|and|et|und|y) "
    rf"(?P<credit>{_AGENCY}(?:(?:,| and| et| und| y) {_AGENCY})*)\)?"
)
_AGENCY_ALONE = regex(rf"[\s(\[—–-]*(?P<credit>{_AGENCY})[\s)\]]*")
_BYLINE = regex(
    rf"(?:[Bb]y|BY|Von|Par|Por|Door|Text|Words) "
    rf"(?P<author>{_NAMES}(?:(?:,| and| und| et| y) {_NAMES}){{0,4}})"
)
_DAY_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec published updated update posted
    modified last first on at am pm a m p utc gmt est edt et pst pdt pt ist cet cest bst ago hour
    hours hr hrs minute minutes min mins day days week weeks month months year years date time st
    nd rd th janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    publié mis à jour le par lundi mardi mercredi jeudi vendredi samedi dimanche januar februar
    märz juni juli oktober dezember uhr veröffentlicht aktualisiert stand am vor stunden enero
    febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre de el del
    publicado actualizado hace horas montag dienstag mittwoch donnerstag freitag samstag sonntag
    domingo lunes martes miércoles jueves viernes sábado""".split()
)
_LENGTHS = frozenset(
    """a p am pm m time on at last first by day days week weeks month months year years hour hours
    hr hrs minute minutes min mins semaine jour uhr stunden horas""".split()
)
"""Those of them that name no date by themselves: "Day 7", "4:14 p.m.", "20 mins"."""
_DAY_IN_FIGURES = regex(r"\b\d{1,4} ?([/.-]) ?\d{1,2} ?\1 ?\d{2,4}\b")
_WORD = regex(r"[^\W\d_]+|\d+")
_DIGIT = regex(r"\d")


class Credit(NamedTuple):
    """Who is named by a line that is nothing but a credit."""

    rule: str
    author: str = ""
    publisher: str = ""
    agency: str = ""


def credit_of(text: str) -> Credit | None:
    """The credit that the whole of `text` is, or None; a photographer's is `photo_credit`.

    >>> credit_of("The Example Times with AFP")
    Credit(rule='credit-line', author='', publisher='The Example Times', agency='AFP')
    """
    if len(text) > _TAIL:
        return None
    if found := _WITH_AGENCY.fullmatch(text):
        return Credit("credit-line", publisher=found["publisher"] or "", agency=found["credit"])
    if found := _AGENCY_ALONE.fullmatch(text):
        return Credit("credit-line", agency=found["credit"])
    if (found := _BYLINE.fullmatch(text)) and " " in found["author"]:
        return Credit("byline", author=found["author"])
    return Credit("date-line") if is_date_line(text) else None


def photo_credit(text: str) -> str:
    """The photographer's credit at the end of a caption, literally; "" if there is none.

    >>> photo_credit("The dam on Monday. ANA EXAMPLE / AFP")
    'ANA EXAMPLE / AFP'
    >>> photo_credit("The spokesman said so to AFP")
    ''
    """
    tail = text[-_TAIL:]
    if tail[-1:] in _SENTENCE_END or not _CREDIT_END.search(tail):
        return ""
    for pattern in _PHOTO_CREDITS:
        if found := pattern.search(tail):
            return found.group().strip()
    return ""


def is_date_line(text: str) -> bool:
    """Whether `text` says a day or a time and nothing else.

    >>> is_date_line("Published on Monday, 20 November 2026, 10:15 am (UTC)")
    True
    >>> is_date_line("May 2026 be better"), is_date_line("Day 7")
    (False, False)
    """
    if len(text) > 80 or not _DIGIT.search(text):
        return False
    words = _WORD.findall(text.casefold())
    numbers = sum(word.isdecimal() for word in words)
    return (
        0 < numbers < len(words)
        and all(word.isdecimal() or word in _DAY_WORDS for word in words)
        and (
            not all(word.isdecimal() or word in _LENGTHS for word in words)
            or bool(_DAY_IN_FIGURES.search(text))
        )
    )
