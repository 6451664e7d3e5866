"""What `add`, `import` and `fetch` share: things to take in, and what came of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.printing import one_line
from digest.errors import DigestError, Problem

if TYPE_CHECKING:
    from digest.config import Config
    from digest.intake.library import Library
    from digest.intake.original import Original, Taken


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to take in."""

    name: str
    url: str
    """"" for a file."""
    open: Callable[[], Original]
    """Raises `DigestError` where it can't be had."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The result for one input: the article taken in, or the problems that prevented it."""

    name: str
    taken: Taken | None
    problems: tuple[Problem, ...] = ()

    def record(self) -> dict[str, object]:
        """For programs."""
        if self.taken is None:
            told = [str(problem) for problem in self.problems]
            return {"input": self.name, "outcome": "failed", "problems": told}
        return {
            "input": self.name,
            "outcome": self.taken.outcome,
            "path": self.taken.path,
            "title": self.taken.title,
            "missing": list(self.taken.missing),
            "removed": self.taken.removed,
        }


def take_in(
    asked: Iterable[Asked], root: Path, config: Config, moment: datetime, *, dry_run: bool
) -> list[Answer]:
    """What came of each, in their order: what can't be used stops nothing else.

    What the site has already is not even opened, where its address tells.
    """
    # The readers of texts: some 200 ms, which `--help` need not pay.
    from digest.intake.confined import Confined
    from digest.intake.library import Library
    from digest.intake.original import Taken
    from digest.intake.taking import take

    def answer(one: Asked, library: Library, confined: Confined) -> Answer:
        if one.url and (path := library.page(one.url)):
            return Answer(one.name, Taken("known", path, ""))
        try:
            taken = take(one.open(), library, confined, moment, dry_run=dry_run)
            return Answer(one.name, taken)
        except DigestError as error:
            return Answer(one.name, None, error.problems)

    # Without the site's lock: a new file is no more to a build than one that an editor saves.
    library = Library.open(root, config)
    with Confined() as confined:
        answers = [answer(one, library, confined) for one in asked]
    library.save()
    return answers


def line(taken: Taken, *, dry_run: bool) -> str:
    """One line for a person."""
    if taken.outcome == "known":
        return one_line(f"{taken.path}: known, left as it is")
    told = f"{taken.path}: {'would be new' if dry_run else 'new'}"
    if taken.missing:
        told += f"; found no {', no '.join(taken.missing)}"
    return one_line(told)
