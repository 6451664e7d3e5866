"""The small themes: as sites, in a real browser, and that they are small."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest.pages.folders import BUILT_IN
from tests.pages.look import (
    KINDS,
    address,
    contrast,
    dressed,
    palettes,
    tab,
    too_wide,
    violations,
)
from tests.site import digest

ROOT = Path(__file__).parents[2]
THEMES = ("linklog", "planet")
FRONT, ENTRY = "index.html", "events/harbor/index.html"


@pytest.mark.parametrize("name", THEMES)
def test_a_small_theme_is_small(name: str) -> None:
    templates = sorted((BUILT_IN / name).glob("*.html"))
    assert templates
    assert sum(len(path.read_text("utf-8").splitlines()) for path in templates) < 150


@pytest.mark.parametrize("name", THEMES)
def test_every_color_of_text_has_contrast_aaa_on_every_ground(name: str) -> None:
    light, dark = palettes(name)
    assert light.keys() == dark.keys() == next(iter(palettes("newspaper"))).keys()
    for palette in (light, dark):
        for ink in ("ink", "muted", "accent", "code-word", "code-text"):
            for ground in ("paper", "tint"):
                assert contrast(palette[ink], palette[ground]) >= 7, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_a_page_is_light_and_asks_for_nothing_else(name: str) -> None:
    site = dressed(name)
    sheet = site["assets/style.css"].decode()
    assert "@import" not in sheet
    assert "url(" not in sheet
    assert len(site[ENTRY]) + len(sheet) < 40_000
    assert len(site[FRONT]) + len(sheet) < 60_000


@pytest.mark.parametrize("name", THEMES)
def test_the_sample_digest_passes_its_checks(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    settings = (ROOT / "digest.toml").read_text("utf-8")
    assert 'theme = "newspaper"' in settings
    (tmp_path / "digest.toml").write_text(settings.replace("newspaper", name), "utf-8")
    assert digest(tmp_path, "build").status == 0
    checked = digest(tmp_path, "check")
    assert checked.status == 0, checked.out + checked.err


@pytest.mark.browser
@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing(browser: Browser, name: str, width: int, scheme: str) -> None:
    page = tab(browser, dressed(name), width, scheme)
    for path in KINDS:
        page.goto(address(path))
        assert violations(page) == [], path
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", THEMES)
def test_nothing_runs_over_the_edge(browser: Browser, name: str) -> None:
    page = tab(browser, dressed(name), 320)
    assert too_wide(page, (320, 768, 2560)) == []
    page.context.close()
