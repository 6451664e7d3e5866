"""What an event of very many articles costs."""

from __future__ import annotations

import time

from digest.config import Config
from digest.entries import summarize
from tests.entries.conftest import MakeArticle

COPIES = 200
REPORT = " ".join(
    f"“The {what} of the old bridge was never checked by the town,” said {who} on Monday. "
    f"The council of the town had the {what} painted {number} years ago."
    for number, (what, who) in enumerate(
        (
            ("railing", "Mara Ek"),
            ("footpath", "Jan Holub"),
            ("third pier", "Ida Brandt"),
            ("north ramp", "Otto Lang"),
            ("lamp post", "Vera Novak"),
            ("toll house", "Emil Roth"),
        ),
        start=11,
    )
)


def test_copies_cost_in_proportion_to_their_number(article: MakeArticle) -> None:
    """Compared copy by copy, quotation by quotation, it took twenty times as long."""
    articles = [
        article(f"{number}", f"{REPORT} This is edition {number} of the paper.")
        for number in range(COPIES)
    ]
    before = time.process_time()
    entry = summarize("ev-1", articles, Config())
    assert time.process_time() - before < 4
    assert len(entry.origins) == 1
    assert all(len(quote.versions[0].citations) == COPIES for quote in entry.quotes)
