"""Modules that stand in a site's folder: found while it is built, and taken anew the next time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from digest.seams import load, module_files, site_modules
from tests.site import CONFIG, digest, healthy_site, write_files


def test_a_module_that_was_edited_is_another_in_the_next_build(tmp_path: Path) -> None:
    said = []
    for number in (1, 22):
        files = {"ways_here/__init__.py": "from ways_here.kept import N\n\n\ndef say(): return N\n"}
        write_files(tmp_path, {**files, "ways_here/kept.py": f"N = {number}\n"})
        with site_modules(tmp_path):
            said.append(load("grouping.grouper", "ways_here:say")())
    assert said == [1, 22]
    assert str(tmp_path) not in sys.path


def test_what_a_module_of_the_site_may_import_counts_with_it(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"ways.py": "", "kept.py": "", "pack/__init__.py": "", "pack/deep.py": ""}
    )
    with site_modules(tmp_path):
        assert module_files("key", "ways:group", tmp_path) == ("kept.py", "ways.py")
        assert module_files("key", "pack.deep:group", tmp_path) == ("pack",)
        assert module_files("key", "json.tool:main", tmp_path) != ("json",)


def test_a_script_of_the_site_does_not_stand_in_for_a_module_of_python_s(tmp_path: Path) -> None:
    names = ("html", "email", "calendar", "colorsys", "jinja2", "feedgen")
    script = "raise SystemExit('not to be run')\n"
    root = healthy_site(tmp_path / "site", {f"{name}.py": script for name in names})
    built = digest(root, "build", env={"PYTHONSAFEPATH": "1"})  # as where it is installed
    assert built.status == 0, built.err


@pytest.mark.parametrize("name", ["digest.toml", "pyproject.toml"])
def test_what_is_wrong_with_a_setting_names_the_file_and_line_that_set_it(
    name: str, tmp_path: Path
) -> None:
    root = healthy_site(tmp_path)
    tables = f"{CONFIG}\n[grouping]\ngrouper = 'nowhere:group'\n"
    (root / "digest.toml").unlink()
    if name == "pyproject.toml":
        tables = tables.replace("[", "[tool.digest.").replace("[tool.digest.]", "[]")
    (root / name).write_text(tables)
    line = tables.splitlines().index("grouper = 'nowhere:group'") + 1
    built = digest(root, "build")
    assert built.status == 1
    assert built.err.startswith(f"{name}:{line}: `grouping.grouper` names the module 'nowhere'")
