"""What every room's tests may use: the shared material, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.templates import remember_templates

remember_templates()
# How long an example takes says more of the machine than of the code.
settings.register_profile("digest", deadline=None)
# The gate of a change draws the same examples each time: what it did not break, it need not mend.
settings.register_profile("gate", settings.get_profile("digest"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "digest"))

ROOT = Path(__file__).parent.parent

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: begun last, one would keep a single worker busy."""
    slow = {test.path for test in items if test.get_closest_marker("slow")}
    items.sort(key=lambda test: test.path not in slow)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labeled data and the real inputs beside the project, which are not part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return folder


@pytest.fixture(scope="session")
def evaluation(shared: Path) -> Path:
    """The labeled events and the hostile inputs."""
    folder = shared / "eval"
    if not folder.is_dir():
        pytest.skip("no ../shared/eval beside this checkout")
    return folder


@pytest.fixture(scope="session")
def seed_paths(shared: Path) -> list[Path]:
    """The files of the five real texts about one event, by name."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    if not paths:
        pytest.skip("no texts in ../shared/seeds beside this checkout")
    return paths


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless; without one the test skips, or fails where CI requires it."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("DIGEST_REQUIRE_BROWSER"):
            pytest.fail("DIGEST_REQUIRE_BROWSER is set and there is no chromium")
        pytest.skip("no chromium on this machine (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
