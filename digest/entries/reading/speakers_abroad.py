"""What stands behind a quotation, in languages other than English, to who is named as its speaker.

As in English nothing is guessed: only a name of two words or more counts, beside a verb of saying.
"""

from __future__ import annotations

import re
from functools import cache

from digest.patterns import regex

_SAID = {
    "de": "sagte?|erklärte?|betonte?|berichtete?|kritisierte?|meinte?|schrieb|warnte?|ergänzte|so"
    "|lobte|klagte",
    "el": "είπε|δήλωσε|τόνισε|ανέφερε|υποστήριξε",
    "es": "dijo|afirmó|declaró|señaló|explicó|aseguró|añadió|agregó|indicó|sostuvo|lamentó|protestó"
    "|relató|contó|manifestó|apuntó|advirtió|criticó|reconoció|insistió|denunció",
    "fr": "a (?:déclaré|dit|affirmé|lancé|protesté|expliqué|indiqué|ajouté|souligné|raconté"
    "|témoigné|estimé|assuré|confié|précisé|dénoncé|regretté)|déclare|dit|affirme|lance|explique|indique"
    "|ajoute|souligne|raconte|témoigne|estime|assure|confie|précise|dénonce|regrette",
    "it": "ha (?:detto|dichiarato|raccontato|spiegato|aggiunto|affermato|commentato|sottolineato)"
    "|dice|spiega|racconta|afferma|commenta",
    "nl": "zei|zegt|aldus|vertelde|verklaarde",
    "pl": "powiedział(?:a)?|mówił(?:a)?|stwierdził(?:a)?|dodał(?:a)?|oświadczył(?:a)?"
    "|podkreślił(?:a)?|wyjaśnił(?:a)?",
    "pt": "disse|afirmou|declarou|explicou|acrescentou|contou|lamentou|garantiu|relatou",
    "ru": "сказала?|заявила?|рассказала?|добавила?|отметила?|сообщила?|пояснила?|подчеркнула?"
    "|пожаловал(?:ся|ась)",
}
"""Verbs of saying that come before the speaker."""
_LEADS = frozenset(
    """de del da do dos das du des d di della dell degli a al à au in en em im am von vom zu aus für
    bei van uit z ze w na из в на от του της των στο στη""".split()
)
"""Before a name: then it is a place's or somebody else's ("dijo el alcalde de Aldea Nueva")."""
_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽΆ-ΏΑ-ΩА-ЯЁ"
_WORD = rf"[{_CAPITAL}][\w'’.-]*"
_PARTICLE = r"(?:(?:van\sde[rn]?|del?|della|d[ai]|dos|von|van|bin|al|el|la|y)\s){0,2}"
_LOWER = rf"(?![{_CAPITAL}])[^\W\d_][\w'’.-]*,?"


def named_behind(text: str, end: int, language: str) -> str:
    """The name of the speaker behind a quotation that ends at `end`; "" where there is none.

    >>> text = "«Xxxxx», dijo la directora del museo, Pilar Echevarría."
    >>> named_behind(text, 6, "es")
    'Pilar Echevarría'
    """
    tongue = language.lower().partition("-")[0]
    found = _pattern(tongue).match(text, end) if tongue in _SAID else None
    if not found or found["lead"].rstrip().rpartition(" ")[2].lower() in _LEADS:
        return ""
    return found["name"].rstrip(".,'’-")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return regex(
        rf"[\s,.?!…\"'”’»“]*(?:[—–-]\s)?(?:{_SAID[language]})(?P<lead>(?:\s{_LOWER}){{0,8}})\s"
        rf"(?P<name>{_WORD}(?:\s{_PARTICLE}{_WORD}){{1,4}})"
    )
