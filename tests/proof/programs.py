"""Other people's programs: where each stands, and how one is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GRAMMARS = HERE / "grammars"
NODE_MODULES = HERE / "node_modules"


def program(name: str) -> str:
    """The path of a program of Debian's or of the virtual environment."""
    beside_python = Path(sys.executable).parent / name
    found = str(beside_python) if beside_python.is_file() else shutil.which(name)
    return found or missing(name)


def node_module(path: str) -> str:
    """The path of a file of an npm package, e.g. `lighthouse/cli/index.js`."""
    file = NODE_MODULES / path
    return str(file) if file.is_file() else missing(path.partition("/")[0])


def missing(name: str) -> str:
    """Skips the test, or fails it where `.ci/run` promises that everything is there."""
    reason = f"no {name} on this machine (make check-site and .ci/run say how to install it)"
    if os.environ.get("DIGEST_REQUIRE_PROOFS"):
        pytest.fail(f"DIGEST_REQUIRE_PROOFS is set and there is {reason}")
    pytest.skip(reason)


def run(*command: str, timeout: float = 300, **env: str) -> subprocess.CompletedProcess[str]:
    """A finished program; what it printed is text."""
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env={**os.environ, **env},
    )
