"""A sentence to the kinds of words in it, as bits: which of the room's rules can apply at all.

Most rules are looked for in every sentence and found in few. The pieces of a sentence are looked up
once, and a rule whose words are not among them is not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from digest.entries.words.doubting import HINTS
from digest.entries.words.fates import BEFALLEN
from digest.entries.words.stances import DENIAL, DOUBT, UNDOING
from digest.patterns import regex
from digest.text.named_days import MONTHS
from digest.text.numerals import OPENING
from digest.text.words import SPACELESS

SAID = (
    "said|says|told|tells|asked|asks|added|adds|wrote|writes|tweeted|posted|replied|responded|"
    "warned|warns|declared|announced|insisted|insists|continued|explained|argued|argues|noted|"
    "stated|claimed|claims|asserted|proclaimed|called|calls|described|describes|denounced|vowed|"
    "pledged|promised|recalled|shouted|testified|joked|confirmed|acknowledged|conceded|admitted|"
    "accused|quipped|remarked|urged|stressed|emphasized|emphasised|suggested|demanded|hailed|"
    "praised|dismissed|criticized|criticised|lamented|exclaimed|concluded|cautioned"
)
"""Verbs of saying."""
FURNITURE = (
    "click here", "read more", "sign up", "subscribe", "newsletter", "all rights reserved",
    "copyright", "cookie", "follow us", "download the app", "advertisement", "see also",
    "contributed to this", "contributed to the report", "contributed reporting", " | ",
    "related:", "buy photo", "gallery:", "this article", "this story", "this post", "watch live",
    "watch the video", "photo by", "photograph by", "getty images", "(l)", "(r)", "(c)", "(left)",
    "(right)", "(center)", "(pictured)", "(above)", " here ,", " here .", "read the full",
    "earlier reports", "an earlier version", "available at this time", "email notification",
    "push notification", "breaking news alert", "when news breaks", "photo courtesy", "/courtesy",
    "show caption", "hide caption", "caption close", "watch the full",
    "staff writer", "embed x share", "email alerts", "check back", "for the heads up",
)  # fmt: skip
"""In lower case: what pages say about themselves, and captions about their pictures."""


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
    """What means a thing told before without its name: "that", "such"."""
    LATTER = 1 << 12
    """ "Former" or "latter"."""
    ACT = 1 << 13
    """A verb for what befalls people: "struck"."""
    DAY = 1 << 14
    """A day of the week or a month."""
    CAPITALS = 1 << 15
    """Two capitals side by side."""
    FURNITURE = 1 << 16
    """The longest word of a phrase of `FURNITURE`."""
    SPACELESS = 1 << 17
    """A letter of a script that sets no blanks between words."""
    MEANT = 1 << 18
    """What may mean things told before: "it", "them", "the two"."""
    DOUBT = 1 << 19
    """What may be part of a hedge: "allegedly", "believed"."""
    DATE = 1 << 20
    """A month's name in any language, or digits with a hyphen."""
    SPELLED = 1 << 21
    """What may begin a number in words."""
    FATE = 1 << 22
    """What may be part of telling what befell people: "killed", "toll"."""
    DENIAL = 1 << 23
    """What may deny something: "not", "refused"."""
    UNSURE = 1 << 24
    """What may leave open whether something is so: "could", "allegedly"."""
    UNDOING = 1 << 25
    """What may call something off: "canceled"."""
    MISTAKE = 1 << 26
    """How a correction says what was wrong: "incorrectly"."""
    POSE = 1 << 27
    """What somebody does in a picture: "stands"."""


