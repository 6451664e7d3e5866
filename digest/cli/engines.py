"""`--engine` and `--scheduler` to the workers that a run is given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import wrong_use

if TYPE_CHECKING:
    from digest.engine import Engine, Progress


def scheduler_of(engine: str, scheduler: str | None, jobs: int | None) -> str:
    """The address of the cluster that is asked for; "" for this machine.

    Raises:
        UsageError: the options don't fit together.
    """
    both = "--engine dask --scheduler ADDRESS"
    if engine == "dask" and scheduler is None:
        raise wrong_use("--engine dask", "does not say where the cluster is", both)
    if engine != "dask" and scheduler is not None:
        raise wrong_use("--scheduler", "is for a Dask cluster", both)
    if scheduler is not None and jobs is not None:
        raise wrong_use("--jobs", "is for this machine", "as many workers as the cluster has")
    return scheduler or ""


@contextmanager
def engine_at(
    scheduler: str, jobs: int, progress: Progress, root: Path | None = None
) -> Iterator[Engine]:
    """The cluster of this scheduler, or processes here where that is ""; as long as it is needed.

    Raises as `digest.cluster.cluster` does, which also says what `root` is.
    """
    from digest.engine import Engine

    if not scheduler:
        yield Engine(jobs, progress)
        return
    from digest.cluster import cluster

    with cluster(scheduler, root) as workers:
        yield Engine(workers.threads, progress, workers)
