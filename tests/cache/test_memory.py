"""What is remembered is what would be made; whatever the file holds, it costs time only."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.cache import Memory, Recipe, code_version, remembering
from digest.cache.memory import MEMORY
from digest.cache.packs import KEPT_BUILDS


@dataclass(frozen=True, slots=True)
class Sum:
    """A result."""

    of: tuple[int, ...]
    text: str


RECIPE = Recipe("sum", Sum, "1")


class Adding:
    """A stage that remembers which units it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []

    def __call__(self, units: Sequence[tuple[int, ...]]) -> list[Sum]:
        self.asked += units
        return [Sum(unit, f"={sum(unit)}") for unit in units]


UNITS = [(1, 2), (3,), ()]
RIGHT = [Sum((1, 2), "=3"), Sum((3,), "=3"), Sum((), "=0")]


def asked(
    root: Path, units: Sequence[tuple[int, ...]] = UNITS, recipe: Recipe[Sum] = RECIPE
) -> tuple[list[tuple[int, ...]], list[str]]:
    """What a build at `root` makes of the units itself, and what it notes."""
    (root / ".digest").mkdir(exist_ok=True)
    adding = Adding()
    with remembering(root) as memory:
        assert memory.each(recipe, units, adding) == [Sum(unit, f"={sum(unit)}") for unit in units]
    return adding.asked, [problem.what for problem in memory.notes]


def test_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    assert asked(tmp_path) == (UNITS, [])
    assert asked(tmp_path) == ([], [])
    assert asked(tmp_path, [(9,), (3,)]) == ([(9,)], [])


def test_what_is_not_written_yet_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    adding = Adding()
    with remembering(tmp_path) as memory:
        for _ in range(2):
            assert memory.each(RECIPE, UNITS, adding) == RIGHT
        memory.write()
        assert memory.each(RECIPE, UNITS, adding) == RIGHT
    assert adding.asked == UNITS


def test_a_copy_of_the_process_reads_what_is_known_and_writes_nothing(tmp_path: Path) -> None:
    asked(tmp_path)
    with remembering(tmp_path) as memory:
        child = os.fork()
        if not child:
            known = memory.find(RECIPE, (3,)) == Sum((3,), "=3")
            memory.keep(RECIPE, (9,), Sum((9,), "=9"))
            os._exit(0 if known else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert memory.find(RECIPE, (9,)) is None


def test_a_copy_of_the_process_writes_what_is_handed_over_to_it(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    with remembering(tmp_path) as memory:
        memory.each(RECIPE, UNITS, Adding())
        assert memory.unwritten == len(UNITS)
        write = memory.hand_over()
        assert memory.unwritten == 0
        child = os.fork()
        if not child:
            write()
            os._exit(0)
        assert memory.find(RECIPE, (3,)) is None
        assert os.waitpid(child, 0)[1] == 0
        memory.each(RECIPE, [(9,)], Adding())
    assert asked(tmp_path, [*UNITS, (9,)]) == ([], [])


def test_a_copy_of_the_process_leaves_it_to_the_first_to_say_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    with remembering(tmp_path) as memory:
        memory.each(RECIPE, UNITS, Adding())
        write = memory.hand_over()
        holder = sqlite3.connect(tmp_path / MEMORY, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        write()
        memory.each(RECIPE, [(9,)], Adding())
        memory.write()
        holder.close()
    [note] = memory.notes
    assert note.what.startswith("can't be used (")
    assert asked(tmp_path) == (UNITS, [])


def test_equal_units_are_made_once(tmp_path: Path) -> None:
    assert asked(tmp_path, [(1,), (2,), (1,)])[0] == [(1,), (2,)]


def test_nothing_is_remembered_without_a_file() -> None:
    memory = Memory()
    for _ in range(2):
        adding = Adding()
        assert memory.each(RECIPE, UNITS, adding) == RIGHT
        assert adding.asked == UNITS


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Recipe("product", Sum, "1"), id="stage"),
        pytest.param(Recipe("sum", Sum, "2"), id="code"),
        pytest.param(Recipe("sum", Sum, "1", {"a": 1}), id="options"),
    ],
)
def test_another_recipe_knows_nothing_of_it(tmp_path: Path, other: Recipe[Sum]) -> None:
    asked(tmp_path)
    assert asked(tmp_path, recipe=other)[0] == UNITS
    assert asked(tmp_path)[0] == []


def test_a_stage_that_fails_leaves_what_was_known(tmp_path: Path) -> None:
    asked(tmp_path)

    def failing(units: Sequence[tuple[int, ...]]) -> list[Sum]:
        raise OSError(units)

    with pytest.raises(OSError, match="9"), remembering(tmp_path) as memory:
        memory.each(RECIPE, [(3,), (9,)], failing)
    assert asked(tmp_path)[0] == []


