"""Names of an event: which runs of capitals are two of them, and which two of them are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from digest.patterns import regex
from digest.text.name_runs import Run

Counts = dict[tuple[Run, str], dict[int, int]]
"""Runs with their language to how often each origin has them."""
WORDS = 2
"""Of a person's name, which needs not be met alone to be known as one."""
_AND = {"es": "y", "pt": "e", "it": "e"}
"""What joins two names there, and the parts of a few: `Ortega y Gasset`."""
_OF = frozenset("van von de del da do dos di du des della".split())
"""What joins a person and where they work, and the parts of some names: `Ana van den Berg`."""
_INITIAL = regex(r" [^\W\d_]\. ")


def two_of_pairs(runs: Counts) -> Counts:
    """The same, with two runs for `Ana Ruiz y Jon Ek`, but one for `Ana Ortega y Gasset`; and
    with two for `Ana Bos van Wadwacht`, where both are met alone.
    """
    if all(language[:2] in ("", "en") for _, language in runs):
        return runs
    alone = {run.words for run, _ in runs}
    found: Counts = {}
    for (run, language), mentions in runs.items():
        parts = _person_and_place(run, alone) if language[:2] not in ("", "en") else None
        for each in parts or _both(run, _AND.get(language[:2], ""), alone):
            of_origin = found.setdefault((each, language), {})
            for origin, count in mentions.items():
                of_origin[origin] = of_origin.get(origin, 0) + count
    return found


def without_initial(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """`Ana B. Ruiz` and `Ana Ruiz`, where both are there and no `Ana C. Ruiz` is."""
    plain = {name: _INITIAL.sub(" ", name) for name in sorted(names) if "." in name}
    counts = Counter(plain.values())
    for name, short in plain.items():
        if short != name and counts[short] == 1 and short in names:
            yield name, short


def _both(run: Run, conjunction: str, alone: Collection[tuple[str, ...]]) -> Iterator[Run]:
    """Those that the conjunction joins, if each has two words or is met alone; else `run`."""
    at = run.words.index(conjunction) if conjunction in run.words else 0
    before, behind = run.words[:at], run.words[at + 1 :]
    if at and all(len(words) >= WORDS or words in alone for words in (before, behind)):
        yield run._replace(words=before, numbered=False, acronym="")
        yield run._replace(words=behind, opens=False)
    else:
        yield run


def _person_and_place(run: Run, alone: Collection[tuple[str, ...]]) -> tuple[Run, Run] | None:
    at = next((at for at, word in enumerate(run.words) if at >= WORDS and word in _OF), 0)
    before, behind = run.words[:at], run.words[at + 1 :]
    if not at or before not in alone or behind not in alone:
        return None
    return (
        run._replace(words=before, numbered=False, acronym=""),
        run._replace(words=behind, opens=False),
    )
