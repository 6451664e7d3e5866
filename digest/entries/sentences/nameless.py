"""A sentence to what in its middle means a thing told before: "that decision", "the latter".

English only. Where the same sentence may have told it, nothing is said to hang.
"""

from __future__ import annotations

from digest.patterns import regex

NOUNS = tuple(
    """
    accusation action agency agreement aircraft allegation amendment announcement appointment arrest
    attack bill blast boat building call caller campaign case change charge claim clash comment
    company complaint conclusion conversation crash crime damage deal death decision demonstration
    departure designation development disease dispute document effort election episode event
    exchange explosion facility fight figure finding fire flight footage group hearing idea image
    incident initiative inquiry interview investigation issue latter law lawsuit legislation letter
    man measure meeting memo message move news nomination office officer official operation order
    outbreak package pair panel person plan plane plant platform poll policy post practice probe
    problem program project proposal protest provision quake question race reaction recording remark
    report request resignation resolution result review revelation ruling rule sanction search
    service settlement shift ship shooting site situation speech standoff statement step storm
    strike study suit suspect survey system talk tactic target team testimony text threat timing
    trial trip tweet verdict vessel victim video visit vote warning woman
""".split()
)
"""After "the" or "that", what sums up or resumes a thing told before."""

_MASS = frozenset(
    "action aircraft crime damage disease fire flight footage legislation news office"
    " plane plant policy practice race search service speech talk testimony timing trial".split()
)
"""In "they say that fire is a danger", nothing is pointed at."""
_PLURAL = r"(?:s|es)?"
_BEHIND = (
    r"(?=[.,;:)\"”’]|$| (?:is|was|were|are|has|had|have|will|would|could|may|might|must|should|did"
    r"|by|on|in|at|to|as|for|from|with|until|because|and|or|but|when|after|before|last|this"
    r"|\w+ed|cost|made|led|came|left|put)\b)"
)
"""Behind the noun, so that it is no part of another: "that plan B", "that vote counting"."""
_COUNTABLE = "|".join(sorted((noun for noun in NOUNS if noun not in _MASS), key=len, reverse=True))
_RESUMED = regex(
    rf"th(?<!\w..)(?:(?:at|is) (?P<one>{_COUNTABLE})|[oe]se (?P<several>{_COUNTABLE}){_PLURAL})"
    + _BEHIND
)
"""Begins with letters, which are found much faster than the edge of a word."""
_SUCH = regex(
    r"\b(?:says?|said|warn(?:s|ed)?|argue[sd]?|believe[sd]?) such (?:an? )?"
    rf"(?P<such>{_COUNTABLE}){_PLURAL}\b(?! as\b)"
)
_TOLD = regex(
    r"[;:–—]| (?:and|or|but|who|which|that|where|when|while|after|before|because(?! of)|as|if|since"
    r"|although|though|than) "
)
"""Joins what may have been told in the same sentence."""
_VERB = regex(r"\b(?:\w{3,}ed|said|says|told|made|was|were|is|are|has|had|have|will)\b")
_ONE_OF_TWO = regex(
    r"\bthe (?:latter(?! (?:half|part|stages?|days?|years?|months?|weeks?|decades?|rounds?)\b)"
    r"|former(?=[.,;:)]|$| (?:is|was|are|were|has|had|to|by|in|on|for|with|because|will|would|could"
    r"|can|may|said)\b))"
)
_TWO = regex(r" (?:and|or|than|nor|from|versus|to|over|both|two) |/")
"""Joins two things of which one may be the former."""
_EARLY = regex(
    r"(?:Even )?(?i:when|as|while|after|before|because|although|though|since|once|if|until)"
    r" (?P<meant>it|its|they|their)\b(?! (?:comes|turns|turned|rains|snows)\b)"
    r"[^,;]{3,80}, (?:it|its|they|their|there)\b"
)
"""In "when its head reached the square, its tail was still here", nobody says of what."""
_OBJECT = regex(
    r"[^,;:\"“”]{3,80}? (?P<verb>[a-z]{3,}ed|shows?|saw|found|hit|struck|took|brought|sold|bought"
    r"|kept|held|sent|drew|met) (?P<meant>them|it(?= (?:about|almost|nearly|on|in|at|from|with"
    r"|into|as|off|down|out|up|before|after|for|by|over)\b))\b"
)
"""In "the video shows it almost full", it is not the video that is."""
_THE_TWO = regex(
    r"\b(?:says?|said|believed?|that) (?P<meant>the (?:two|three|trio))"
    r"(?= (?:\w+ed|were|are|had|have|met|shot|left|ran|fled)\b)"
)
_SEVERAL = regex(r"\b(?:and|two|both|pair|couple|three|trio)\b")
_FIGURE = regex(
    r"\b(?:their|its|his|her|the [a-z]+['’]s?) (?P<noun>figure|estimate|count|tally)s?\b(?! of)"
)
"""In "they arrived at their figure", it was given before."""
_SINCE = regex(r"[Tt]he (?:[a-z-]+ ){1,3}?ha(?:s|ve|d) (since) (?!the |an? |its |their )[a-z]")
"""In "the area has since grown", both the area and the time were told before."""


def meant(text: str) -> str | None:
    """The pronoun, or "the two", before which the sentence tells of nothing that it can mean.

    >>> meant("Police in Corval found it in a barn.")
    'it'
    >>> meant("The company that lost the ship found it in a week.")
    """
    if early := _EARLY.match(text):
        return early["meant"]
    if thing := _OBJECT.match(text):
        before = text[: thing.start("verb")]
        return None if _VERB.search(before) or _TOLD.search(before) else thing["meant"]
    two = _THE_TWO.search(text)
    return two["meant"] if two and not _SEVERAL.search(text[: two.start("meant")]) else None


def former_or_latter(text: str) -> str | None:
    """Either of the two phrases, where no two things stand before it; None where none hangs.

    >>> former_or_latter("The court ordered the latter to pay the costs.")
    'the latter'
    >>> former_or_latter("Between Anna Berg and Karl Lund, voters chose the latter.")
    """
    found = _ONE_OF_TWO.search(text)
    return found[0] if found and not _TWO.search(text[: found.start()]) else None


def resumed_noun(text: str) -> str | None:
    """The noun of "that decision" where nothing before it tells of one; None where none hangs.

    >>> resumed_noun("On Friday Lena Berg defended that decision.")
    'decision'
    >>> resumed_noun("The bank raised its rates, and that decision cost it votes.")
    """
    found = _RESUMED.search(text) or (_SUCH.search(text) if " such " in text else None)
    if not found:
        return None
    noun = str(found[found.lastgroup or 0])
    before = text[: found.start()]
    told = noun in before.lower() or _TOLD.search(before) or len(_VERB.findall(before)) > 1
    return None if told else noun


def own_figure(text: str) -> str | None:
    """The noun of "their estimate", which was given before; None where there is none.

    >>> own_figure("The two banks arrived at their estimate in June.")
    'estimate'
    """
    found = _FIGURE.search(text)
    return found["noun"] if found else None


def since(text: str) -> str | None:
    """The word for a time that was told before; None where there is none.

    >>> since("The old port has since grown.")
    'since'
    """
    found = _SINCE.match(text)
    return found[1] if found else None
