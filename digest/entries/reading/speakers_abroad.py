"""What stands around a quotation, in languages other than English, to who is named as its speaker.

As in English nothing is guessed: only a name of two words or more counts, beside a verb of saying.
"""

from __future__ import annotations

import re
from functools import cache

from digest.entries.words.function_words import function_words
from digest.patterns import regex

_SAID = {
    "ca": "ha (?:dit|afirmat|explicat|afegit|assegurat)|va (?:dir|afirmar|explicar|afegir)",
    "cs": "řekla?|uvedla?|dodala?|prohlásila?|sdělila?|popsala?",
    "da": "sagde|siger|fortalte|fortæller|udtalte|udtaler|skriver|tilføjede|tilføjer",
    "de": "sagte?|erklärte?|betonte?|berichtete?|kritisierte?|meinte?|schrieb|warnte?|ergänzte|so"
    "|lobte|klagte|beklagte|erzählte?|antwortete|entgegnete|mahnte|forderte|bekräftigte"
    "|kommentierte|versicherte|urteilte",
    "el": "είπε|δήλωσε|τόνισε|ανέφερε|υποστήριξε",
    "es": "dijo|afirmó|declaró|señaló|explicó|aseguró|añadió|agregó|indicó|sostuvo|lamentó|protestó"
    "|relató|contó|manifestó|apuntó|advirtió|criticó|reconoció|insistió|denunció|defendió|subrayó"
    "|opinó|comentó|aclaró|reiteró|respondió|recordó|admitió|celebró|destacó|zanjó|sentenció",
    "fr": "a (?:déclaré|dit|affirmé|lancé|protesté|expliqué|indiqué|ajouté|souligné|raconté"
    "|témoigné|estimé|assuré|confié|précisé|dénoncé|regretté|défendu|répété|répondu|rappelé|prévenu"
    "|averti|réagi|martelé|insisté|plaidé|commenté)|déclare|dit|affirme|lance|explique|indique"
    "|ajoute|souligne|raconte|témoigne|estime|assure|confie|précise|dénonce|regrette|répète|répond"
    "|rappelle|prévient",
    "hu": "mondta|közölte|nyilatkozta|jelentette ki|tette hozzá",
    "it": "ha (?:detto|dichiarato|raccontato|spiegato|aggiunto|affermato|commentato|sottolineato"
    "|ribadito|risposto|avvertito|ricordato|replicato|denunciato|osservato|ammesso)"
    "|dice|spiega|racconta|afferma|commenta|aggiunge|sottolinea|ribadisce|avverte",
    "nl": "zei|zegt|aldus|vertelde|vertelt|verklaarde|stelde|stelt|vindt|reageerde|reageert"
    "|benadrukte|waarschuwde|waarschuwt",
    "no": "sa|sier|fortalte|forteller|uttalte|skriver",
    "pl": "powiedział(?:a)?|mówił(?:a)?|stwierdził(?:a)?|dodał(?:a)?|oświadczył(?:a)?"
    "|podkreślił(?:a)?|wyjaśnił(?:a)?|ocenił(?:a)?|przyznał(?:a)?|zaznaczył(?:a)?|zapewnił(?:a)?"
    "|tłumaczył(?:a)?|apelował(?:a)?",
    "pt": "disse|afirmou|declarou|explicou|acrescentou|contou|lamentou|garantiu|relatou|alertou"
    "|defendeu|ressaltou|destacou|reforçou|criticou|avaliou|comentou|respondeu|lembrou",
    "ro": "a (?:spus|declarat|afirmat|adăugat|precizat|explicat|subliniat|transmis)",
    "ru": "сказала?|заявила?|рассказала?|добавила?|отметила?|сообщила?|пояснила?|подчеркнула?"
    "|пожаловал(?:ся|ась)|написала?|объяснила?|уточнила?|предупредила?|признала?|напомнила?"
    "|ответила?|говорит|считает",
    "sv": "sade|säger|sa|skriver|berättade|berättar|menar|förklarade|förklarar|tillade|konstaterar",
    "uk": "сказа(?:в|ла)|заяви(?:в|ла)|розпові(?:в|ла)|дода(?:в|ла)|зазначи(?:в|ла)"
    "|повідоми(?:в|ла)|наголоси(?:в|ла)",
}
_SAID["nb"] = _SAID["nn"] = _SAID["no"]
"""Verbs of saying that come before the speaker."""
_LEADS = frozenset(
    """de del da do dos das du des d di della dell degli a al à au in en em im am von vom zu aus für
    bei zu gegenüber van uit z ze w na из в на от του της των στο στη""".split()
)
"""Before a name: then it is a place's or somebody else's ("dijo el alcalde de Aldea Nueva")."""
_BACK = 160
"""Characters before a quotation in which its speaker is looked for."""
_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽΆ-ΏΑ-ΩА-ЯЁ"
_WORD = rf"[{_CAPITAL}][\w'’.-]*"
_PARTICLE = r"(?:(?:van\sde[rn]?|del?|della|d[ai]|dos|von|van|bin|al|el|la|y)\s){0,2}"
_LOWER = rf"(?![{_CAPITAL}])[^\W\d_][\w'’.-]*,?"

