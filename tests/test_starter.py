"""The new site that `digest init` writes: it says the defaults as they are, and deploys."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from digest import __version__
from digest.config import Config, SiteConfig
from digest.configfile import read_config
from tests.conftest import ROOT

STARTER = ROOT / "digest" / "starter"
WORKFLOWS = (
    STARTER / ".github" / "workflows" / "pages.yml",
    STARTER / ".github" / "workflows" / "fetch.yml",
    ROOT / ".github" / "workflows" / "ci.yml",
)


def test_commented_keys_show_the_defaults(tmp_path: Path) -> None:
    text = (STARTER / "digest.toml").read_text("utf-8")
    (tmp_path / "digest.toml").write_text(re.sub(r"(?m)^# (?=\w+ = )", "", text), "utf-8")
    shown = read_config(tmp_path)
    assert replace(shown, site=SiteConfig()) == Config()


def test_every_key_is_shown() -> None:
    text = (STARTER / "digest.toml").read_text("utf-8")
    shown = set(re.findall(r"(?m)^(?:# )?(\w+) = ", text))
    config = Config()
    sections = [name for name in config.__dataclass_fields__ if name != "theme"]
    keys = {key for name in sections for key in getattr(config, name).__dataclass_fields__}
    assert shown == keys


def test_workflows_follow_githubs_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema"]
    command += ["--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_workflow_takes_its_address_from_pages() -> None:
    text = WORKFLOWS[0].read_text("utf-8")
    assert 'digest build --base-url "${{ steps.pages.outputs.base_url }}/"' in text
    assert text.index("actions/configure-pages@") < text.index("digest build")


def test_the_workflow_installs_this_very_version() -> None:
    lines = (STARTER / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[-1] == f"digest-press=={__version__}"


def test_the_ledger_is_not_ignored() -> None:
    ignored = (STARTER / ".gitignore").read_text("utf-8").splitlines()
    assert [line for line in ignored if not line.startswith("#")] == [".digest/", "site/"]
