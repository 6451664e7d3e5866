"""The beginning of a paragraph to where what it tells begins: behind a dateline or a label."""

from __future__ import annotations

from digest.patterns import regex

_NEXT = r"(?=(?:[\"“‘'„¿¡]|«\s?)?[A-ZÀ-Þ0-9])"
_DASHES = "[—–-]{1,2}"
_AGENCY = r"\([A-Z][^()\n]{1,30}\)"
_CREDITED = (
    r"\((?:CNN|AP|AFP|UPI|IANS|PTI|DPA|dpa(?:/\w{2,4})?|EFE|ANSA|Reuters|Xinhua|Bloomberg"
    r"|(?:NBC|CBS|ABC|Fox) News)\)"
)
_PLACE = r"[A-ZÀ-Þ][\w.’'-]{1,20}(?: [A-ZÀ-Þ][\w.’'-]{1,20}){0,2}"
_STATE = r", [A-ZÀ-Þ][\w.]{1,15}(?: [A-ZÀ-Þ][\w.]{1,15})?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|(?:le )?\d{1,2}\.? [A-Za-zéûä]{3,9}\.?)(?:,? \d{4})?"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_LEAD = r"(?=(?:The|An|Two|Three|Four|Five|Six|At least|More than|Police|Authorities) [a-z])"
"""How the first sentence goes on that only a dateline in capitals leads to."""
_BEGINNING = regex(
    # Most paragraphs begin "The dam failed": then nothing of what follows is tried.
    r"\s*(?![A-Z][a-z]+ [a-z]+ [a-z])(?:"
    # LIMA, March 3 (Agency) — and (Agency) -
    r"(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*[ ,]+){1,4}(?:[\w.’' ]{2,24}[,\s]+){0,2}"
    rf"(?:{_AGENCY}\s*)?|{_AGENCY}\s*){_DASHES}(?:\s+|(?<=\) —)|(?<=\)—)){_NEXT}"
    # Lima, Peru (Agency) - and Lima, March 3 (AP): and Lima (AP)The
    rf"|{_PLACE}(?:{_STATE}|, [A-Z]\w{{2,8}} \d{{1,2}})? "
    rf"(?:{_AGENCY}\.? ?{_DASHES}|{_CREDITED}[:.]?(?: ?{_DASHES})?)\s*{_NEXT}"
    # Lima, Nov. 14 - and Lima, 14 November 2026 – and Lima, le 14 novembre –
    rf"|{_PLACE}, {_DAY} ?{_DASHES} {_NEXT}(?![^.\n]{{0,150}} (?:-|--|—|–) )"
    # Lima — and LIMA, Ohio- and LIMA, Ill.-The and LIMA— and LIMA (KLM4), but not the first of two
    # dashes
    rf"|{_PLACE}(?:{_STATE})? (?:--|—|–) {_NEXT}(?![^.\n]{{0,150}} ?(?:--|—|–))"
    rf"|{_PLACE}(?:, (?:[A-Z]{{2}}|[A-Z][a-z]+\.?)-|{_STATE} -) {_NEXT}"
    rf"|{_PLACE}, [A-Z][a-z]{{1,5}}\.-{_NEXT}"
    rf"|[A-Z][A-Z.'’ ]{{3,30}}(?:{_STATE})?"
    rf"(?: ?—\s*|[–-] | • | \([A-Z][A-Za-z0-9]{{1,9}}\) ){_NEXT}"
    # LIMA The and LIMA, Ohio A
    rf"|[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{2,20}}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){{0,2}} {_LEAD}"
    rf"|[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{3,30}}{_STATE} (?=(?:A [a-z]|{_LEAD}))"
    # (Valley Video) and Video (02:18) :
    r"|\((?:[A-Z][\w.&/]{0,20} ){0,3}(?:[Vv]ideo|[Pp]hotos?|[Ii]mage)\)\s+"
    rf"{_NEXT}"
    rf"|Video \(\d{{1,2}}:\d\d\) ?:?\s+{_NEXT}"
    # (AP)The
    rf"|{_CREDITED}\s?(?:{_DASHES}\s*)?{_NEXT}"
    # UPDATE 8:30 PM, JAN. 3 - and UPDATE 2- and UPDATE (3/1/26): and (3/1/26) -
    rf"|UPDATED?(?: \d{{1,2}}-| ?[\w@:.,()/ ]{{0,34}}?(?:: | ?{_DASHES} )){_NEXT}"
    rf"|[\[(](?i:posted|(?:last )?updated)\b[^\])\n]{{0,40}}[\])]:?\s*{_NEXT}"
    rf"|\(\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\)\s*{_DASHES}\s*{_NEXT}"
    # 9:15 p.m. update: and 4:30pm–#Lima Ohio– and 6:43 pm, before a name that is no day's
    r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|[AP]M|GMT|ET)(?: update)?"
    rf"(?: ?:| ?{_DASHES}(?:#[A-Z]\w+ [A-Z]\w+ ?{_DASHES})?|(?= [A-Z]\w+ (?!\d)))\s?"
    rf"(?!(?:[A-Z]\w+day|{_MONTHS})\b){_NEXT}"
    # Image 1 of / 2 Caption Close Image 1 of 2
    rf"|(?:Image \d{{1,3}} of ?/? ?\d{{1,3}}\s+(?:Caption Close\s+)?){{1,2}}{_NEXT}"
    # BREAKING: and Exclusive -
    r"|(?:(?i:breaking(?: news)?|exclusive|updated?|watch(?: live)?|live(?: updates?)?|just in"
    r"|video|developing(?: story)?|correct(?:ed|ion)|photos?"
    r"|(?:original|earlier|previous)(?: story| report)?)(?: ?:| ?[|—–]| -)"
    rf"|EMBED ?>(?: ?More News Videos)?)\s+{_NEXT}"
    r")"
)
"""Bounded throughout: it reads no more than some 200 characters of a paragraph."""

