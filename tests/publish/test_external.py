"""`digest check --external`: links to other hosts are asked for, each once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site import CONFIG, digest, healthy_site
from tests.web.server import Web, endless, page, redirect, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as served:
        yield served


def site(root: Path, *links: str) -> Path:
    text = " ".join(f"[link {number}]({url})" for number, url in enumerate(links))
    post = f"---\ntitle: Links\ndate: 2026-11-18T09:00:00\n---\n\n{text}\n"
    fetch = '[fetch]\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0.0\n'
    files: dict[str, str | bytes] = {"digest.toml": CONFIG + fetch, "content/posts/links.md": post}
    healthy_site(root, files)
    for article in (root / "content/articles").iterdir():  # their links lead nowhere
        article.unlink()
    assert digest(root, "build").status == 0
    return root


def test_a_page_that_is_gone_is_a_mistake_and_one_that_is_there_is_none(
    web: Web, tmp_path: Path
) -> None:
    web.routes |= {"/a": page(), "/b": redirect("/a"), "/large": endless, "/closed": page(b"", 403)}
    names = ("a", "a#part", "b", "large", "gone", "closed")
    root = site(tmp_path, *(f"{web.base}/{name}" for name in names))
    result = digest(root, "check", "--external")
    assert result.status == 1
    gone, closed = sorted(line for line in result.err.splitlines() if web.base in line)
    assert "warning: site/posts/links/index.html:" in closed
    assert f"the link {web.base}/closed is refused (status 403)" in closed
    assert f"the link {web.base}/gone is not there (status 404)" in gone
    assert gone.startswith("site/posts/links/index.html:")
    assert sorted(web.paths) == ["/a", "/a", "/b", "/closed", "/gone", "/large"]


def test_a_host_that_may_not_be_asked_is_a_warning(tmp_path: Path) -> None:
    result = digest(site(tmp_path, "http://10.0.0.1/"), "check", "--external", "--json")
    assert result.status == 0
    (told,) = [problem for problem in json.loads(result.out) if "the link" in problem["what"]]
    assert told["severity"] == "warning"


def test_nobody_is_asked_unless_it_is_wanted(web: Web, tmp_path: Path) -> None:
    digest(site(tmp_path, f"{web.base}/a"), "check")
    assert web.requests == []
