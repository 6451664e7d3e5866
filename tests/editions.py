"""A site that is edited and built again and again, and a build that somebody interferes with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from digest.configfile import read_config
from digest.engine import Engine
from digest.publishing import publish
from tests.changing import contents
from tests.site import Result

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LEDGER = "content/ledger.jsonl"


def build(root: Path) -> dict[str, bytes]:
    """What stands in the site then, and what it was made of."""
    publish(root, read_config(root), {}, NOW, Engine(1), lambda _: {})
    return contents(root)


def edit(root: Path, number: int) -> None:
    """Another edition: a post, a page and an article edited or added."""
    post = root / "content" / "posts" / "hello.md"
    post.write_text(f"---\ntitle: Edition {number}\ndate: 2026-11-18\n---\n\nNumber {number}.\n")
    about = root / "content" / "pages" / f"page-{number % 3}.md"
    about.write_text(f"---\ntitle: Page {number}\n---\n\nText {number}.\n")
    article = root / "content" / "articles" / f"school-{number % 4}.md"
    article.write_text(
        f"---\ntitle: School {number} opens\ndate: 2026-11-18\n"
        f"source: {{name: Paper {number}, url: 'https://p{number}.example/'}}\n---\n\n"
        f"School number {number} opened its doors on Wednesday to {number + 40} children.\n"
    )


def site(found: dict[str, bytes]) -> dict[str, bytes]:
    """Only what is published."""
    return {path: content for path, content in found.items() if path.startswith("site/")}


def assert_old_or_new(
    found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    """The site is one of both, and so is the ledger, which never runs ahead of the site."""
    assert site(found) in (site(old), site(new))
    assert found[LEDGER] in (old[LEDGER], new[LEDGER])
    assert found[LEDGER] == old[LEDGER] or site(found) == site(new)


def interfered(root: Path, before: Callable[[], object]) -> Result:
    """How `digest build` ends in a process in which `before` was called."""
    told, teller = os.pipe()
    child = os.fork()
    if not child:
        try:
            _be_digest(root, before, teller)
        finally:
            os._exit(99)  # Whatever happens: there must not be two processes of tests.
    os.close(teller)
    with open(told, "rb") as reader:
        said = reader.read().decode()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert "Traceback" not in said, said
    return Result(status, "", said)


def _be_digest(root: Path, before: Callable[[], object], teller: int) -> None:
    from digest.start import main

    os.chdir(root)
    sys.stdout = sys.stderr = os.fdopen(teller, "w")
    sys.argv = ["digest", "build", "--now", NOW.isoformat(), "--jobs", "1"]
    before()
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        os._exit(end.code if isinstance(end.code, int) else 98)
