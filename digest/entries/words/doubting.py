"""A language to the words with which it doubts: "suspected", "accused of", "mutmaßlich"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from digest.nouns import noun
from digest.patterns import regex


@noun
class Doubting:
    """The words of one language."""

    roots: tuple[str, ...]
    """One of these is in every hedge, in lower case, and most sentences have none."""
    hedge: re.Pattern[str]
    """Its group tells what is doubted behind it: `adjective` who somebody is, `adverb` a deed,
    `charge` a deed that the next word, a gerund, names."""
    doubt: re.Pattern[str]
    """In a sentence with one of these, nothing is stated flatly."""
    reported: re.Pattern[str]
    """The same where a deed is doubted, and not who or what somebody is."""


def _doubting(
    roots: str,
    adjectives: str,
    adverbs: str,
    doubts: str,
    attributed: str = "(?!)",
    charges: str = "(?!)",
) -> Doubting:
    return Doubting(
        tuple(roots.split("|")),
        regex(
            rf"\b(?:(?P<adjective>{adjectives})|(?P<adverb>{adverbs})|(?P<charge>{charges}))(?!\w)",
            re.IGNORECASE,
        ),
        regex(rf"\b(?:{adjectives}|{doubts})(?!\w)|\?|n['’]t\b", re.IGNORECASE),
        regex(rf"\b(?:{adverbs}|{attributed})(?!\w)", re.IGNORECASE),
    )


DOUBTING: Mapping[str, Doubting] = {
    "en": _doubting(
        "alleged|suspected|purported|presum|supposed|reportedly|reported to have|apparent|probabl"
        "|possibl|believed to have|thought to have|said to have|likely|accused of|charged with",
        "alleged|suspected|purported|presumed|supposed",
        "allegedly|reportedly|apparently|purportedly|supposedly|presumably|probably|possibly"
        "|(?:is|are|was|were) (?:believed|thought|alleged|suspected|said|reported) to have"
        "|likely(?! to\\b)",
        "suspects?|alleg\\w+|purported\\w*|supposed\\w*|presum\\w+|accus\\w+|believed|thought|called"
        "|describ\\w+|label+ed|den(?:y|ies|ied)|claim\\w*|said|says?|saying|told|tells|according"
        "|stated|announced|charg\\w+|not|no|never|if|whether|(?-i:may)|might|could|would|likely"
        "|unclear|unconfirmed|convict\\w*|guilty|sentenced|plead\\w*|admit\\w*|trial|rumou?r\\w*",
        "report(?:s|ed|ing)?|believes?|expect\\w*|seem\\w*|appear\\w*|should",
        "(?:accused|suspected) of|charged with",
    ),
    "de": _doubting(
        "mutmaßlich|angeblich|vermeintlich|vermutlich|wahrscheinlich",
        "mutmaßliche[nrsm]?|angebliche[nrsm]?|vermeintliche[nrsm]?|vermutliche[nrsm]?",
        "mutmaßlich|angeblich|vermutlich|wahrscheinlich",
        "soll(?:en|te|ten)?|laut|nach angaben|sagte\\w*|erklärte\\w*|verdächtig\\w*|verdacht\\w*"
        "|beschuldigt\\w*|vorgeworfen|wirft|werfen|nicht|kein\\w*|nie|ob|könnte\\w*|möglicherweise"
        "|offenbar|unklar|behaupte\\w*|bestr\\w+|bezeichne\\w*|sogenannt\\w*",
    ),
    "es": _doubting(
        "presunt|supuest|aparentemente|probablemente|parecer",
        "presunt[oa]s?|supuest[oa]s?",
        "presuntamente|supuestamente|aparentemente|probablemente|al parecer",
        "según|dij\\w+|afirm\\w+|asegur\\w+|acusad\\w*|sospech\\w*|habría\\w*|podría\\w*|no|nunca|si"
        "|posible\\w*|llamad\\w*|neg\\w+|calific\\w+|declar\\w+|indic\\w+",
    ),
    "fr": _doubting(
        "présumé|prétendu|soi-disant|apparemment|probablement|vraisemblablement",
        "présumée?s?|prétendue?s?|soi-disant",
        "prétendument|apparemment|probablement|vraisemblablement",
        "selon|d['’]après|dit|affirm\\w+|déclar\\w+|accus\\w+|soupçonn\\w+|suspect\\w*|aurai\\w+|pas"
        "|serai\\w+|jamais|si|peut-être|pourrai\\w+|ne|nié\\w*|qualifi\\w+|possible\\w*",
    ),
}  # fmt: skip
"""By the first part of the language's code. In others, nothing is compared."""
HINTS = frozenset(root.partition(" ")[0] for each in DOUBTING.values() for root in each.roots)
"""One of these is in a word of every hedge, in lower case."""
