"""Files that need not be made: what is published is what would be made, whatever happened."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ContentError
from digest.model import Location, Output, Sketch
from digest.publish.intact import spoilt
from digest.publish.renewing import renewed
from digest.publish.sync import Looked, look_at_spare, nothing_looked_at, sync
from digest.publish.target import MARK, MARK_TEXT
from tests.publish.pressing import first_tree, nowhere
from tests.publish.test_sync import files

Tree = dict[str, bytes]

MANY = {f"posts/{number}/index.html": b"post %d" % number for number in range(48)}


class Press:
    """Makes sketched files, and remembers which it was asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[str] = []

    def publish(
        self, tree: Tree, looked: Callable[[], Looked | None] = nothing_looked_at
    ) -> list[str]:
        """The paths of the files that had to be made."""
        self.asked.clear()
        sketches = [
            Sketch(path, blake2b(data, digest_size=16).digest(), "the test")
            for path, data in tree.items()
        ]

        def make(wanted: Sequence[Sketch]) -> list[Output]:
            self.asked += [sketch.path for sketch in wanted]
            return [Output(p.path, tree[p.path], p.origin) for p in wanted]

        count = sync(self.root / "site", self.root, sketches, make, looked)
        assert files(self.root / "site") == tree
        assert count == len(tree)
        return sorted(self.asked)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_only_what_changed_is_made(press: Press) -> None:
    assert press.publish(MANY) == sorted(MANY)
    changed = {**MANY, "posts/3/index.html": b"edited"}
    press.publish(changed)  # The other tree is new: what does not fit it is copied from the site.
    assert press.asked == ["posts/3/index.html"]
    assert press.publish(changed) == []
    assert press.publish({**changed, "posts/4/index.html": b"new"}) == ["posts/4/index.html"]


def test_what_the_idle_tree_lacks_is_copied_from_the_site(press: Press) -> None:
    press.publish(MANY)
    press.publish(MANY)
    other = {path: data + b" in another theme" for path, data in MANY.items()}
    assert press.publish(other) == sorted(MANY)
    assert press.publish(other) == []


def test_a_file_without_a_key_is_always_made(tmp_path: Path) -> None:
    made = []

    def make(wanted: Sequence[Sketch]) -> list[Output]:
        made.extend(wanted)
        return [Output(sketch.path, b"x") for sketch in wanted]

    for _ in range(4):
        sync(tmp_path / "site", tmp_path, [Sketch("a", b"")], make)
    assert len(made) == 4


def test_what_can_not_be_made_leaves_the_old_site(press: Press) -> None:
    press.publish(MANY)

    def make(wanted: Sequence[Sketch]) -> list[Output]:
        raise ContentError.at(Location(wanted[0].path), "can't be made")

    with pytest.raises(ContentError):
        sync(press.root / "site", press.root, [Sketch("a", b"k")], make)
    assert files(press.root / "site") == MANY
    press.publish({"a": b"x"})


def test_nothing_that_is_published_is_a_link_or_has_another_name(press: Press) -> None:
    for number in range(4):
        press.publish({**MANY, "index.html": b"%d" % number})
    for path in (press.root / "site").rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or path.stat().st_nlink == 1


def look(press: Press) -> Looked | None:
    return look_at_spare(press.root / "site", press.root)


def test_what_a_look_ahead_has_found_spoilt_is_mended(press: Press) -> None:
    for _ in range(2):
        press.publish(MANY)
    (press.root / ".digest/site.spare/posts/3/index.html").write_bytes(b"by hand")
    found = look(press)
    assert found
    assert found.spoilt == {"posts/3/index.html"}
    assert press.publish(MANY, lambda: found) == [], "it is copied from the site"


