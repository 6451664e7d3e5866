"""kill -9 at any moment: the site is wholly old or wholly new, and the next build is right."""

from __future__ import annotations

import itertools
import os
import random
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.model import Output, Sketch
from digest.publish.exchange import exchange
from digest.publish.lock import locked
from digest.publish.sync import sync
from tests.publish.pressing import press

KILLS = 60
OWN = ("lock", "site.spare", "trees")


def edition(number: int) -> list[Output]:
    """A site of which every file names its edition, and no two editions have the same files."""
    pages = [f"events/{event}/index.html" for event in range(80)] + [f"only/{number}.html"]
    return [Output(path, b"edition %d " % number * 200) for path in pages]


def editions_found(site: Path) -> set[tuple[bytes, int]]:
    """The edition that each file names, and how many files there are."""
    pages = [path for path in site.rglob("*") if path.is_file() and path.name != ".digest"]
    return {(page.read_bytes(), len(pages)) for page in pages}


def publish(number: int, root: Path) -> None:
    """An edition whose files are all made."""
    press(edition(number), root / "site", root)


def publish_what_changed(number: int, root: Path) -> None:
    """An edition whose files are only made where they are not at hand."""
    made = {output.path: output for output in edition(number)}
    sketches = [Sketch(path, b"%d" % number) for path in made]
    sync(root / "site", root, sketches, lambda wanted: [made[one.path] for one in wanted])


def build_for_ever(root: Path, publish: Callable[[int, Path], None]) -> None:
    for number in itertools.count():
        with locked(root):
            publish(number % 3, root)


def kill_after(seconds: float, root: Path, publish: Callable[[int, Path], None]) -> None:
    """Let a process build editions, one after the other, until it has worked for so long."""
    child = os.fork()
    if not child:
        try:
            # Its own clock, or on a loaded machine it would be killed before it has begun. Nobody
            # handles this signal: it ends a process as SIGKILL does.
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            build_for_ever(root, publish)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the builds failed before they were killed"


@pytest.mark.parametrize("publish", [publish, publish_what_changed], ids=lambda how: how.__name__)
def test_a_killed_build_leaves_a_whole_site(
    tmp_path: Path, publish: Callable[[int, Path], None]
) -> None:
    press(edition(0), tmp_path / "site", tmp_path)
    if not exchange(str(tmp_path / "site"), str(tmp_path / "site")):
        pytest.skip("this file system can't exchange two folders")
    whole = {(output.data, len(edition(n))) for n in range(3) for output in edition(n)}
    moments = random.Random(20261120)
    unfinished = 0
    for _ in range(KILLS):
        kill_after(moments.uniform(0.002, 0.06), tmp_path, publish)
        found = editions_found(tmp_path / "site")
        assert len(found) == 1
        assert found <= whole
        spare = tmp_path / ".digest" / "site.spare"
        unfinished += spare.exists() and not editions_found(spare) <= whole
    assert unfinished > 3, "the kills hit nothing: the test proves nothing"
    with locked(tmp_path):
        publish(7, tmp_path)
    assert editions_found(tmp_path / "site") == {(edition(7)[0].data, len(edition(7)))}
    assert sorted(os.listdir(tmp_path)) == [".digest", "site"]
    assert {"lock", "site.spare"} <= {*os.listdir(tmp_path / ".digest")} <= {*OWN}


def test_a_reader_never_misses_the_site_while_it_is_replaced(tmp_path: Path) -> None:
    press(edition(0), tmp_path / "site", tmp_path)
    if not exchange(str(tmp_path / "site"), str(tmp_path / "site")):
        pytest.skip("this file system can't exchange two folders")
    done = threading.Event()
    missed: list[OSError] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not done.is_set():
            try:
                (tmp_path / "site" / "events" / "7" / "index.html").read_bytes()
            except OSError as error:
                missed.append(error)
            reads += 1

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        press(edition(number % 3), tmp_path / "site", tmp_path)
    done.set()
    reader.join()
    assert reads > 40
    assert missed == []