_OFFICE = (
    rf"(?:\s{_LOWER}){{1,7}}\s(?:de|del|da|do|di|du|des)(?:\s(?:la|las|los|le|les))?"
    rf"(?:\s(?:des?\s|du\s|{_PARTICLE}){_WORD}){{1,4}},"
)
"""What has capitals itself, up to its comma: "la ministra de Trabajo, Elena Prado"."""


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


def named_before(text: str, start: int, language: str) -> str:
    """The name of the speaker before a quotation that begins at `start`, behind a colon; "" where
    there is none.

    >>> text = "Pilar Echevarría, directora del museo, dijo: «Xxxxx»."
    >>> named_before(text, 46, "es")
    'Pilar Echevarría'
    """
    tongue = language.lower().partition("-")[0]
    if tongue not in _SAID or ":" not in text[max(0, start - 4) : start]:
        return ""
    names = {
        " ".join(words)
        for pattern in _introducing(tongue)
        if (found := pattern.search(text, max(0, start - _BACK), start))
        and len(words := _name_words(text, found, tongue)) > 1
    }
    return names.pop() if len(names) == 1 else ""


def _name_words(text: str, found: re.Match[str], language: str) -> list[str]:
    """The words of a name that is found, without an article; [] where it is a place's."""
    words: list[str] = found["name"].rstrip(".,'’-").split()
    if text[: found.start("name")].rstrip().rpartition(" ")[2] in _LEADS:
        return []
    return words[1:] if words[0].lower() in function_words(language) else words


@cache
def _introducing(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The name before the verb, and the name behind it."""
    name = rf"(?P<name>{_WORD}(?:\s{_PARTICLE}{_WORD}){{1,4}})"
    said, colon = rf"(?:{_SAID[language]})", r"\s?:[\s\"'“”‘«»„]*$"
    role, rest = r"(?:,\s[^,:\"“”„«»]{1,60},)?", r"(?:\s[^\s:,;\"“”„«»]+){0,4}"
    return (
        regex(rf"(?<![\w-]){name}{role}\s{said}{rest}{colon}"),
        regex(rf"(?<!\w){said}(?:\s{_LOWER}){{0,4}}\s{name}{colon}"),
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return regex(
        rf"[\s,.?!…\"'”’»“]*(?:[—–-]\s)?(?:{_SAID[language]})(?P<lead>{_OFFICE}|(?:\s{_LOWER}){{0,8}})\s"
        rf"(?P<name>{_WORD}(?:\s{_PARTICLE}{_WORD}){{1,4}})"
    )
