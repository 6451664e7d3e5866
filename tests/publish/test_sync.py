"""The output folder: always a whole site, and only ever digest's to replace."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ContentError, OutputError
from digest.model import Location, Output, Sketch
from digest.publish.files import path_fault
from digest.publish.sync import sync
from digest.publish.target import MARK
from digest.publish.tree import remove_tree
from tests.publish.pressing import finished, first_tree, press


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` but the mark."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if not p.is_dir()}
    return {name: path.read_bytes() for name, path in found.items() if name != MARK}


def outputs(**pages: str) -> list[Output]:
    return [
        Output(name.replace("__", "/") + ".html", text.encode(), f"the test's {name}")
        for name, text in pages.items()
    ]


def left_over(folder: Path) -> list[str]:
    """What a build left beside the site, or in digest's own folder there."""
    own = folder / ".digest"
    found = [*os.listdir(folder), *(os.listdir(own) if own.is_dir() else ())]
    return sorted(name for name in found if name.endswith(("spare", "aside")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


@pytest.fixture
def site(root: Path) -> Path:
    """A first site of two pages."""
    press(outputs(index="one", about__index="two"), root / "site", root)
    return root / "site"


def test_first_build_makes_the_folder_and_those_above_it(root: Path) -> None:
    press(outputs(index="one"), root / "public" / "here" / "site", root)
    assert files(root / "public" / "here" / "site") == {"index.html": b"one"}


def test_next_build_replaces_everything(root: Path, site: Path) -> None:
    press(outputs(index="new", posts__a__index="p"), site, root)
    assert files(site) == {"index.html": b"new", "posts/a/index.html": b"p"}


def test_a_file_that_digest_did_not_write_vanishes_from_its_site(root: Path, site: Path) -> None:
    (site / "stray.html").write_text("stray")
    press(outputs(index="new"), site, root)
    assert files(site) == {"index.html": b"new"}


def test_same_outputs_give_the_same_tree_in_any_order(root: Path) -> None:
    pages = outputs(index="one", a__b="two", a__index="three")
    press(pages, root / "one", root)
    press(reversed(pages), root / "two", root)
    assert files(root / "one") == files(root / "two")
    assert (root / "one" / MARK).read_bytes() == (root / "two" / MARK).read_bytes()


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077], ids=oct)
def test_everybody_can_read_the_site_whatever_the_umask(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        press(outputs(index="one", a__b__c="two"), root / "site", root)
    finally:
        os.umask(before)
    for path in [root / "site", *(root / "site").rglob("*")]:
        assert path.stat().st_mode & 0o7777 == (0o755 if path.is_dir() else 0o644), path


def test_an_empty_folder_may_become_the_site(root: Path) -> None:
    (root / "site").mkdir()
    press(outputs(index="one"), root / "site", root)
    assert files(root / "site") == {"index.html": b"one"}


def test_an_error_while_pages_are_made_leaves_the_old_site(root: Path, site: Path) -> None:
    def failing(_: Sequence[Sketch]) -> Iterator[Output]:
        yield from outputs(index="new")
        raise ContentError.at(Location("content/posts/a.md"), "can't be read")

    with pytest.raises(ContentError):
        sync(site, root, [Sketch("index.html", b"")], failing)
    assert files(site) == {"index.html": b"one", "about/index.html": b"two"}


def test_two_pages_at_one_path_name_both_origins(root: Path, site: Path) -> None:
    twins = [Output("a/index.html", b"", "content/posts/a.md"), Output("a/index.html", b"", "tags")]
    with pytest.raises(OutputError) as error:
        press(twins, site, root)
    assert str(error.value).startswith(
        "tags: /a/index.html is also the place of content/posts/a.md"
    )
    assert "one" in (site / "index.html").read_text()


@pytest.mark.parametrize("order", [1, -1], ids=["file first", "folder first"])
def test_a_file_where_a_folder_must_be_names_both_origins(root: Path, order: int) -> None:
    pair = [Output("a", b"", "the file"), Output("a/b/c.html", b"", "the page")][::order]
    with pytest.raises(OutputError, match=r"the (file|page): .* also the place of the (file|page)"):
        press(pair, root / "site", root)


def test_all_bad_paths_are_told_at_once(root: Path) -> None:
    bad = [Output("../x", b"", "one"), Output("/etc/x", b"", "two"), Output("fine", b"", "three")]
    with pytest.raises(OutputError) as error:
        press(bad, root / "site", root)
    assert [str(p.location) for p in error.value.problems] == ["one", "two"]
    assert not (root / "site").exists()
    assert not (root.parent / "x").exists()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "./a",
        "a\0b",
        "a\nb",
        "a\\b",
        "\udcff",
        "é" * 128,
        "a/" + "b" * 256 + "/c",
    ],
    ids=ascii,
)
def test_paths_that_are_no_files_of_a_site_are_refused(path: str) -> None:
    assert path_fault(path)


