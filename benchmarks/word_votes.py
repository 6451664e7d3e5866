"""Labeled lines to weights of words: does a word speak for a line of the text, or for the page?

Every domain has one vote a word, whatever its length: which share of its lines with the word is
content. So no site's own names and habits weigh more than a vote, and a word that few sites use
weighs nothing. The lines of a domain are never judged by its own votes, or the trees would trust
the words more than they may on pages of others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST_DOMAINS = 20
"""With votes for a word."""
DOUBT = 1.5
"""Votes for each side that every word has from the beginning."""

Labeled = Iterable[tuple[str, tuple[str, ...], bool]]
"""Of each line its domain, its words, and whether it is content."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What the domains say of each word."""

    content: Mapping[str, float]
    """Votes for the text."""
    domains: Mapping[str, int]
    """All votes."""
    by_domain: Mapping[str, Mapping[str, float]]
    """Of each domain, its votes for the text."""

    def weights(self, words: Iterable[str], without: str = "") -> dict[str, float]:
        """Log odds of those of `words` that say something, by all domains but `without`."""
        own, found = self.by_domain.get(without, {}), dict[str, float]()
        for word in words:
            votes = self.domains.get(word, 0) - (word in own)
            if votes >= FEWEST_DOMAINS:
                content = self.content[word] - own.get(word, 0.0)
                weight = round(math.log((content + DOUBT) / (votes - content + DOUBT)), 1)
                if weight:
                    found[word] = weight
        return found


def count(labeled: Labeled) -> Votes:
    """The votes of the domains of `labeled`."""
    lines = defaultdict[str, Counter[str]](Counter)
    of_text = defaultdict[str, Counter[str]](Counter)
    for domain, words, is_content in labeled:
        lines[domain].update(words)
        if is_content:
            of_text[domain].update(words)
    by_domain = {
        domain: {word: of_text[domain][word] / number for word, number in counted.items()}
        for domain, counted in lines.items()
    }
    content, domains = defaultdict[str, float](float), Counter[str]()
    for shares in by_domain.values():
        domains.update(shares.keys())
        for word, share in shares.items():
            content[word] += share
    return Votes(content, domains, by_domain)
