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
    """A source that is no more than a note on an earlier report."""

    text: str
    """`Source 3 corrects an earlier report.`, in the site's language."""
    url: str
    """`#source-3`, of the entry's page."""


@noun
class MailedView:
    """An entry or a post in the newsletter."""

    teaser: Teaser
    """With its whole summary."""
    body: Markup | None
    """The editor's own text in place of the summary; its links are absolute."""
    corrections: tuple[CorrectionView, ...]
    amendments: tuple[AmendmentView, ...] = ()


@noun
class NewsletterView:
    """The variables of `newsletter.html`, which becomes an e-mail: its styles are moved into the
    elements, and every link is to be absolute.
    """

    day: date | None
    """Of an edition; None of a week."""
    heading: str
    """`Edition of 20 November 2026`, `Week of 16 November 2026`."""
    url: str
    """Path of the page that shows the same, or of the front page."""
    preview: str
    """What mail clients show beside the subject: the first titles."""
    mailed: tuple[MailedView, ...]
    """Ranked."""
    developed: tuple[DevelopedView, ...] = ()
    """Events that were known before, and what became of them; ranked."""
    unsubscribe: str = ""
    """An http(s) or mailto URL, or ""."""
