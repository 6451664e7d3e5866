"""Two builds of one site never run at once, and a dead one never blocks the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from digest.errors import OutputError
from digest.publish.lock import LOCK, locked


def holder(root: Path, then: str) -> tuple[subprocess.Popen[str], int]:
    """A process that holds the lock of `root`, goes on with `then`, and what it printed."""
    program = f"""\
import os, sys, time
from pathlib import Path
from digest.publish.lock import locked
with locked(Path({str(root)!r})):
    {textwrap.indent(then, "    ").strip()}
"""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def test_second_build_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(OutputError) as error, locked(tmp_path):
        pass
    assert f"(process {os.getpid()})" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_lock_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("mine")
    (tmp_path / LOCK).parent.mkdir()
    (tmp_path / LOCK).symlink_to(kept)
    with pytest.raises(OutputError, match="can't be opened"), locked(tmp_path):
        pass
    assert kept.read_text() == "mine"


def test_lock_ends_with_the_build(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path):
            assert (tmp_path / LOCK).exists()


def test_lock_ends_with_a_failed_build(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    with locked(tmp_path):
        pass


def test_another_process_is_shut_out_and_a_killed_one_is_not_missed(tmp_path: Path) -> None:
    process, _ = holder(tmp_path, "print(0, flush=True); time.sleep(60)")
    with pytest.raises(OutputError, match=rf"process {process.pid}"), locked(tmp_path):
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with locked(tmp_path):
        pass


def test_a_forked_worker_that_outlives_its_build_does_not_keep_the_lock(tmp_path: Path) -> None:
    # The child says so itself: what it does at its start comes before its first word.
    fork = "child = os.fork()\nif not child: print(os.getpid(), flush=True)\ntime.sleep(60)"
    process, orphan = holder(tmp_path, fork)
    process.kill()
    try:
        process.wait()
        with locked(tmp_path):
            pass
    finally:
        os.kill(orphan, signal.SIGKILL)
        process.communicate()


def test_a_file_where_the_folder_should_be_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / ".digest").write_text("a file where a folder should be")
    told = r"^\.digest: is a file; expected a folder, .*: move the file away or delete it$"
    with pytest.raises(OutputError, match=told), locked(tmp_path):
        pass


@pytest.mark.parametrize("mine", [True, False], ids=["one's own", "another user's"])
def test_a_folder_that_cant_be_written_is_told_with_what_to_do(tmp_path: Path, mine: bool) -> None:
    lock = tmp_path / LOCK
    lock.mkdir(parents=True)  # can't be opened, not even by root
    if not mine and os.geteuid():
        pytest.skip("only root can give a folder away")
    os.chown(lock.parent, os.geteuid() if mine else 4242, -1)
    with pytest.raises(OutputError) as error, locked(tmp_path):
        pass
    assert str(error.value).startswith(f"{LOCK}: can't be opened: ")
    assert str(error.value).endswith("move .digest away, and digest makes a new one")
    assert ("user 4242" in str(error.value)) != mine


def test_whoever_is_patient_gets_the_lock_when_the_other_is_done(tmp_path: Path) -> None:
    process, _ = holder(tmp_path, "print(0, flush=True); time.sleep(0.5)")
    with locked(tmp_path, patience=30):
        assert process.wait(10) == 0
    process.communicate()
