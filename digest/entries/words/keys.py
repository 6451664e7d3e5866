"""A text to its words as quotations are compared: without capitals and marks, in one spelling."""

from __future__ import annotations

from digest.patterns import regex

WORD = regex(r"[^\W_]+(?:['’.,-][^\W_]+)*|[%$£€]")
"""No word goes across a blank."""
_PLAIN = str.maketrans("", "", "'’.,-")
_SPELLINGS = (
    ("is", regex(r"is(e[ds]?|ing|ations?)$"), r"iz\1"),
    ("ys", regex(r"ys(e[ds]?|ing)$"), r"yz\1"),
    ("our", regex(r"^(col|lab|fav|hon|neighb|behavi|harb|hum|rum|arm)our"), r"\1or"),
    ("ell", regex(r"([aeiou][^aeiou]+el)l(ed|ing|ers?|ors?)$"), r"\1\2"),
    ("ence", regex(r"^(defen|licen|offen)ce"), r"\1se"),
)
"""What a word must hold for it, the British spelling, and the American one."""
COUNTS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        map(str, range(1, 13)),
        strict=True,
    )
)
"""So that "six million" and "$6m" can be seen to agree."""


def keys_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared.

    >>> keys_of("The neighbour's two-year term")
    ('the', 'neighbors', 'twoyear', 'term')
    """
    return tuple(map(_key, WORD.findall(text.lower())))


def _key(word: str) -> str:
    plain = word if word.isalnum() else word.translate(_PLAIN)
    if len(plain) > 5:
        for part, spelling, replacement in _SPELLINGS:
            if part in plain:
                plain = spelling.sub(replacement, plain)
    return COUNTS.get(plain, plain)