def test_who_has_looked_ahead_is_not_asked_to_look_again(press: Press) -> None:
    for _ in range(2):
        press.publish(MANY)
    found = look(press)
    assert found
    every = found._replace(spoilt=set(MANY))
    edited = {**MANY, "posts/3/index.html": b"edited"}
    (press.root / "site/posts/4/index.html").unlink()
    assert press.publish(edited, lambda: every) == ["posts/3/index.html", "posts/4/index.html"]


def test_a_look_at_a_tree_tells_nothing_of_another(press: Press) -> None:
    for _ in range(2):
        press.publish(MANY)
    found = look(press)
    press.publish({**MANY, "posts/3/index.html": b"edited"})
    (press.root / ".digest/site.spare/posts/4/index.html").write_bytes(b"by hand")
    press.publish(MANY, lambda: found)


def test_where_there_is_no_second_tree_a_look_ahead_finds_nothing(press: Press) -> None:
    assert look(press) is None
    press.publish(MANY)
    assert look(press) is None
    for _ in range(2):
        press.publish(MANY)
    (press.root / ".digest/site.spare/more").write_bytes(b"")
    found = look(press)
    assert found
    assert found.spoilt is None


def both(root: Path) -> list[Path]:
    return [folder for folder in (root / "site", root / ".digest/site.spare") if folder.is_dir()]


def edit(root: Path, path: str) -> None:
    for folder in both(root):
        if (folder / path).is_file():
            (folder / path).write_bytes(b"?" * (folder / path).stat().st_size)
            os.utime(folder / path, (1, 1))  # Who edits by hand takes longer than a clock's tick.


def replace(root: Path, path: str) -> None:
    for folder in both(root):
        if (folder / path).is_file():
            (folder / path).unlink()
            (folder / path).symlink_to("/etc/hostname")


def put_a_folder(root: Path, path: str) -> None:
    for folder in both(root):
        if (folder / path).is_file():
            (folder / path).unlink()
            (folder / path).mkdir()


def remove(root: Path, path: str) -> None:
    for folder in both(root):
        if (folder / path).is_file():
            (folder / path).unlink()


def hide(root: Path, path: str) -> None:
    for folder in both(root):
        if (folder / path).is_file():
            (folder / path).chmod(0o600)


def forget(root: Path, path: str) -> None:
    shutil.rmtree(root / ".digest", ignore_errors=True)


def truncate(root: Path, path: str) -> None:
    for file in (root / ".digest" / "trees").glob("*"):
        os.truncate(file, file.stat().st_size // 2)


def turn_a_bit(root: Path, path: str) -> None:
    for file in (root / ".digest" / "trees").glob("*"):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)


def lose_the_spare(root: Path, path: str) -> None:
    shutil.rmtree(root / ".digest/site.spare", ignore_errors=True)


def lose_the_site(root: Path, path: str) -> None:
    shutil.rmtree(root / "site", ignore_errors=True)


def swap_by_hand(root: Path, path: str) -> None:
    if len(both(root)) == 2:
        (root / "site").rename(root / "x")
        (root / ".digest/site.spare").rename(root / "site")
        (root / "x").rename(root / ".digest/site.spare")


def nothing(root: Path, path: str) -> None:
    """An ordinary rebuild."""


DAMAGE = (
    nothing, edit, replace, put_a_folder, remove, hide, forget, truncate, turn_a_bit,
    lose_the_spare, lose_the_site, swap_by_hand,
)  # fmt: skip


@pytest.mark.parametrize("path", ["posts/1/index.html", "feed.xml"])
@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_damage_is_mended(press: Press, damage: Callable[[Path, str], None], path: str) -> None:
    known = {**MANY, "feed.xml": b"all posts"}
    for _ in range(3):
        press.publish(known)
    for number in range(3):
        damage(press.root, path)
        press.publish({**known, "posts/2/index.html": b"edited %d" % number})


def test_a_mark_with_something_added_is_mended(press: Press) -> None:
    for _ in range(3):
        press.publish(MANY)
    for folder in both(press.root):
        with (folder / MARK).open("ab") as mark:
            mark.write(b"Kilroy was here.\n")
    for number in range(2):
        press.publish({**MANY, "posts/2/index.html": b"edited %d" % number})
        assert (press.root / "site" / MARK).read_bytes() == MARK_TEXT


