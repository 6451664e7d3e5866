"""A small healthy site in a temporary folder, and how to run `digest` on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from tests import warm

CONFIG = """
[site]
title = "The Quay Digest"
base_url = "https://quay.example/"
timezone = "Europe/Madrid"
author = "Ada Quay"
"""

HEALTHY: dict[str, str | bytes] = {
    "digest.toml": CONFIG,
    "content/posts/hello.md": """---
title: A word before the first edition
date: 2026-11-18T09:00:00
tags: [editorial]
---

We read the regional press so that you do not have to, and say who said what.
""",
    "content/pages/about.md": "---\ntitle: About\n---\n\nA digest of the regional press.\n",
    "content/articles/ferry-a.md": """---
title: Ferry to Sant Aldric resumes after eleven days
date: 2026-11-18T07:30:00Z
source: {name: Coastal Courier, url: "https://courier.example/ferry"}
---

The ferry between Port Marlow and Sant Aldric sailed again on Wednesday morning after eleven
days in dock. Engineers replaced a cracked propeller shaft, said the operator, Linea Blava.

About 2,400 commuters had been carried by bus around the bay, a journey of ninety minutes.
"""
    '"We are sorry for every missed train," said Marta Oller, who runs the line.\n',
    "content/articles/ferry-b.md": """---
title: Sant Aldric ferry back in service
date: 2026-11-18T10:15:00Z
source: {name: Bay Radio, url: "https://bayradio.example/1811"}
---

Commuters cheered as the Sant Aldric ferry left Port Marlow on Wednesday for the first time
since a propeller shaft cracked eleven days ago.

Linea Blava, the operator, had put on buses around the bay for some 2,400 passengers a day.
The repair cost 310,000 euros, according to the harbor authority.
""",
}


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    status: int
    out: str
    err: str


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a file tree that is described as path -> content."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def healthy_site(root: Path, extra: Mapping[str, str | bytes] = {}) -> Path:
    """One event of two articles, a post and a page, and whatever a test adds."""
    return write_files(root, {**HEALTHY, **extra})


def digest(
    root: Path, *arguments: str, timeout: float = 60, env: Mapping[str, str] = {}, stdin: str = ""
) -> Result:
    """Run `digest` as its users do, in `root`; a traceback is never the right answer."""
    environment = {**os.environ, **env}
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin.encode())
        given.seek(0)
        status = _start(env)(arguments, root, environment, (given, out, err), timeout)
        result = Result(status, _read(out), _read(err))
    assert "Traceback" not in result.err, result.err
    return result


def _start(env: Mapping[str, str]) -> Callable[..., int]:
    """How to start `digest`: a new interpreter only where its own settings are tried."""
    interpreters = any(name.startswith(("PYTHON", "LC_", "LANG")) for name in env)
    return _run_afresh if interpreters else warm.run


def _run_afresh(
    arguments: Sequence[str],
    root: Path,
    environment: Mapping[str, str],
    streams: tuple[IO[bytes], IO[bytes], IO[bytes]],
    timeout: float,
) -> int:
    given, out, err = streams
    command = [sys.executable, "-m", "digest", *arguments]
    return subprocess.run(
        command,
        cwd=root,
        env=environment,
        stdin=given,
        stdout=out,
        stderr=err,
        timeout=timeout,
        check=False,
    ).returncode


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()


def tree(folder: Path) -> dict[str, bytes]:
    """Path -> content of every file below `folder`; empty where there is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
