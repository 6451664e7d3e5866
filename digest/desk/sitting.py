"""One run of `digest serve`: the edits made at the desk, the site after each, and their undoing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digest.config import Config
from digest.desk.shaping import Desk, Edit
from digest.engine import Engine
from digest.errors import wrong_use
from digest.events.ledger.history import HISTORY
from digest.inputs import INPUTS
from digest.proof import Proof, pull
from digest.publish.atomic import replace_file
from digest.publish.lock import locked
from digest.publish.manifest import take_snapshot
from digest.steps.recording import LEDGER

Decision = Callable[[Desk], Edit | None]


@dataclass(frozen=True, slots=True)
class Done:
    """An edit that was made, with what it takes to undo it."""

    number: int
    edit: Edit
    kept: Mapping[str, bytes | None]
    """Ledger and history as they were before it: path to content, None where there was none."""
    around: Mapping[str, str]
    """Hashes of everything else that events are made from."""
    outcome: str = ""
    """How it was undone; "" where it stands."""


class Sitting:
    """An editor at the desk. Its methods may be called from several threads."""

    def __init__(
        self, root: Path, configured: Callable[[], Config], now: Callable[[], datetime]
    ) -> None:
        self.root = root
        self.done: list[Done] = []
        """The edits so far, in their order."""
        self.work = threading.Lock()
        """Held by whoever reads or writes the site; builds of this process take it too."""
        self._configured, self._now = configured, now
        self._proof: Proof | None = None

    def forget(self) -> None:
        """Take note that the site may have changed."""
        self._proof = None

    def proof(self) -> Proof:
        """The site as it is.

        Raises:
            DigestError: its content has mistakes, or a build of another process is at work.
        """
        with self.work:
            if self._proof is None:
                with locked(self.root):
                    self._proof = self._pulled(self._configured())
            return self._proof

    def decide(self, decision: Decision) -> Done | None:
        """Carry a decision out; None where there was nothing to do.

        Raises:
            DigestError: what the decision raises; nothing is written then.
        """
        with self.work, locked(self.root):
            config = self._configured()
            found = self._pulled(config)
            desk = Desk(self.root, config, found.reading, found.assigned, found.ledger)
            kept = {path: _content(self.root / path) for path in (LEDGER, HISTORY)}
            edit = decision(desk)
            if edit is None:
                return None
            done = Done(len(self.done) + 1, edit, kept, self._around(edit))
            self.done.append(done)
            self.forget()
            return done

    def undo(self, number: int) -> None:
        """Put the file of an edit back as it was, byte for byte; and, where nothing else has
        changed since, the ledger too, so that what builds have made of the edit is undone.

        Raises:
            UsageError: there is no such edit, or its file has changed since.
        """
        with self.work, locked(self.root):
            done = next(
                (one for one in self.done if one.number == number and not one.outcome), None
            )
            if done is None:
                raise wrong_use(f"change {number}", "is not there to be undone", "one that stands")
            edit = done.edit
            if _content(self.root / edit.path) != edit.after:
                expected = "your own hand: what was written there since would be lost"
                raise wrong_use(edit.path, "has changed since", expected)
            alone = self._around(edit) == done.around
            _restore(self.root / edit.path, edit.before)
            if alone:
                for path, content in done.kept.items():
                    _restore(self.root / path, content)
            outcome = "Undone." if alone else _PARTLY
            self.done[number - 1] = replace(done, outcome=outcome)
            self.forget()

    def _pulled(self, config: Config) -> Proof:
        """The site as it is now; unlike `Desk.of`, by what builds remember of it."""
        return pull(self.root, config, self._now(), Engine(config.build.jobs))

    def _around(self, edit: Edit) -> dict[str, str]:
        """Hashes of what events are made from, but for what the edit and builds after it write."""
        hashes = take_snapshot(str(self.root), INPUTS).hashes
        own = {edit.path, LEDGER, HISTORY}
        return {path: hash_ for path, hash_ in hashes.items() if hash_ and path not in own}


_PARTLY = (
    "The file is as it was. Other files have changed since, so the ledger keeps the events as they "
    "are now: split or merge them to change that."
)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif _content(path) != content:
        replace_file(path, content)
