"""A number in its sentence to what befell those whom it counts: killed, hurt, arrested."""

from __future__ import annotations

import re

from digest.patterns import regex
from digest.text.hinted import Hinted
from digest.text.quantities import Quantity

CROWD = "taking part"
"""Estimated by each side, and not counted again later."""
SMALLEST_CROWD = 50
OTHERS = frozenset({"other", "others", "another", "more", "additional", "further", "extra"})
"""They are counted beside some told of before."""

_WORDS = {
    "killed": "killed dead died deaths death fatalities drowned slain dying dies perished",
    "hurt": "injured wounded hurt injuries",
    "missing": "missing unaccounted",
    "arrested": "arrested detained arrests",
    "rescued": "rescued saved",
    "evacuated": "evacuated",
    "displaced": "displaced homeless",
    "infected": "infected infections cases",
    "without power": "blackout",
}
_FOREIGN_WORDS = {
    "missing": "desaparecidos disparus vermisste dispersi vermisten",
    "arrested": "detenidos arrestations festnahmen arresti detidos",
}
RUNNING = frozenset(_WORDS)
"""What is counted again from day to day."""
FOREIGN = {word: fate for fate, line in _FOREIGN_WORDS.items() for word in line.split()}
"""Of the languages in which only the word after the number is read; of those killed and hurt,
`casualties` knows more."""
VICTIMS = frozenset(
    "muertos muertas fallecidos víctimas heridos heridas morts blessés blessées tote todesopfer "
    "getötete verletzte morti vittime feriti mortos feridos doden gewonden".split()
)
"""What such a word calls them where nobody can tell whether these are all."""
_OF_WORD = {word: fate for fate, line in _WORDS.items() for word in line.split()}
_OF_VERB = {
    "kill": "killed", "injur": "hurt", "wound": "hurt", "hurt": "hurt", "arrest": "arrested",
    "detain": "arrested", "rescu": "rescued", "evacuat": "evacuated", "displac": "displaced",
    "infect": "infected",
}  # fmt: skip

_TOLL = (
    r"(?:death toll|toll|number of (?:the )?(?:dead|deaths|fatalities|people killed|victims"
    r"|confirmed deaths|dead people))\b"
    r"(?:[^.;,]{0,40}? (?:to|at|of|was|is|from|reach(?:es|ed)|hits?|pass(?:es|ed)|exceeds?|topped)"
    r"|[^.;,]{0,90}? (?:rises|rose|risen|climbs|climbed|jumps|jumped|grew|grown|increased) to)"
)
"""A toll that rises may be told of long before: "the toll of the fall of a bridge in Corval"."""
_BEFORE = Hinted(
    (*_OF_VERB, "toll", "number", "claim", "cost", "lives", "loss", "death"),
    regex(
        rf"\b(?:(?P<verb>{'|'.join(_OF_VERB)})(?:ed|ing|es|s|e)?|(?P<toll>{_TOLL})"
        r"|claim(?:ed|ing|s)?|cost|lives of|loss of|deaths? of)"
        r"(?: (?:another|a further|a total of|all))?[ \u00a0]$",
        re.IGNORECASE,
    ),
)
_TAKING = regex(
    r"\b(?:claim(?:ed|ing|s)?|cost(?:ing|s)?|los(?:es?|ing|t)|t(?:ook|ak(?:e[ns]?|ing))"
    r"|(?:loss|toll|deaths?) of)(?: (?:another|a further|a total of))?[ \u00a0]$",
    re.IGNORECASE,
)
"""What takes lives; they may also be saved, and a cat has nine."""
_TAKEN = regex(
    r" (?:\w+ ){0,2}?lives (?:(?:ha[sd]|have|been|were|was|are) )*(?:lost|claimed|taken|cut short)"
)
_ADVERBS = (
    "also|reportedly|now|still|already|so far|known to be|known to have|believed to be|believed|"
    "confirmed|have|has|had|were|was|are|is|been|being|who|that|to be|to have|left|feared|"
    "later|seriously|critically|slightly|severely|badly|officially|declared|listed as|remain|"
    "remained|remains|reported"
)
_AFTER = regex(
    rf"[ \u00a0-](?:[\w’'-]+ ){{0,4}}?(?:(?:{_ADVERBS}) ){{0,4}}(?P<word>{'|'.join(_OF_WORD)}"
    r"|without (?:power|electricity))\b",
    re.IGNORECASE,
)
_ILLNESS = regex(
    r"\b(?:infect|virus|coronavirus|covid|disease|illness|outbreak|epidemic|pandemic|flu\b|influenza"
    r"|cholera|measles|mumps|ebola|malaria|dengue|polio|meningitis|tubercul|hepatitis|poisoning"
    r"|salmonell|legionn|tested positive|health (?:official|ministr|authorit))",
    re.IGNORECASE,
)
"""Without it, cases are those of a court or of a detective."""
_LETTERS = regex("[a-z]+")
_BETWEEN = frozenset({*_ADVERBS.replace("|", " ").split(), *OTHERS, "of", "as"})
"""What may stand between those counted and what befell them."""
_FATAL = "killed|dead|died|injured|wounded|hurt|missing|killing|injuring|wounding"
_BOTH = Hinted(
    (" or ", " and ", " and/or "),
    regex(rf"\b(?:{_FATAL}) (?:or|and|and/or) (?:{_FATAL})\b", re.IGNORECASE),
)
_DONE_TO = (
    "killed|injured|wounded|hurt|arrested|detained|rescued|saved|evacuated|displaced|infected"
)
_DOING = regex(rf"\b(?:has|have|had|who|that|which) (?:{_DONE_TO})$", re.IGNORECASE)
_SUFFERING = regex(rf"(?:{_DONE_TO})$", re.IGNORECASE)
_PASSIVE = regex(r"\b(?:was|were|is|are|be|been|being)\b")
_TIMES = (
    "second|minute|hour|day|night|morning|afternoon|evening|week|weekend|month|year|time|mile|"
    "kilomet|km|met|yard|feet|foot|block|short|moment|few"
)
_OBJECT = regex(
    r"[ \u00a0](?:him|her|them|it|themselves|each other"
    r"|(?:a|an|the|his|her|their|its|at least|more than|about|another|some|several|dozens|scores"
    r"|hundreds|thousands|many|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    rf"(?!(?: [\w-]+){{0,2}}? (?:{_TIMES})))",
    re.IGNORECASE,
)
"""Whom those did something to who stand before the verb: "two gunmen killed five people"."""
_MARCHERS = (
    "people|others|protesters|demonstrators|marchers|supporters|residents|students|workers|"
    "men and women|women|teachers|nurses|farmers|opponents"
)
_MARCHED = regex(
    rf"[ \u00a0](?:(?:{_MARCHERS}) )?(?:(?:had|have|then|also|who) )?"
    r"(?:marched|filled|gathered|rallied|protested|attended|turned out|took part|took to"
    r"|demonstrated|poured|assembled|joined (?:the|a) (?:march|protest|rally|demonstration))\b"
)
_CROWD = Hinted(
    ("crowd", "attend", "turnout", "drew", "attract", "number"),
    regex(
        r"\b(?:crowds?|attendance|turnout|drew|attracted|number of (?:participants|demonstrators"
        r"|protesters|marchers|people who (?:took part|marched|attended)))\b"
        r"[^.;,]{0,30}?(?: (?:at|of|was|to))?[ \u00a0]$"
    ),
)

