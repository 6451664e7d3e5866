"""Words that hold sentences together and say nothing of an event, in eight languages."""

from __future__ import annotations

from functools import cache

from digest.text.words import words


@cache
def function_words(language: str) -> frozenset[str]:
    """Those of `language` as `words` stems them; of all eight where it is none of them.

    >>> "befor" in function_words("en-GB"), "vor" in function_words("")
    (True, True)
    """
    known = _WORDS.get(language.lower().partition("-")[0])
    listed = known or " ".join(_WORDS.values())
    return frozenset([*listed.split(), *words(listed, language)])


_WORDS = {
    "en": """
a about above after again against all also although am an and another any are as at away back be
became because become been before being below between both but by came can cannot come could did
didn do does doesn doing don done down during each either else even ever every few for from
further gave get give given go goes going gone got had hadn has hasn have haven having he her here
hers him his how however i if in into is isn it its itself just last later least less let like
ll made make making many may me might more most much must my near neither next no nor not now of off
often on once one only onto or other our out over own per put quite rather re said same saw say
saying says see seen several shall she should since so some still such take taken than that the
their them then there these they this those though through thus to today told too took toward
under until up upon us use very via want was wasn way we well went were weren what when where
whether which while who whom whose why will with within without won would yes yet you your
""",
    "de": """
aber als am an auch auf aus bei beim bis da damit dann das dass dem den der des die dies diese
dieser dieses doch durch ein eine einem einen einer eines er es für gegen habe haben hat hatte
ihm ihn ihr ihre im in ins ist ja kann kein keine mehr mit nach nicht noch nun nur ob oder ohne
sagte sein seine sich sie sind so soll sollen sowie über um und unter vom von vor war waren was
wegen wenn werden wie wieder wird wurde wurden zu zum zur zwischen
""",
    "fr": """
au aux avec avait ce cela ces cet cette c d dans de depuis des dont du elle en entre est et été
être fait il ils je l la le les leur leurs lui mais n ne nous on ont ou où par pas plus pour qu
que qui s sa se selon ses si son sont sous sur un une vers y à après
""",
    "es": """
al como con contra cuando de del desde dijo donde dos el ella ellos en entre era es esta este esto
fue ha han hasta hay la las le lo los más muy no o para pero por porque que se ser si sin sobre son
su sus también tras un una y ya
""",
    "pt": """
ao aos as até com como da das de depois do dos e ela ele em entre era essa esse esta este foi já
mais mas na nas no nos não o os ou para pela pelo por que se segundo sem ser seu sua são também
um uma
""",
    "it": """
ai alla anche che chi ci con da dal dalla degli dei del della delle di dopo e ed era gli ha hanno
i il in l la le lo ma nel nella non o per perché più quando questa questo se si sono stato su sul
sulla tra un una
""",
    "nl": """
aan als bij dat de der die dit door een en er had heeft het hij hun ik in is kan maar met naar
niet nog of om onder ook op over te tot uit van voor was wat werd wordt zal ze zich zijn
""",
    "sv": """
att av de den det en ett från för har i inte med men och om på sig som till var vid är
""",
}
