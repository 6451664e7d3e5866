"""How reports in languages other than English say how many were killed or hurt.

Only what can mean nothing else is listed: "dos de los heridos murieron" and "zwei weitere starben"
give no toll, nor does "drei wurden schwer verletzt", and a language without a pattern has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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
        sal(?:e|ito|ita|iti|gono) a #(?= (?:il bilancio|(?:i |le )?(?:morti|vittime)))
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
_INJURIES = {
    "ar": r"""و?(?:إصابة|أُ?صيب) #(?! من )
        # (?:P )?(?:آخرين |آخرون )?(?:جرحى|جريح[اً]*|مصابين|مصابون)""",
    "de": r"""# (?:P )?(?:verletzt|Verletzte)\b
        # (?:P )?(?:sind|waren|wurden) (?:dabei |dort |bei dem Unglück |bei dem Unfall )?verletzt\b
        Zahl der Verletzten~{0,80} auf #""",
    "es": r"""# (?:P )?(?:resultaron |quedaron |fueron )?herid[oa]s\b(?! (?:de )?(?:grav|lev))
        heridos\b~{0,90} (?:ascend|elev|lleg|sub)~{1,40} a #""",
    "fr": r"""# (?:P )?blessée?s\b(?! (?:lég|grav|griè|dans un état))
        # (?:P )?(?:ont été|sont) blessée?s\b(?! (?:lég|grav|griè))
        (?:blessant|a blessé|ont blessé) #(?! de)""",
    "it": r"""# (?:P )?(?:(?:sono )?rimast[ei] )?ferit[ei]\b(?! (?:grav|liev|in modo))
        # i feriti\b
        feriti\b~{0,80} sal(?:e|ito|iti|gono) a #""",
    "nl": r"""# (?:P )?(?:gewond|gewonden)\b
        aantal gewonden\b~{0,80} (?:naar|tot|op) #
        raakten #(?= (?:P )?gewond)""",
    "pl": r"""# (?:P )?(?:zostało |zostały |jest )?(?:rannych|ranne)\b
        liczba rannych\b~{0,60} do #""",
    "pt": r"""# (?:P )?(?:ficaram |foram )?ferid[oa]s\b(?! (?:com gravidade|grav|liger|lev))
        feridos\b~{0,100} (?:sub(?:iu|e)|aumentou|chega|chegou)(?: para| a) #""",
    "ru": r"""# (?:P )?(?:были )?(?:ранен[ыо]|раненых|получили (?:ранения|травмы))
        (?:ранен[ыо]|получили (?:ранения|травмы)) #(?! из )
        раненых\b~{0,80} до #""",
    "tr": r"""# (?:P )?(?:yaralandı|yaralı\b)
        yaralı sayısı\b~{0,40} #(?!['’]?[dt][ae]n)""",
    "ja": r"""#人(?:が|の)?(?:けが|怪我|負傷|重軽傷)
        (?:負傷者|けが人)(?:数)?(?:は|が)?#人""",
    "zh": r"""#(?:人|名[^\W\d]{0,4}?)(?:受伤|受傷)
        (?:受伤|受傷)人[数數][^,。;,;\d从由]{0,8}#人""",
    "ko": r"""#명(?:이|의)? ?(?:다쳤|다치|부상)
        부상자(?:가|는| 수가| 수는)? ?#명""",
}
_FATES = {
    "killed": (
        _DEATHS,
        r"(?:(?!verletz|herid|bless|ferit|ferid|gewond|rann|ранен|постра|yaral)[^.;:\d])",
        "|うち|新たに|負傷者|けが人|其中|又有|另有|伤者|중|부상자|중상자|추가로",
    ),
    "hurt": (
        _INJURIES,
        r"(?:(?!tot|tod|muert|fallec|mort|vittim|dod|ofiar|zabit|погиб|жертв|öl)[^.;:\d])",
        "|うち|新たに|其中|又有|另有|중|추가로|重傷者|軽傷者",
    ),
}
"""Of each fate the patterns; what a character of one statement is, in which nobody else is told of
("los muertos son pocos y los heridos suben a 30"); and what stands before a number of some."""
_BESIDE = (
    r"(?:weitere|von denen|otr[ao]s|los que|autres|dont|altr[ei]|di cui|andere|kolejn\w+|których"
    r"|outr[ao]s|dos quais|ещ[её]|други[ех]|которых|bunlardan{further}) ?$"
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
    if tongue not in _DEATHS or _ONCE.search(text):
        return
    for fate in _FATES:
        for found in _pattern(tongue, fate).finditer(text):
            group = next(name for name, digits in found.groupdict().items() if digits)
            start, end = found.span(group)
            if not _beside(fate).search(text, max(0, start - 12), start):
                yield Casualties(start, end, found.end(), _value(found[group], tongue), fate)


@cache
def _beside(fate: str) -> re.Pattern[str]:
    return regex(_BESIDE.replace("{further}", _FATES[fate][2]), re.IGNORECASE)


@cache
def _pattern(language: str, fate: str) -> re.Pattern[str]:
    """All patterns of a language and a fate as one, each with a group of its own for its number."""
    patterns, of_one, _ = _FATES[fate]
    words = "|".join(sorted(_NUMBERS.get(language, ()), key=len, reverse=True))
    number = rf"(?:{_DIGITS}|(?<!\w)(?:{words})(?!\w))" if words else _DIGITS
    people = rf"(?:{_PEOPLE[language]})" if language in _PEOPLE else ""
    lines = [
        line.strip().replace("P", people).replace("~", of_one)
        for line in patterns[language].splitlines()
    ]
    return regex(
        "|".join(line.replace("#", f"(?P<n{at}>{number})", 1) for at, line in enumerate(lines)),
        re.IGNORECASE,
    )


def _value(written: str, language: str) -> float:
    known = _NUMBERS.get(language, {}).get(written.lower())
    return float(known or _NOT_DIGITS.sub("", written))
