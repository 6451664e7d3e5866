"""New articles and the archive to what pages repeat, now that those are there, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.events.archive import Archive
from digest.events.chrome import REPEATED, Chrome, is_chrome, marks
from digest.events.codes import hashes
from digest.events.tuning import canonical
from digest.model import Article

END = "\0"
"""Before the end of a title among the lines."""


def chrome_with(
    new: Sequence[Article], archive: Archive, known: Mapping[int, Article]
) -> Chrome | None:
    """What is left out of texts; None where the new articles change that for known ones.

    `known` are those of the archive by their number.
    """
    held = {article.id: marks(article) for article in new}
    fresh = Counter(line for lines in held.values() for line in lines)
    lines = sorted(fresh)
    holders = dict(zip(lines, archive.holders(hashes(lines)), strict=True))
    asked = [line for line in lines if len(holders[line]) + fresh[line] >= REPEATED]
    crossing = [line for line in asked if len(holders[line]) < REPEATED]
    if any(line.startswith(END) and holders[line] for line in crossing):
        return None
    ends = archive.ends | {line[1:] for line in crossing if line.startswith(END)}
    # A line that is repeated from now on is left out where it is judged what two texts tell: of
    # those that have it, the other lines are judged again.
    for at in sorted({at for line in crossing for at in holders[line]}):
        more = sorted(marks(known[at]) - holders.keys())
        holders.update(zip(more, archive.holders(hashes(more)), strict=True))
        asked += [line for line in more if len(holders[line]) >= REPEATED]
    repeated, left_out = _Repeated(archive, fresh), set(archive.lines)
    for line in asked:
        if line.startswith(END):
            continue
        having = [known[at] for at in holders[line]]
        having += [article for article in new if line in held[article.id]]
        now = is_chrome(sorted(having, key=canonical), repeated, ends)
        if now != (line in archive.lines):
            if holders[line]:
                return None
            left_out.add(line)
    return Chrome(ends, frozenset(left_out))


class _Repeated:
    """The lines that three articles have."""

    def __init__(self, archive: Archive, fresh: Mapping[str, int]) -> None:
        self.archive, self.fresh = archive, fresh
        self.known: dict[str, bool] = {}

    def __contains__(self, line: object) -> bool:
        if not isinstance(line, str) or not line:
            return False
        if line not in self.known:
            count = len(self.archive.holders(hashes([line]))[0]) + self.fresh.get(line, 0)
            self.known[line] = count >= REPEATED
        return self.known[line]
