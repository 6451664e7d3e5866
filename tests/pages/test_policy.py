"""What a page may load and run: every page says it, and holds nothing that it would forbid."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT
from tests.site import digest

THEME = ROOT / "themes" / "newspaper"
MAIL = "newsletter.html"
"""No page: mail programs run no scripts, and ignore policies."""

LOADS = {"img": "src", "script": "src", "source": "srcset", "video": "src", "audio": "src"}
LOADS |= {"iframe": "src", "object": "data", "embed": "src"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}


class Seen(HTMLParser):
    """What of a page the policy is about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.before: list[str] = []
        """Loaded before the policy is known."""
        self.loaded: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta" and told.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(told["content"])
        url = told.get(LOADS.get(tag, ""), "")
        if tag == "link" and LOADING_LINKS & set(told.get("rel", "").split()):
            url = told["href"]
        if url and not self.policies:
            self.before.append(url)
        self.loaded += [url] if url else []
        ran = tag == "script" and "src" not in told and told.get("type") != "application/ld+json"
        if ran or tag == "style" or "style" in told or any(name.startswith("on") for name in told):
            self.inline.append(self.get_starttag_text() or tag)


SEARCH = "search.html"
"""The one page that runs a script, the site's own, which is WebAssembly in part."""


def allows_only_its_own(policy: str, *, script: str = "") -> bool:
    """Is everything forbidden but the site itself, and `script` beside its scripts?"""
    rules = dict(rule.split(maxsplit=1) for rule in policy.split(";"))
    if script and rules.get("script-src") == f"'self' {script}":
        del rules["script-src"]
    return rules["default-src"] == "'none'" and set(rules.values()) <= {"'none'", "'self'"}


def test_every_template_of_a_page_has_the_policy() -> None:
    for path in sorted(THEME.rglob("*.html")):
        text = path.read_text("utf-8")
        policies = Seen(text).policies
        script = "'wasm-unsafe-eval'" if path.name == SEARCH else ""
        assert all(allows_only_its_own(policy, script=script) for policy in policies), path
        if path.name != MAIL and re.search("<!doctype", text, re.IGNORECASE):
            assert len(policies) == 1, path


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    root = tmp_path_factory.mktemp("sample")
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "digest.toml", root)
    assert digest(root, "build").status == 0
    found = sorted((root / "site").rglob("*.html"))
    return {str(path.relative_to(root)): Seen(path.read_text("utf-8")) for path in found}


def test_every_page_allows_nothing_from_elsewhere(pages: dict[str, Seen]) -> None:
    assert len(pages) > 50
    for path, page in pages.items():
        (policy,) = page.policies
        assert allows_only_its_own(policy), path
        assert page.before == [], path


def test_no_page_has_a_script_or_a_style_in_it(pages: dict[str, Seen]) -> None:
    assert [(path, page.inline) for path, page in pages.items() if page.inline] == []


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Seen]) -> None:
    own = urlsplit("https://example.github.io/digest/").netloc
    for path, page in pages.items():
        assert {urlsplit(url).netloc for url in page.loaded} <= {"", own}, path


def test_the_policy_is_told_from_a_weaker_one() -> None:
    assert allows_only_its_own("default-src 'none'; img-src 'self'")
    for weaker in ("default-src 'self'", "default-src 'none'; script-src 'unsafe-inline'"):
        assert not allows_only_its_own(weaker)
    assert not allows_only_its_own("default-src 'none'; img-src https:")
