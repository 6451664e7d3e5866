"""A secret that no clone of a site can bring along."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.cache import own_secret
from digest.cache.secret import KEY


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the user's is to be."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    own_secret.cache_clear()
    yield tmp_path / KEY
    own_secret.cache_clear()


def told_anew() -> bytes:
    """As another process is told."""
    own_secret.cache_clear()
    return own_secret()


def test_it_is_made_once_and_for_the_user_alone(key: Path) -> None:
    secret = own_secret()
    assert len(secret) == 32
    assert key.read_bytes() == secret == told_anew()
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700
    assert list(key.parent.iterdir()) == [key]


def test_every_user_has_another(key: Path) -> None:
    secret = own_secret()
    key.unlink()
    assert len(told_anew()) == 32
    assert told_anew() != secret


def link_to_another(key: Path) -> None:
    key.rename(key.with_name("other"))
    key.symlink_to("other")


def make_a_folder(key: Path) -> None:
    key.unlink()
    key.mkdir()


SPOILT: dict[str, Callable[[Path], object]] = {
    "others may read": lambda key: key.chmod(0o640),
    "others may write": lambda key: key.chmod(0o602),
    "is short": lambda key: key.write_bytes(b"short"),
    "is a link": link_to_another,
    "is a folder": make_a_folder,
    "is a pipe": lambda key: (key.unlink(), os.mkfifo(key, 0o600)),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_there_is_none_in_what(key: Path, spoil: Callable[[Path], object]) -> None:
    own_secret()
    spoil(key)
    assert told_anew() == b""


def test_there_is_none_without_a_folder_for_it(key: Path) -> None:
    key.parent.write_text("a file")
    assert own_secret() == b""


def test_a_folder_that_is_named_relatively_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert own_secret() == (tmp_path / "home" / ".cache" / KEY).read_bytes()
    assert not (tmp_path / "here").exists()
