"""A table of postings has each code once, in order, and its holders in theirs."""

from __future__ import annotations

import numpy as np
import pytest

from digest.events.features.postings import PART_BITS, Postings


@pytest.mark.parametrize("cells", [0, 1, 1_000, 3 << PART_BITS])
@pytest.mark.parametrize("codes", [1, 700, 1 << 40], ids=["one code", "few codes", "many codes"])
def test_cells_stand_by_code_and_then_as_they_were_given(cells: int, codes: int) -> None:
    random = np.random.default_rng(3)
    known = random.integers(1 << 64, size=min(codes, 1 << 18), dtype=np.uint64)
    code = random.choice(known, cells)
    holder, times = np.arange(cells, dtype=np.int32), np.ones(cells, np.uint8)

    table = Postings.of(code, holder, times)

    once, start = np.unique(np.sort(code), return_index=True)
    assert table.code.tolist() == once.tolist()
    assert table.start.tolist() == [*start.tolist(), cells]
    assert table.holder.tolist() == np.argsort(code, kind="stable").tolist()
