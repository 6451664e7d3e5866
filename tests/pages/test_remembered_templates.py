"""Tests compile a template once; what is the configuration's in it follows the configuration."""

from __future__ import annotations

from pathlib import Path

import jinja2
from jinja2 import nodes

from digest.config import Config, SiteConfig
from digest.model import Page
from digest.pages.theming.theme import load_theme
from tests import templates

PAGE = """{{ "/x/"|absolute }} {{ _("Sources") }} {{ title|absolute }}
{%- if "/y/"|url == "/y/" %}!{% endif %}"""

SITES = {
    SiteConfig(theme="mine", base_url="https://a.example/"): (
        "https://a.example/x/ Sources https://a.example/z/!"
    ),
    SiteConfig(theme="mine", base_url="https://b.example/repo/"): (
        "https://b.example/repo/x/ Sources https://b.example/repo/z/"
    ),
    SiteConfig(theme="mine", base_url="https://a.example/", language="de"): (
        "https://a.example/x/ Quellen https://a.example/z/!"
    ),
}


def test_one_template_has_each_sites_own_addresses_and_words(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "mine"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(PAGE, "utf-8")
    for site, expected in (*SITES.items(), *SITES.items()):
        load_theme.__globals__["_load"].cache_clear()
        theme = load_theme(tmp_path, Config(site=site))
        page = theme.render(Page("index.html", "page.html", {"title": "/z/"}, "x"))
        assert page.data.decode() == expected


def test_a_tree_is_the_callers_own_and_as_jinja_makes_it(tmp_path: Path) -> None:
    environment = load_theme(tmp_path, Config()).environment
    for name in environment.list_templates(["html"]):
        source, filename, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        one, other = (environment._parse(source, name, filename) for _ in range(2))
        assert one is not other
        assert one == other == templates._parse(environment, source, name, filename)
        assert all(node.environment is environment for node in other.find_all(nodes.Node))


def test_a_program_is_as_jinja_makes_it(tmp_path: Path) -> None:
    environment = load_theme(tmp_path, Config()).environment
    for name in environment.list_templates(["html"]):
        source, filename, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        made = [
            generate(environment, environment._parse(source, name, filename), name, filename)
            for generate in (jinja2.Environment._generate,) * 2 + (templates._generate,)
        ]
        assert made[0] == made[1] == made[2]
