"""The hourly workflow of a new site, as far as it goes without GitHub: its shell, in real git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.intake.test_fetch import article, feed
from tests.site import digest, write_files
from tests.web.server import serving

WORKFLOW = ROOT / "digest" / "starter" / ".github" / "workflows" / "fetch.yml"
ORCHARD = """---
title: Orchard thieves take forty crates of pears
date: 2026-11-17
source: {name: Tollbrook Times, url: "https://tollbrook.example/pears"}
---

Thieves emptied an orchard near Tollbrook overnight and left with forty crates of pears, the
grower told police on Monday. A neighbor had heard a lorry at three in the morning.
"""
FERRY = ORCHARD.replace("Orchard thieves take", "Ferry company buys").replace("pears", "apples")
ADDED = "content/articles/2026/11/orchard-thieves-take-forty-crates-of-pears.md"


def git(folder: Path, *arguments: str) -> str:
    names = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@quay.example"}
    names |= {"GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@quay.example"}
    env = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository as GitHub has it, with a new site on its main branch."""
    bare = tmp_path / "origin.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    site = tmp_path / "mine"
    assert digest(tmp_path, "init", "--fetch", str(site)).status == 0
    assert digest(site, "build").status == 0
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", "First edition")
    git(site, "remote", "add", "origin", str(bare))
    git(site, "push", "--quiet", "origin", "main")
    return bare


@pytest.fixture
def checkout(origin: Path, tmp_path: Path) -> Path:
    """What `actions/checkout` gives a run: the last commit alone."""
    folder = tmp_path / "runner"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{origin}", str(folder))
    return folder


def steps() -> list[dict[str, Any]]:
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    return list(workflow["jobs"]["fetch"]["steps"])


def run_step(name: str, folder: Path) -> tuple[int, str]:
    """Run the step of this id as GitHub does; its exit status and what it has put out."""
    return run_shell(next(step["run"] for step in steps() if step.get("id") == name), folder)


def run_shell(script: str, folder: Path) -> tuple[int, str]:
    """The same for a script of one."""
    programs, output = folder.parent / "bin", folder.parent / "output"
    programs.mkdir(exist_ok=True)
    program = programs / "digest"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m digest "$@"\n')
    program.chmod(0o755)
    output.write_text("")
    env = {
        **os.environ,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(output),
        "BASE_URL": "https://me.github.io/news/",
        "BRANCH": "main",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, output.read_text()


def test_nothing_new_is_nothing_committed(checkout: Path, origin: Path) -> None:
    before = git(origin, "rev-parse", "main")
    assert run_step("commit", checkout) == (0, "changed=false\n")
    assert git(origin, "rev-parse", "main") == before


def test_new_articles_are_committed_with_the_ledger(checkout: Path, origin: Path) -> None:
    write_files(checkout.parent, {"in.md": ORCHARD})
    assert digest(checkout, "add", "../in.md").status == 0
    assert run_step("commit", checkout) == (0, "changed=true\n")
    changed = git(origin, "diff", "--name-only", "main~1", "main").split()
    assert {ADDED, "content/ledger.jsonl"} <= set(changed)
    assert all(path.startswith("content/") for path in changed)


def test_a_run_commits_what_the_feeds_have_and_the_next_one_nothing(
    checkout: Path, origin: Path
) -> None:
    with serving() as web:
        web.routes |= {"/feed": feed(web, "pier"), "/pier": article("pier")}
        config = (checkout / "digest.toml").read_text("utf-8")
        config = config.replace("# feeds = []", f'feeds = [{{ url = "{web.base}/feed" }}]')
        config = config.replace("# allow_hosts = []", 'allow_hosts = ["127.0.0.1"]')
        write_files(checkout, {"digest.toml": config})
        fetch = next(step["run"] for step in steps() if step.get("run", "").startswith("digest "))
        for changed in ("true", "false"):
            assert run_shell(fetch, checkout)[0] == 0
            assert run_step("commit", checkout) == (0, f"changed={changed}\n")
    committed = git(origin, "ls-tree", "-r", "--name-only", "main").split()
    assert "content/articles/2025/09/the-pier-is-mended.md" in committed
    assert not [path for path in committed if path.startswith(".digest")]
    assert web.paths.count("/feed") == 2


def test_a_push_meanwhile_is_built_upon_and_nothing_of_it_is_lost(
    checkout: Path, origin: Path
) -> None:
    mine = checkout.parent / "mine"
    write_files(checkout.parent, {"in.md": ORCHARD, "ferry.md": FERRY})
    assert digest(checkout, "add", "../in.md").status == 0
    assert digest(mine, "add", "../ferry.md").status == 0
    write_files(mine, {"content/posts/note.md": "---\ntitle: A note\n---\n\nOf the editor.\n"})
    assert digest(mine, "build").status == 0
    git(mine, "add", "--all")
    git(mine, "commit", "--quiet", "--message", "A note")
    git(mine, "push", "--quiet", "origin", "main")
    ledger = (mine / "content/ledger.jsonl").read_text("utf-8").splitlines()
    assert run_step("commit", checkout) == (0, "changed=true\n")
    git(mine, "pull", "--quiet", "--ff-only", "origin", "main")
    assert (mine / ADDED).is_file()
    assert (mine / "content/posts/note.md").is_file()
    merged = (mine / "content/ledger.jsonl").read_text("utf-8").splitlines()
    assert set(ledger) <= set(merged)
    assert digest(mine, "build", "--frozen", "--strict").status == 0


def test_the_workflow_is_only_there_when_asked_for(tmp_path: Path) -> None:
    path = ".github/workflows/fetch.yml"
    digest(tmp_path, "init", "plain")
    assert not (tmp_path / "plain" / path).exists()
    result = digest(tmp_path, "init", "--fetch", "plain")
    assert result.status == 0
    assert (tmp_path / "plain" / path).read_bytes() == WORKFLOW.read_bytes()
    again = digest(tmp_path, "init", "--fetch", "plain")
    assert again.status == 1
    assert f"{path}: stands already" in again.err


def test_it_deploys_in_line_with_the_other_workflow() -> None:
    pages = yaml.safe_load(WORKFLOW.with_name("pages.yml").read_text("utf-8"))
    fetch = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert fetch["concurrency"] == pages["concurrency"]
    assert fetch["jobs"]["deploy"]["if"] == "needs.fetch.outputs.changed == 'true'"
