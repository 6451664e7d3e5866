"""A line to whether it asks the reader for something: to subscribe, pay, join, follow, bet.

Known phrases can't name every app and newsletter; what such lines share is a sentence that
begins with an imperative and names a publisher's product, and that nothing is told in them.
"""

from __future__ import annotations

from digest.patterns import regex
from digest.sources.cleaning.phrases import fold

_SENTENCES = regex(r"[.!?:;…]['\"”’)]*\s+|\s*[–—|•·»>]+\s+")
_AIM = regex(r"(?:To|For|If|Want)\b[^,]{3,80}, |You can ")
"""What may stand before the imperative: "For more on this, follow ..."."""
_OFFER = regex(r"\b0 (?:\w+ )?(?:a|per|each|every) (?:day|week|month|year)\b")

_BEFORE = frozenset("please now just simply also or and to".split())
"""Words that may stand before the imperative."""
_ASKS = frozenset(
    """download get install grab join subscribe follow forward sign register activate watch listen
    hear tune stream like tap click upgrade unlock refresh read""".split()
)
_ONLY_ASKS = frozenset("download install subscribe sign join".split())
"""Those that hardly begin anything else: the product may stand elsewhere in the line."""
_PRODUCTS = frozenset(
    """app newsletter newsletters briefing alerts notifications podcast podcasts inbox
    whatsapp patreon substack epaper highlights
    livestream""".split()
)
_PLACES = frozenset(
    """twitter facebook instagram tiktok youtube telegram bluesky mastodon threads linkedin
    snapchat pinterest channel""".split()
)
_MEET = frozenset("follow find like join connect subscribe".split())
"""What one is asked to do at `_PLACES`."""
_CAUSES = frozenset("journalism reporting newsroom newspaper".split())
_SUPPORT = frozenset("support fund sustain protect strengthen help donate".split())
"""What one is asked to do for `_CAUSES`."""
_WORTH_PAYING = _CAUSES | frozenset(
    "paywall readers independent donation contribution donate supporters".split()
)
_WANTED = _PRODUCTS | _PLACES | _WORTH_PAYING
"""Most lines name none of it."""
_ADDRESS = frozenset("you your us our we me".split())

_TELLS = frozenset(
    """said says say told was were had did according announced reported reportedly will would
    could police sheriff detectives detective deputies stoppers crime crimestoppers anonymous
    anonymously witnesses emergency evacuation hotline""".split()
)
"""Words of a report, and of calls that are news themselves: for witnesses, in emergencies."""
LONG = 25
"""Words; a longer line asks for something if two of its sentences do."""
FARTHEST = 14
"""Words of the sentence among which the product must be named."""


def asks_reader(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text`, whose folded form is `words`, asks the reader to do something and reports
    nothing.

    >>> asks_reader("Get the Velmora app for live scores", fold("Get the Velmora app ..."))
    True
    >>> asks_reader("Get-well cards filled the app, he said.", fold("Get-well cards ... he said"))
    False
    """
    if _WANTED.isdisjoint(words) or not _TELLS.isdisjoint(words):
        return False
    if _is_offer(words):
        return True
    everywhere = _PRODUCTS.intersection(words)
    sentences = (fold(_AIM.sub("", sentence)) for sentence in _SENTENCES.split(text))
    asking = sum(_asks(sentence, everywhere) for sentence in sentences)
    return asking > (len(words) > LONG)


def _is_offer(words: tuple[str, ...]) -> bool:
    """A price for a while, the reader, and what the money is for."""
    return (
        not _WORTH_PAYING.isdisjoint(words)
        and not _ADDRESS.isdisjoint(words)
        and bool(_OFFER.search(" ".join(words)))
    )


def _asks(sentence: tuple[str, ...], everywhere: frozenset[str]) -> bool:
    """Whether the sentence does; `everywhere` are the products that the line names."""
    start = next((at for at, word in enumerate(sentence) if word not in _BEFORE), 0)
    verb, named = sentence[start : start + 1], frozenset(sentence[start + 1 : start + FARTHEST])
    if not verb:
        return False
    return (
        (verb[0] in _ASKS and not named.isdisjoint(_PRODUCTS))
        or (verb[0] in _ONLY_ASKS and bool(everywhere))
        or (verb[0] in _MEET and not named.isdisjoint(_PLACES))
        or (verb[0] in _SUPPORT and not named.isdisjoint(_CAUSES))
    )
