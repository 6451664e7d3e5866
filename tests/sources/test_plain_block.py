"""What is read without YAML's parser is what the parser would have read."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.sources.front_matter.block import Block, Plain, Unusable, Value
from digest.sources.front_matter.frontmatter import parse
from digest.sources.front_matter.plain_block import LONGEST, parse_plain
from digest.sources.front_matter.splitting import Parts

PLAIN = {
    "values": 'title: "A quay: reopened"\ndate: 2026-11-18T07:30:00Z\nlang: en\n\nslug: quay-7\n',
    "a list": "tags:\n  - harbor\n  - trade-fair\n",
    "a list that is not indented": "tags:\n- harbor\n- rail\ntitle: A\n",
    "a list in a line": "tags: [harbor, trade-fair, 7]\nlast: []\n",
    "a map": "source:\n  name: Coastal Courier\n  url: https://courier.example/a?b=c&d\n",
    "a map in a line": "source: {name: A b, url: 'https://a.example/?b=c#d', via: \"B: c\"}\n",
    "a map that ends with a comma": "source: {name: A,}\nlang: en\n",
    "nothing": "title:\ndate: null\ntags: \n",
    "other letters": "title: Über die Straße, 中文\n",
}
NOT_PLAIN = {
    "a longer text": "summary: |\n  One\n  two\n",
    "a text of two lines": "title: One\n  two\n",
    "an escape": 'title: "One\\ttwo"\n',
    "a single quote": "title: 'One'\n",
    "a comment": "title: One # two\n",
    "a map in a map": "source: {name: {first: A}}\n",
    "an address without quotes": "source: {url: https://a.example/}\n",
    "a key that stands in a map twice": "source: {name: A, name: B}\n",
    "a quote in quotes": "source: {name: 'A''s'}\n",
    "an empty map": "source: {}\n",
    "a map that goes on": "source: {name: A}\n  url: b\n",
    "a list of maps": "authors:\n  - name: A\n",
    "a map of lists": "source:\n  names:\n    - A\n",
    "another depth": "tags:\n  - a\n   - b\n",
    "a key that stands there twice": "title: A\ntitle: B\n",
    "a tag": "title: !!str A\n",
    "an anchor": "title: &a A\n",
    "a parted value": "title: A: B\n",
    "no space": "title:A\n",
    "a tab": "title:\tA\n",
    "a list that goes on": "tags: [a,\n  b]\n",
    "an empty member": "tags: [a, , b]\n",
    "a mark of order": "title: A\u202eB\n",
}


def by_yaml(text: str) -> Block | None:
    try:
        return parse(Parts("yaml", text, 2, "", 9))
    except Unusable:
        return None


def kinds(value: Value) -> object:
    """Texts that stood without quotes are other texts."""
    if isinstance(value, dict):
        return {key: kinds(part) for key, part in value.items()}
    if isinstance(value, list):
        return [kinds(part) for part in value]
    return (type(value) is Plain, value)


def agrees(text: str) -> bool:
    """Whether it was read, as the parser reads it."""
    found, known = parse_plain(text, 2), by_yaml(text)
    if found is None:
        return False
    assert found == known
    assert kinds(found.fields) == kinds(known.fields if known else None)
    assert list(found.lines) == list(known.lines if known else ())
    return True


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain_front_matter_is_read(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_needs_rules_of_yaml_is_left_to_them(text: str) -> None:
    assert parse_plain(text, 2) is None


PIECES = st.sampled_from(
    [
        *(
            "title:",
            "tags:",
            "a-b_1:",
            "null:",
            " ",
            "  ",
            "   ",
            "\n",
            "\n",
            "\n  ",
            "\n- ",
            "\n  - ",
        ),
        *(
            "A",
            "b c",
            "7",
            "1.5",
            "2026-11-18 07:30",
            "null",
            "~",
            "yes",
            '"q"',
            "'s'",
            '"',
            "é",
            "中",
        ),
        *(
            "[",
            "]",
            "[a, b]",
            "{a: b, 'c': d}",
            "{a: 'b', c: ",
            ",",
            ", ",
            ":",
            ": ",
            "#",
            " #",
            "-",
            "--",
            "---",
            "?",
            "!",
            "&a",
            "*a",
        ),
        *(
            "{",
            "}",
            "|",
            ">",
            "%",
            "@",
            "`",
            "<<:",
            "\\",
            "\t",
            "\xa0",
            "\x85",
            "\ufeff",
            "_x",
            ".",
        ),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
@example("a:\nb:\n- x")
@example("a:\n  b:\n  - x")
@example("a: null\n  - x")
@example("a:\n\n  b: c\n\n  d: e")
@example("a: [b]\n- c")
@example("a: b:")
@example('a: "b" c')
@example("a: {b: c , d: 'e' }")
@example("a: {b: null, c: 1 2}")
@example("a:\n  b: {c: d}")
def test_whatever_is_read_is_what_the_parser_reads(text: str) -> None:
    agrees(text)


@pytest.mark.parametrize(
    "line",
    [
        "a" * LONGEST,
        "a: " + ":b" * 2_000,
        "a: [" + "b," * 2_000,
        "a: {" + "b: c," * 999 + "}",
        "a: {" + "b: '" * 999 + "}",
        " " * LONGEST,
        'a: "' * 900,
    ],
)
def test_no_line_takes_long(line: str) -> None:
    began = time.process_time()
    parse_plain(line[:LONGEST], 1)
    assert time.process_time() - began < 0.05
