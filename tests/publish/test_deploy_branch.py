"""A site on a branch of its own: real git, a real bare repository, nothing else touched."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from digest.errors import OutputError
from digest.model import Output
from digest.publish.deploy import deploy
from tests.publish.pressing import press

PAGES = [
    Output("index.html", b"front\r\n"),
    Output("events/\xe9 a/index.html", b"entry"),
    Output(".nojekyll", b""),
]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a remote, a built site, and work in progress."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "An Editor")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
    root = tmp_path / "root"
    root.mkdir()
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "core.autocrlf", "input")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    (root / ".gitignore").write_text("site/\n*.html\n")
    (root / "digest.toml").write_text("")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Start")
    git(root, "push", "--quiet", "origin", "main")
    (root / "staged").write_text("staged")
    git(root, "add", "staged")
    (root / "digest.toml").write_text("# edited\n")
    press(PAGES, root / "site", root)
    return root


def state(root: Path) -> tuple[str, ...]:
    """Everything that a deploy must leave alone."""
    asked = (["status", "--porcelain"], ["rev-parse", "HEAD", "main"], ["ls-files", "--stage"])
    return tuple(git(root, *arguments) for arguments in asked)


def published(folder: Path, ref: str) -> dict[str, bytes]:
    """The files of a commit."""
    names = git(folder, "ls-tree", "-r", "-z", "--name-only", ref).strip("\0").split("\0")
    return {
        name: subprocess.run(
            ["git", "show", f"{ref}:{name}"], cwd=folder, check=True, capture_output=True
        ).stdout
        for name in names
        if name != ".digest"
    }


def test_the_branch_holds_the_site_byte_for_byte(root: Path) -> None:
    before = state(root)
    done = deploy(root / "site", root, message="Publish")
    assert done.changed
    assert published(root, "gh-pages") == {page.path: page.data for page in PAGES}
    assert git(root, "log", "--format=%H %s", "gh-pages") == f"{done.commit} Publish"
    assert state(root) == before
    assert git(root, "ls-remote", "origin", "gh-pages") == ""


def test_the_same_site_again_makes_no_commit(root: Path) -> None:
    first = deploy(root / "site", root)
    again = deploy(root / "site", root)
    assert (again.commit, again.changed) == (first.commit, False)


def test_a_new_site_follows_the_old_and_removed_pages_are_gone(root: Path) -> None:
    first = deploy(root / "site", root)
    press([Output("index.html", b"new")], root / "site", root)
    second = deploy(root / "site", root)
    assert published(root, "gh-pages") == {"index.html": b"new"}
    assert git(root, "rev-parse", "gh-pages^") == first.commit
    assert second.changed


def test_push_publishes_and_leaves_local_branches_alone(root: Path, tmp_path: Path) -> None:
    before = state(root)
    done = deploy(root / "site", root, push=True)
    assert git(tmp_path / "remote.git", "rev-parse", "gh-pages") == done.commit
    assert git(root, "branch", "--list", "gh-pages") == ""
    assert state(root) == before


def test_push_builds_on_what_others_pushed(root: Path, tmp_path: Path) -> None:
    first = deploy(root / "site", root, push=True)
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(tmp_path / "remote.git"), "other")
    git(tmp_path / "other", "commit", "--quiet", "--allow-empty", "-m", "By another machine")
    git(tmp_path / "other", "push", "--quiet", "origin", "gh-pages")
    press([Output("index.html", b"new")], root / "site", root)
    done = deploy(root / "site", root, push=True)
    log = git(tmp_path / "remote.git", "log", "--format=%s", "gh-pages").splitlines()
    assert log == ["Publish the site", "By another machine", "Publish the site"]
    assert done.commit != first.commit


@pytest.mark.parametrize("hook_of", ["root/.git", "remote.git"])
def test_a_deploy_inside_a_git_hook_uses_its_own_repository_and_index(
    root: Path, tmp_path: Path, hook_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(root)
    monkeypatch.setenv("GIT_INDEX_FILE", str(root / ".git" / "index"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / hook_of))
    done = deploy(root / "site", root)
    monkeypatch.undo()
    assert state(root) == before
    assert git(root, "rev-parse", "gh-pages") == done.commit


def test_a_deploy_says_which_repository_it_was(root: Path, tmp_path: Path) -> None:
    (root / "below").mkdir()
    assert deploy(root / "site", root / "below").repository == root
    bare = tmp_path / "remote.git"
    assert deploy(root / "site", bare).repository == bare


class TestRefusals:
    """One line each, and nothing published."""

    def refused(self, root: Path, **options: str | bool) -> str:
        with pytest.raises(OutputError) as error:
            deploy(root / "site", root, **options)  # type: ignore[arg-type]  # by name
        assert "\n" not in str(error.value)
        return str(error.value)

    def test_no_site(self, root: Path) -> None:
        (root / "site").rename(root / "gone")
        assert self.refused(root) == "site: there is no site here; expected `digest build`"

    def test_a_folder_that_is_no_site(self, root: Path) -> None:
        (root / "site" / ".digest").unlink()
        assert "there is no site here" in self.refused(root)

    def test_no_repository(self, tmp_path: Path) -> None:
        press(PAGES, tmp_path / "site", tmp_path)
        assert "not a git repository" in self.refused(tmp_path)

    def test_an_unknown_remote(self, root: Path) -> None:
        assert "nowhere" in self.refused(root, remote="nowhere", push=True)

    def test_a_branch_that_is_checked_out(self, root: Path) -> None:
        assert "main: the branch is checked out" in self.refused(root, branch="main")

    def test_a_name_that_is_no_branch(self, root: Path) -> None:
        assert "git check-ref-format" in self.refused(root, branch="a..b")

    def test_what_digest_did_not_write(self, root: Path) -> None:
        (root / "site" / "link").symlink_to("index.html")
        assert "the site holds 'link'" in self.refused(root)
        (root / "site" / "link").unlink()
        (root / "site" / "two\nlines").write_text("")
        assert r"the site holds 'two\nlines'" in self.refused(root)

    def test_a_remote_that_would_be_an_option(self, root: Path, tmp_path: Path) -> None:
        self.refused(root, remote=f"--upload-pack=touch {tmp_path}/harm;", push=True)
        assert not (tmp_path / "harm").exists()

    def test_a_remote_that_rejects(self, root: Path, tmp_path: Path) -> None:
        hook = tmp_path / "remote.git" / "hooks" / "pre-receive"
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)
        assert "gh-pages: git push: ! [remote rejected]" in self.refused(root, push=True)
