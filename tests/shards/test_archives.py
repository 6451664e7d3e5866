"""Where an archive may lie, in which formats, and how its files are shared out."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config
from digest.engine import Engine
from digest.errors import ConfigError, DigestError
from digest.shards import Partition, Plan, articles_of, find_files, group_shards, partitions
from tests.shards.invented import records, write_partitions
from tests.site import digest, tree

SHARDS = ("--shard-days", "20", "--overlap-days", "3")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.shards.dividing.PART_BYTES", 900)


def lines_of(found: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in found).encode()


def write_parquet(found: list[dict[str, Any]], path: Path, rows: int) -> Path:
    """A Parquet file with so many rows in a group; dates as times of nanoseconds."""
    pyarrow = pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    from pyarrow import parquet

    table = pyarrow.table({key: [one.get(key) for one in found] for key in found[0]})
    if any(isinstance(one.get("date"), datetime) for one in found):
        kind = pyarrow.timestamp("ns", "UTC")
        column = table.schema.get_field_index("date")
        table = table.set_column(column, "date", table.column(column).cast(kind))
    parquet.write_table(table, path, row_group_size=rows)
    return path


def dated(found: list[dict[str, str]]) -> list[dict[str, Any]]:
    moment = datetime(2025, 3, 1, 8, 0, 0, 123456, UTC)
    return [one | {"date": moment + timedelta(hours=7 * n)} for n, one in enumerate(found)]


@given(
    st.lists(st.sampled_from([b"", b" ", b"{}", b"\xc3\xa9" * 3, b"\xff\xfe", b"\r"]), max_size=12),
    st.lists(st.integers(0, 80), max_size=5),
    st.booleans(),
)
@settings(max_examples=150)
def test_wherever_a_file_is_cut_every_line_is_read_once(
    drawn: list[bytes], cuts: list[int], ends: bool
) -> None:
    from digest.shards.reading import _lines

    content = b"\n".join(drawn) + (b"\n" if ends else b"")
    borders = sorted({0, len(content), *(cut for cut in cuts if cut < len(content))})
    parts = [Partition("", start, end) for start, end in pairwise(borders)]
    found = [line for part in parts for line in _lines(BytesIO(content), part)]
    assert b"".join(found) == content
    assert all(line.endswith(b"\n") for line in found[:-1])


def test_a_large_file_is_shared_out_and_nothing_is_lost(small_parts: None, tmp_path: Path) -> None:
    found = records(30, 20)
    path = tmp_path / "all.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines_of(found))
    parts = partitions(find_files(str(path)))
    assert len(parts) > 15
    assert [one.id for part in parts for one in articles_of(part)] == [one["id"] for one in found]
    packed = tmp_path / "packed.jsonl"
    packed.write_bytes(gzip.compress(lines_of(found), 0))
    assert partitions(find_files(str(packed))) == (Partition(str(packed)),)
    assert len(list(articles_of(Partition(str(packed))))) == 30


@pytest.mark.parametrize("bad", [0, 9, 29])
def test_a_mistake_is_named_by_its_line_in_the_whole_file(
    bad: int, small_parts: None, tmp_path: Path
) -> None:
    found = [dict(one) for one in records(30, 20)]
    del found[bad]["text"]
    path = tmp_path / "all.jsonl"
    path.write_bytes(b"\n\n" + lines_of(found))
    plan = Plan(partitions(find_files(str(path))), tmp_path / "out", Config(), 20, 3)
    with pytest.raises(DigestError, match=rf"all\.jsonl:{bad + 3}: `text` is missing"):
        group_shards(plan, Engine(1))


def test_an_id_that_is_in_two_parts_of_a_file_is_named_with_both_lines(
    small_parts: None, tmp_path: Path
) -> None:
    found = records(30, 20)
    path = tmp_path / "all.jsonl"
    path.write_bytes(lines_of([*found, found[3]]))
    plan = Plan(partitions(find_files(str(path))), tmp_path / "out", Config(), 20, 3)
    with pytest.raises(DigestError, match=r"all\.jsonl:31: the id .* is that of .*all\.jsonl:4"):
        group_shards(plan, Engine(1))


def test_parquet_comes_to_the_same_as_lines(tmp_path: Path) -> None:
    found = dated(records(90, 60))
    folder = tmp_path / "rows"
    folder.mkdir()
    write_parquet(found[:50], folder / "a.parquet", 20)
    write_parquet(found[50:], folder / "b.parquet", 7)
    write_partitions([one | {"date": str(one["date"])} for one in found], tmp_path / "lines", 2)
    for name in ("rows", "lines"):
        result = digest(tmp_path, "group", name, *SHARDS, "-o", f"by-{name}")
        assert (result.status, result.err) == (0, "")
    assert len(tree(tmp_path / "by-rows")) > 1
    assert tree(tmp_path / "by-rows") == tree(tmp_path / "by-lines")


def test_rows_are_shared_out_by_their_groups(small_parts: None, tmp_path: Path) -> None:
    path = write_parquet(dated(records(40, 20)), tmp_path / "all.parquet", 4)
    parts = partitions(find_files(str(path)))
    assert [part.start for part in parts] == list(range(10))
    assert sum(len(list(articles_of(part))) for part in parts) == 40


def test_a_mistake_in_a_row_is_named_by_its_number(small_parts: None, tmp_path: Path) -> None:
    found = dated(records(20, 20))
    found[13]["text"] = None
    path = write_parquet(found, tmp_path / "all.parquet", 4)
    with pytest.raises(DigestError, match=r"all\.parquet:14: `text` is missing"):
        list(articles_of(partitions(find_files(str(path)))[3]))


def test_one_parquet_file_needs_no_shards(tmp_path: Path) -> None:
    write_parquet(dated(records(12, 20)), tmp_path / "all.parquet", 5)
    (tmp_path / "all.jsonl").write_bytes(
        lines_of([one | {"date": str(one["date"])} for one in dated(records(12, 20))])
    )
    rows, lines = (digest(tmp_path, "group", name) for name in ("all.parquet", "all.jsonl"))
    assert (rows.status, rows.err) == (0, "")
    assert rows.out == lines.out


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 40 + b"PAR1", b"{}\n"])
def test_what_is_no_parquet_is_said(content: bytes, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    (tmp_path / "all.parquet").write_bytes(content)
    result = digest(tmp_path, "group", "all.parquet", *SHARDS, "-o", "out")
    assert result.status == 1
    assert "a whole Parquet file" in result.err


@pytest.fixture
def remote() -> Iterator[Any]:
    """A file system in memory, as fsspec has it for any other."""
    fsspec = pytest.importorskip("fsspec", reason="the extra `remote` is not installed")
    system = fsspec.filesystem("memory")
    yield system
    system.rm("/archive", recursive=True)


@pytest.mark.parametrize("name", ["memory://archive", "memory://archive/*", "memory://archive/**"])
def test_an_archive_elsewhere_comes_to_the_same(name: str, remote: Any, tmp_path: Path) -> None:
    found = dated(records(60, 60))
    lines = [one | {"date": str(one["date"])} for one in found]
    here = write_partitions(lines[:40], tmp_path / "in", 2)
    write_parquet(found[40:], here / "rest.parquet", 9)
    for path in here.iterdir():
        remote.pipe(f"/archive/{path.name}", path.read_bytes())
    for place in (str(here), name):
        output = tmp_path / ("there" if "://" in place else "here")
        plan = Plan(partitions(find_files(place)), output, Config(), 20, 3)
        assert group_shards(plan, Engine(1)) == 60
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("memory://nowhere", "no article records there"),
        ("pigeon://loft/a.jsonl", "can't be reached"),
    ],
)
def test_an_archive_that_is_not_there_is_wrong_use(name: str, said: str, tmp_path: Path) -> None:
    pytest.importorskip("fsspec", reason="the extra `remote` is not installed")
    result = digest(tmp_path, "group", name, *SHARDS, "-o", "out")
    assert result.status == 2
    assert said in result.err


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [("pyarrow", "all.parquet", "parquet"), ("fsspec", "memory://archive", "remote")],
)
def test_without_an_extra_it_is_said_how_to_get_it(
    module: str, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "all.parquet").write_bytes(b"PAR1")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigError, match=rf"digest-press\[{extra}\]"):
        partitions(find_files(name))
