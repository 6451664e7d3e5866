"""`digest check --keep`, `--against` and after `digest deploy`: no address and no id is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.test_check_ledger import git
from tests.served import served
from tests.site import digest, healthy_site

KEPT = "content/published.jsonl"
POST = "content/posts/hello.md"


OLD = "/posts/a-word-before-the-first-edition/"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site whose addresses are kept."""
    root = healthy_site(tmp_path_factory.mktemp("site"))
    assert digest(root, "build").status == 0
    assert digest(root, "check", "--keep").status == 0
    return root


@pytest.fixture
def site(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "here"))


def changed(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def check(root: Path, *arguments: str) -> list[str]:
    """The mistakes, a line each, of the site as built anew."""
    assert digest(root, "build").status == 0
    result = digest(root, "check", *arguments)
    lines = [line for line in result.err.splitlines() if not line.startswith("warning: ")]
    assert result.status == bool(lines)
    return lines


def test_a_post_that_is_renamed_needs_an_alias_and_its_old_guid(site: Path) -> None:
    changed(site, POST, "title: A word before the first edition", "title: A word")
    (line,) = check(site)
    assert f"{OLD} was published and is gone; what stood there is at /posts/a-word/" in line
    changed(site, POST, "title: A word", f"aliases: [{OLD}]\nguid: urn:another\ntitle: A word")
    (line,) = check(site)
    assert f"feeds knew {OLD} as urn:digest:po-" in line
    assert "and now as urn:another" in line
    changed(site, POST, "guid: urn:another\n", "")
    assert check(site) == []


def test_another_folder_says_what_was_promised_under_any_url(site: Path) -> None:
    shutil.copytree(site / "site", site.with_name("deployed"))
    (site / POST).unlink()
    (site / KEPT).write_text("")
    changed(site, "digest.toml", "https://quay.example/", "https://new.example/quay/")
    assert check(site) == []
    result = digest(site, "check", "--against", "../deployed")
    assert f"{OLD} was published and is gone" in result.err
    assert "there is no site in ../none" in digest(site, "check", "--against", "../none").err


def test_nothing_at_a_url_is_believed_of_the_sites_own_alone(site: Path, tmp_path: Path) -> None:
    changed(site, "digest.toml", "[site]", '[fetch]\nallow_hosts = ["127.0.0.1"]\n[site]')
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/404.html").write_text("Nothing here.")
    with served(tmp_path / "empty") as root:
        url = f"{root}news/"
        own = digest(site, "check", "--base-url", url, "--against", url)
        other = digest(site, "check", "--against", url)
    assert f"note: {url}: nothing is published there yet" in own.err
    assert other.status == 2
    assert f"--against: there is no site at {url}; expected the URL of a site, or its" in other.err


def test_what_expires_or_is_given_up_is_no_mistake(site: Path) -> None:
    changed(site, POST, "tags:", "expires: 2026-11-19\ntags:")
    assert check(site) == []
    (site / POST).unlink()
    changed(site, "digest.toml", 'author = "Ada Quay"', f'gone = ["{OLD}"]')
    assert check(site) == []
    changed(site, "digest.toml", f'gone = ["{OLD}"]', 'gone = ["posts/x/"]')
    assert "digest.toml:6: `site.gone` has 'posts/x/'; expected" in digest(site, "check").err


def test_without_a_record_the_ledger_knows_the_events(site: Path) -> None:
    (site / KEPT).unlink()
    for name in ("a", "b"):
        (site / f"content/articles/ferry-{name}.md").unlink()
    (line,) = check(site)
    assert "/events/ferry-to-sant-aldric-resumes-after-eleven-days/ was published" in line


def test_a_deployment_keeps_what_it_promises_and_a_failed_check_keeps_nothing(site: Path) -> None:
    assert git(site, "init") == 0
    for key, value in (("user.name", "A"), ("user.email", "a@quay.example")):
        git(site, "config", key, value)
    before = (site / KEPT).read_text()
    (site / KEPT).unlink()
    assert digest(site, "deploy").status == 0
    assert (site / KEPT).read_text() == before
    assert '{"path": "/feed.xml", "ids": []}' in before
    (site / POST).unlink()
    assert len(check(site, "--keep")) == 1
    assert (site / KEPT).read_text() == before
