"""Archives taken apart by days: what comes of it, and what must not matter."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config
from digest.shards import Plan
from digest.shards.joining import Join, course
from tests.shards.invented import records, write_partitions
from tests.site import digest, tree

FERRY = (
    "The ferry between Port Marlow and Sant Aldric sailed again after eleven days in dock. "
    "Engineers of Linea Blava had replaced a cracked propeller shaft, number {n}."
)


BORDER = next(day for day in range(date(2024, 1, 20).toordinal(), 10**6) if day % 28 == 0)
"""The first day of a shard of 28 days."""


def events(folder: Path) -> set[frozenset[str]]:
    """The partition that a run has left in its output."""
    found = defaultdict[str, set[str]](set)
    for path in folder.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            found[record["event"]].add(record["id"])
    return {frozenset(members) for members in found.values()}


def ferry(*days: int) -> list[dict[str, str]]:
    """Reports of one event, so many days after the border, among others."""
    reports = [
        {
            "id": f"ferry-{n}",
            "date": f"{date.fromordinal(BORDER + day)}",
            "text": FERRY.format(n=n),
            "source": f"daily {n}",
        }
        for n, day in enumerate(days)
    ]
    return [*reports, *(one | {"id": f"other-{one['id']}"} for one in records(30, 60))]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_partitions(records(240, 120), tmp_path_factory.mktemp("archive") / "in", 3)


def test_one_shard_for_all_finds_what_grouping_at_once_finds(tmp_path: Path) -> None:
    dated = [one for one in records(200, 90) if one["date"]]
    folder = write_partitions(dated, tmp_path / "in", 3)
    result = digest(tmp_path, "group", "in", "--shard-days", "1000000", "-o", "out")
    assert (result.status, result.out, result.err) == (0, "", "")
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(one) + "\n" for one in dated))
    at_once = defaultdict[str, set[str]](set)
    for line in digest(tmp_path, "group", "all.jsonl").out.splitlines():
        at_once[json.loads(line)["event"]].add(json.loads(line)["id"])
    assert events(tmp_path / "out") == {frozenset(members) for members in at_once.values()}
    assert folder.is_dir()


def test_every_article_is_in_one_event_of_its_own_days_file(archive: Path, tmp_path: Path) -> None:
    digest(tmp_path, "group", str(archive), "--shard-days", "30", "-o", "out")
    day = {one["id"]: one["date"][:10] for one in records(240, 120)}
    paths = sorted((tmp_path / "out").iterdir())
    assert len(paths) > 4
    begins = [path.stem for path in paths if path.stem != "undated"]
    seen = set[str]()
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            name = json.loads(line)["id"]
            assert name not in seen
            seen.add(name)
            expected = max((b for b in begins if b <= day[name]), default="") or "undated"
            assert path.stem == expected
    assert seen == day.keys()


@pytest.mark.parametrize("verb", ["group", "summarize"])
def test_partitions_workers_and_hash_seeds_change_no_byte(
    verb: str, archive: Path, tmp_path: Path
) -> None:
    write_partitions(list(reversed(records(240, 120))), tmp_path / "in", 5)
    arguments = (verb, "--shard-days", "30", "--overlap-days", "3")
    one = digest(tmp_path, *arguments, str(archive), "-o", "one", "-j", "1")
    two = digest(tmp_path, *arguments, "in", "-o", "two", "-j", "2", env={"PYTHONHASHSEED": "7"})
    assert (one.status, two.status) == (0, 0)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize(
    ("days", "together"),
    [
        pytest.param((-1, 1, 2), True, id="over one border"),
        pytest.param((-7, 0, 24), True, id="on to the shard's end"),
        pytest.param((-1, 17), False, id="a pause longer than the overlap"),
    ],
)
def test_an_event_over_a_border_is_one_if_the_shared_days_show_it(
    days: tuple[int, ...], together: bool, tmp_path: Path
) -> None:
    write_partitions(ferry(*days), tmp_path / "in", 1)
    digest(tmp_path, "group", "in", "--shard-days", "28", "--overlap-days", "7", "-o", "out")
    ours = frozenset(f"ferry-{n}" for n in range(len(days)))
    assert (ours in events(tmp_path / "out")) is together
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_an_entry_has_its_articles_from_every_shard(tmp_path: Path) -> None:
    write_partitions(ferry(-1, 1, 2), tmp_path / "in", 1)
    for verb in ("group", "summarize"):
        digest(tmp_path, verb, "in", "--shard-days", "28", "--overlap-days", "7", "-o", verb)
    entries = [
        json.loads(line)
        for path in sorted((tmp_path / "summarize").iterdir())
        for line in path.read_text("utf-8").splitlines()
    ]
    assert sum(entry["articles"] for entry in entries) == 33
    assert len(entries) == len(events(tmp_path / "group"))
    told = [one for one in entries if "ferry-0" in str(one["sources"])]
    assert [entry["articles"] for entry in told] == [3]


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8), max_size=6))
@settings(max_examples=60)
def test_no_two_events_of_a_shard_ever_meet(drawn: list[list[tuple[int, int]]]) -> None:
    steps = Plan((), Path("out"), Config(), shard_days=10, overlap_days=3)
    joins = []
    for number, pairs in enumerate(drawn):
        matching = {a: b for b, a in {b: a for a, b in pairs}.items()}
        shard = number * 10
        joins.append(
            (shard, [Join(f"{shard}/{a}", f"{shard + 10}/{b}") for a, b in matching.items()])
        )
    found = course(joins, steps)
    for shard, parts in found.event.items():
        assert len(set(parts.values())) == len(parts), shard
    listed = [
        one for later in found.later.values() for goes_on in later.values() for one in goes_on
    ]
    named = [(shard, part) for shard, parts in found.event.items() for part in parts]
    assert sorted(listed) == sorted(named)


def test_an_id_that_is_there_twice_is_named_with_both_places(tmp_path: Path) -> None:
    twin = records(3, 3)
    write_partitions([*twin, twin[0] | {"date": "2020-01-01"}], tmp_path / "in", 2)
    result = digest(tmp_path, "group", "in", "--shard-days", "9", "-o", "out")
    first, second = (tmp_path / "in" / "0.jsonl", tmp_path / "in" / "1.jsonl.gz")
    assert result.status == 1
    assert f"{second}:2: the id 'articles/000000.md' is that of {first}:1, too" in result.err
    assert not (tmp_path / "out" / ".shards").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "x"}', "0.jsonl:4: `text` is missing"),
        ('{"id": "x", "text": "t", "event": "e"}', "0.jsonl:4: the record names its `event`"),
    ],
)
def test_a_record_that_cant_be_used_stops_the_run(line: str, said: str, tmp_path: Path) -> None:
    write_partitions(records(3, 3), tmp_path / "in", 1)
    with (tmp_path / "in" / "0.jsonl").open("a") as file:
        file.write(line + "\n")
    result = digest(tmp_path, "group", "in", "--shard-days", "9", "-o", "out")
    assert result.status == 1
    assert said in result.err
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--shard-days", "9"), "--output: is missing"),
        (("-o", "out"), "--shard-days: is missing"),
        (("--engine", "dask", "-o", "out"), "--engine dask --scheduler ADDRESS"),
        (("--scheduler", "tcp://127.0.0.1:1", "-o", "out"), "--engine dask --scheduler ADDRESS"),
        (
            ("--engine", "dask", "--scheduler", "tcp://h:1", "-j", "2"),
            "--jobs: is for this machine",
        ),
        (("--shard-days", "3", "--overlap-days", "3", "-o", "out"), "--overlap-days: is 3"),
        (("--shard-days", "3", "-o", "out"), "in: no article records there"),
    ],
)
def test_wrong_use_is_said(arguments: Iterable[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = digest(tmp_path, "group", "in", *arguments)
    assert result.status == 2
    assert said in result.err


def test_a_folder_with_files_is_left_alone(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    result = digest(tmp_path, "group", str(archive), "--shard-days", "30", "-o", ".")
    assert result.status == 1
    assert "is not empty" in result.err
    assert tree(tmp_path) == {"mine": b"mine"}
