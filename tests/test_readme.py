"""Every command that the README shows is run, in its order, as a newcomer would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands(language: str) -> list[str]:
    """The lines of all blocks of `language`, without their prompts."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.strip()]


def test_the_commands_that_it_shows_work_in_their_order(tmp_path: Path) -> None:
    found = commands("console")
    assert found[0].startswith("digest init")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@quay.example",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@quay.example",
    }
    done = subprocess.run(
        ["bash", "-euxc", "\n".join(found)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my-digest/site/index.html").is_file()


def test_the_targets_that_it_shows_are_there() -> None:
    targets = [line.split()[1] for line in commands("sh") if line.startswith("make ")]
    assert targets
    for target in targets:
        done = subprocess.run(
            ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
