"""Whatever happens to a build, the site is wholly the old one or wholly the new one."""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest
from PIL import Image

from digest.configfile import read_config
from digest.sources.reader import read_document
from tests.changing import contents
from tests.editions import NOW, assert_old_or_new, build, edit, interfered, site
from tests.site import digest, healthy_site, tree


@dataclass(frozen=True)
class Scene:
    """A site that was built, and has been edited since."""

    template: Path
    old: dict[str, bytes]
    """What stands there."""
    new: dict[str, bytes]
    """What is to stand there."""

    def copy(self, root: Path) -> Path:
        """One to which something evil may happen."""
        return shutil.copytree(self.template, root)

    def assert_whole(self, root: Path) -> None:
        """What stands there is the old site or the new one, and the next build is right."""
        assert_old_or_new(contents(root), self.old, self.new)
        assert build(root) == self.new
        assert {*os.listdir(root)} == {".digest", "content", "digest.toml", "site"}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    place = tmp_path_factory.mktemp("scene")
    template, clean = healthy_site(place / "template"), healthy_site(place / "clean")
    old = build(template)
    assert build(clean) == old
    for root in (template, clean):
        edit(root, 1)
    return Scene(template, old, build(clean))


class TestStopped:
    """Ctrl-C, and the system that shuts down."""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
    def test_a_build_that_is_stopped_says_so_and_leaves_a_whole_site(
        self, number: signal.Signals, scene: Scene, tmp_path: Path
    ) -> None:
        lasts = _seconds(lambda: build(scene.copy(tmp_path / "timed")))
        moments, stopped = random.Random(20261120), 0
        for name in "abcde":
            root = scene.copy(tmp_path / name)
            result = interfered(root, _stop_after(moments.uniform(0.005, lasts), number))
            assert (result.status, "stopped" in result.err) in ((130, True), (0, False))
            stopped += result.status == 130
            scene.assert_whole(root)
        assert stopped > 1, "nothing was stopped: the test proves nothing"


def _seconds(work: Callable[[], object]) -> float:
    """Of CPU."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _stop_after(seconds: float, number: signal.Signals) -> Callable[[], None]:
    """Let this process be sent a signal once it has worked for so long."""

    def set_timer() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGPROF, lambda *_: os.kill(os.getpid(), number))
        signal.setitimer(signal.ITIMER_PROF, seconds)

    return set_timer


class TestNoSpace:
    """A disk that is full, and a limit of what a file may grow to."""

    @pytest.mark.parametrize("most", [0, 12_000, 60_000])
    def test_a_limit_of_what_a_file_may_grow_to(
        self, most: int, scene: Scene, tmp_path: Path
    ) -> None:
        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        root = scene.copy(tmp_path / "site")
        assert interfered(root, limit).status in (0, 1)
        scene.assert_whole(root)

    @pytest.mark.parametrize("left", [0, 40_000, 400_000])
    def test_a_full_disk(self, left: int, scene: Scene, small_disk: Path) -> None:
        root = scene.copy(small_disk / "site")
        filler = small_disk / "filler"
        _fill(filler, left)
        result = interfered(root, lambda: None)
        assert result.status in (0, 1)
        assert result.status == 0 or "No space left" in result.err
        filler.unlink()
        scene.assert_whole(root)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of six megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "digest-test", str(disk)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _fill(filler: Path, left: int) -> None:
    """Take all room of a disk but so many bytes."""
    state = os.statvfs(filler.parent)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, state.f_bavail * state.f_frsize - left))


class TestReadOnly:
    """Folders that may not be written to; root gives up the right to write everywhere first."""

    @pytest.mark.parametrize("name", [".", "content", "site", "site/posts", ".digest"])
    def test_a_folder_that_may_only_be_read(self, name: str, scene: Scene, tmp_path: Path) -> None:
        root = scene.copy(tmp_path / "site")
        (root / name).chmod(0o555)
        result = interfered(root, _give_up_rights)
        (root / name).chmod(0o755)
        assert result.status in (0, 1)
        assert result.status == 0 or result.err.count("\n") <= 2
        assert result.status == 1 or site(contents(root)) == site(scene.new)
        scene.assert_whole(root)

    def test_an_article_that_may_not_be_read_is_left_out(
        self, scene: Scene, tmp_path: Path
    ) -> None:
        root = scene.copy(tmp_path / "site")
        article = root / "content" / "articles" / "ferry-b.md"
        article.chmod(0)
        result = interfered(root, _give_up_rights)
        assert (result.status, "ferry-b.md:1: can't be read" in result.err) == (0, True)
        article.chmod(0o644)
        assert build(root).keys() == scene.new.keys()


def _give_up_rights() -> None:
    """Let permissions bind this process, whoever it is: drop CAP_DAC_OVERRIDE and its kin."""
    if os.geteuid():
        return
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    state = (ctypes.c_uint32 * 6)()
    system = ctypes.CDLL(None, use_errno=True)
    assert not system.capget(header, state)
    for word in range(3):
        state[word] &= ~0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
    assert not system.capset(header, state)


class TestTwoAtOnce:
    """Two builds of one site."""

    def test_one_builds_and_the_other_is_told_so_or_comes_after(
        self, scene: Scene, tmp_path: Path
    ) -> None:
        root = scene.copy(tmp_path / "site")
        command = [sys.executable, "-m", "digest", "build", "--now", NOW.isoformat(), "-j", "1"]
        started = [
            subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(2)
        ]
        said = [process.communicate()[1] for process in started]
        statuses = [process.returncode for process in started]
        assert 0 in statuses
        for status, line in zip(statuses, said, strict=True):
            assert (status, "(process " in line) in ((0, False), (1, True))
        assert site(contents(root)) == site(scene.new)
        scene.assert_whole(root)


MEDDLING = """
import shutil
from pathlib import Path

