"""Article records that outgrow a machine, to their events or entries, shard by shard.

A shard is a range of days. It is grouped together with the first days of the next one, so that
an event which begins in one and ends in the other is seen as a whole by the first; the days that
both have seen tell which of their events are one. Every step reads files and writes files, a
whole file at a time, and hands the conductor only counts and names: so it does not matter where
it runs, or whether it runs twice because the first worker was lost.
"""

from digest.shards.dividing import Partition, partitions
from digest.shards.plan import Plan, Telling
from digest.shards.reading import articles_of
from digest.shards.run import group_shards, summarize_shards
from digest.shards.storage import find_files, is_remote

__all__ = [
    "Partition",
    "Plan",
    "Telling",
    "articles_of",
    "find_files",
    "group_shards",
    "is_remote",
    "partitions",
    "summarize_shards",
]
