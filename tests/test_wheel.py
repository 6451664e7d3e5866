"""The wheel, in an environment that has nothing else: what `pip install` gives a newcomer."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from digest import __version__

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The scripts of a fresh environment into which the wheel was installed from its file."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "venv")
    pip = (sys.executable, "-m", "pip", "--python", tmp_path / "venv", "install", "--quiet")
    # Only what is imported is compiled, when it is.
    run(*pip, "--no-compile", "--constraint", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    return tmp_path / "venv" / "bin"


def test_the_wheel_is_all_that_a_newcomer_needs(fresh: Path, tmp_path: Path) -> None:
    """One test, so that the environment is made once."""
    assert run(fresh / "digest", "--version", cwd=tmp_path) == f"digest {__version__}\n"
    build_a_new_site(fresh, tmp_path)
    build_the_sample(fresh, tmp_path)


def build_a_new_site(fresh: Path, folder: Path) -> None:
    run(fresh / "digest", "init", "news", cwd=folder)
    (folder / "news/content/articles/ferry.txt").write_text(
        "Ferry back in service\n\nThe ferry to Sant Aldric sailed again on Wednesday morning "
        "after eleven days in dock, its operator said.\n"
    )
    run(fresh / "digest", "build", cwd=folder / "news")
    site = folder / "news/site"
    assert "Ferry back in service" in (site / "index.html").read_text()
    assert list(site.rglob("style*.css"))
    assert {"feed.xml", "atom.xml", "feed.json", ".nojekyll"} <= {p.name for p in site.iterdir()}


def build_the_sample(fresh: Path, folder: Path) -> None:
    run(fresh / "digest", "init", "--sample", "sample", cwd=folder)
    run(fresh / "digest", "build", cwd=folder / "sample")
    assert len(list((folder / "sample/site/events").iterdir())) > 10
    run(fresh / "digest", "check", cwd=folder / "sample")
    settings = folder / "sample/digest.toml"
    german = settings.read_text("utf-8").replace('language = "en"', 'language = "de"')
    settings.write_text(german.replace('theme = "newspaper"', 'theme = "planet"'), "utf-8")
    run(fresh / "digest", "new", "theme", "evening", cwd=folder / "sample")
    run(fresh / "digest", "build", cwd=folder / "sample")
    front = (folder / "sample/site/index.html").read_text("utf-8")
    assert "20. November 2026" in front
    assert "Aus der Redaktion" in front
    assert 'class="rows"' in front
