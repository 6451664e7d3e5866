"""The plan of a run over shards, which every step gets: how days are divided into shards, and where
files are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

from digest.config import Config
from digest.model import Article
from digest.shards.dividing import Partition

UNDATED = -1
"""The day of an article without a date, and the shard of them all."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How an archive is taken apart, and where its parts lie: the same for every worker."""

    partitions: tuple[Partition, ...]
    """Of article records, in the order of their names."""
    output: Path
    """A folder that the workers reach under the same path."""
    config: Config
    shard_days: int
    overlap_days: int
    """Days of the next shard that a shard is grouped with; fewer than a shard has."""

    @property
    def work(self) -> Path:
        """The folder for files that one step leaves for the next: on the output's disk, and deleted
        at the end.
        """
        return self.output / ".shards"

    def shard_of(self, day: int) -> int:
        """The first day of the shard that contains a day, which does not depend on the archive."""
        return UNDATED if day == UNDATED else day // self.shard_days * self.shard_days

    def after(self, shard: int) -> int:
        """The shard that begins where this one ends."""
        return shard + self.shard_days

    def days(self, shard: int, *, overlap: bool) -> range:
        """The days of a shard, and those that it shares with the next one."""
        if shard == UNDATED:
            return range(UNDATED, UNDATED + 1)
        return range(shard, self.after(shard) + (self.overlap_days if overlap else 0))

    def spread(self, number: int) -> Path:
        """Where the articles of a partition lie, by days."""
        return self.work / f"spread-{number:06}"

    def parts(self, shard: int) -> Path:
        """Where the parts of events lie that a shard has found."""
        return self.work / f"parts-{shard}"

    def result(self, shard: int) -> Path:
        """The file that the run will leave for a shard, kept here until all are complete."""
        named = "undated" if shard == UNDATED else date.fromordinal(max(shard, 1)).isoformat()
        return self.work / f"{named}.jsonl"


@dataclass(frozen=True, slots=True)
class Telling:
    """The options for making entries."""

    words: int | None = None
    budget: bool = True


def day_of(article: Article) -> int:
    """The day on which an article came out, in UTC, as Python's calendar counts them."""
    if article.published is None:
        return UNDATED
    return article.published.astimezone(UTC).toordinal()
