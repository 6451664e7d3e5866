"""Tags, categories and publishers to links: one page a name, however it is capitalized."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from digest.nouns import noun
from digest.pages.urls.routing import distinct_slugs
from digest.pages.views.variables import LinkView
from digest.text.slugs import name_key, slugify

Names = Mapping[str, LinkView]
"""By `name_key`, in the order of the keys."""


@noun
class Uses:
    """How often names are used, which is all that their links follow from."""

    spelled: Mapping[str, int]
    """As they are written."""
    borne: Mapping[str, int]
    """By how many entries and posts, by `name_key`."""

    @classmethod
    def of(cls, named: Iterable[tuple[str, ...]]) -> Uses:
        """The uses of names: of one entry or post each."""
        used = list(named)
        keys = [key for names in used for key in {name_key(name) for name in names}]
        return cls(Counter(chain.from_iterable(used)), Counter(keys))

    def after(self, less: Uses, more: Uses) -> Uses:
        """The uses where some are no more and some are new."""
        return Uses(
            Counter(self.spelled) - Counter(less.spelled) + Counter(more.spelled),
            Counter(self.borne) - Counter(less.borne) + Counter(more.borne),
        )


def link_names(folder: str, named: Iterable[tuple[str, ...]]) -> Names:
    """A link below `folder` for each name, with the number of entries and posts that bear it.

    `named` has the names of one entry or post each. The spelling used most is shown, of equals
    the first in alphabetical order.
    """
    return link_used(folder, Uses.of(named))


def link_used(folder: str, uses: Uses) -> Names:
    """As `link_names`, of names that are used so often."""
    spellings: dict[str, Counter[str]] = {}
    for name, times in uses.spelled.items():
        spellings.setdefault(name_key(name), Counter())[" ".join(name.split())] += times
    keys = sorted(key for key in spellings if key)
    # A name that is its own slug keeps it, whatever other names would make of theirs.
    preferred = sorted(keys, key=lambda key: (slugify(key) != key.replace(" ", "-"), key))
    slugs = distinct_slugs([(key, slugify(key)) for key in preferred])
    return {
        key: LinkView(_favorite(spellings[key]), f"{folder}{slugs[key]}/", uses.borne[key])
        for key in keys
    }


def links_of(names: Iterable[str], links: Names) -> tuple[LinkView, ...]:
    """The links of an entry's or a post's names, each once, in their order.

    Without the counts, which stand in indexes: with them, one more post would change the page
    of every other that shares a name with it.
    """
    if not links:
        return ()
    keys = dict.fromkeys([name_key(name) for name in names])
    return tuple([uncounted(links[key]) for key in keys if key in links])


def uncounted(link: LinkView) -> LinkView:
    """The link without its count, for pages that don't show it."""
    return _uncounted(link.name, link.url)


@lru_cache(maxsize=65_536)
def _uncounted(name: str, url: str) -> LinkView:
    return LinkView(name, url)


def _favorite(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
