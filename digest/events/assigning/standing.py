"""Articles, a ledger and an archive to which articles changed since the build that wrote the two;
nothing else is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from digest.config import Config
from digest.events.archive.archive import APART, MOST_NEW, Archive, label
from digest.events.archive.attendance import Attendance
from digest.events.archive.roll import among
from digest.events.ledger.file import Ledger
from digest.events.ledger.sheet import Sheet
from digest.model import Article
from digest.nouns import noun


@noun
class Standing:
    """The articles of a build, split into those that the archive holds unchanged, whose events are
    looked up there, and the others.
    """

    archive: Archive
    attendance: Attendance
    strangers: tuple[Article, ...]
    """The other articles: new ones, and those that are not as they were."""
    known: Mapping[str, str]
    """Of strangers that have an event, its id, by their ids."""

    def sizes(self, least: float) -> dict[str, int]:
        """How many articles events have that are there: of all that have more, and of some."""
        parts, offset = self.archive.parts, 0
        large: set[str] = set()
        for part in parts:
            here = self.attendance.index[offset : offset + len(part.label)] >= 0
            # An event is told of in each part, with and without what is kept out of others.
            counts = np.bincount(part.label[here]) * 2 * len(parts)
            large |= {part.labels[at].removesuffix(APART) for at in np.flatnonzero(counts > least)}
            offset += len(part.label)
        return {event: len(self.members(event)) for event in large}

    def event(self, article: Article) -> str:
        """The event in which it has been; "" where that is none."""
        if article.id in self.known:
            return self.known[article.id]
        (row,) = self.attendance.rows([article]).tolist()
        return self.archive.label(row).removesuffix(APART) if row >= 0 else ""

    def members(self, event: str) -> list[Article]:
        """The articles of an event that are there."""
        named = {label(event, apart=apart) for apart in (False, True)}
        return [
            *self._labeled(named),
            *(one for one in self.strangers if self.known.get(one.id) == event),
        ]

    def questionable(self, apart: Collection[str]) -> list[Article]:
        """What may be compared otherwise: the strangers, what the editor keeps out of some event,
        by id, and what he kept out before.
        """
        labels = (name for part in self.archive.parts for name in part.labels)
        before = self._labeled({name for name in labels if name.endswith(APART)})
        now = among(self.attendance.articles, apart)
        return [*self.strangers, *before, *now]

    def _labeled(self, labels: Collection[str]) -> list[Article]:
        rows = self.archive.labeled(labels)
        return [self.attendance.at(row) for row in rows if self.attendance.index[row] >= 0]


def stand(
    articles: Sequence[Article],
    ledger: Ledger,
    config: Config,
    recall: Callable[[], Archive | None],
) -> Standing | None:
    """Which articles are new, edited, gone or unchanged; None if ledger and archive are not as one
    build left them, files have moved, or so much is new that all articles must be compared.
    """
    if ledger.sheet is None or config.grouping.mode == "off" or config.grouping.grouper:
        return None
    archive = recall()
    if archive is None or archive.zone != str(config.zone):
        return None
    attendance = Attendance(articles, archive)
    touched = ledger.sheet.touched
    for article in among(articles, touched):
        attendance.dismiss(article)
    strangers = tuple(attendance.strangers)
    if len(strangers) > MOST_NEW:
        return None
    lines = ledger.sheet.members("id", {article.id for article in strangers})
    known = {line.member.id: line.event for line in lines if line.member}
    new = [article for article in strangers if article.id not in known]
    if _have_moved(new, articles, ledger.sheet):
        return None
    return Standing(archive, attendance, strangers, known)


def _have_moved(new: Sequence[Article], articles: Sequence[Article], sheet: Sheet) -> bool:
    """Whether some of the new ones may be what was elsewhere before."""
    lines = sheet.members("content_hash", {article.content_hash for article in new})
    former = {line.member.id for line in lines if line.member}
    return len(among(articles, former)) < len(former)
