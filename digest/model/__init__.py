"""The nouns that the rooms hand to each other; imports nothing of ours.

Everything here is frozen and slotted. Collections are tuples, moments are aware UTC
datetimes, paths are POSIX and relative to the site's root, and "" stands for a text that
is not known (never for one that was guessed).
"""

from digest.model.claims import (
    Amount,
    Change,
    Citation,
    Figure,
    Given,
    Hedge,
    Moment,
    Passage,
    Quote,
    Statement,
    Verdict,
    Version,
)
from digest.model.documents import (
    FREE_RIGHTS,
    Article,
    Document,
    Format,
    Image,
    Kind,
    Location,
    Metadata,
    Provenance,
    Removal,
    Rights,
)
from digest.model.entries import Entry, Name, Origin, Proposal, Setback, Source, SummaryLimits
from digest.model.events import (
    Correction,
    Development,
    Event,
    EventNote,
    Evidence,
    Kinship,
    Reason,
    Rule,
)
from digest.model.site import Letter, Output, Page, Post, Publication, Sketch, StaticPage

__all__ = [
    "FREE_RIGHTS",
    "Amount",
    "Article",
    "Change",
    "Citation",
    "Correction",
    "Development",
    "Document",
    "Entry",
    "Event",
    "EventNote",
    "Evidence",
    "Figure",
    "Format",
    "Given",
    "Hedge",
    "Image",
    "Kind",
    "Kinship",
    "Letter",
    "Location",
    "Metadata",
    "Moment",
    "Name",
    "Origin",
    "Output",
    "Page",
    "Passage",
    "Post",
    "Proposal",
    "Provenance",
    "Publication",
    "Quote",
    "Reason",
    "Removal",
    "Rights",
    "Rule",
    "Setback",
    "Sketch",
    "Source",
    "Statement",
    "StaticPage",
    "SummaryLimits",
    "Verdict",
    "Version",
]
