"""Two folders trade names."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.publish.exchange import exchange, exchange_by_renames, put_in_place, recover


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str, str]:
    """A new folder, the target, and where it may be put aside."""
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    return str(tmp_path / "new"), str(tmp_path / "site"), str(tmp_path / "aside")


def content(folder: str) -> list[str]:
    return [path.name for path in Path(folder).iterdir()]


def test_folders_are_exchanged_in_one_step(pair: tuple[str, str, str]) -> None:
    new, target, _ = pair
    if not exchange(new, target):
        pytest.skip("this file system can't exchange two folders")
    assert (content(target), content(new)) == (["new"], ["site"])


def test_folders_are_exchanged_by_renames(pair: tuple[str, str, str]) -> None:
    new, target, aside = pair
    exchange_by_renames(new, target, aside)
    assert (content(target), content(new)) == (["new"], ["site"])
    assert not Path(aside).exists()


def test_renames_that_fail_are_taken_back(pair: tuple[str, str, str]) -> None:
    _, target, aside = pair
    with pytest.raises(FileNotFoundError):
        exchange_by_renames(target + "-missing", target, aside)
    assert content(target) == ["site"]


def test_nothing_to_exchange_with_is_a_plain_rename(pair: tuple[str, str, str]) -> None:
    new, target, aside = pair
    put_in_place(new, target + "-first", aside)
    assert content(target + "-first") == ["new"]
    assert not Path(new).exists()


def test_an_error_of_the_exchange_names_its_cause(pair: tuple[str, str, str]) -> None:
    new, target, _ = pair
    with pytest.raises(FileNotFoundError):
        exchange(new + "-missing", target)
    assert content(target) == ["site"]


def test_a_folder_put_aside_comes_back_only_into_its_empty_place(
    pair: tuple[str, str, str],
) -> None:
    new, target, aside = pair
    Path(target).rename(aside)
    recover(target, aside)
    assert content(target) == ["site"]
    Path(new).rename(aside)
    recover(target, aside)
    assert (content(target), content(aside)) == (["site"], ["new"])