@pytest.mark.parametrize("path", ["a", ".nojekyll", "..a/b..", "é" * 127, "a b/c:d/%2e%2e"])
def test_unusual_but_harmless_paths_are_kept(root: Path, path: str) -> None:
    assert path_fault(path) == ""
    press([Output(path, b"x")], root / "site", root)
    assert files(root / "site") == {path: b"x"}


@given(st.text(max_size=40))
def test_a_path_that_passes_stays_inside(path: str) -> None:
    if not path_fault(path):
        assert os.path.normpath(os.path.join("/site", path)) == "/site/" + path


def test_links_in_the_old_site_are_removed_and_not_followed(root: Path, site: Path) -> None:
    (root / "precious").mkdir()
    (root / "precious" / "file").write_text("precious")
    (site / "link").symlink_to(root / "precious")
    press(outputs(index="new"), site, root)
    assert (root / "precious" / "file").read_text() == "precious"


class TestRefusals:
    """What digest never overwrites, with one line each that says why."""

    def refused(self, target: Path, root: Path) -> str:
        before = sorted(str(path) for path in root.rglob("*"))
        with pytest.raises(OutputError) as error:
            press(outputs(index="new"), target, root)
        assert sorted(str(path) for path in root.rglob("*")) == before
        assert len(error.value.problems) == 1
        assert "\n" not in str(error.value)
        assert error.value.problems[0].expected
        return str(error.value)

    @pytest.mark.parametrize(
        "target",
        [
            ".",
            "..",
            "content",
            "content/site",
            "themes",
            "themes/x",
            ".git/site",
            ".digest",
            "/",
            "content/../content",
            "missing/..",
        ],
    )
    def test_a_folder_that_the_site_is_made_of(self, root: Path, target: str) -> None:
        assert "the output folder" in self.refused(root / target, root)

    def test_the_home_folder(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        home = root / "home" / "me"
        home.mkdir(parents=True)
        monkeypatch.setenv("HOME", str(home))
        assert "home folder" in self.refused(home, root)
        assert "home folder" in self.refused(home.parent, root)

    def test_a_folder_with_somebodys_files(self, root: Path) -> None:
        (root / "thesis").mkdir()
        (root / "thesis" / "chapter1.tex").write_text("years of work")
        assert "'chapter1.tex'" in self.refused(root / "thesis", root)

    def test_a_mark_that_is_not_digests(self, root: Path) -> None:
        (root / "other").mkdir()
        (root / "other" / MARK).write_text("something else")
        assert MARK in self.refused(root / "other", root)

    def test_a_site_that_became_a_git_working_tree(self, root: Path, site: Path) -> None:
        (site / ".git").write_text("gitdir: elsewhere")
        assert "git working tree" in self.refused(site, root)

    def test_a_symbolic_link(self, root: Path, site: Path) -> None:
        (root / "link").symlink_to(site)
        assert "symbolic link" in self.refused(root / "link", root)

    def test_content_behind_a_symbolic_link(self, root: Path) -> None:
        real = root / "elsewhere"
        (real / "posts").mkdir(parents=True)
        (root / "content").rmdir()
        (root / "content").symlink_to(real)
        assert "content/" in self.refused(real / "posts", root)

    def test_a_file(self, root: Path) -> None:
        (root / "file").write_text("x")
        assert "is a file" in self.refused(root / "file", root)

    def test_a_file_above_it(self, root: Path) -> None:
        (root / "file").write_text("x")
        assert "can't be written" in self.refused(root / "file" / "site", root)

    def test_a_foreign_folder_in_the_place_of_the_spare(self, root: Path) -> None:
        (root / ".digest" / "site.spare").mkdir(parents=True)
        (root / ".digest" / "site.spare" / "mine").write_text("x")
        assert "not digest's" in self.refused(root / "site", root)

    def test_a_link_in_the_place_of_the_spare(self, root: Path) -> None:
        (root / ".digest").mkdir()
        (root / ".digest" / "site.spare").symlink_to(root / "content")
        assert "not digest's" in self.refused(root / "site", root)


class TestHardTimes:
    """The system says no: one line, the old site, nothing left behind."""

    def fails(self, site: Path, root: Path, content: list[Output], what: str) -> None:
        before = files(site)
        with pytest.raises(OutputError, match=what) as error:
            press(content, site, root)
        assert "\n" not in str(error.value)
        assert files(site) == before
        assert left_over(site.parent) == []

    def test_a_file_size_limit(self, root: Path, site: Path) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            self.fails(site, root, [Output("big", b"x" * 200_000)], "File too large.*ulimit")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    def test_no_space(self, root: Path, small_disk: Path) -> None:
        site = small_disk / "site"
        press(outputs(index="one"), site, root)
        many = [Output(f"{n}", b"x" * 50_000) for n in range(40)]
        self.fails(site, root, many, "No space left.*room for")

    def test_a_mount_point(self, root: Path, small_disk: Path) -> None:
        with pytest.raises(OutputError, match=r"is a mount point; expected a folder inside it"):
            press(outputs(index="one"), small_disk, root)
        assert os.listdir(small_disk) == []

    def test_a_read_only_file_system(self, root: Path, small_disk: Path) -> None:
        site = small_disk / "site"
        press(outputs(index="one"), site, root)
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        self.fails(site, root, outputs(index="new"), "read-only|Read-only")

    def test_a_folder_that_may_not_be_renamed(self, root: Path, site: Path) -> None:
        if subprocess.run(["chattr", "+i", str(site)], capture_output=True).returncode:
            pytest.skip("chattr +i needs root and a file system that knows it")
        try:
            self.fails(site, root, outputs(index="new"), "can't be written|read-only")
        finally:
            subprocess.run(["chattr", "-i", str(site)], check=True)

    def test_a_read_only_folder(self, root: Path, site: Path) -> None:
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        site.chmod(0o555)
        self.fails(site, root, outputs(index="new"), "read-only")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "digest-test", str(disk)], capture_output=True
    )
    if made.returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