def test_what_is_asked_for_stays_and_the_rest_goes_after_a_while(tmp_path: Path) -> None:
    asked(tmp_path)
    for _ in range(3 * KEPT_BUILDS):
        assert asked(tmp_path, UNITS[:1])[0] == []
    assert asked(tmp_path)[0] == UNITS[1:]


def test_what_was_asked_for_lately_is_still_known(tmp_path: Path) -> None:
    asked(tmp_path)
    for _ in range(KEPT_BUILDS // 2):
        asked(tmp_path, [(9,)])
    assert asked(tmp_path)[0] == []


def other_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE results (key, value)")
    connection.close()


def with_trigger(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON results BEGIN DELETE FROM results; END"
        )
    connection.close()


def with_view(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE VIEW results AS SELECT x'00' AS key, 1 AS build, '' AS value")
    connection.close()


def no_more_builds(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 2147483647")
    connection.close()


def linked(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "another text": lambda file: file.write_text("not a database, by any means" * 100),
    "cut short": lambda file: os.truncate(file, file.stat().st_size - 4096),
    "cut to a few bytes": lambda file: os.truncate(file, 50),
    "overwritten behind its head": lambda file: file.write_bytes(
        file.read_bytes()[:100] + b"\xff" * (file.stat().st_size - 100)
    ),
    "another program's": other_program,
    "with a trigger": with_trigger,
    "a view": with_view,
    "builds without end": no_more_builds,
    "a link": linked,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_made_anew_and_said_so(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    asked(tmp_path)
    damage(tmp_path / MEMORY)
    made, [note] = asked(tmp_path)
    assert made == UNITS
    assert note.startswith("was damaged (")
    assert asked(tmp_path) == ([], [])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    (tmp_path / "mine").write_text("a text of the user's")
    (tmp_path / MEMORY).symlink_to(tmp_path / "mine")
    asked(tmp_path)
    assert (tmp_path / "mine").read_text() == "a text of the user's"


def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    (tmp_path / MEMORY).touch()
    assert asked(tmp_path) == (UNITS, [])
    assert asked(tmp_path) == ([], [])


def test_a_file_that_another_program_has_locked_is_left_alone(tmp_path: Path) -> None:
    asked(tmp_path)
    holder = sqlite3.connect(tmp_path / MEMORY, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    made, [note] = asked(tmp_path)
    holder.close()
    assert made == UNITS
    assert note.startswith("can't be used (")
    assert asked(tmp_path) == ([], [])


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / MEMORY).mkdir(parents=True)
    made, notes = asked(tmp_path)
    assert made == UNITS
    assert "can't be made anew" in notes[-1]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(b"", id="empty"),
        pytest.param("a text", id="text"),
        pytest.param(None, id="a turned bit"),
        pytest.param(b"\x93" * 5000, id="nested"),
    ],
)
def test_a_value_that_is_none_is_made_again(tmp_path: Path, value: object) -> None:
    asked(tmp_path)
    with sqlite3.connect(tmp_path / MEMORY) as connection:
        rows = list(connection.execute("SELECT key, value FROM results"))
        for key, good in rows:
            bad = good[:-1] + bytes([good[-1] ^ 1]) if value is None else value
            connection.execute("UPDATE results SET value = ? WHERE key = ?", (bad, key))
    connection.close()
    assert asked(tmp_path) == (UNITS, [])
    assert asked(tmp_path) == ([], [])


def test_a_result_of_another_shape_is_made_again(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    with remembering(tmp_path) as memory:
        memory.each(Recipe("sum", list, "1"), UNITS, lambda units: [["no", "sum"] for _ in units])
    assert asked(tmp_path) == (UNITS, [])


def test_the_version_of_the_code_is_that_of_its_files_and_libraries() -> None:
    assert code_version(("text",), ()) == code_version(("text",), ())
    versions = [
        code_version(rooms, libraries)
        for rooms in (("text",), ("model",), ("text", "model"))
        for libraries in ((), ("msgspec",), ("msgspec", "nupunkt"))
    ]
    assert len(set(versions)) == len(versions)


def test_another_version_of_a_library_is_another_version_of_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for version in ("1.0", "1.1"):
        (tmp_path / version / f"my_lib-{version}.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [str(tmp_path / version), *sys.path])
        code_version.cache_clear()
        found.append(code_version(("errors.py",), ("my-lib",)))
    assert found[0] != found[1]
