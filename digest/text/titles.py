"""A headline as a page or a feed gives it to the headline itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.patterns import regex
from digest.text.labels import BEHIND, LABELS

FLOURISHES = (
    "let's dive into the details",
    "let's dive in",
    "let's dive into it",
    "let's get into the details",
    "let's break it down",
    "let's take a closer look",
    "here's the story",
    "here is the story",
    "what you need to know",
    "all you need to know",
    "everything you need to know",
    "what we know",
    "what we know so far",
    "what we know about it",
    "the details",
    "in detail",
    "ce que l'on sait",
    "ce qu'il faut savoir",
    "was wir wissen",
    "das ist bekannt",
    "lo que se sabe",
    "lo que sabemos",
    "cosa sappiamo",
    "o que se sabe",
    "wat we weten",
)
"""The same for the sentences that rewriting machines put before a text."""

_ANNOUNCED = (
    r"here(?:'s| is| are)(?: [a-z']+){0,4}? (?:know|knew|happened|happening|details|facts|scoop"
    r"|basics|lowdown)(?: so far| right now| now| today| next)?"
)
"""All the ways to say that the details follow: "Here is what we know so far"."""

_APOSTROPHE = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'"}


def _label_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    by_length = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join((*map(re.escape, by_length), _ANNOUNCED))
    return regex(rf"\W{{0,3}}\b(?:{words})\W{{0,2}}\s?(?::\W?\s+|：\s*)(?=\S)", re.IGNORECASE)


_TITLE_LABEL = _label_pattern(LABELS + FLOURISHES)
_BRACKETED_LABEL = regex(
    rf"(?:[\[【(（［]\s?(?:{'|'.join(map(re.escape, LABELS))})\s?[\]】)）］]"
    rf"|\+\+\+?\s(?:{'|'.join(map(re.escape, LABELS))})\s\+\+\+?)[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
_LABEL_WITH_STOP = regex(r"(?:VIDÉOS?|EN DIRECT|DIRECT|EXCLUSIF|EN IMAGES)\. (?=\S+ \S+ \S)")
"""As French papers have them: "VIDÉO. Incendie à Valcour"."""
_LABEL_BEHIND = regex(rf"(?<=\w)\s+[-–—|·]\s+(?:{'|'.join(BEHIND)})$", re.IGNORECASE)
_TEXT_LABEL = _label_pattern(FLOURISHES)
_LABEL_LENGTH = 60
"""No label is longer; only so much of a text is looked at."""

_STARRED = regex(
    r"\*{1,3} ?(?:update|breaking|exclusive|correct|video|photo|watch|developing)[^*]{0,30}\*+:?\s+"
    r"(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
"""A label between asterisks: "**Update added (see below)** Dam fails"."""
_BRACKETED = regex(
    r"(?<=\w) [(\[*]{1,3}(?:updated?|with (?:video|photos)|videos?|photos?)[)\]*]{1,3}$",
    re.IGNORECASE,
)
"""The same behind a headline."""
_SEPARATORS = regex(r"\s+(?:[|•·»«]|::)\s+|\s+[-–—]{1,2}\s+")
_STRONG = frozenset(("::", *"|•·»«"))
"""Separators that headlines themselves hardly use."""
_MARKS = " |•·»-–—"
"""What may be left of separators that stand in a row."""

_CALL_SIGN = "(?!WHO|WTO|WWF)[KW][A-Z]{2,3}"
"""Of an American broadcaster; the World Health Organization is none."""
_PUBLISHER = regex(
    rf"""\b(?:news|newspaper|times|post|guardian|journal|herald|tribune|gazette|telegraph|observer
    |independent|magazine|daily|press|today|weekly|mirror|chronicle|courier|wire|radio|tv|online
    |bbc|cnn|cbs|nbc|abc|npr|pbs|wsj|nyt|reuters|ap|afp|upi|bloomberg|politico|axios|vox|aljazeera
    |al[ ]jazeera|le[ ]monde|le[ ]figaro|libération|france[ ]?\d+|rfi|spiegel|zeitung|faz|zeit|taz
    |welt|tagesschau|zdf|ard|dw|el[ ]país|el[ ]mundo|abc|la[ ]repubblica|corriere|ansa|rai|folha
    |globo|público|nos|volkskrant|standaard)\b
    |\b[\w-]+\.(?:com|org|net|info|co\.uk|[a-z]{2})$
    |(?-i:[a-z](?:Today|News|Now|Online|Times))\b
    |\b(?-i:{_CALL_SIGN})(?:-?tv|-?fm|\d*)\b|\b(?:channel|newschannel|fox|cbs)[ ]?\d+\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STATION = regex(
    rf"""(?:\d{{1,2}}[ ])?{_CALL_SIGN}(?:-?TV|-?FM|[ ]?\d+)?\b
    |[\w-]+\.(?:com|org|net)\b
    |(?i:channel|fox|cbs|nbc|abc)[ ]?\d{{1,2}}\b|\d{{1,2}}[ ]?(?i:news|fox|cbs|nbc|abc)\b""",
    re.VERBOSE,
)
"""How the name of a broadcaster or a site begins, whatever follows: "KQRV 7 News, Corval"."""
_SECTIONS = regex(r"\bnews\b\W+(?:and\W+)?(?:weather|sports?)\b", re.IGNORECASE)
"""What only a site says of itself: "News, Weather & Sports"."""
_WORD = regex(r"[^\W\d_][\w.]*")
_SMALL = frozenset("a and at for in more news of on sports the video weather with your".split())
"""Words that may be written small in a site's name."""


