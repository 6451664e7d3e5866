"""How reports in languages other than English say how many were killed: a pattern for each.

Only what can mean nothing else is listed: "dos de los heridos murieron" and "zwei weitere starben"
give no toll, and a language without a pattern has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digest.patterns import regex

_IN_WORDS = {
    "ar": "اثنين/اثنان ثلاثة/ثلاث أربعة/أربع خمسة/خمس "
    "ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "dwie/dwóch trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu "
    "osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu",
    "pt": "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
    "ru": "двое/двух/два/две трое/три/трёх/трех четверо/четыре/четырёх/четырех пятеро/пять/пяти "
    "шестеро/шесть/шести семеро/семь/семи восемь/восьми девять/девяти десять/десяти",
}
"""From two on, forms apart by a slash: "one" is an article in half of these languages."""
_NUMBERS = {
    language: {
        form: value
        for value, forms in enumerate(line.split(), start=2)
        for form in forms.split("/")
    }
    for language, line in _IN_WORDS.items()
}
_PEOPLE = {
    "ar": "أشخاص|شخص[اً]*|أفراد|مدنيين|عمال",
    "de": "Menschen|Personen|Bewohner|Passagiere|Arbeiter|Zivilisten|Kinder|Soldaten",
    "es": "personas|pasajeros|trabajadores|vecinos|civiles|niños|soldados",
    "fr": "personnes|passagers|ouvriers|habitants|civils|enfants|soldats",
    "it": "persone|passeggeri|operai|civili|bambini|soldati",
    "nl": "mensen|personen|passagiers|kinderen|burgers",
    "pl": "osoby|osób|ludzi|pasażerów|dzieci",
    "pt": "pessoas|passageiros|trabalhadores|moradores|civis|crianças",
    "ru": "человека?|людей|пассажира|пассажиров|рабочих|детей",
    "tr": "kişi|işçi|yolcu|çocuk|asker",
}
_DEATHS = {
    "ar": r"""و?(?:ق\u064f?تل|مقتل|وفاة|مصرع) #(?! من )
        # P (?:لقوا )?(?:مصرعهم|حتفهم)
        # (?:P )?(?:قتلى|قتيل)""",
    "de": r"""# (?:P )?(?:ums Leben|starben|getötet|gestorben)
        # (?:Tote|Todesopfer)\b
        # (?:P )?(?:sind|waren|wurden|kamen)\b(?:(?!,| und )~){0,90} (?:gestorben|getötet|ums Leben)
        (?:starben|töteten?|Zahl der (?:Toten|Todesopfer)~{0,80} auf) #(?! der )""",
    "es": r"""# (?:P )?(?:han )?(?:muert[oa]s?|fallecid[oa]s?|murieron|fallecieron)\b
        # (?:víctimas mortales|(?:P )?(?:han )?perd(?:ieron|ido) la vida)\b
        (?:mueren|murieron|fallecen|fallecieron|han muerto|mat(?:an?|ó|aron) a) #(?! de )
        (?:muertos|fallecidos|víctimas)\b~{0,90} (?:ascend|elev|lleg|sub)~{1,40} a #""",
    "fr": r"""# (?:P )?(?:morts|tués|(?:sont|étaient) (?:mort|décédé)e?s)\b
        # (?:P )?(?:ont péri|ont perdu la vie)\b
        # (?:P )?(?:ont été|sont) tuée?s\b
        (?:tuant|ont tué|a tué|la mort de) #(?! de)""",
    "it": r"""# (?:P )?(?:morti|vittime|sono mort[ie]|(?:hanno )?perso la vita)\b
        (?:muoiono|uccid(?:e|ono)|ucciso|uccidendo) #(?! d)
        sal(?:e|ito|ita|iti|gono) a #(?= (?:il bilancio|i? ?(?:morti|vittime)))
        (?:vittime|morti)\b~{0,80} sal(?:e|ito|ita|iti|gono) a #""",
    "nl": r"""# (?:P )?(?:doden|om het leven|overleden|gedood)\b
        (?:dodental|aantal doden)\b~{0,80} (?:naar|tot|op) #""",
    "pl": r"""# (?:P )?(?:zginęł[oy]|nie żyje|nie żyją|zmarł[oy]|ofiar śmiertelnych)\b
        zginęł[oy] #
        do #(?= wzrosła liczba (?:ofiar|zabitych))
        liczba (?:ofiar|zabitych)\b~{0,60} do #""",
    "pt": r"""# (?:P )?(?:mort[oa]s|morreram|perderam a vida|vítimas mortais)\b
        (?:morreram|mat(?:a|ou|aram)) #(?! d)
        mortos\b~{0,100} (?:sub(?:iu|e)|aumentou|chega|chegou)(?: para| a) #
        sobe(?: para| a) #(?= o número de (?:mort|vítim))""",
    "ru": r"""# (?:P )?(?:погибл[ио]|погибших|убит[ыо])
        (?:погибл[ио]|погибают|убит[ыо]|унёс жизни) #(?! из )
        (?:погибших|жертв)\b~{0,80} до #""",
    "tr": r"""# (?:P )?(?:öldü|ölü\b|hayatını kaybetti|yaşamını yitirdi)
        (?:ölü sayısı|ölenlerin sayısı|can kaybı)\b~{0,40} #(?!['’]?[dt][ae]n)""",
    "ja": r"""#人(?:が|の)?(?:死亡|亡くな|犠牲)
        (?:死者|犠牲者)(?:数)?(?:は|が)?#人""",
    "zh": r"""#(?:人|名[^\W\d]{0,4}?)(?:死亡|遇难|遇難|丧生|喪生)
        (?:死亡|遇难|遇難)人[数數][^,。;,;\d从由]{0,8}#人""",
    "ko": r"""#명(?:이|의)? ?(?:숨|사망|목숨)
        사망자(?:가|는| 수가| 수는)? ?#명""",
}
"""A pattern a line: `#` is the number, `P` a word for people, `~` a character of one statement."""
_OF_ONE = r"(?:(?!verletz|herid|bless|ferit|ferid|gewond|rann|ранен|постра|yaral)[^.;:\d])"
"""Those hurt are told of in another: "los muertos son pocos y los heridos suben a 30"."""
_BESIDE = regex(
    r"(?:weitere|von denen|otr[ao]s|los que|autres|dont|altr[ei]|di cui|andere|kolejn\w+|których"
    r"|outr[ao]s|dos quais|ещ[её]|други[ех]|которых|bunlardan|うち|新たに|負傷者|けが人|其中|又有"
    r"|另有|伤者|중|부상자|중상자|추가로) ?$",
    re.IGNORECASE,
)
"""Right before a number: those are some of others, or counted beside them."""
_ONCE = regex(
    r"\b(?:19|20)\d\d\b|\bvor [\w ]{1,16}jahr|\bhace [\w ]{1,12}años|\bil y a [\w ]{1,12}ans\b"
    r"|\banni fa\b|\bjaar geleden|\blat temu|\bh[áa] [\w ]{1,12}anos|\b(?:лет|года) назад"
    r"|\byıl önce|قبل [^.]{1,12}(?:سنوات|أعوام|عام)|年前|년 전",
    re.IGNORECASE,
)
"""In a sentence that may tell of another disaster, years before."""
_DIGITS = r"(?<![\d.,:/])\d{1,3}(?:[.,\u00a0\u202f٬]\d{3})*(?![\d:/%]|[.,]\d)"
_NOT_DIGITS = regex(r"\D")


