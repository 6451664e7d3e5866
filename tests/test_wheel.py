"""The wheel, in an environment that has nothing else: what `pip install` gives a newcomer."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from digest import __version__

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a fresh environment into which the wheel was installed from its file."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt")
    run(*pip, wheel, cwd=folder)
    return python.parent


def test_it_says_its_version(fresh: Path, tmp_path: Path) -> None:
    assert run(fresh / "digest", "--version", cwd=tmp_path) == f"digest {__version__}\n"


def test_a_new_site_is_made_and_built_in_an_empty_folder(fresh: Path, tmp_path: Path) -> None:
    run(fresh / "digest", "init", "news", cwd=tmp_path)
    (tmp_path / "news/content/articles/ferry.txt").write_text(
        "Ferry back in service\n\nThe ferry to Sant Aldric sailed again on Wednesday morning "
        "after eleven days in dock, its operator said.\n"
    )
    run(fresh / "digest", "build", cwd=tmp_path / "news")
    site = tmp_path / "news/site"
    assert "Ferry back in service" in (site / "index.html").read_text()
    assert list(site.rglob("style*.css"))
    assert {"feed.xml", "atom.xml", "feed.json", ".nojekyll"} <= {p.name for p in site.iterdir()}


def test_the_sample_comes_along(fresh: Path, tmp_path: Path) -> None:
    run(fresh / "digest", "init", "--sample", cwd=tmp_path)
    run(fresh / "digest", "build", cwd=tmp_path)
    assert len(list((tmp_path / "site/events").iterdir())) > 10
    run(fresh / "digest", "check", cwd=tmp_path)
