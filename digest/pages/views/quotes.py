"""What the templates see of an entry's quotations."""

from __future__ import annotations

from digest.nouns import noun
from digest.pages.views.evidence import CitationView


@noun
class ChangeView:
    """A run of words in a comparison."""

    kind: str
    """`same`, `removed`, `added`."""
    text: str


@noun
class VersionView:
    """How some sources print a quotation."""

    kind: str
    """`verbatim`, `part`, `shortened` (the gaps are marked), `altered`, `unquoted`."""
    speaker: str
    """"" where the source does not say beyond doubt."""
    disputed: bool
    """The speaker is another person than the quotation's."""
    citations: tuple[CitationView, ...]
    more: int
    """How many further sources have it so."""
    changes: tuple[ChangeView, ...]
    """Against the quotation; empty where no words of the version may be printed."""


@noun
class QuoteView:
    """A direct quotation, and what becomes of it from source to source."""

    text: str
    """Without quotation marks."""
    versions: tuple[VersionView, ...]
    """The verbatim one first."""
    alone: bool
    """Only a rewrite has it in quotation marks, and no other source has these words."""


@noun
class PassageView:
    """Some words of a source, a sentence or less."""

    text: str
    citations: tuple[CitationView, ...]


@noun
class HedgeView:
    """What some sources doubt and others state flatly."""

    word: str
    """That says the doubt: `suspected`."""
    doubting: PassageView
    flat: PassageView
