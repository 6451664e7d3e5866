"""Where front matter begins and ends, what YAML and TOML make of it, and what they may not."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Document
from digest.sources.front_matter.frontmatter import parse
from digest.sources.front_matter.splitting import split
from tests.conftest import ROOT
from tests.sources.reading import document, known, metadata, problems, read

TITLE = "lines such as title: A headline"


# Where it begins and ends


def test_yaml_toml_and_no_front_matter_are_all_fine() -> None:
    yaml = document("---\ntitle: Ferry\ndate: 2025-09-05\n---\nIt sails.\n")
    toml = document('+++\ntitle = "Ferry"\ndate = 2025-09-05\n+++\nIt sails.\n')
    assert yaml == toml
    assert yaml.metadata.title == "Ferry"
    plain = document("It sails.\n")
    assert (plain.metadata.title, plain.body, plain.body_line) == ("", "It sails.\n", 1)


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_make_no_difference(ends: str) -> None:
    text = "---\ntitle: Ferry\nsummary: |\n  One\n  two\n---\n\nIt sails.\n\n---\n\nOn time.\n"
    assert document(text.replace("\n", ends)) == document(text)


def test_a_byte_order_mark_costs_nothing() -> None:
    text = "---\ntitle: Ferry\n---\nIt sails.\n"
    assert document("\ufeff" + text) == document(text)
    assert document("\ufeffIt sails.\n") == document("It sails.\n")


@pytest.mark.parametrize(
    ("text", "title", "body", "body_line"),
    [
        pytest.param("---\ntitle: a\n---\n\n\nb", "a", "\n\nb", 4, id="blank lines stay"),
        pytest.param("---\ntitle: a\n...\nb", "a", "b", 4, id="closed by YAML's dots"),
        pytest.param("---  \ntitle: a\n--- \t\nb", "a", "b", 4, id="white space after fences"),
        pytest.param(" \n\t\n---\ntitle: a\n---\nb", "a", "b", 6, id="blank lines before"),
        pytest.param("---\ntitle: a\n---", "a", "", 4, id="nothing after"),
        pytest.param("---\n---\nb", "", "b", 3, id="empty"),
        pytest.param("---\n# a comment\n---\nb", "", "b", 4, id="a comment alone"),
        pytest.param("---\ntitle: a\n---\none\n---\ntwo\n", "a", "one\n---\ntwo\n", 4, id="a rule"),
        pytest.param("---\n# c\n\ntitle: a\n---\nb", "a", "b", 6, id="a comment first"),
        pytest.param('---\n{title: "a"}\n---\nb', "a", "b", 4, id="a map in braces"),
        pytest.param("---\nreading time: 5\ntitle: a\n---\nb", "a", "b", 5, id="a key of words"),
    ],
)
def test_front_matter_ends_where_it_says(text: str, title: str, body: str, body_line: int) -> None:
    found = document(text)
    assert (found.metadata.title, found.body, found.body_line) == (title, body, body_line)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nThe river rose.\n\nIt fell.\n---\nThe end.\n", id="between two rules"),
        pytest.param("---\nThe river rose.\n", id="below one rule"),
        pytest.param("---\nThe minister said: no.\n---\nThe end.\n", id="a colon in it"),
        pytest.param("---\nhttps://example.org/a\n---\nThe end.\n", id="a link"),
        pytest.param("---\n[The report](https://example.org): out.\n---\nx\n", id="Markdown link"),
        pytest.param("---\n", id="nothing but a rule"),
        pytest.param("----\ntitle: a\n----\nb\n", id="four dashes are no fence"),
        pytest.param("    ---\ntitle: a\n---\nb\n", id="indented"),
        pytest.param("--- a\ntitle: a\n---\nb\n", id="text behind the dashes"),
        pytest.param("A\n---\ntitle: a\n---\nb\n", id="a line before"),
        pytest.param("+++\nA rise in prices\n", id="plus signs"),
    ],
)
def test_prose_that_begins_with_a_rule_keeps_every_line(text: str) -> None:
    found = document(text)
    assert (found.body, found.body_line, found.lines) == (text, 1, {})


def test_a_map_without_a_known_key_is_doubted() -> None:
    assert problems("Note: the river rose.") == [
        "warning 2: no key of the front matter is known; expected title, date, ... (or no `---`)"
    ]


def test_a_block_that_never_ends_is_an_error() -> None:
    closed = "the front matter is not closed; expected a line '---' after the last key"
    assert read("---\ntitle: a\nThe river rose.\n")[1] == [f"error 1: {closed}"]
    assert read("+++\ntitle = 'a'\n")[1] == [f"error 1: {closed.replace('---', '+++')}"]


UNOPENED = "begins with keys, and no line '---' is above them: they are read as text"
FENCES = "expected a line '---' above the keys and one below"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("title: The river rose\ndate: 2026-11-14\n\nIt fell.\n", 1, id="no line"),
        pytest.param("title: The river rose\n---\nIt fell.\n", 1, id="only the one below"),
        pytest.param("—\ntitle: The river rose\n—\nIt fell.\n", 1, id="smart dashes"),
        pytest.param("\nTitle: a\nTags:\n  - b\n- c\nsource: {name: d}\n", 2, id="lists"),
    ],
)
def test_front_matter_that_nothing_opens_is_told(text: str, line: int) -> None:
    found, told = read(text)
    assert told == [f"warning {line}: {UNOPENED}; {FENCES}"]
    assert isinstance(found, Document)
    assert found.body == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("title: The river rose\n\nIt fell.\n", id="one key"),
        pytest.param("Date: Monday\nPlace: the town hall\n", id="an invitation"),
        pytest.param("Tags: a\nwhat they are for\ndate: b\n", id="a line of prose"),
        pytest.param("titles: a\ndates: b\n", id="no keys"),
        pytest.param("The river\ntitle: a\ndate: b\n", id="prose first"),
    ],
)
def test_what_only_looks_like_keys_is_text(text: str) -> None:
    assert read(text)[1] == []


# Scalars as they are written


@pytest.mark.parametrize(
    ("block", "field", "value"),
    [
        ("tags: [no, yes, on, off]", "tags", ("no", "yes", "on", "off")),
        (
            "tags: [1.10, 0x1F, 007, 1_000, 12:30]",
            "tags",
            ("1.10", "0x1F", "007", "1_000", "12:30"),
        ),
        ("slug: 0123", "slug", "0123"),
        ("title: 2025-09-05", "title", "2025-09-05"),
        ("title: No", "title", "No"),
        ("title: 1e3", "title", "1e3"),
        ("title: 'null'", "title", "null"),
        ("title: =", "title", "="),
        ("event: 2e5", "event", "2e5"),
    ],
)
def test_texts_stay_as_they_are_written(block: str, field: str, value: object) -> None:
    assert known(block) == {field: value}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null"])
def test_a_key_without_a_value_says_nothing(nothing: str) -> None:
    assert known(f"title: {nothing}\ntags: {nothing}\ndate: {nothing}\nsource: {nothing}") == {}


def test_folded_and_literal_blocks_are_texts() -> None:
    assert metadata("summary: >\n  One\n  two.\n\n  Three.").summary == "One two. Three."


def test_an_alias_stands_for_its_anchor() -> None:
    assert metadata("tags: &t [sea, port]\ncategories: *t").categories == ("sea", "port")


def test_unknown_keys_have_the_types_that_a_template_expects() -> None:
    block = (
        "title: a\nmath: true\ntoc: 'true'\nweight: 10\nratio: 0.5\nzip: 0123\nfaq: [{q: no, n: 1}]"
    )
    assert metadata(block).extra == {
        "math": True,
        "toc": "true",
        "weight": 10,
        "ratio": 0.5,
        "zip": "0123",
        "faq": [{"q": "no", "n": 1}],
    }


# Mistakes, each with its line and what to do


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            "title: US prepared: x",
            "2: the value of `title` has a colon in it; expected quotes around it: "
            'title: "US prepared: x"',
            id="colon",
        ),
        pytest.param(
            "date: 2025-09-05\nauthor: @ada",
            "3: a value can't begin with '@'; expected quotes around it: author: \"@ada\"",
            id="at sign",
        ),
        pytest.param(
            "title:Ferry\ntags: x",
            "2: `title:` has no space after its colon; expected title: Ferry",
            id="no space",
        ),
        pytest.param(
            "date: 2025-09-05\ntitle:Ferry\ntags: x",
            "3: `title:` has no space after its colon; expected title: Ferry",
            id="no space, later",
        ),
        pytest.param(
            "title: a\nonly words\ntags: x",
            "3: this is no `key: value` line; expected a colon and a space",
            id="no colon",
        ),
        pytest.param(
            "title: 'It's here'\ntags: x",
            "2: the value of `title` goes on after its closing quote; "
            "expected '' for each ' inside",
            id="apostrophe",
        ),
        pytest.param(
            'title: "A "good" day"\ntags: x',
            "2: the value of `title` goes on after its closing quote; "
            'expected \\" for each " inside',
            id="quote",
        ),
        pytest.param(
            'title: a\nsummary: "b\ntags: x',
            "3: a quote is opened and not closed; expected its end",
            id="open quote",
        ),
        pytest.param(
            "title: a\ntags: [a, b\nauthor: x",
            "3: a bracket is opened and not closed; expected its end",
            id="open bracket",
        ),
        pytest.param(
            "title: a\nsource:\n\tname: b",
            "4: a tab indents the line; expected spaces",
            id="tab",
        ),
        pytest.param(
            "title: a\n  author: b",
            "3: the line is indented too far; expected keys below each other",
            id="indent",
        ),
        pytest.param(
            'title: "x\\ud83d"',
            "2: an escape names half of a character; expected the character itself",
            id="half a character",
        ),
        pytest.param("- a\n- b", f"2: the front matter is a list; expected {TITLE}", id="list"),
        pytest.param(
            "title: !!python/object/apply:os.system [ls]",
            "2: the tag !!python/object/apply:os.system is not allowed; expected a plain value",
            id="python object",
        ),
        pytest.param(
            "title: a\nx: !env HOME",
            "3: the tag !env is not allowed; expected a plain value",
            id="tag",
        ),
        pytest.param(
            "title: a\n--- b",
            "2: the front matter holds a second document; expected one",
            id="two documents",
        ),
        pytest.param(
            "title: a\n? [b]\n: c", "3: a key is no text; expected keys such as title", id="odd key"
        ),
        pytest.param(
            "title: a\nb: &b [*b]",
            "3: the alias *b has no anchor before it; expected the value",
            id="alias to itself",
        ),
        pytest.param(
            "title: a\nb: &b {c: d}\ne: {<<: *b}",
            "4: merge keys (<<) are not supported; expected the keys themselves",
            id="merge key",
        ),
    ],
)
def test_a_mistake_in_yaml_names_its_line_and_remedy(block: str, expected: str) -> None:
    assert problems(block) == [f"error {expected}"]
    assert problems(block, "article") == [f"quarantine {expected}"]


@pytest.mark.parametrize(
    ("block", "start"),
    [
        ('title = "a"\ndate = 2026-13-45', "3: the front matter is not TOML: "),
        ("title = a", "2: the front matter is not TOML: Invalid value"),
        ('title = "a"\ntitle = "b"', "3: the front matter is not TOML: Cannot overwrite a value"),
        ("n = " + "9" * 5000, "2: the front matter is not TOML: "),
        ('a = "', "2: the front matter is not TOML: "),
    ],
    ids=["date", "no quotes", "twice", "huge number", "open"],
)
def test_a_mistake_in_toml_names_its_line(block: str, start: str) -> None:
    (problem,) = read(f"+++\n{block}\n+++\nBody.\n")[1]
    assert problem.startswith(f"error {start}")


def test_a_key_that_stands_twice_is_told_and_the_last_one_counts() -> None:
    told = "warning 3: `title` stands there twice; expected it once; the last one counts"
    found, said = read("---\ntitle: a\ntitle: b\n---\nBody.\n")
    assert said == [told]
    assert found is not None
    assert found.metadata.title == "b"  # type: ignore[union-attr] # a post is a Document


# Bounds: nothing of what follows may take memory or time


BOMBS = {
    "brackets": "a: " + "[" * 30_000,
    "closed brackets": "a: " + "[" * 30_000 + "]" * 30_000,
    "braces": "a: " + "{a: " * 12_000,
    "questions": "? " * 30_000,
    "lists": "a:\n  " + "- " * 30_000 + "b",
    "billion laughs": "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + "\n".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)),
    "merge bomb": "a0: &a0 {k: v}\n"
    + "\n".join(f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 9)),
    "aliases": "a: &a x\nb: [" + "*a," * 20_000 + "]",
    "keys": "\n".join(f"k{n}: v" for n in range(6_000)),
    "huge number": "n: " + "9" * 100_000,
    "long": "title: " + "x" * 70_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_are_refused_at_once(bomb: str) -> None:
    started = time.process_time()
    (problem,) = problems(f"title: x\n{bomb}", "article")
    assert time.process_time() - started < 1
    assert problem.startswith("quarantine ")
    assert len(problem) < 400


TOML_BOMBS = {
    "brackets": "a = " + "[" * 8_000,
    "tables": "a = " + "{a=" * 5_000,
    "dots": ".".join("a" * 8_000) + " = 1",
    "deep table": "[" + ".".join("a" * 8_000) + "]",
    "long": 'a = "' + "x" * 20_000 + '"',
    "spaces": "a = [\n[" + " " * 15_000 + "\n[[[[[[[[[[[[[1]]]]]]]]]]]]]]\n]",
}


@pytest.mark.parametrize("bomb", TOML_BOMBS.values(), ids=TOML_BOMBS.keys())
def test_bombs_in_toml_are_refused_at_once(bomb: str) -> None:
    started = time.process_time()
    (problem,) = read(f"+++\n{bomb}\n+++\nBody.\n", "article")[1]
    assert time.process_time() - started < 2
    assert problem.startswith("quarantine ")


WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
from tests.sources.reading import metadata, problems
assert metadata("tags: [no, 007]").tags == ("no", "007")
for block in sys.argv[1:]:
    print(*problems(block))
"""


