"""The direction of imports, and one room a library: what CONTRIBUTING.md promises."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "digest"

NOUNS = {"", "nouns", "once", "patterns", "model", "errors", "config", "seams"}
BELOW_STAGES = NOUNS | {"text"}
STAGES = {"sources", "events", "entries", "pages", "publish"}

MAY_IMPORT = {
    "": set(),
    "nouns": set(),
    "once": set(),
    "patterns": set(),
    "model": {"nouns"},
    "errors": {"nouns", "model"},
    "config": {"nouns", "model", "errors"},
    "seams": {"model", "errors"},
    "configfile": NOUNS | {"text"},
    "forking": NOUNS,
    "engine": NOUNS | {"forking"},
    "text": NOUNS,
    "web": NOUNS,
    **dict.fromkeys(STAGES, BELOW_STAGES),
    **dict.fromkeys(("entries", "publish"), BELOW_STAGES | {"web"}),
    "cache": NOUNS,
    "cluster": NOUNS | {"cache"},
    "shards": BELOW_STAGES | {"sources", "events", "entries", "engine"},
    "intake": BELOW_STAGES | {"sources", "web", "engine", "publish"},
    "steps": BELOW_STAGES | STAGES | {"engine", "cache"},
    "inputs": BELOW_STAGES | {"pages"},
    "report": BELOW_STAGES,
    "rebuild": BELOW_STAGES | STAGES | {"engine", "cache", "report", "steps"},
    "survey": BELOW_STAGES | STAGES | {"engine", "cache", "steps"},
    "build": BELOW_STAGES
    | STAGES
    | {"engine", "cache", "configfile", "rebuild", "report", "steps", "survey"},
    "ahead": BELOW_STAGES | {"sources", "pages", "engine", "build", "steps"},
    "publishing": BELOW_STAGES
    | {"pages", "publish", "ahead", "build", "cache", "engine", "inputs", "rebuild", "report"}
    | {"steps"},
    "proof": BELOW_STAGES | STAGES | {"engine", "cache", "steps", "survey"},
    "desk": BELOW_STAGES | STAGES | {"engine", "survey", "configfile", "inputs", "proof", "steps"},
    "cli": BELOW_STAGES
    | STAGES
    | {
        "build",
        "cluster",
        "configfile",
        "desk",
        "ending",
        "engine",
        "inputs",
        "intake",
        "proof",
        "publishing",
        "report",
        "shards",
        "steps",
        "survey",
        "web",
    },
    "ending": set(),
    "start": {"cli", "ending", "publish"},
    "__main__": {"start"},
}
"""Room -> the rooms that it may import, beside itself; "" is the package's own version."""

SHARED_LIBRARIES = {
    "markupsafe": "the type of a finished piece of HTML, spoken by every module of pages",
    "msgspec": "typed records: in the ledger, and in what is remembered",
    "numpy": "arrays: wherever numbers are many",
}


@cache
def modules() -> tuple[tuple[Path, str, ast.Module], ...]:
    """Each module with the room it stands in."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in ("starter", "sample", "themes"):
            room = inside.parts[0].removesuffix(".py")
            room = "" if room == "__init__" else room
            found.append((path, room, ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(found)


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Dotted names that a module imports anywhere, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            assert node.module
            yield node.module, node.lineno


def test_every_room_has_its_rule() -> None:
    assert {room for _, room, _ in modules()} <= MAY_IMPORT.keys()


def test_imports_point_down_the_flow() -> None:
    wrong = []
    for path, room, tree in modules():
        for name, line in imported(tree):
            if name.split(".")[0] != "digest":
                continue
            target = name.split(".")[1] if "." in name else ""
            if target != room and target not in MAY_IMPORT[room]:
                wrong.append(f"{path.relative_to(PACKAGE.parent)}:{line}: {room} imports {name}")
    assert wrong == []


def test_each_library_is_imported_in_one_room() -> None:
    rooms: dict[str, set[str]] = defaultdict(set)
    for _, room, tree in modules():
        for name, _ in imported(tree):
            top = name.split(".")[0]
            if top != "digest" and top not in sys.stdlib_module_names:
                rooms[top].add(room)
    shared = {name: sorted(found) for name, found in rooms.items() if len(found) > 1}
    assert shared.keys() <= SHARED_LIBRARIES.keys(), shared


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not for types alone either, and not within a function."""
    trees = {dotted(path): tree for path, _, tree in modules()}
    graph = {name: known_imports(tree, trees.keys()) for name, tree in trees.items()}
    TopologicalSorter(graph).prepare()


def test_no_parts_of_a_room_import_each_other_in_a_circle() -> None:
    """A part is a folder of a room, or a module beside these."""
    graph: dict[str, set[str]] = defaultdict(set)
    trees = {dotted(path): tree for path, _, tree in modules()}
    for name, tree in trees.items():
        parts = {part_of(each) for each in known_imports(tree, trees.keys())}
        graph[part_of(name)] |= parts - {part_of(name)}
    TopologicalSorter(graph).prepare()


def part_of(module: str) -> str:
    """`digest.room.part` of a module; the package of a room is a part of its own."""
    return ".".join(module.split(".")[:3])


def dotted(path: Path) -> str:
    """The name by which a module is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def known_imports(tree: ast.Module, known: Collection[str]) -> set[str]:
    """Which of the known modules a module imports; of a room, what is imported from it."""
    names = {name for name, _ in imported(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
            if all(f"{node.module}.{alias.name}" in known for alias in node.names):
                names.discard(f"{node.module}")
    return names & set(known)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT.keys() - {""}))
def test_every_module_says_what_it_is(room: str) -> None:
    found = [tree for _, name, tree in modules() if name == room]
    assert found
    assert all(ast.get_docstring(tree) for tree in found)
