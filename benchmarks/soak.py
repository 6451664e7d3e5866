"""Random edits to a site, and after each the rebuilt site beside one built from nothing.

    python -m benchmarks.soak [--edits 5000] [--seed 0]

As `tests/test_incremental.py` does with some hundred edits, of all kinds and of those of an
editor's day. Prints nothing but what it has done; a difference is shown with the edits that lead
to it, and is the end.
"""

from __future__ import annotations

import click
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from digest.events.assigning import keeping
from tests.changing import ChangingSite
from tests.newsroom import Newsroom

EDITS_A_SITE = 50


@click.command()
@click.option("--edits", type=int, default=5000, show_default=True)
@click.option("--seed", "number", type=int, default=0, show_default=True)
def main(edits: int, number: int) -> None:
    """Run them."""
    wanted = settings(
        max_examples=max(1, edits // EDITS_A_SITE),
        stateful_step_count=EDITS_A_SITE,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(number)(ChangingSite), settings=wanted)
    # As of any ledger, and as of one that is too large to be read as a whole.
    for large in (keeping.LARGE, 1):
        keeping.LARGE = large
        run_state_machine_as_test(seed(number)(Newsroom), settings=wanted)
    print(f"three times {edits} edits, each as if built from nothing")


if __name__ == "__main__":
    main()