def killed(text: str, language: str) -> Iterator[tuple[int, int, int, float]]:
    """Where in a sentence each number of those killed begins and ends, where the words end that
    say so, and the number; in order. Nothing in English, and in languages without a pattern.

    >>> list(killed("Al menos siete personas murieron.", "es"))
    [(9, 14, 32, 7.0)]
    """
    tongue = language.lower().partition("-")[0]
    pattern = _pattern(tongue) if tongue in _DEATHS else None
    if not pattern or _ONCE.search(text):
        return
    for found in pattern.finditer(text):
        number = next(name for name, digits in found.groupdict().items() if digits)
        start, end = found.span(number)
        if not _BESIDE.search(text, max(0, start - 12), start):
            yield start, end, found.end(), _value(found[number], tongue)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """All patterns of a language as one, each with a group of its own for its number."""
    words = "|".join(sorted(_NUMBERS.get(language, ()), key=len, reverse=True))
    number = rf"(?:{_DIGITS}|(?<!\w)(?:{words})(?!\w))" if words else _DIGITS
    people = rf"(?:{_PEOPLE[language]})" if language in _PEOPLE else ""
    lines = [
        line.strip().replace("P", people).replace("~", _OF_ONE)
        for line in _DEATHS[language].splitlines()
    ]
    return regex(
        "|".join(line.replace("#", f"(?P<n{at}>{number})", 1) for at, line in enumerate(lines)),
        re.IGNORECASE,
    )


def _value(written: str, language: str) -> float:
    known = _NUMBERS.get(language, {}).get(written.lower())
    return float(known or _NOT_DIGITS.sub("", written))
