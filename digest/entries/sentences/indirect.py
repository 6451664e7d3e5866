"""German sentences to those that go on telling what somebody said, without saying so again.

"Der Schaden belaufe sich auf 30 Millionen Euro." is a claim of whoever the sentence before names:
its verb is in the subjunctive of reported speech. Alone it would be read as a fact.
"""

from __future__ import annotations

import re

from digest.patterns import regex

_SUBJUNCTIVE = regex(
    r"\b(?:sei(?! denn\b)|seien|habe|werde|könne|müsse|solle|wolle|dürfe|wisse|gebe|gehe|stehe"
    r"|komme|bleibe|liege|handel?e|bestehe|fehle|drohe|brauche|lasse|bringe|nehme|halte|sehe|finde"
    r"|mache|gelte|rechne|sorge|bedeute|betrage|belaufe|steige|sinke|dauere|koste|helfe|trage|laufe"
    r"|verliere|verstoße|schade|gehöre|diene|zeige|ergebe|befinde|entstehe|entspreche|stimme)\b"
)
"""Of the third person; in the first, which reports do not use, most of these are no subjunctive."""
_SAYING = (
    r"sag\w+|gesagt|erklär\w+|beton\w+|bericht\w+|kritisier\w+|mein(?:t|te|ten|en)|schr(?:ie|ei)b\w*"
    r"|warn\w+|ergänz\w+|teilt?en?|mit(?:ge)?teil\w+|h(?:ie|ei)ß\w*|behaupt\w+|g[aei]b\w* an"
    r"|ang[ai]b\w*|angegeben|bekannt|(?:an)?(?:ge)?kündigt\w*|versicher\w+|räumt\w*|ver(?:wies|weis)\w*"
    r"|(?:ge)?forder\w+|hoff\w+|glaub\w+|(?:be)?fürcht\w+|vermut\w+|erwart\w+|denk\w*|spr[aeiä]ch\w*"
    r"|begründ\w+|argumentier\w+|urteil\w+|entsch(?:ei|ie)d\w*|festgestellt|beklag\w+|w[ai]rft?"
    r"|werfen|vorgeworfen|(?:be)?zweifel\w*|(?:ge)?fragt\w*"
)
_ATTRIBUTED = regex(
    rf"\b(?:{_SAYING}|laut|zufolge|gemäß|dass|ob|[Nn]ach (?:\w+ ){{0,3}}(?:Angaben?|Worten|Ansicht"
    r"|Auffassung|Einschätzung|Aussagen?|Berichten|Überzeugung|Meinung))\b|, so "
)
_QUOTED = regex(r"[\"“„«»][^\"“”„«»]*[\"“”«»]")


def goes_on(text: str, language: str) -> re.Match[str] | None:
    """The verb that shows that the sentence is somebody's words whom it does not name.

    >>> bool(goes_on("Der Schaden belaufe sich auf 30 Millionen Euro.", "de"))
    True
    >>> bool(goes_on("Der Schaden belaufe sich auf 30 Millionen Euro, sagte Wessel.", "de"))
    False
    """
    if language[:2].lower() != "de":
        return None
    own = _QUOTED.sub(" ", text)
    found = _SUBJUNCTIVE.search(own)
    return None if found is None or _ATTRIBUTED.search(own) else found