def clean_title(title: str, publisher: str = "") -> str:
    """`title` without leading labels and without the site's name at its end.

    The site's name goes where it is `publisher`, where a bar or a dot sets it apart, or where
    it sounds like a newspaper's or a broadcaster's; a title is never cut to fewer than three words.

    >>> clean_title("Latest: Dam on the Sava river fails | The Example Times")
    'Dam on the Sava river fails'
    >>> clean_title("Dam fails - what we know")
    'Dam fails - what we know'
    """
    cleaned = " ".join(title.split())
    while label := _label(cleaned):
        cleaned = cleaned[len(label) :].lstrip()
    return _LABEL_BEHIND.sub("", _BRACKETED.sub("", _without_site(cleaned, publisher)))


def leading_label(text: str, pattern: re.Pattern[str] = _TEXT_LABEL) -> str:
    """What stands before the first word that says something, with its colon; mostly "".

    >>> leading_label("Let’s dive into the details: The dam failed on Monday.")
    'Let’s dive into the details: '
    """
    head = text[:_LABEL_LENGTH]
    if ":" not in head and "：" not in head:
        return ""
    found = pattern.match(head.translate(_APOSTROPHE))
    return text[: found.end()] if found and found.end() < len(text) else ""


def _label(title: str) -> str:
    return _marked(title) or leading_label(title, _TITLE_LABEL) or _set_apart(title)


def _marked(title: str) -> str:
    """A label in brackets, asterisks or plus signs, or with a full stop; mostly ""."""
    if title[:1] in "*[【(（［+":
        found = _STARRED.match(title) or _BRACKETED_LABEL.match(title)
    else:
        found = _LABEL_WITH_STOP.match(title)
    return found[0] if found else ""


def _set_apart(title: str) -> str:
    """A label or a station before the headline, with its dash or bar; mostly "".

    >>> _set_apart("FOX 5 - Dam on the Sava fails")
    'FOX 5 - '
    """
    cut = next(_cuts(title), None)
    if cut is None or title.count(" ", cut.end()) < 2:
        return ""
    head = title[: cut.start()]
    station = head[-1:].isdigit() and _STATION.fullmatch(head)
    return title[: cut.end()] if station or head.casefold() in LABELS else ""


def _cuts(title: str) -> Iterator[re.Match[str]]:
    """Where `title` has separators; guillemets that open and close a quotation are none."""
    quoted = "«" in title and "»" in title
    for cut in _SEPARATORS.finditer(title):
        if not (quoted and cut.group().strip() in "«»"):
            yield cut


def _without_site(title: str, publisher: str) -> str:
    """`title` without one or two site names, as in `Headline - Politics | Paper`."""
    title = _without_broadcaster(title)
    for _ in range(2):
        cuts = list(_cuts(title))
        if not cuts:
            break
        head, mark, tail = title[: cuts[-1].start()], cuts[-1].group(), title[cuts[-1].end() :]
        if len(head.split()) < 3 or not _is_site(tail, mark, publisher):
            break
        title = head.rstrip()
    return title


def _without_broadcaster(title: str) -> str:
    """`title` without all that a broadcaster's page tells of itself, however many bars it has."""
    for cut in _cuts(title):
        head, tail = title[: cut.start()].rstrip(_MARKS), title[cut.end() :].lstrip(_MARKS)
        if len(head.split()) >= 3 and not head.isupper() and _tells_of_itself(tail):
            return head
    return title


def is_outlet(name: str) -> bool:
    """Whether a name sounds like a newspaper's or a broadcaster's.

    >>> is_outlet("Radio Corval"), is_outlet("Ana Example")
    (True, False)
    """
    return bool(_PUBLISHER.search(name))


def _tells_of_itself(tail: str) -> bool:
    """Is it "KQRV 7 News - Corval", or "Corval News, Weather & Sports", and no sentence?"""
    if not (_STATION.match(tail) or _SECTIONS.search(tail)):
        return False
    return all(
        not word[0].islower() or word in _SMALL or "." in word for word in _WORD.findall(tail)
    )


def _is_site(tail: str, mark: str, publisher: str) -> bool:
    if publisher and tail.casefold() == publisher.casefold():
        return True
    if len(tail.split()) > 5 or tail.endswith(("?", "!", ".")):
        return False
    return mark.strip() in _STRONG or ((tail[:1].isupper() or "." in tail) and is_outlet(tail))
