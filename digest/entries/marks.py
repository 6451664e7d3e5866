"""A sentence to the kinds of words in it, as bits: which of the room's rules can apply at all.

Most rules are looked for in every sentence and found in few. The pieces of a sentence are looked up
once, and a rule whose words are not among them is not tried.
"""

from __future__ import annotations

import re

from digest.text.numerals import OPENING

SAID = (
    "said|says|told|tells|asked|asks|added|adds|wrote|writes|tweeted|posted|replied|responded|"
    "warned|warns|declared|announced|insisted|insists|continued|explained|argued|argues|noted|"
    "stated|claimed|claims|asserted|proclaimed|called|calls|described|describes|denounced|vowed|"
    "pledged|promised|recalled|shouted|testified|joked|confirmed|acknowledged|conceded|admitted|"
    "accused|quipped|remarked|urged|stressed|emphasized|emphasised|suggested|demanded|hailed|"
    "praised|dismissed|criticized|criticised|lamented|exclaimed|concluded|cautioned"
)
"""Verbs of saying."""


class Kind:
    """A kind of word; plain numbers, as an enumeration takes longer to ask than most rules."""

    NUMBER = 1 << 0
    """A digit, or what may begin a number in words."""
    SAYING = 1 << 1
    """A verb of saying, or "according"."""
    WRITER = 1 << 2
    """The writer, or the reader: "I", "your", "here"."""
    QUOTED = 1 << 3
    """A double quotation mark."""
    THING = 1 << 4
    """A pronoun that may mean a thing: "it", "they"."""
    PERSON = 1 << 5
    """A pronoun that means a person: "he", "herself"."""
    SUCH = 1 << 6
    PEOPLE = 1 << 7
    """A noun for several people: "brothers"."""
    FIGURE = 1 << 8
    """A noun for a number: "estimate"."""
    SINCE = 1 << 9
    ALSO = 1 << 10
    NAMELESS = 1 << 11
    """What means a thing told before without its name: "that", "such", "the latter"."""


_WORDS = {
    Kind.NUMBER: " ".join(OPENING),
    Kind.SAYING: f"{SAID.replace('|', ' ')} according",
    Kind.WRITER: "here i we my our us me you your",
    Kind.THING: "it they",
    Kind.PERSON: "he she him his her hers himself herself",
    Kind.SUCH: "such",
    Kind.PEOPLE: "men women boys girls brothers sisters teenagers suspects victims officers",
    Kind.FIGURE: "figure figures estimate estimates count counts tally tallys",
    Kind.SINCE: "since",
    Kind.ALSO: "also",
    Kind.NAMELESS: "that this those these such former latter",
}
_OF_WORD: dict[str, int] = {}
for _kind, _words in _WORDS.items():
    for _word in _words.split():
        _OF_WORD[_word] = _OF_WORD.get(_word, 0) | _kind
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_QUOTES = re.compile('["“”„«»]')


def marks_of(text: str) -> int:
    """All kinds of words in `text`, together.

    >>> marks_of("“It also rained,” she said.") & Kind.PERSON > 0
    True
    """
    found = Kind.NUMBER if _DIGIT.search(text) else 0
    if _QUOTES.search(text):
        found |= Kind.QUOTED
    for word in _WORD.findall(text.lower()):
        found |= _OF_WORD.get(word, 0)
    return found
