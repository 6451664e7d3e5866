"""The ledger as a file: readable in a diff, strict when read, and its slugs."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import LedgerError
from digest.events import Ledger, Member, Record, format_ledger, read_ledger
from digest.events.ledger.history import read_history
from digest.text.slugs import slugify

LEDGER = Ledger(
    (
        Record(
            "ev-aaaaaa",
            (
                Member("articles/1.md", "0123456789abcdef"),
                Member("posts/é.md", "f" * 16, "po-abcdef"),
            ),
            "quito-visit",
            ("old-name",),
            ("ev-zzzzzz",),
            date(2026, 11, 20),
        ),
        Record("ev-bbbbbb", (Member("articles/2.md", "1" * 16),)),
    )
)


def write(folder: Path, text: str) -> Path:
    path = folder / "ledger.jsonl"
    path.write_bytes(text.encode())
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(format_ledger(LEDGER))
    assert read_ledger(path) == LEDGER


def test_a_line_for_each_event_and_each_member_sorted_and_readable() -> None:
    assert format_ledger(Ledger(LEDGER.records[::-1])).decode().splitlines() == [
        '{"event": "ev-aaaaaa", "slug": "quito-visit", "first_seen": "2026-11-20", '
        '"former_slugs": ["old-name"], "former_ids": ["ev-zzzzzz"]}',
        '{"event": "ev-aaaaaa", "member": '
        '{"id": "articles/1.md", "content_hash": "0123456789abcdef"}}',
        '{"event": "ev-aaaaaa", "member": '
        '{"id": "posts/é.md", "content_hash": "ffffffffffffffff", "guid": "po-abcdef"}}',
        '{"event": "ev-bbbbbb"}',
        '{"event": "ev-bbbbbb", "member": '
        '{"id": "articles/2.md", "content_hash": "1111111111111111"}}',
    ]


FIRST_FORMAT = (
    '{"first_seen": null, "id": "ev-bbbbbb", "members": [{"content_hash": "1111111111111111", '
    '"id": "articles/2.md"}], "slug": ""}\n'
    '{"first_seen": "2026-11-20", "former_ids": ["ev-zzzzzz"], "former_slugs": ["old-name"], '
    '"id": "ev-aaaaaa", "members": [{"content_hash": "ffffffffffffffff", "guid": "po-abcdef", '
    '"id": "posts/é.md"}, {"content_hash": "0123456789abcdef", "id": "articles/1.md"}], '
    '"slug": "quito-visit"}\n'
)


def test_a_line_that_holds_a_whole_event_as_at_first_is_read_too(tmp_path: Path) -> None:
    assert format_ledger(read_ledger(write(tmp_path, FIRST_FORMAT))) == format_ledger(LEDGER)


@given(st.permutations(format_ledger(LEDGER).splitlines()))
def test_lines_in_any_order_are_the_same_ledger(lines: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        found = read_ledger(write(Path(folder), b"\n".join(lines).decode()))
    assert format_ledger(found) == format_ledger(LEDGER)


def test_of_many_faults_the_first_are_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as caught:
        read_ledger(write(tmp_path, "no ledger\n" * 10_000))
    assert len(caught.value.problems) < 100
    assert "9950 more" in caught.value.problems[-1].what


def test_ten_thousand_events_are_read_in_a_fraction_of_a_second(tmp_path: Path) -> None:
    records = tuple(
        Record(
            f"ev-{number:06}",
            tuple(
                Member(f"articles/{number}-{one}.md", f"{number:08}{one:08}") for one in range(4)
            ),
            f"something-happened-{number}",
        )
        for number in range(10_000)
    )
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(format_ledger(Ledger(records)))
    began = time.process_time()
    ledger = read_ledger(path)
    # 36 ms on the busy machine that it was made on; the rest is room for slower ones.
    assert time.process_time() - began < 0.25
    assert ledger == Ledger(records)


LONG = format_ledger(
    Ledger(
        tuple(
            Record(
                f"ev-{number:06}",
                (Member(f"articles/{number}.md", f"{number:016}"),),
                f"something-happened-{number}",
            )
            for number in range(2_000)
        )
    )
).splitlines()
"""Some pieces of what is read at once."""


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*LONG[3_000:], *LONG[:3_000]], id="events swapped"),
        pytest.param([*LONG[1::2], *LONG[::2]], id="members first"),
        pytest.param([line + b"\r" for line in LONG], id="CRLF"),
        pytest.param([*LONG[:3_000], b"", *LONG[3_000:]], id="an empty line"),
    ],
)
def test_a_long_ledger_edited_by_hand_is_the_same(tmp_path: Path, lines: list[bytes]) -> None:
    found = read_ledger(write(tmp_path, b"\n".join(lines).decode()))
    assert format_ledger(found).splitlines() == LONG


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        pytest.param([*LONG, LONG[3_001]], 4_001, "stands on line 3002", id="a line twice"),
        pytest.param(
            [*LONG[:3_000], b"<<<<<<< ours", *LONG[3_000:]], 3_001, "merge conflict", id="conflict"
        ),
        pytest.param([*LONG[:3_000], *LONG[3_001:]], 3_001, "no line of its own", id="a line lost"),
        pytest.param(
            [*LONG[:3_001], LONG[3_001][:-1], *LONG[3_002:]],
            3_002,
            "not a ledger record",
            id="a line cut off",
        ),
        pytest.param([*LONG[:-1], LONG[-1][:-9]], 4_000, "not a ledger record", id="the end lost"),
    ],
)
def test_a_fault_far_down_a_long_ledger_is_named_with_its_line(
    tmp_path: Path, lines: list[bytes], line: int, says: str
) -> None:
    with pytest.raises(LedgerError) as caught:
        read_ledger(write(tmp_path, b"\n".join(lines).decode()))
    (problem,) = caught.value.problems
    assert str(problem.location) == f"content/ledger.jsonl:{line}"
    assert says in problem.what
    assert problem.expected


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none") == Ledger()
    assert format_ledger(Ledger()) == b""


GOOD = '{"id": "ev-aaaaaa", "members": []}\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD + "<<<<<<< ours\n" + GOOD.replace("aaa", "bbb"), 2, "merge conflict"),
        (GOOD + "=======\n", 2, "merge conflict"),
        (GOOD + "{", 2, "not a ledger record"),
        ("[]", 1, "not a ledger record"),
        ('{"id": "ev-aaaaaa"}', 1, "not a ledger record"),
        ('{"id": 5, "members": []}', 1, "not a ledger record"),
        ('{"id": "ev-a", "members": [{"id": "x"}]}', 1, "not a ledger record"),
        ('{"id": "ev-a", "members": [], "first_seen": "soon"}', 1, "not a ledger record"),
        ('{"event": "ev-a", "sulg": "x"}', 1, "not a ledger record"),
        (GOOD + '{"event": "ev-b", "member": {"id": "x", "content_hash": "1"}}', 2, "no line of"),
        ('{"event": "ev-a"}\n{"event": "ev-a", "member": {"id": "x"}}', 2, "not a ledger record"),
        (
            '{"event": "ev-a"}\n{"event": "ev-b"}\n'
            + '{"event": "ev-a", "member": {"id": "x", "content_hash": "1"}}\n' * 2,
            4,
            "article x stands on line 3",
        ),
        ('{"event": "ev-a"}\n{"event": "ev-b", "former_ids": ["ev-a"]}', 2, "stands on line 1"),
        ("[" * 100_000, 1, "not a ledger record"),
        ('{"id": "", "members": []}', 1, "is no id or slug of an event"),
        (GOOD + GOOD, 2, "stands on line 1 already"),
        (
            '{"id": "ev-a", "members": [{"id": "x", "content_hash": "1"}]}\n'
            '{"id": "ev-b", "members": [{"id": "x", "content_hash": "1"}]}',
            2,
            "article x stands on line 1",
        ),
        (
            '{"id": "ev-a", "members": [], "slug": "s"}\n'
            '{"id": "ev-b", "members": [], "slug": "s"}',
            2,
            "s stands on line 1",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_its_remedy(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    with pytest.raises(LedgerError) as caught:
        read_ledger(write(tmp_path, text))
    problem = caught.value.problems[0]
    assert str(problem.location) == f"content/ledger.jsonl:{line}"
    assert says in problem.what
    assert problem.expected


@pytest.mark.parametrize(
    "name",
    [
        "../../../x",
        "index.html",
        "a/b",
        ".",
        "a-",
        "-a",
        "a b",
        "<b>x",
        "%2e%2e",
        "x" * 300,
    ],
)
@pytest.mark.parametrize("key", ["id", "slug", "former_slugs", "former_ids"])
def test_a_name_that_could_not_be_one_piece_of_a_url_is_an_error(
    tmp_path: Path, key: str, name: str
) -> None:
    record = {"id": "ev-aaaaaa", "members": []} | {key: [name] if "former" in key else name}
    with pytest.raises(LedgerError) as caught:
        read_ledger(write(tmp_path, "\n" + json.dumps(record)))
    (problem,) = caught.value.problems
    assert str(problem.location) == "content/ledger.jsonl:2"
    assert "is no id or slug of an event" in problem.what
    assert len(problem.what) < 120


@pytest.mark.parametrize(
    "title", ["A ferry’s rudder", "Βρέθηκε ο ΰ", "हिन्दी में", "a\U0001d15eb", "東京", "!", "x" * 300]
)
def test_every_slug_that_digest_gives_can_be_read_again(tmp_path: Path, title: str) -> None:
    wishes = {"ev-aaaaaa": slugify(title), "ev-bbbbbb": slugify(title)}
    named = Ledger((Record("ev-aaaaaa"), Record("ev-bbbbbb"))).with_slugs(wishes)
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(format_ledger(named))
    assert read_ledger(path) == named


def test_bytes_that_are_no_text_are_an_error_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(GOOD.encode() + b"\xff\xfe\x00")
    with pytest.raises(LedgerError) as caught:
        read_ledger(path)
    assert str(caught.value).startswith("content/ledger.jsonl:2: can't be read: it is not UTF-8")
    assert "codec" not in str(caught.value)


@pytest.mark.parametrize("leads_somewhere", [True, False], ids=["to a file", "nowhere"])
def test_a_ledger_that_is_a_symbolic_link_is_an_error(
    tmp_path: Path, leads_somewhere: bool
) -> None:
    path = tmp_path / "link.jsonl"
    path.symlink_to(write(tmp_path, GOOD) if leads_somewhere else tmp_path / "none")
    with pytest.raises(LedgerError, match="symbolic link; expected the file itself"):
        read_ledger(path)


def test_a_ledger_that_cannot_be_read_is_an_error_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "ledger.jsonl").mkdir()
    with pytest.raises(LedgerError, match=r"can't be read: Is a directory; expected a file"):
        read_ledger(tmp_path / "ledger.jsonl")


@pytest.mark.parametrize("read", [read_ledger, read_history])
def test_a_pipe_is_an_error_and_not_waited_for(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    with pytest.raises(LedgerError, match="is a pipe, which may never end; expected a file"):
        read(tmp_path / "pipe.jsonl")


def test_new_events_get_their_slug_and_known_ones_keep_theirs() -> None:
    named = LEDGER.with_slugs({"ev-aaaaaa": "other", "ev-bbbbbb": "new"})
    assert [record.slug for record in named.records] == ["quito-visit", "new"]


@pytest.mark.parametrize("wish", ["quito-visit", "old-name", "ev-zzzzzz"])
def test_a_name_that_ever_was_another_events_is_not_given_again(wish: str) -> None:
    assert LEDGER.with_slugs({"ev-bbbbbb": wish}).records[1].slug == f"{wish}-2"


def test_the_older_of_two_new_events_gets_the_slug_as_it_is() -> None:
    new = Ledger(
        (
            Record("ev-aaaaaa", first_seen=date(2026, 2, 2)),
            Record("ev-bbbbbb", first_seen=date(2026, 1, 1)),
            Record("ev-cccccc"),
        )
    )
    slugs = new.with_slugs(dict.fromkeys(("ev-cccccc", "ev-bbbbbb", "ev-aaaaaa"), "vote"))
    assert [record.slug for record in slugs.records] == ["vote-2", "vote", "vote-3"]
