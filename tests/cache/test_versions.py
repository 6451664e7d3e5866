from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import pytest

from digest.cache import versions


@pytest.mark.parametrize("library", ["Jinja2", "jinja2", "python-frontmatter", "PyYAML", "nh3"])
def test_a_version_is_the_one_that_python_knows(library: str) -> None:
    assert versions.version(library) == importlib.metadata.version(library)


def test_a_library_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        versions.version("no-such-library")


def test_what_stands_first_counts_and_all_that_was_left_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first/My_Lib-2.0", "first/my.lib-1.0", "second/my_lib-3.0", "second/other-1.0"):
        (tmp_path / f"{name}.dist-info").mkdir(parents=True)
    folders = [str(tmp_path / "missing"), str(tmp_path / "first"), str(tmp_path / "second")]
    monkeypatch.setattr(sys, "path", folders)
    assert versions.version("my-lib") == "1.0 2.0"
    assert versions.version("other") == "1.0"
