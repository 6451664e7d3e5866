"""A sentence to the words by which it opens as the continuation of another."""

from __future__ import annotations

import re
from functools import cache

from digest.entries.sentences.nameless import NOUNS
from digest.patterns import regex

_OPENERS = {
    "en": """
        he she it they we i you his her hers its their theirs this that these those such both
        neither also and but or so yet however meanwhile moreover furthermore additionally
        besides nevertheless nonetheless likewise similarly consequently therefore thus hence
        still then further otherwise accordingly conversely indeed nor plus too afterwards afterward
        later instead finally ultimately eventually elsewhere separately again here asked
        specifically notably naturally
        |in addition|in contrast|by contrast|in turn|in response|in that|in this|in these|in those
        |as a result|as such|as well|at the same time|at that|at this point|at this moment
        |at this stage|on that|from that|during that|at the time|by then|until then|until that
        |by that|after this|on the other hand|on the one hand|on the contrary|for example
        |for instance|in other words|for his part|for her part|for its part|for their part
        |after that|since then|in fact|even so|because of that|because of this|despite this
        |despite that|to that end|to this end|that said|another|others|one of them|most of them
        |some of them|none of them|all of them|most of those|the two|the three|the pair|the duo
        |the trio|the former|the latter|the same|the other|the others|with this|with that
        |under that|under this|according to him|according to her|according to them|in it|on it
        |of it|for it|with it|at it|to it|in them|of them|among them|with them|with him|with her
        |to him|to her|for him|for her|well,|now,|none more|of course|to be sure|in short
        |in other respects|in this way|in that way
    """,
    "de": """er sie es dies diese dieser dieses diesem diesen sein seine ihr ihre aber auch doch
        dennoch jedoch deshalb daher dabei dagegen allerdings außerdem zudem damit danach dann
        und oder so|das teilte|das sagte|das berichtete|das gab|das erklärte|das entschied
        |das beschloss|das bestätigte|das geht aus""",
    "fr": """il elle ils elles ce cela ceci cette ces son sa ses leur leurs mais aussi cependant
        toutefois pourtant ainsi alors ensuite enfin et ou donc|par ailleurs|en revanche|de plus""",
    "es": """él ella ellos ellas esto esta este estos estas eso ese esa su sus pero también además
        entonces luego y o así|sin embargo|por otra parte|por eso|por ello""",
    "pt": """ele ela eles elas isto isso este esta esse essa seu sua mas também porém contudo assim
        então e ou|no entanto|além disso|por isso""",
    "it": """lui lei loro questo questa questi queste suo sua ma anche inoltre tuttavia quindi però
        così e o|per questo|nel frattempo""",
    "nl": """hij zij ze dit deze die dat zijn haar hun maar ook echter daarom bovendien toch en of
        dus|aan de andere kant""",
    "ar": """هو هي هم هذا هذه ذلك تلك كما لكن ولكن وهو وهي|وأضاف أن|وأضافت أن|وأوضح أن|وأوضحت أن
        |وأكد أن|وأكدت أن|وقال إن|وقالت إن|وأشار إلى أن|وأشارت إلى أن|وتابع أن""",
    "cs": """on ona oni to tento tato tyto jeho její jejich ale také však proto navíc pak potom a
        nebo|kromě toho""",
    "da": """han hun dette disse denne hans hendes deres dens dets men også dog derfor desuden
        derefter og eller|det besluttede|det oplyser|det oplyste|det skriver|det siger|det sagde
        |det fremgår""",
    "el": """αυτός αυτή αυτό αυτοί αυτές αυτά αλλά επίσης ωστόσο όμως και ή επιπλέον
        |στη συνέχεια""",
    "fi": """hän he se ne tämä nämä hänen heidän mutta myös kuitenkin siksi lisäksi sitten ja
        tai""",
    "ja": "また しかし さらに 一方 その後 これに対し このため そのため だが ただ なお",
    "ko": "그는 그녀는 그들은 이는 이에 또 또한 하지만 그러나 한편 이어 그러면서 이와 이처럼",
    "no": """han hun dette disse denne hans hennes deres dens dets men også likevel derfor dessuten
        deretter og eller|det opplyser|det opplyste|det skriver|det sier|det sa|det vedtok""",
    "pl": """on ona oni one to ten ta te ci jego jej ich ale także jednak dlatego ponadto potem
        następnie i oraz lub też natomiast również|poza tym|w związku z tym""",
    "ro": """el ea ei ele acesta aceasta aceștia acestea dar însă totuși și sau|în plus|de asemenea
        |pe de altă parte""",
    "ru": """он она они оно это этот эта эти его её их но также однако поэтому затем потом и или
        |кроме того|в то же время|при этом|по его словам|по её словам|по их словам""",
    "sv": """han hon detta dessa denna hans hennes deras dess men också dock därför dessutom sedan
        och eller|det säger|det sade|det skriver|det uppger|det meddelar|det beslutade""",
    "tr": "o bu şu onlar bunlar ama fakat ancak ayrıca sonra ve veya|bunun üzerine|öte yandan",
    "uk": """він вона вони воно це цей ця ці його її їх але також однак тому потім і й або
        |крім того|водночас|при цьому|за його словами|за її словами""",
    "zh": "他说 她说 他表示 她表示 他还说 她还说 此外 另外 同时 不过 然而 因此 对此 但 而且",
}
_OPENERS["nb"] = _OPENERS["nn"] = _OPENERS["no"]
"""Single words, then phrases between bars: none may open a sentence that stands alone."""

COMPLETED = (
    r"(?! (?:toll )?(?:of|to|by|on|in|at|for|from|against|between|over|with|about|that|who|whose"
    r"|near|suspected|accused|responsible|convicted|believed)\b)"
)
"""Behind "the" and a noun: nothing tells which one is meant."""
_FIRST = regex(r"[\w-]+")


def opener(text: str, language: str) -> re.Match[str] | None:
    """What opens a sentence that points back, as the match of a pattern; its group `noun` has the
    noun, if it is one with "the". None where the sentence opens otherwise.
    """
    first = _FIRST.match(text)
    pattern = first and _patterns(language.lower().partition("-")[0]).get(first[0].lower())
    return pattern.match(text) if pattern else None


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """All openers by their first word; English where the language is not known."""
    words, *phrases = _OPENERS.get(language, _OPENERS["en"]).split("|")
    by_first: dict[str, list[str]] = {}
    for each in (*words.split(), *(" ".join(phrase.split()) for phrase in phrases)):
        by_first.setdefault(each.rstrip(",").partition(" ")[0], []).append(each)
    patterns = {}
    for first, openers in by_first.items():
        longest_first = sorted(openers, key=lambda each: (-len(each), each))
        patterns[first] = rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"
    if language in ("", "en") or language not in _OPENERS:
        nouns = "|".join(NOUNS)
        patterns["the"] += rf"|the (?P<noun>(?:{nouns})(?:s|es)?)\b{COMPLETED}"
    return {first: regex(pattern, re.IGNORECASE) for first, pattern in patterns.items()}
