"""kill -9 at any moment of a rebuild: the site is the old or the new one, the next is right."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

from tests.changing import contents
from tests.editions import assert_old_or_new, build, edit
from tests.site import healthy_site

KILLS = 50


def kill_while_building(root: Path, seconds: float) -> bool:
    """Whether a build was still at work when it had worked for so long, and was killed."""
    child = os.fork()
    if not child:
        try:
            # As SIGKILL does, this ends a process that does not handle it; by the process's clock.
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            build(root)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_rebuild_that_is_killed_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    root, clean = healthy_site(tmp_path / "a"), healthy_site(tmp_path / "b")
    old = build(root)
    assert build(clean) == old
    moments, killed = random.Random(20261120), 0
    for copy in (root, clean):
        edit(copy, 0)
    old = build(root)
    assert build(clean) == old
    for number in range(1, KILLS + 1):
        for copy in (root, clean):
            edit(copy, number)
        began = time.process_time()
        new, lasts = build(clean), time.process_time() - began
        killed += kill_while_building(root, moments.uniform(0.001, lasts))
        assert_old_or_new(contents(root), old, new)
        assert build(root) == new
        assert {*os.listdir(root)} == {".digest", "content", "digest.toml", "site"}
        old = new
    assert killed > KILLS // 10, "the kills hit nothing: the test proves nothing"
