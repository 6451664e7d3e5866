"""A merge conflict in the ledger, from `digest build` that explains it to `digest check --fix`."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.site import digest, healthy_site, write_files
from tests.test_build import THIRD, events

LEDGER = "content/ledger.jsonl"


def git(root: Path, *arguments: str) -> int:
    who = ("-c", "user.name=A", "-c", "user.email=a@quay.example", "-c", "init.defaultBranch=main")
    return subprocess.run(
        ["git", *who, *arguments], cwd=root, check=False, capture_output=True
    ).returncode


def test_what_git_could_not_merge_is_explained_and_repaired(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    write_files(root, {".gitignore": "site/\n.digest/\n"})
    for step in (("init",), ("add", "."), ("commit", "-m", "base")):
        assert git(root, *step) == 0
    for branch, name in (("ours", "ferry-c"), ("theirs", "ferry-d")):
        git(root, "checkout", "-b", branch, "main")
        write_files(root, {f"content/articles/{name}.md": THIRD + f"\nA word from {branch}.\n"})
        assert digest(root, "build").status == 0
        git(root, "add", ".")
        git(root, "commit", "-m", branch)
    assert git(root, "merge", "ours") != 0
    broken = (root / LEDGER).read_bytes()

    built = digest(root, "build")
    assert built.status == 1
    assert f"{LEDGER}:" in built.err
    assert "a merge conflict was left" in built.err
    assert "`digest check --fix`" in built.err
    assert digest(root, "check").status == 1
    assert (root / LEDGER).read_bytes() == broken, "looking writes nothing"

    fixed = digest(root, "check", "--fix")
    assert "removed the marks of a merge conflict" in fixed.err
    assert f"{LEDGER}:2" not in fixed.err
    assert digest(root, "build").status == 0
    held = next(held for held in events(root).values() if "articles/ferry-a.md" in held)
    assert {"articles/ferry-c.md", "articles/ferry-d.md"} <= set(held)
    assert digest(root, "check").status == 0
