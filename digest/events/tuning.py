"""Every constant of the grouping, each with how it was found (docs/grouping.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Literal

from digest.model import Article
from digest.nouns import noun


@noun
class Tuning:
    """One configuration for all kinds of news; every value sits on a plateau, not on a peak."""

    body_words: int = 500
    """Words of the body that count: later paragraphs are background, shared by many events."""
    title_weight: int = 2
    """How often a word of the title counts; 1 costs half a point where there are titles."""
    bigram_weight: float = 0.5
    """Of pairs of neighboring words, beside the single words."""
    single_weight: float = 0.2
    """Of terms that one article alone has: they only say how much of it is its own."""
    trusted_batch: float = 200.0
    """Articles in a batch that makes single_weight count half. In small batches nearly all terms
    are single, and their weight nears 1: else strangers in a small digest become friends."""
    crowd: float = 0.03
    """Share of a batch that makes an event a crowd, so that rarity is measured over events. An
    event with a third of 100 articles gains 4 to 10 points of recall; others are not touched."""
    saturation: float = 1.2
    """BM25's k1: the second mention of a word adds less than the first."""
    length_share: float = 0.5
    """BM25's b: how far a long text's mentions count less."""
    rarity_power: float = 1.2
    """Exponent of the rarity: one word that two articles share with one in a hundred says more than
    several that they share with one in ten. All five corpora gain, .4 on average; from 1.4 on
    they fall again."""
    background: float = 40.0
    """Imagined unrelated articles: in a batch of five about one event, every word is common."""
    same_site: float = 0.8
    """Two articles of one site: a publisher rarely reports one thing twice."""
    contradiction: float = 0.8
    """Two texts that name different weekdays, or people of different ages."""
    brief_weekdays: float = 0.6
    """The same for weekdays of two brief items: the one day that they have room for is that of the
    event. neus gains .3, all corpora cut to 60 words .2 on average; a plateau from .5 to .7."""
    brief: int = 80
    """Words of the body below which an item is brief; from 90 on ecbplus loses."""
    other_month: float = 0.5
    """Two texts that begin with different months, named without a day: June's report of a series is
    not July's. No pair of neus is like that and of one event, of 84 that score .1 or more, but 7 of
    18 are in fnc1. neus gains .6, from .3 to .6 at least .4; no other corpus moves."""
    same_age: float = 1.3
    """Two texts that name people of one age. In dated local news 1 point of F1, most of it recall:
    reports months later tell of another deed, the trial, and of the same people. A plateau from
    1.2 to 1.4; other corpora gain .1 or nothing."""
    other_result: float = 0.55
    """Two texts that name different results: a score of 3-1 is hardly ever told as 2-1, while the
    day of a match is named beside the day of the next. No labeled corpus moves by more than .1."""
    no_figure: float = 0.85
    """Two texts that name figures, several each, of which none is the same. Of such pairs that
    score .1 or more a fifth are of one event, of the others three quarters. With the next one,
    ecbplus gains .3, fnc1 and gva .1; a plateau from .8 to .9."""
    one_figure: float = 0.95
    """The same, where one alone is in both; .9 costs ecbplus half a point. More for pairs that have
    several would gain .05, and join the next report of a series to the last, whose figures it
    tells again."""
    roundup: float = 0.4
    """A round-up and a report on one of the things that it tells. It is known by what it calls
    itself; labeled corpora have next to none."""
    recurring: float = 0.15
    """Two texts in the same words, days apart, with other figures: the next of a kind of report
    that comes every week or month. No pair of a labeled corpus is like that."""
    recurring_days: int = 5
    """From so many days on: a report that is only updated comes within a day or two."""
    recurring_cosine: float = 0.5
    """From this cosine on: below .5 labeled reports of one event share no more of their figures."""
    recurring_figures: float = 0.25
    """Share of the figures of both that they have in common at most: last week's is named again."""
    threshold: float = 0.165
    """Mean score from which two blocks are one event, in a large batch."""
    ease: float = 0.025
    """How much less is asked in a batch of few: the highest score of strangers grows with the
    number of pairs. At 10 articles F1 rises by .8, at 40 by .2, with five strangers as far apart
    as before; from .03 on they meet more often."""
    eased_batch: float = 100.0
    """Articles in a batch that is eased by half."""
    eased_words: float = 150.0
    """Mean length from which a batch is eased in full, and with the square of the length below:
    brief items of one kind share half of their few words."""
    price: float = 0.111
    """What the mean score of an article with the articles of a large event must be worth for it
    to move there; with a single article it must be the threshold. So a kernel is found strictly,
    and then attracts what is less like any one of its articles."""
    price_ease: float = 0.05
    """How much lower the price is in a batch of few, where an event has fewer rivals. On random
    batches of 10 to 200 articles F1 rises by .6 to .9, most at 50 (2 points), and recall by 2;
    five strangers stay as far apart as before. A plateau from .04 to .06."""
    priced_batch: float = 300.0
    """Articles in a batch whose price is lower by an eighth of that; a thousand hardly notice."""
    caution: float = 0.07
    """How much more a young digest asks of what comes to known events: what is joined stays, and
    what the next hundred articles would have told is not known yet. Where days part strangers they
    ask for as much already. Of news that come 20 at a time, or day by day if they are dated,
    ecbplus gains 7 points of F1 by this and the next, neus 5, headlines 3, fnc1 2, gva nothing."""
    novelty: float = 280.0
    """How far that makes what an article alone has count: trusted_batch grows by so many times the
    caution. What nobody told before speaks for a new event. Without it and with twice the caution,
    recall is a point higher, precision 3 points lower and F1 .75; with 400 it is .2 lower."""
    cautious_digest: float = 100.0
    """Articles of a digest whose caution is half of that."""
    bridge: float = 0.5
    """What a cosine of names is worth between texts in two languages. With labeled news in one
    language, half of it as if it were in another, a pair above the threshold is then as often of
    one event as a pair within a language (docs/grouping.md); with .6 it is less often."""
    bridge_names: int = 7
    """Words of names that they must share at least: two affairs of one person share three. With
    6 only half of such pairs of brief items are of one event."""
    echo_strength: float = 6.0
    """What names that are heard in a script without capitals must say at least: a rare one of
    three consonants says 1, one of four 2, a rare number 2. With labeled news in one language, half
    of it reduced to what is heard, 92, 94 and 82% of the pairs above the threshold are then right
    in ecbplus, neus and gva; with 5 it is 88, 85 and 77."""
    passes: int = 5
    """Rounds of moves at most; the third rarely finds anything."""
    floor_share: float = 0.3
    """Of the threshold: scores below count as nothing, so that pairs stay few."""

    @property
    def floor(self) -> float:
        """The lowest score that is kept."""
        return self.threshold * self.floor_share

    def fitted(self, lengths: Sequence[int], known: int = 0, strangers: float = 1.0) -> Tuning:
        """The same constants, with threshold and price for a batch of texts of so many words.

        Of these texts, so many are `known`: they have their events already, and stay there. Days
        apart make so much of the score of `strangers`: what is asked of them is the more.
        """
        return self.fitted_to(len(lengths), sum(lengths), known, strangers)

    def fitted_to(self, texts: int, words: int, known: int = 0, strangers: float = 1.0) -> Tuning:
        """The same constants for so many texts that have so many words in all."""
        few = self.eased_batch / (texts + self.eased_batch)
        long = min(1.0, words / max(1, texts) / self.eased_words) ** 2
        rivals = (self.priced_batch / (texts + self.priced_batch)) ** 3
        young = self.cautious_digest / (texts + self.cautious_digest)
        threshold = self.threshold - self.ease * few * long
        caution = self.caution * young * known / max(1, texts)
        caution = max(0.0, caution - (threshold / strangers - threshold))
        return replace(
            self,
            threshold=threshold + caution,
            price=self.price - self.price_ease * rivals + caution,
            trusted_batch=self.trusted_batch * (1 + self.novelty * caution),
            ease=0.0,
            price_ease=0.0,
            caution=caution,
        )

    @property
    def afresh(self) -> Tuning:
        """What these, fitted, would be if nothing were known yet."""
        return replace(
            self,
            threshold=self.threshold - self.caution,
            price=self.price - self.caution,
            trusted_batch=self.trusted_batch / (1 + self.novelty * self.caution),
            caution=0.0,
        )


BALANCED = Tuning()
PRECISE = replace(BALANCED, threshold=0.22, price=0.16)
"""Fewer false merges, more split events."""


def tuning(mode: Literal["balanced", "precise", "off"]) -> Tuning:
    """The constants of a `grouping.mode`."""
    return PRECISE if mode == "precise" else BALANCED


canonical: Callable[[Article], tuple[str, str]] = attrgetter("content_hash", "id")
"""The order in which articles are compared: of their contents, not of their files' names."""
