"""What is read ahead is what a build would read, and what is wrong with it is told in its turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import ahead as rooms
from digest import engine
from digest.ahead import Ahead
from digest.configfile import read_config
from digest.engine import Engine
from digest.errors import DigestError
from digest.publish.manifest import look_above, recalled
from digest.publish.states import hash_of
from digest.publishing import publish
from digest.sources.reader import MAX_BYTES
from digest.steps import splitting
from tests.changing import contents
from tests.site import healthy_site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
POST = "content/posts/hello.md"
DRAFT = "content/posts/draft.md"
TOO_LARGE = "content/posts/large.md"
FRONT = "---\ntitle: Not yet\ndate: 2026-11-18\ndraft: true\n---\n"


@pytest.fixture(autouse=True)
def a_few_documents_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "WORTHWHILE_FILES", 1)
    monkeypatch.setattr(rooms, "AT_ONCE", 2)
    monkeypatch.setattr(splitting, "WORTHWHILE_ARTICLES", 1)
    # A thread that another test has left behind would keep this process from making copies.
    monkeypatch.setattr(engine, "_can_fork", engine.has_means)


@pytest.fixture
def site(tmp_path: Path) -> Callable[[str], Path]:
    def made(name: str) -> Path:
        root = tmp_path / name
        healthy_site(root)
        (root / DRAFT).write_text(FRONT + "<p>" * 10_001, encoding="utf-8")
        return root

    return made


def built(root: Path, jobs: int) -> dict[str, bytes]:
    publish(root, read_config(root), {}, NOW, Engine(jobs=jobs), lambda _: {})
    return contents(root)


def read(root: Path, jobs: int = 2) -> tuple[Ahead, dict[str, str]]:
    found = Ahead()
    paths = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    return found, found.read(root, read_config(root), Engine(jobs=jobs), paths)


def test_a_site_that_is_read_ahead_is_the_same(site: Callable[[str], Path]) -> None:
    one, other = site("one"), site("other")
    assert built(one, jobs=2) == built(other, jobs=1)
    look = look_above(str(one))
    assert look
    assert recalled(look, {}, NOW.timestamp()) == {}, "nothing has changed"


def test_documents_are_known_by_what_they_held(site: Callable[[str], Path]) -> None:
    root = site("one")
    (root / TOO_LARGE).write_bytes(b"-" * (MAX_BYTES + 1))
    found, hashes = read(root)
    assert found.files.keys() - hashes.keys() == {TOO_LARGE}
    assert hashes == {path: hash_of(str(root), path) for path in hashes}
    assert POST in hashes


def test_texts_of_the_editor_are_rendered_as_far_as_they_can_be(
    site: Callable[[str], Path],
) -> None:
    found, _ = read(site("one"))
    assert found.texts.keys() == {"posts/hello.md", "pages/about.md"}


def test_texts_with_extensions_of_others_are_left_alone(site: Callable[[str], Path]) -> None:
    root = site("one")
    with (root / "digest.toml").open("a", encoding="utf-8") as file:
        file.write('[markdown]\nextensions = ["ours.extension"]\n')
    found, hashes = read(root)
    assert hashes
    assert not found.texts


def test_nothing_is_read_ahead_where_nobody_could_go_on_beside_it(
    site: Callable[[str], Path],
) -> None:
    found, hashes = read(site("one"), jobs=1)
    assert not found.files
    assert not hashes


MISTAKES = {
    "front matter": (POST, "---\ntitle: [\n---\n"),
    "text": (POST, FRONT.replace("true", "false") + "<p>" * 10_001),
    "theme": ("digest.toml", '[site]\ntitle = "A"\ntheme = "nowhere"\n'),
}


@pytest.mark.parametrize(("path", "content"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told_as_ever(site: Callable[[str], Path], path: str, content: str) -> None:
    told = []
    for jobs in (1, 2):
        root = site(str(jobs))
        (root / path).write_text(content, encoding="utf-8")
        with pytest.raises(DigestError) as error:
            built(root, jobs)
        told.append(str(error.value))
    assert told[0] == told[1]
