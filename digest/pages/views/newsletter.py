"""What the template of the newsletter sees."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from digest.nouns import noun
from digest.pages.views.editions import DevelopedView
from digest.pages.views.evidence import CorrectionView
from digest.pages.views.variables import Teaser


@noun
class AmendmentView:
    """A source that only corrects or withdraws an earlier report."""

    text: str
    """Says so, in the site's language: `Source 3 corrects an earlier report.`"""
    url: str
    """Anchor of the source on the entry's page, such as `#source-3`."""


@noun
class MailedView:
    """An entry or a post in the newsletter."""

    teaser: Teaser
    """Has the whole summary."""
    body: Markup | None
    """The editor's own text, to print instead of the summary; its links are absolute."""
    corrections: tuple[CorrectionView, ...]
    amendments: tuple[AmendmentView, ...] = ()


@noun
class NewsletterView:
    """The variables of `newsletter.html`, which becomes an e-mail: its styles are moved into the
    elements, and every link must be absolute.
    """

    day: date | None
    """The edition's day; None for a week."""
    heading: str
    """`Edition of 20 November 2026` or `Week of 16 November 2026`."""
    url: str
    """Path of the page with the same content, or else of the front page."""
    preview: str
    """The first titles, which mail clients show beside the subject."""
    mailed: tuple[MailedView, ...]
    """What was first published then; ranked."""
    developed: tuple[DevelopedView, ...] = ()
    """What changed about older events; ranked."""
    unsubscribe: str = ""
    """Where to unsubscribe: an http(s) or mailto URL, or ""."""
