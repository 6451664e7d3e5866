"""Nothing changed, or something did: never the first where it is the second."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from digest.model import Output
from digest.publish.manifest import (
    MANIFEST,
    _Manifest,
    look_above,
    recalled,
    record,
    take_snapshot,
)
from tests.publish.pressing import press

OPTIONS = {"drafts": False, "base_url": "", "jobs": 2}
INPUTS = ["digest.toml", "pyproject.toml", "content", "themes"]
NOW = 1_800_000_000.0
LONG_AGO = 1_600_000_000


def age(folder: Path) -> None:
    """Date every file back; only the inode's time still tells that it is new."""
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO), follow_symlinks=False)


def build(root: Path, until: float | None = None) -> None:
    """What a build does with the manifest: look, read, write, remember."""
    snapshot = take_snapshot(str(root), INPUTS)
    pages = [Output("index.html", b"front"), Output("events/a/index.html", b"an event")]
    press(pages, root / "site", root)
    (root / "content" / "ledger.jsonl").write_text('{"id": "ev-abcdef"}\n')
    record(str(root), snapshot, OPTIONS, "site", NOW, until, ["content/ledger.jsonl"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was just built."""
    for name in ("content/posts/a.md", "content/articles/b.txt", "themes/mine/base.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}\n")
    (tmp_path / "digest.toml").write_text("[site]\ntitle = 'A'\n")
    (tmp_path / ".digest").mkdir()
    build(tmp_path)
    return tmp_path


def is_unchanged(root: Path, now: float = NOW + 1, options: Mapping[str, object] = OPTIONS) -> bool:
    look = look_above(str(root))
    return look is not None and recalled(look, options, now) is not None


def test_a_second_build_finds_nothing_to_do(root: Path) -> None:
    assert is_unchanged(root)
    assert is_unchanged(root)


def test_a_ledger_that_the_build_wrote_is_no_change(root: Path) -> None:
    build(root)
    assert is_unchanged(root)


def same_size_same_times(path: Path) -> None:
    """The worst edit: another text of the same length, the clock turned back."""
    before = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "post edited": lambda root: (root / "content/posts/a.md").write_text("new"),
    "same size, same second": lambda root: same_size_same_times(root / "content/posts/a.md"),
    "post added": lambda root: (root / "content/posts/b.md").write_text("new"),
    "post removed": lambda root: (root / "content/posts/a.md").unlink(),
    "post renamed": lambda root: (root / "content/posts/a.md").rename(root / "content/posts/c.md"),
    "folder moved": lambda root: (root / "content/posts").rename(root / "content/notes"),
    "post made a link": lambda root: as_link(root / "content/posts/a.md"),
    "content gone": lambda root: shutil.rmtree(root / "content"),
    "ledger edited": lambda root: (root / "content/ledger.jsonl").write_text("{}"),
    "ledger removed": lambda root: (root / "content/ledger.jsonl").unlink(),
    "config edited": lambda root: (root / "digest.toml").write_text("[site]\ntitle = 'B'\n"),
    "config appeared": lambda root: (root / "pyproject.toml").write_text("[tool.digest]\n"),
    "theme edited": lambda root: (root / "themes/mine/base.html").write_text("new"),
    "page edited": lambda root: (root / "site/index.html").write_text("by hand"),
    "page of equal size": lambda root: (root / "site/index.html").write_text("FRONT"),
    "page removed": lambda root: (root / "site/events/a/index.html").unlink(),
    "page added": lambda root: (root / "site/stray.html").write_text(""),
    "site removed": lambda root: shutil.rmtree(root / "site"),
    "site made a link": lambda root: as_link(root / "site"),
    "manifest removed": lambda root: (root / MANIFEST).unlink(),
}


def behind_links(root: Path) -> Path:
    """The theme's template and the configuration are links, and `themes/` is another's folder."""
    as_link(root / "themes", "others")
    as_link(root / "others/mine/base.html", "base.html")
    as_link(root / "digest.toml", "shared.toml")
    build(root)
    return root


@pytest.mark.parametrize("path", ["base.html", "shared.toml", "others/mine/new.html"])
@pytest.mark.parametrize("settled", [False, True], ids=["just built", "built long ago"])
def test_what_stands_behind_a_link_is_seen(root: Path, path: str, settled: bool) -> None:
    behind_links(root)
    if settled:
        settle(root)
    assert is_unchanged(root)
    (root / path).write_text("new")
    assert not is_unchanged(root)


def as_link(path: Path, name: str = "elsewhere") -> None:
    """The same content, behind a symbolic link."""
    root = next(folder for folder in path.parents if (folder / ".digest").is_dir())
    moved = path.rename(root / name)
    path.symlink_to(moved)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("settled", [False, True], ids=["just built", "built long ago"])
def test_every_change_is_seen(root: Path, change: Callable[[Path], object], settled: bool) -> None:
    if settled:
        age(root / "content")
        settle(root)
    assert is_unchanged(root)
    change(root)
    assert not is_unchanged(root)


def settle(root: Path) -> None:
    """Make the manifest believe that it was taken an hour later: no file is racy any more."""
    assert is_unchanged(root)
    path = root / MANIFEST
    manifest = json.loads(path.read_text())
    taken = [index for index, field in enumerate(manifest) if type(field) is int and field > 10**15]
    assert len(taken) == 1
    manifest[taken[0]] += 3600 * 10**9
    path.write_text(json.dumps(manifest))


def test_files_that_were_only_touched_are_read_once(root: Path) -> None:
    settle(root)
    os.utime(root / "content/posts/a.md", (LONG_AGO, LONG_AGO))
    before = (root / MANIFEST).read_bytes()
    assert is_unchanged(root)
    assert (root / MANIFEST).read_bytes() != before


def test_an_edit_while_the_build_reads_is_seen_by_the_next(root: Path) -> None:
    snapshot = take_snapshot(str(root), INPUTS)
    (root / "content/posts/a.md").write_text("saved in the middle of the build")
    record(str(root), snapshot, OPTIONS, "site", NOW, None)
    assert not is_unchanged(root)


def test_a_look_serves_as_a_snapshot(root: Path) -> None:
    settle(root)
    (root / "content/posts/a.md").write_text("another text")
    look = look_above(str(root))
    assert look
    assert recalled(look, OPTIONS, NOW + 1) is None
    taken = take_snapshot(str(root), INPUTS, look=look)
    anew = take_snapshot(str(root), INPUTS)
    assert taken._replace(taken=0) == anew._replace(taken=0)
    assert taken.taken < anew.taken


@pytest.mark.parametrize("path", ["content/posts/a.md", "content/posts/new.md", "digest.toml"])
def test_an_edit_after_the_look_is_seen_by_the_next_build(root: Path, path: str) -> None:
    settle(root)
    (root / "content/articles/b.txt").write_text("what the build is for")
    look = look_above(str(root))
    (root / path).write_text("saved while the program starts")
    record(str(root), take_snapshot(str(root), INPUTS, look=look), OPTIONS, "site", NOW, None)
    assert not is_unchanged(root)


def test_a_look_at_other_inputs_is_no_snapshot(root: Path) -> None:
    look = look_above(str(root))
    (root / "model.bin").write_text("an input that the configuration names since")
    inputs = [*INPUTS, "model.bin"]
    assert "model.bin" in take_snapshot(str(root), inputs, look=look).stats


@pytest.mark.parametrize("now", [NOW - 1, NOW + 100, NOW + 101], ids=["back", "due", "overdue"])
def test_the_clock_changes_the_site(root: Path, now: float) -> None:
    build(root, until=NOW + 100)
    assert is_unchanged(root, NOW + 99)
    assert not is_unchanged(root, now)


@pytest.mark.parametrize("name", OPTIONS)
def test_another_option_is_a_change(root: Path, name: str) -> None:
    assert not is_unchanged(root, NOW, OPTIONS | {name: "another"})
    assert not is_unchanged(root, NOW, {k: v for k, v in OPTIONS.items() if k != name})


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"[1,2,3]", b"\xff\xfe", b"[" * 100_000, b'{"format":1}', b"[1"],
    ids=lambda content: repr(content[:8]),
)
def test_a_damaged_manifest_is_a_change(root: Path, content: bytes) -> None:
    (root / MANIFEST).write_bytes(content)
    assert not is_unchanged(root)


FIELDS = dict(enumerate(field for field in _Manifest._fields if field != "memo"))


@pytest.mark.parametrize("position", FIELDS, ids=FIELDS.get)
@pytest.mark.parametrize("value", ["x", [1], {"content/posts/a.md": 3}], ids=repr)
def test_a_foreign_manifest_is_a_change_and_no_crash(
    root: Path, position: int, value: object
) -> None:
    manifest = json.loads((root / MANIFEST).read_text())
    manifest[position] = value
    (root / MANIFEST).write_text(json.dumps(manifest))
    assert not is_unchanged(root)


def test_a_name_that_is_no_unicode_is_remembered(root: Path) -> None:
    with open(os.fsencode(root) + b"/content/posts/\xff.md", "wb") as file:
        file.write(b"x")
    build(root)
    assert is_unchanged(root)


def test_a_site_may_move_as_a_whole(root: Path) -> None:
    moved = root.with_name("moved-" + root.name)
    root.rename(moved)
    assert is_unchanged(moved)


def test_nothing_heavy_is_imported_to_know() -> None:
    program = "import digest.publish.manifest, sys; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {os.getcwd()!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"dataclasses", "inspect", "pathlib", "hashlib", "ctypes", "click", "jinja2", "numpy"}
    assert heavy.isdisjoint(done.stdout.split())


def test_a_thousand_posts_are_known_in_sixty_milliseconds(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / ".digest").mkdir()
    for number in range(1000):
        (tmp_path / "content" / f"{number}.md").write_text("text " * 500)
    pages = [
        Output(f"events/{number}/{name}", b"page")
        for number in range(750)
        for name in ("index.html", "index.json")
    ]
    press(pages, tmp_path / "site", tmp_path)
    record(str(tmp_path), take_snapshot(str(tmp_path), ["content"]), OPTIONS, "site", NOW, None)
    settle(tmp_path)
    spent = []
    for _ in range(5):
        start = time.process_time()
        assert is_unchanged(tmp_path)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.06
