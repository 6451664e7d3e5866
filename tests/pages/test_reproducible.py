from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import hashlib
from pathlib import Path
from digest.pages.theming.assets import assets
from digest.pages.bodies.bodies import body_of, render_body
from digest.pages.machine.entry_json import entry_files
from digest.pages.feeds.feeds import feeds
from digest.pages.plan import plan
from digest.pages.machine.sitemap import machine_files
from digest.pages.theming.theme import load_theme
from tests.pages.samples import config, document, layout

made = layout()
theme = load_theme(Path("/nowhere"), config())
pages = plan(made)
text = "| a |\\n|:-:|\\n| b |\\n\\n[x](other.md)[^1] ![y](z.png){: .a #b }\\n\\n[^1]: Note"
digest = hashlib.sha256(render_body(body_of(document(body=text)), config().markdown).encode())
outputs = [*map(theme.render, pages), *feeds(made), *entry_files(made), *machine_files(pages, made)]
for output in [*outputs, *assets(theme)]:
    digest.update(output.path.encode() + output.data)
print(digest.hexdigest())
"""


def fingerprint(folder: Path, **environment: str) -> str:
    """Of every file of the sample publication, made in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ],
    ids=["zone", "locale"],
)
def test_the_machine_never_shows_in_what_is_made(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    assert fingerprint(tmp_path, **environment) == fingerprint(ROOT, PYTHONHASHSEED="0")
