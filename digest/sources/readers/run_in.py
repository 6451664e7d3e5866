"""A paragraph's bold opening to whether it is a run-in heading, to be set apart from the text after
it.
"""

from __future__ import annotations

from digest.patterns import regex

MOST_WORDS = 10
"""Of a heading; a longer run in bold is a first sentence."""

_STOPPED = regex(r"[.,:;!?…–—-][\s\"”’'»)]*$")
_BEGINS = regex(
    r"[\"“„«‘']?(?:The|An?|In|On|At|It|Its|He|She|His|Her|They|Their|We|This|That|These|Those|There"
    r"|After|As|But|By|For|From|If|When|While|With|Since|Under|Until|What|Who|Why|How|More|Most|Some"
    r"|Der|Das|Ein|Eine|Im|Am|Es|Er|Sie|Nach|Bei|Seit|Wie|Was|Warum|Wer)\s"
)
"""Function words, which have a capital only where a sentence begins; those that also begin names,
as "Los" and "La", are not among them."""


def is_run_in(bold: str, rest: str, *, apart: bool = False) -> bool:
    """Is `bold` a heading, with `rest` behind it as the first sentence of the text?

    `apart` says that a line ends between them.

    >>> is_run_in("What happened", "The fire began at four."), is_run_in("Ana Ruiz", "said no.")
    (True, False)
    """
    if not 0 < len(bold.split()) <= MOST_WORDS or _STOPPED.search(bold):
        return False
    start = rest.lstrip()
    return bool(_BEGINS.match(start)) or (apart and start[:1].isupper())