def test_a_tree_that_was_renewed_can_be_renewed_again(tmp_path: Path) -> None:
    def sketches(content: bytes) -> list[Sketch]:
        return [Sketch("a/index.html", content), Sketch("b/index.html", b"the same")]

    def make(wanted: Sequence[Sketch]) -> list[Output]:
        return [Output(sketch.path, sketch.key) for sketch in wanted]

    known = first_tree(tmp_path, sketches(b"first"), make)
    handle = os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for content in (b"second", b"third"):
            found = renewed(handle, sketches(content), make, known, nowhere, spoilt)
            assert found, "an edit of a file is taken for one of its folder"
            known = found
            assert (tmp_path / "a/index.html").read_bytes() == content
    finally:
        os.close(handle)


def test_a_tree_to_which_files_come_is_renewed(tmp_path: Path) -> None:
    first = {"index.html": b"x", "a/index.html": b"x"}
    more = {**first, "a/b/c/index.html": b"new", "d.json": b"new", "a/index.html": b"edited"}

    def sketches(tree: Tree) -> list[Sketch]:
        return [Sketch(path, content) for path, content in tree.items()]

    def make(wanted: Sequence[Sketch]) -> list[Output]:
        return [Output(sketch.path, sketch.key) for sketch in wanted]

    known = first_tree(tmp_path, sketches(first), make)
    handle = os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)
    before = os.umask(0o077)
    try:
        found = renewed(handle, sketches(more), make, known, nowhere, spoilt)
        assert found
        assert spoilt(handle, found) == set()
    finally:
        os.umask(before)
        os.close(handle)
    assert files(tmp_path) == more
    for path in (tmp_path / "a/b", tmp_path / "a/b/c"):
        assert path.stat().st_mode & 0o777 == 0o755
    again = first_tree(tmp_path, sketches(more), make)
    assert again.stamps() == found.stamps()
    # Of the topmost folder each who writes changes the times.
    assert again.known_folders() | {"": 0} == found.known_folders() | {"": 0}


@pytest.mark.parametrize(
    "come",
    ["a/index.html/b", "a", "../b", f"{MARK}/b", "c/d", "a//b", "x" * 300],
    ids=["below a file", "a folder", "outside", "below the mark", "below another", "", "too long"],
)
def test_a_path_that_is_not_free_is_left_to_who_can_tell(tmp_path: Path, come: str) -> None:
    first = [Sketch("index.html", b"x"), Sketch("a/index.html", b"x")]

    def make(wanted: Sequence[Sketch]) -> list[Output]:
        return [Output(sketch.path, b"x") for sketch in wanted]

    known = first_tree(tmp_path, first, make)
    more = [*first, Sketch("c", b"x"), Sketch(come, b"x")]
    handle = os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        assert renewed(handle, more, make, known, nowhere, spoilt) is None
        assert spoilt(handle, known) == set(), "something was done"
    finally:
        os.close(handle)


paths = st.sampled_from(["index.html", "a", "a/index.html", "a/b/c.html", "b.html", "c/d"])
trees = st.dictionaries(paths, st.sampled_from([b"", b"x", b"y", b"long"]), max_size=6).filter(
    lambda tree: not any(other.startswith(f"{path}/") for path in tree for other in tree)
)


@given(st.lists(st.tuples(trees, st.sampled_from(DAMAGE), paths), min_size=1, max_size=8))
def test_the_site_is_what_was_sketched_whatever_was_before(
    tmp_path_factory: pytest.TempPathFactory,
    course: list[tuple[Tree, Callable[[Path, str], None], str]],
) -> None:
    press = Press(tmp_path_factory.mktemp("root"))
    for tree, damage, path in course:
        press.publish(tree)
        damage(press.root, path)
