"""The texts of an origin to the agency or broadcaster that they credit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from digest.model import Article
from digest.patterns import regex

_AGENCIES = {
    "AP": "AP|A\\.P\\.|(?:The )?Associated Press",
    "AFP": "AFP|أ ف ب|ا ف ب|Agence France-Presse|Agence France Presse",
    "Reuters": "Reuters|Thomson Reuters|رويترز",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur",
    "EFE": "EFE|Agencia EFE",
    "ANSA": "ANSA",
    "Lusa": "Lusa",
    "Xinhua": "Xinhua",
    "TASS": "TASS|ТАСС",
    "Kyodo": "Kyodo(?: News)?|共同(?:通信)?",
    "Yonhap": "연합뉴스",
    "UPI": "UPI|United Press International",
    "PTI": "PTI|Press Trust of India",
    "PA": "PA Media|Press Association",
    "Bloomberg": "Bloomberg(?: News)?",
    "BBC": "(?:the )?BBC(?: News| Verify)?",
    "CNN": "CNN",
    "NBC News": "NBC News",
    "CBS News": "CBS News",
    "ABC News": "ABC News",
    "Fox News": "Fox News(?: Digital)?",
    "Al Jazeera": "Al Jazeera",
    "NPR": "NPR",
}
_NAMES = "|".join(f"(?P<n{number}>{names})" for number, names in enumerate(_AGENCIES.values()))
_PLAIN = regex(
    "|".join(
        name
        for names in _AGENCIES.values()
        for name in re.sub(r"\(\?:[^)]*\)\?", "", names).split("|")
    )
)
"""The names without what may be left out: one of them is in every credit."""
# Each alternative starts with a letter: so they are found without a look behind at each place.
_CREDIT = regex(
    rf"""(?:\((?=[^)\n]{{1,40}}\))        # (AP), (Reuters)
    |/\s?|©\s?                           # Photographer / AFP
    |=                                   # 【東京=共同】
    |w(?<!\w.)ith\s+|v(?<!\w.)ia\s+|t(?<!\w.)(?:old|ells|o)\s+|b(?<!\w.)y\s+|f(?<!\w.)rom\s+)
    (?:{_NAMES.replace(" ", chr(92) + " ")})\b""",
    re.VERBOSE,
)
"""After "by", "to" and "with" in "reported by", "according to" and "interview with", too."""


def credited(articles: Sequence[Article]) -> str:
    """The agency or broadcaster that most of the texts name as theirs, or "".

    Of several that are named equally often, the one that the first article names first.

    >>> from digest.model import Location
    >>> text = "QUITO (AP) — The dam failed on Monday, officials told Reuters."
    >>> credited([Article("a", "article", "", text, "", Location("a"))])
    'AP'
    """
    named: Counter[str] = Counter()
    for article in articles:
        removed = "\n".join(removal.text for removal in article.receipt)
        credit = f"with {article.credit}" if article.credit else ""
        named.update(_credits(f"{article.text}\n{removed}\n{credit}"))
    return named.most_common(1)[0][0] if named else ""


@lru_cache(maxsize=64)  # the articles of an event are asked again, by origin
def _credits(text: str) -> tuple[str, ...]:
    """In the order of the text, each once; credits that cleaning took out count, too."""
    if not _PLAIN.search(text):
        return ()
    agencies = list(_AGENCIES)
    found = [match.lastgroup for match in _CREDIT.finditer(text)]
    return tuple(dict.fromkeys(agencies[int(name[1:])] for name in found if name))