HERE = Path(__file__).parent

def group(articles, settled, config):
    if not (HERE / "done").exists():
        (HERE / "done").touch()
        {meddle}
    return [[article] for article in articles]
"""
"""A grouper of the site's own, and so called between reading and writing, that edits the site."""

EDITS = {
    "texts edited, gone and new": """
        (HERE / "content/posts/hello.md").write_text("Edited.")
        (HERE / "content/posts/quay.md").unlink()
        (HERE / "content/pages/new.md").write_text("New.")
        (HERE / "content/articles/ferry-a.md").unlink()""",
    "all articles gone": """
        shutil.rmtree(HERE / "content/articles")""",
    "a picture gone": """
        (HERE / "content/posts/quay.png").unlink()""",
    "a template edited, another title": """
        (HERE / "themes/mine/404.html").write_text("Edited.")
        config = HERE / "digest.toml"
        config.write_text(config.read_text().replace("Quay", "Bay"))""",
    "the theme gone": """
        shutil.rmtree(HERE / "themes")""",
}


@pytest.mark.parametrize("name", EDITS)
def test_what_changes_or_vanishes_while_it_is_built_is_seen_by_the_next_build(
    name: str, tmp_path: Path
) -> None:
    root, clean = (_meddled(tmp_path / copy, EDITS[name]) for copy in ("site", "clean"))
    first = digest(root, "build", "--now", NOW.isoformat())
    assert first.status in (0, 1)
    assert first.status == 0 or not (root / "site").exists()
    (clean / "done").touch()
    again = [digest(copy, "build", "--now", NOW.isoformat()) for copy in (root, clean)]
    exec(dedent(EDITS[name]), {"HERE": clean, "shutil": shutil})
    again[1] = digest(clean, "build", "--now", NOW.isoformat())
    assert again[0].status == again[1].status
    assert "nothing has changed" not in again[0].out
    if again[0].status == 0:
        assert tree(root / "site") == tree(clean / "site")


def _meddled(root: Path, meddle: str) -> Path:
    picture = BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    config = '\ntheme = "mine"\n[grouping]\ngrouper = "meddling:group"\n'
    healthy_site(
        root,
        {
            "meddling.py": MEDDLING.format(meddle=meddle),
            "themes/mine/404.html": "Not here.",
            "content/posts/quay.png": picture.getvalue(),
            "content/posts/quay.md": "---\ntitle: The quay\n---\n\n![The quay](quay.png)\n",
        },
    )
    (root / "digest.toml").write_text((root / "digest.toml").read_text() + config)
    return root


@pytest.mark.parametrize(("at", "severity"), [("posts", "error"), ("articles", "quarantine")])
def test_a_file_that_vanishes_before_it_is_read_is_said(
    at: str, severity: str, tmp_path: Path
) -> None:
    root = healthy_site(tmp_path)
    gone = Path("content") / at / "gone.md"
    document, [problem] = read_document(root, gone, read_config(root))
    assert str(problem).startswith(f"{gone}:1: can't be read: No such file")
    assert problem.severity == severity
    assert document is None


def test_a_clock_that_goes_back_builds_the_site_of_that_moment(tmp_path: Path) -> None:
    late = {"content/posts/late.md": "---\ntitle: Late\ndate: 2026-11-19\n---\nHi.\n"}
    back, clean = (healthy_site(tmp_path / name, late) for name in ("back", "clean"))
    assert build(back) == build(clean)
    for moment in ("2026-11-21T12:00Z", "2026-11-18T12:00Z"):
        assert digest(back, "build", "--now", moment).status == 0
    assert digest(clean, "build", "--now", "2026-11-18T12:00Z").status == 0
    assert tree(back / "site") == tree(clean / "site")
    assert not (back / "site/posts/late").exists()
