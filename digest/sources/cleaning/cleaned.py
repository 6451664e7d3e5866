"""The result of cleaning: a text, what its page says about it, and the receipt."""

from __future__ import annotations

from datetime import date

from digest.model import Removal
from digest.nouns import noun


@noun
class Cleaned:
    """A document's text, and what its body says about it."""

    title: str = ""
    """"" where the body has none."""
    text: str = ""
    """Plain text, paragraphs separated by one empty line; "" where nothing is left."""
    published: date | None = None
    """A date if the page gives only the day; naive, and so in the site's zone, if it gives a time
    without an offset."""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    removals: tuple[Removal, ...] = ()
    """In the order of the file; the rule `title-line` moved the title, it is not lost."""
    credit: str = ""
    """The agency that the publisher wrote with."""
    image: str = ""
    """The address of the picture that the page shares of itself."""
    paywall: bool = False
    """The page says that its text is not free to read."""