_WORDS = {
    Kind.NUMBER | Kind.SPELLED: " ".join(OPENING),
    Kind.SAYING: f"{SAID.replace('|', ' ')} according",
    Kind.WRITER: "here i we my our us me you your",
    Kind.THING: "it they",
    Kind.PERSON: "he she him his her hers himself herself",
    Kind.SUCH: "such",
    Kind.PEOPLE: "men women boys girls brothers sisters teenagers suspects victims officers",
    Kind.FIGURE: "figure figures estimate estimates count counts tally tallys",
    Kind.SINCE: "since",
    Kind.ALSO: "also",
    Kind.MEANT: "it they them its their two three trio",
    Kind.NAMELESS: "that this those these such",
    Kind.LATTER: "former latter",
    Kind.ACT: "killed hit struck destroyed injured wounded left happened followed came showed hurt "
    "sank",
    Kind.DAY: "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december",
    Kind.DATE: " ".join(MONTHS),
    Kind.DENIAL: DENIAL.words,
    Kind.UNSURE: DOUBT.words,
    Kind.UNDOING: UNDOING.words,
    Kind.MISTAKE: "incorrectly wrongly erroneously mistakenly",
    Kind.POSE: "walk walks stand stands sit sits gather gathers kneel kneels talks speaks points "
    "circles hold holds stare stares looks react reacts hug hugs embrace embraces comfort "
    "comforts console consoles",
}
_OF_WORD: dict[str, int] = {}
for _kind, _words in _WORDS.items():
    for _word in _words.split():
        _OF_WORD[_word] = _OF_WORD.get(_word, 0) | _kind
_WORD = regex(r"[^\W\d_]+")


def _longest(words: Sequence[str]) -> int:
    """Which of the words of a phrase is the longest, of equals the last."""
    return max(range(len(words)), key=lambda each: (len(words[each]), each))


def _longest_word(phrase: str) -> str:
    """A pattern for the longest word of a phrase, with blanks around it where the phrase has some.

    It is in every text that has the phrase, and in each piece of a text as well as in the whole.
    It begins with a letter: what begins with a look behind takes five times as long.
    """
    words = phrase.split(" ")
    at = _longest(words)
    word = re.escape(words[at])
    return word + rf"(?<!\S{word})" * (at > 0) + r"(?!\S)" * (at < len(words) - 1)


_SIGNS = (
    (Kind.NUMBER, regex(r"\d")),
    (Kind.QUOTED, regex('["“”„«»]')),
    (Kind.CAPITALS, regex(r"[A-Z]{2}")),
    (Kind.DATE, regex(r"\d-")),
    (Kind.SPACELESS, regex(f"[{SPACELESS}]")),
)
"""Kinds that are no lists of whole words."""
_ANY_SIGN = regex(rf"[\d\"“”„«»{SPACELESS}]|[A-Z]{{2}}")
"""One of these is in every text that has one of those."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern for what has one of these, by their first letters: it takes half the time of one
    that tries each at every place.
    """
    of_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        rests, rest = of_letter.setdefault(re.escape(word[0]), []), re.escape(word[1:])
        if not any(map(rest.startswith, rests)):
            rests.append(rest)
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in of_letter.items())


_LOWER_SIGNS = (
    (Kind.FURNITURE, regex("|".join(map(_longest_word, FURNITURE)))),
    (Kind.DOUBT, regex(_any_of(HINTS))),
    (Kind.FATE, regex(_any_of(BEFALLEN))),
    (Kind.DENIAL, regex(_any_of(DENIAL.roots))),
    (Kind.UNSURE, regex(_any_of(DOUBT.roots))),
    (Kind.UNDOING, regex(_any_of(UNDOING.roots))),
)
"""The same of a text in lower case; to ignore case takes five times as long."""
_ANY_LOWER_SIGN = regex(
    _any_of([
        *(words[_longest(words)] for words in map(str.split, FURNITURE)),
        *chain(BEFALLEN, HINTS, DENIAL.roots, DOUBT.roots, UNDOING.roots),
    ])
)  # fmt: skip
"""One of these is in every text that has one of those."""


def marks_of(text: str) -> int:
    """All kinds of words in `text`, together.

    >>> marks_of("“It also rained,” she said.") & Kind.PERSON > 0
    True
    """
    found = 0
    if _ANY_SIGN.search(text):
        for kind, sign in _SIGNS:
            if sign.search(text):
                found |= kind
    lower = text.lower()
    if _ANY_LOWER_SIGN.search(lower):
        for kind, sign in _LOWER_SIGNS:
            if sign.search(lower):
                found |= kind
    for word in _WORD.findall(lower):
        found |= _OF_WORD.get(word, 0)
    return found
