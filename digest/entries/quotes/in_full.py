"""The words of a quotation, as they are compared, to what house styles can't make different."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from digest.patterns import regex


def expanded(keys: Sequence[str]) -> str:
    """The words run together, contractions and units in full: what is alike here is no change."""
    run = "".join(
        _IN_FULL.get(part, part) for key in keys for part in _UNIT.sub(r"\1 \2", key).split()
    )
    folded = unicodedata.normalize("NFKD", run)
    return "".join(char for char in folded if not unicodedata.combining(char))


_UNIT = regex(r"(\d)(m|bn|k)$")
_IN_FULL = {
    **{
        f"{word}{short}": word + long
        for word in ("i", "you", "we", "they", "who", "that", "there")
        for short, long in (("re", "are"), ("ve", "have"), ("ll", "will"), ("d", "would"))
        if f"{word}{short}" not in ("were", "well", "wed", "id", "ill")
    },
    **{f"{word}s": f"{word}is" for word in "he she it that there what who here".split()},
    **{
        f"{word}nt": f"{word}not"
        for word in "is are was were do does did has have had would could should must".split()
    },
    "im": "iam",
    "cant": "cannot",
    "wont": "willnot",
    "gonna": "goingto",
    "wanna": "wantto",
    "%": "percent",
    "m": "million",
    "bn": "billion",
    "k": "000",
    "ok": "okay",
    "judgement": "judgment",
    **{
        f"{stem}re{ending}": f"{stem}er{ending}"
        for stem in "cent theat fib lit met kilomet centimet calib".split()
        for ending in ("", "s")
    },
    "grey": "gray",
    "programme": "program",
    "programmes": "programs",
    "tyre": "tire",
    "tyres": "tires",
    "ageing": "aging",
    "aluminium": "aluminum",
    "mum": "mom",
    "mums": "moms",
    "towards": "toward",
    "sic": "",
    "$": "",
    "£": "",
    "€": "",
}
"""What house styles write in different ways."""
