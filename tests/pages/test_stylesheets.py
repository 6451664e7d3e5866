from __future__ import annotations

import time

import pytest

from digest.pages.folders import BUILT_IN
from digest.pages.theming.stylesheets import compact


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("", ""),
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* why */ a { } /* end", "a{}"),
        ("a :hover { }", "a :hover{}"),
        ("a,\nb > c { }", "a,b > c{}"),
        ("a { margin: calc(1px + 2px) 0; }", "a{margin:calc(1px + 2px) 0}"),
        ('a { content: "; { /* no */ }  "; }', 'a{content:"; { /* no */ }  "}'),
        ("a { content: '\\'  {'; }", "a{content:'\\'  {'}"),
        ("a { background: url( x;y .svg ); }", "a{background:url( x;y .svg )}"),
        ("@media (min-width: 40em) and (hover) { }", "@media (min-width:40em) and (hover){}"),
        ("a/* b */c { }", "a c{}"),
        ("a { --empty: ; }", "a{--empty:;}"),
        ("a { color: red;; ; }", "a{color:red}"),
        ("@media print { a { color: red; } ; }", "@media print{a{color:red}}"),
    ],
)
def test_only_what_says_nothing_is_left_out(written: str, published: str) -> None:
    assert compact(written.encode()).decode() == published
    assert compact(published.encode()).decode() == published


def test_bytes_that_are_no_text_pass() -> None:
    assert compact(b"a { content: '\xff' }") == b"a{content:'\xff'}"


def test_the_newspapers_own_sheet_loses_a_fifth() -> None:
    written = (BUILT_IN / "newspaper/assets/style.css").read_bytes()
    assert len(compact(written)) < 0.85 * len(written)


@pytest.mark.parametrize("piece", ["/*a", '"\\', "'\\", "url(", "/**", "/* *", " /", '"', "{ "])
def test_a_sheet_of_100_kilobytes_takes_no_time(piece: str) -> None:
    begun = time.process_time()
    compact((piece * 100_000)[:100_000].encode())
    assert time.process_time() - begun < 1
