"""A built site to a commit on a branch of its own, and to the remote when asked.

Only git's plumbing is used, with an index of its own: the work tree, the index and the
branch that is checked out stay as they are.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.errors import OutputError
from digest.model import Location
from digest.publish.files import path_fault
from digest.publish.target import is_ours, location

_REDIRECTING = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
}
"""Set inside a git hook, where they would lead us to somebody else's index."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """What was published."""

    commit: str
    """Of the branch now."""
    changed: bool
    """False where the branch already held this very site."""
    repository: Path
    """The top of its work tree, or where git keeps it, if it has none."""


def deploy(
    site: Path,
    repository: Path,
    *,
    branch: str = "gh-pages",
    remote: str = "origin",
    message: str = "Publish the site",
    push: bool = False,
) -> Deployment:
    """Commit the site, as it is, on top of the branch; without `push`, of the local one.

    The branch holds the site and nothing else. Its history is kept: nothing is forced.

    Args:
        site: The output folder.
        repository: Any folder of the repository.
        branch: Made where there is none.
        remote: Whose branch is built upon and pushed to, with `push`.
        message: Of the commit.
        push: Publish to the remote, and leave local branches alone.

    Raises:
        OutputError: there is no site, or git refuses; nothing was published.
    """
    if not site.is_dir() or not (site / "index.html").is_file() or not is_ours(site):
        raise OutputError.at(location(site, repository), "there is no site here", "`digest build`")
    git = _Git(repository, branch)
    ref = f"refs/heads/{branch}"
    git.run("check-ref-format", ref)
    parent = git.fetched(remote, ref) if push else git.known(ref)
    tree = git.tree(site)
    if parent and git.run("rev-parse", f"{parent}^{{tree}}") == tree:
        return Deployment(parent, changed=False, repository=git.top())
    parents = ("-p", parent) if parent else ()
    commit = git.run("commit-tree", tree, *parents, "-m", message)
    if push:
        git.run("push", "--quiet", "--", remote, f"{commit}:{ref}")
    else:
        git.refuse_checked_out(ref)
        git.run("update-ref", "-m", "digest deploy", ref, commit, parent or "0" * len(commit))
    return Deployment(commit, changed=True, repository=git.top())


class _Git:
    """Git, in one repository, for one branch."""

    def __init__(self, repository: Path, branch: str) -> None:
        self._place = Location(branch)
        self._folder = repository
        self._environment = {k: v for k, v in os.environ.items() if k not in _REDIRECTING}
        self._environment["LC_ALL"] = "C"
        self._git_dir = self.run("rev-parse", "--absolute-git-dir")

    def run(
        self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> str:
        """What git prints, stripped.

        Raises:
            OutputError: in git's words, where it fails.
        """
        done = self._call(arguments, given, more or {})
        if done.returncode:
            raise OutputError.at(self._place, f"git {arguments[0]}: {_reason(done)}", _REMEDY)
        return done.stdout.decode(errors="replace").strip()

    def top(self) -> Path:
        """The folder that holds the work tree, or the repository's own."""
        bare = self.run("rev-parse", "--is-inside-work-tree") != "true"
        return Path(self._git_dir if bare else self.run("rev-parse", "--show-toplevel"))

    def known(self, ref: str) -> str:
        """The commit that a ref of the repository names, or ""."""
        done = self._call(("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"), b"", {})
        return done.stdout.decode("ascii").strip() if done.returncode == 0 else ""

    def fetched(self, remote: str, ref: str) -> str:
        """The commit that a ref of the remote names, now in the repository too, or ""."""
        listed = self.run("ls-remote", "--", remote, ref).split()
        if not listed:
            return ""
        self.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote, ref)
        return listed[0]

    def tree(self, site: Path) -> str:
        """The tree object of the site's files, byte for byte: no filter changes line ends."""
        paths = list(_files(site, self._place))
        listed = os.fsencode("".join(f"{path}\n" for path in paths))
        here = {"GIT_DIR": self._git_dir, "GIT_WORK_TREE": str(site.resolve())}
        hashes = self.run(
            "-C", str(site), "hash-object", "-w", "--no-filters", "--stdin-paths",
            given=listed, more=here,
        ).split()  # fmt: skip
        entries = (f"100644 {id_}\t{path}\0" for id_, path in zip(hashes, paths, strict=True))
        with tempfile.TemporaryDirectory() as folder:
            here["GIT_INDEX_FILE"] = os.path.join(folder, "index")
            self.run(
                "update-index", "-z", "--index-info", given=os.fsencode("".join(entries)), more=here
            )
            return self.run("write-tree", more=here)

    def refuse_checked_out(self, ref: str) -> None:
        """Refuse to move a branch under a work tree."""
        if f"branch {ref}" in self.run("worktree", "list", "--porcelain").splitlines():
            remedy = "another branch, or --push, which leaves local branches alone"
            raise OutputError.at(self._place, "the branch is checked out", remedy)

    def _call(
        self, arguments: tuple[str, ...], given: bytes, more: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - no shell; the user's own git and arguments
                ["git", *arguments],  # noqa: S607 - whichever git the user has
                cwd=self._folder,
                env={**self._environment, **more},
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise OutputError.at(self._place, "git is not installed", "git on the PATH") from error


_REMEDY = "a repository, remote and branch that git can write to"


def _files(site: Path, place: Location) -> Iterator[str]:
    """The files of the site in order, relative to it."""
    for path in sorted(site.rglob("*")):
        inside = path.relative_to(site).as_posix()
        if path.is_symlink() or path_fault(inside):
            what = f"the site holds {inside!r}, which is not digest's"
            raise OutputError.at(place, what, "a fresh `digest build`")
        if path.is_file():
            yield inside


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """The line of git's complaint that says most."""
    lines = [line.strip() for line in done.stderr.decode(errors="replace").splitlines()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "!"))]
    return (telling or [line for line in lines if line] or [f"status {done.returncode}"])[0]
