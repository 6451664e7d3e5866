"""New articles and the archive to what pages repeat, now that those are there, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from digest.events.archive.archive import Archive
from digest.events.features.chrome import REPEATED, Chrome, is_chrome, marks
from digest.events.features.codes import hashes
from digest.events.tuning import canonical
from digest.model import Article
from digest.nouns import noun

END = "\0"
"""Before the end of a title among the lines."""


def chrome_with(
    new: Sequence[Article],
    archive: Archive,
    known: Callable[[int], Article],
    left: Collection[int],
) -> Chrome | None:
    """What is left out of texts; None where the new articles change that for known ones.

    `known` gives one of the archive by its number, and `left` the numbers of those that are not
    there any more: what these repeated must still be repeated without them.
    """
    held = {article.id: marks(article) for article in new}
    fresh = Counter(line for lines in held.values() for line in lines)
    lines = sorted(fresh)
    holders = dict(zip(lines, archive.holders(hashes(lines)), strict=True))
    lost = _lost(left, archive, known, fresh)
    if lost is None:
        return None
    holders |= lost.shared
    asked = [line for line in holders if len(holders[line]) + fresh[line] >= REPEATED]
    crossing = [line for line in asked if len(holders[line]) < REPEATED]
    if any(line.startswith(END) and holders[line] for line in crossing):
        return None
    ends = frozenset(lost.kept(archive.ends, END))
    ends |= {line[1:] for line in crossing if line.startswith(END)}
    # A line that is repeated from now on is left out where it is judged what two texts tell: of
    # those that have it, the other lines are judged again.
    for at in sorted({at for line in crossing for at in holders[line]}):
        more = sorted(marks(known(at)) - holders.keys())
        holders.update(zip(more, archive.holders(hashes(more)), strict=True))
        asked += [line for line in more if len(holders[line]) >= REPEATED]
    repeated, left_out = _Repeated(archive, fresh), lost.kept(archive.lines)
    for line in asked:
        if line.startswith(END):
            continue
        having = [known(at) for at in holders[line]]
        having += [article for article in new if line in held[article.id]]
        now = is_chrome(sorted(having, key=canonical), repeated, ends)
        if now != (line in left_out):
            if holders[line]:
                return None
            left_out ^= {line}
    return Chrome(ends, frozenset(left_out))


@noun
class _Lost:
    """What of the lines of articles that have gone matters to those that are there."""

    shared: dict[str, list[int]]
    """Lines that are still repeated, with those of the archive that have them."""
    fallen: frozenset[int]
    """The codes of lines that are repeated no more, and that nobody of the archive has."""

    def kept(self, lines: Collection[str], before: str = "") -> set[str]:
        """These lines, each written after `before`, without those that are repeated no more."""
        ordered = sorted(lines) if self.fallen else []
        coded = hashes(before + line for line in ordered).tolist()
        fallen = {line for line, code in zip(ordered, coded, strict=True) if code in self.fallen}
        return set(lines) - fallen


def _lost(
    left: Collection[int],
    archive: Archive,
    known: Callable[[int], Article],
    fresh: Mapping[str, int],
) -> _Lost | None:
    """What those who have gone take with them; None where that changes how others are read."""
    shared: dict[str, list[int]] = {}
    fallen: set[int] = set()
    if left:
        lines = sorted(fresh)
        come = dict(zip(hashes(lines).tolist(), (fresh[line] for line in lines), strict=True))
        codes, times = archive.lines_of(left)
        for code, lost, having in zip(
            codes.tolist(), times.tolist(), archive.holders(codes), strict=True
        ):
            now = len(having) + come.get(code, 0)
            if now >= REPEATED and having:
                (line,) = (one for one in marks(known(having[0])) if hashes([one])[0] == code)
                shared[line] = having
            elif now < REPEATED <= len(having) + lost:
                if having:
                    return None
                fallen.add(code)
    return _Lost(shared, frozenset(fallen))


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
