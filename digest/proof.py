"""A proof: the site laid out as a build would publish it now, without publishing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digest.cache import remembering
from digest.config import Config
from digest.engine import Engine
from digest.events import Assignment, Ledger, read_ledger
from digest.events.ledger.history import HISTORY, read_history
from digest.pages.language.dates import local_day
from digest.pages.layout.laying_out import lay_out
from digest.pages.layout.layout import Layout
from digest.pages.publication import compose
from digest.pages.theming.theme import Theme, load_theme
from digest.seams import site_modules
from digest.steps.chronicle import chronicle
from digest.steps.drawing import picture_looker
from digest.steps.reading import Reading
from digest.steps.recording import LEDGER
from digest.steps.rendering import text_renderer
from digest.steps.writing import write_entries
from digest.survey import survey


@dataclass(frozen=True, slots=True)
class Proof:
    """A site as it would be published."""

    reading: Reading
    assigned: Assignment
    ledger: Ledger
    """As the last build wrote it."""
    layout: Layout
    theme: Theme


def pull(root: Path, config: Config, now: datetime, engine: Engine) -> Proof:
    """The site at `root` as a build would publish it; the caller holds its lock.

    Writes only the cache below `.digest/`. It looks up everything that a build does, so that the
    cache drops nothing that the next build needs.

    Raises:
        DigestError: the editor's own files, the ledger, the history or the theme have mistakes.
    """
    with site_modules(root), remembering(root) as memory:
        reading, assigned = survey(root, config, now, engine, memory=memory)
        entries, _ = write_entries(assigned, config, engine, memory, root)
        known = read_history(root / HISTORY)
        entries, _ = chronicle(assigned, entries, known, config, engine, memory)
        theme = load_theme(root, config)
        render = text_renderer(memory, engine, config)
        look = picture_looker(root, memory, engine)
        composed = compose(
            reading.documents, assigned.events, entries, root, config, render, theme, look
        )
    today = local_day(now, config.zone)
    layout = lay_out(composed.publication, config, composed.gallery, theme.words, today)
    return Proof(reading, assigned, read_ledger(root / LEDGER), layout, theme)
