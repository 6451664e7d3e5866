"""Patterns that are compiled when they are asked for something."""

from __future__ import annotations

import gc
import pickle
import re
from importlib import import_module
from pathlib import Path

import pytest

import digest
from digest.patterns import _Later, regex

PACKAGE = Path(digest.__file__).parent
NO_MODULES = ("starter", "sample", "themes", "__init__", "__main__")


def test_a_pattern_does_what_it_does_as_ever() -> None:
    ours, plain = regex(r"(?P<day>\d+)TH", re.IGNORECASE), re.compile(r"(?P<day>\d+)TH", re.I)
    text = "The 12th and the 13th."
    assert ours.findall(text) == plain.findall(text)
    assert ours.sub("x", text) == plain.sub("x", text)
    assert ours.search(text, 6) is not None
    assert (ours.pattern, ours.flags) == (plain.pattern, plain.flags)
    assert (dict(ours.groupindex), ours.groups) == ({"day": 1}, 1)


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    with pytest.raises(re.error):
        regex("(").search("")


def test_a_pattern_has_no_more_than_a_pattern_has() -> None:
    assert not hasattr(regex("a"), "compile")


@pytest.mark.parametrize("asked", [False, True], ids=["before", "after"])
def test_workers_can_be_sent_a_pattern(asked: bool) -> None:
    sent = regex(r"\d")
    if asked:
        sent.search("1")
    assert pickle.loads(pickle.dumps(sent)).findall("a1b2") == ["1", "2"]


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if not {*parts} & {*NO_MODULES}:
            import_module(".".join(("digest", *parts)))
    found = [one for one in gc.get_objects() if type(one) is _Later]
    assert len(found) > 400
    for one in found:
        assert one.groups >= 0