class TestSpare:
    """The tree that is not published, and is made into the next site."""

    @pytest.fixture
    def spare(self, root: Path, site: Path) -> Path:
        press(outputs(index="two", about__index="two", posts__a__index="a"), site, root)
        return root / ".digest" / "site.spare"

    def test_what_is_right_already_is_not_written_again(
        self, root: Path, site: Path, spare: Path
    ) -> None:
        for page in spare.rglob("*.html"):
            os.utime(page, (0, 0))
        press(outputs(index="new", about__index="two"), site, root)
        assert site.joinpath("about", "index.html").stat().st_mtime == 0
        assert site.joinpath("index.html").stat().st_mtime > 0

    @pytest.mark.parametrize(
        "damage",
        {
            "page edited": lambda spare: (spare / "index.html").write_text("bad"),
            "page of the same length": lambda spare: (spare / "index.html").write_text("bad"),
            "page gone": lambda spare: (spare / "index.html").unlink(),
            "page unreadable": lambda spare: (spare / "index.html").chmod(0),
            "folder unreadable": lambda spare: (spare / "about").chmod(0o700),
            "stray page": lambda spare: (spare / "about" / "stray.html").write_text("stray"),
            "stray folder": lambda spare: (spare / "a" / "b" / "c").mkdir(parents=True),
            "page a folder": lambda spare: (
                (spare / "index.html").unlink(),
                (spare / "index.html" / "deep").mkdir(parents=True),
                (spare / "index.html" / "deep" / "page").write_text("x"),
            ),
            "folder a page": lambda spare: (
                (spare / "about" / "index.html").unlink(),
                (spare / "about").rmdir(),
                (spare / "about").write_text("x"),
            ),
            "page a link": lambda spare: (
                (spare / "index.html").rename(spare / "moved"),
                (spare / "index.html").symlink_to("moved"),
            ),
            "page a pipe": lambda spare: (
                (spare / "index.html").unlink(),
                os.mkfifo(spare / "index.html"),
            ),
            "folder a link": lambda spare: (
                (spare / "about").rename(spare / "moved"),
                (spare / "about").symlink_to("moved"),
            ),
            "mark gone, nothing else": lambda spare: (
                shutil.rmtree(spare),
                spare.mkdir(),
            ),
            "mark half-written": lambda spare: (
                shutil.rmtree(spare),
                spare.mkdir(),
                (spare / MARK).write_bytes(b"dig"),
            ),
            "gone": shutil.rmtree,
        }.items(),
        ids=lambda damage: damage[0],
    )
    def test_a_damaged_spare_is_made_right(
        self, root: Path, site: Path, spare: Path, damage: tuple[str, Callable[[Path], object]]
    ) -> None:
        damage[1](spare)
        pages = outputs(index="one", about__index="two")
        press(pages, site, root)
        assert files(site) == {page.path: page.data for page in pages}
        assert sorted(path.name for path in site.iterdir()) == [MARK, "about", "index.html"]
        for path in site.rglob("*"):
            assert not path.is_symlink()
            assert path.stat().st_mode & 0o7777 == (0o755 if path.is_dir() else 0o644), path

    def test_a_file_that_somebody_linked_to_is_never_written_into(
        self, root: Path, site: Path, spare: Path
    ) -> None:
        """`cp --link` is how people keep copies; those must stay as they are."""
        os.link(spare / "index.html", root / "copy.html")
        os.link(spare / "about" / "index.html", root / "same.html")
        press(outputs(index="new", about__index="two"), site, root)
        assert (root / "copy.html").read_text() == "one"
        assert all(path.stat().st_nlink == 1 for path in site.rglob("*.html"))

    def test_outside_of_the_root_nothing_is_left_lying_about(
        self, root: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        place = tmp_path_factory.mktemp("elsewhere")
        for text in ("one", "two"):
            press(outputs(index=text), place / "site", root)
        assert os.listdir(place) == ["site"]
        assert files(place / "site") == {"index.html": b"two"}


names = st.lists(st.sampled_from(["a", "b", "c.html"]), min_size=1, max_size=3).map("/".join)
trees = st.dictionaries(names, st.sampled_from([b"", b"x", b"y", b"longer"]), max_size=8)


@given(st.lists(trees, min_size=1, max_size=5))
def test_a_site_is_what_was_asked_for_whatever_was_before(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[dict[str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("root")
    for tree in wanted:
        clash = any(other.startswith(f"{path}/") for path in tree for other in tree)
        content = [Output(path, data) for path, data in tree.items()]
        try:
            press(content, root / "site", root)
        except OutputError:
            assert clash
        else:
            assert not clash
            assert files(root / "site") == tree
            assert {p for p in (root / "site").rglob("*") if p.is_dir()} == {
                parent
                for path in tree
                for parent in (root / "site" / path).parents
                if parent.is_relative_to(root / "site") and parent != root / "site"
            }


class TestLeftOvers:
    """What a killed build leaves, the next one uses or clears."""

    def test_an_unfinished_new_site_outside_of_the_root(self, root: Path) -> None:
        first_tree(root / "public" / ".site.digest-spare", *finished(outputs(half="x")))
        press(outputs(index="new"), root / "public" / "site", root)
        assert left_over(root / "public") == []
        assert files(root / "public" / "site") == {"index.html": b"new"}

    def test_an_old_site_moved_aside_comes_back_before_anything_else(
        self, root: Path, site: Path
    ) -> None:
        os.rename(site, root / ".digest" / "site.aside")

        def failing(_: Sequence[Sketch]) -> Iterator[Output]:
            assert files(site) == {"index.html": b"one", "about/index.html": b"two"}
            raise ContentError.at(Location("content/posts/a.md"), "can't be read")
            yield

        with pytest.raises(ContentError):
            sync(site, root, [Sketch("index.html", b"")], failing)
        assert files(site) == {"index.html": b"one", "about/index.html": b"two"}

    def test_an_old_site_that_was_not_deleted(self, root: Path, site: Path) -> None:
        shutil.copytree(site, root / ".digest" / "site.aside")
        press(outputs(index="new"), site, root)
        assert left_over(root) == ["site.spare"]

    def test_deletion_takes_the_mark_last(self, root: Path, site: Path) -> None:
        (site / "stuck").mkdir()
        if subprocess.run(["chattr", "+i", str(site / "stuck")], capture_output=True).returncode:
            pytest.skip("chattr +i needs root and a file system that knows it")
        try:
            with pytest.raises(OSError, match="not permitted"):
                remove_tree(str(site))
        finally:
            subprocess.run(["chattr", "-i", str(site / "stuck")], check=True)
        assert (site / MARK).exists()