BEFALLEN = frozenset(
    "without march fill gather rall protest turn took demonstrat pour assembl join".split()
).union(*(word.split() for word in (*_OF_WORD, *_FATAL.split("|"), *_BEFORE.hints, *_CROWD.hints)))
"""One of these is in a word of every sentence that tells a fate, in lower case."""


def fate(text: str, quantity: Quantity, before: str, phrase: list[str]) -> str | None:
    """What befell those counted; "" where nothing is told.

    None where two fates share one number, where those counted did it to others, and of lives that
    nobody lost.

    `before` is what stands before the number, `phrase` the noun phrase behind it.
    """
    end = quantity.end
    after = text[end : end + 70]
    if _MARCHED.match(after) or _CROWD.search(before):
        return CROWD if quantity.high >= SMALLEST_CROWD else ""
    if _BOTH.search(before[-40:]) or _BOTH.search(after[:50]):
        return None
    if "lives" in phrase:
        return "killed" if _TAKING.search(before) or _TAKEN.match(after) else None
    done = _BEFORE.search(before)
    if done and (known := _done(done, phrase)):
        return known
    found = _AFTER.match(after) if _tells_of_fate(after.lower()) else None
    if not found or "," in found[0] or _crosses(found[0], phrase):
        return ""
    if _acts(found):
        return None
    if found["word"] == "cases" and not _ILLNESS.search(text):
        return ""
    return _OF_WORD.get(found["word"].lower(), "without power")


def _tells_of_fate(lower: str) -> bool:
    """May the long pattern fit? It is slow, and most texts have none of its words."""
    return not _OF_WORD.keys().isdisjoint(_LETTERS.findall(lower)) or "without " in lower


def _done(done: re.Match[str], phrase: list[str]) -> str:
    """In "cost nine people their lives", those counted died; in "cost nine jobs" nobody did."""
    if done["verb"]:
        return _OF_VERB[done["verb"].lower()]
    told = done[0].lower()
    mortal = done["toll"] or told.startswith(("lives of", "death")) or "people" in phrase
    return "killed" if mortal else ""


def _acts(found: re.Match[str]) -> bool:
    """Do those counted do to others what else would have befallen them?"""
    if _DOING.search(found[0]):
        return True
    suffers = not _SUFFERING.search(found[0]) or _PASSIVE.search(found[0])
    return not suffers and bool(_OBJECT.match(found.string, found.end()))


def _crosses(matched: str, phrase: list[str]) -> bool:
    """Is there a word between those counted and their fate that starts something else?

    In "shot eight times and pronounced dead" nobody is counted.
    """
    words = [word.lower() for word in matched.split()[:-1]]
    if not phrase:
        return "times" in words
    return any(word not in phrase and word not in _BETWEEN for word in words)
