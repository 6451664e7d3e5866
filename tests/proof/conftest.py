"""The sample site, built for the address at which this machine serves it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof.samples import Built
from tests.served import served
from tests.site import digest

ROOT = Path(__file__).parent.parent.parent


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for test in items:
        if Path(__file__).parent in test.path.parents:
            test.add_marker("proof")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The sample site with a search index, served below `/repo/`."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", root / "content")
    config = (ROOT / "digest.toml").read_text("utf-8")
    (root / "digest.toml").write_text(f"{config}\n[pages]\nsearch = true\n", "utf-8")
    with served(root / "site") as base:
        built = digest(root, "build", "--base-url", base)
        assert built.status == 0, built.err
        yield Built(root, base)