def test_without_libyaml_everything_is_the_same() -> None:
    """PyYAML is often built without it; its own parser then feeds the same bounds."""
    blocks = ["title: a: b", "title: !!python/name:os.system", "a: " + "[" * 30_000, "- a"]
    command = [sys.executable, "-c", WITHOUT_LIBYAML, *blocks]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == [problem for block in blocks for problem in problems(block)]


def test_many_warnings_of_one_file_are_cut_short() -> None:
    assert len(problems("title: a\n" + "".join(f"k{n}: v\nk{n}: v\n" for n in range(500)))) == 20


# Properties


KEYS = st.text("abcdefgh_", min_size=1, max_size=8)
SCALARS = st.one_of(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff")
    ),
    st.sampled_from(["no", "0123", "~", "2025-09-05", "- a", "a: b", "#", "'", '"', "1e3", "<<"]),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=5), st.sampled_from(["", "Text.\n"]))
def test_what_python_frontmatter_writes_is_read_as_it_was_meant(
    fields: dict[str, Any], body: str
) -> None:
    # It strips what it has written, also of a no-break space that is the last value.
    fields = fields | {"z": "last"}
    parts = split(frontmatter.dumps(frontmatter.Post(body, **fields)))
    assert parse(parts).fields == fields
    assert parts.body.strip() == body.strip()


@given(st.text("-+\n :ab#[]{}'\"*&!|>,?%@`\t=.", max_size=80))
def test_any_block_is_read_or_refused_with_a_line(block: str) -> None:
    for fence in ("---", "+++"):
        found, told = read(f"{fence}\n{block}\n{fence}\nBody.\n", "article")
        assert found is None or isinstance(found.body, str)  # type: ignore[union-attr]
        assert all(problem.split(" ", 1)[1].split(":")[0].isdigit() for problem in told)


@given(st.text("-\n ab:", max_size=60))
def test_prose_is_never_lost(text: str) -> None:
    """Every line of a document is in its body or between its fences."""
    try:
        parts = split(text)
    except ValueError:
        return
    assert parts.body in text
    assert parts.notation or parts.body == text