_ABROAD = regex(
    r"\s*(?:"
    # (ANSA) - LIMA, 3 MAR -
    rf"\([A-Z]{{2,9}}\)\s*{_DASHES}\s+[A-ZÀ-Þ][A-ZÀ-Þ '’-]{{2,30}}, \d{{1,2}} [A-Z]{{3}}\.? "
    rf"{_DASHES}\s+{_NEXT}"
    # МОСКВА, 3 мар — РИА Новости.
    r"|[А-ЯЁ][А-ЯЁ -]{2,30}, \d{1,2} [а-я]{3,8}\s*[—–-] [^.\n]{2,20}\.\s*"
    # Arabic and Hebrew: a place (an agency) -
    rf"|[\u0590-\u06ff][\u0590-\u06ff '\"-]{{1,30}}\([^()\n]{{2,30}}\)\s*{_DASHES}\s*"
    # 【a place=an agency】
    r"|【[^】\n]{1,24}】\s*"
    # 新华社北京3月3日电 (记者某某)
    r"|(?:新华社|中新社|中新网|新華社|中央社)[^\d。，,\n]{0,10}\d{1,2}月\d{1,2}日(?:电|電|讯|訊)\s*"
    r"(?:[（(][^()（）\n]{1,20}[)）])?\s*"
    # (서울=연합뉴스) 홍길동 기자 =
    r"|[(\[][가-힣·/ ]{1,16}=[가-힣A-Z]{2,8}[)\]]\s*(?:(?:[가-힣·]{2,8}\s){1,4}=\s*)?"
    r")"
)
"""Bounded as well; how agencies begin in other languages than English."""
_LATIN_END = "\u0400"
"""No letter before it begins such a line, but for a bracket."""


def told_from(text: str, start: int, end: int) -> int:
    """Where `text[start:end]` begins to tell; `start` where it does so at once.

    >>> told_from("UPDATE: The dam failed.", 0, 23), told_from("The dam failed.", 0, 15)
    (8, 0)
    """
    first = text[start : start + 1]
    may_be_abroad = first >= _LATIN_END or first in ("(", "[")
    found = (may_be_abroad and _ABROAD.match(text, start, end)) or _BEGINNING.match(
        text, start, end
    )
    return found.end() if found else start
