"""What the templates see of an entry's figures."""

from __future__ import annotations

from digest.nouns import noun
from digest.pages.views.evidence import CitationView


@noun
class AmountView:
    """A number and who gives it."""

    text: str
    """Word for word, mostly with what is counted: `$13.5 million in security aid`."""
    citations: tuple[CitationView, ...]
    more: int = 0
    """How many further sources give it, past the first ten."""


@noun
class FigureView:
    """What is counted, with every number that is given for it."""

    subject: str
    """`Killed`, `Hurt`, ...; "" where the amounts say what is counted."""
    verdict: str
    """`same`, `rounded`, `converted`, `adds up`, `updated`, `unsettled`, `differs` or `single`."""
    words: str
    """The verdict for readers: `2 origins agree`."""
    amounts: tuple[AmountView, ...]
