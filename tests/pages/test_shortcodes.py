"""Shortcodes: what the editor's posts and pages can hold, and nobody else's text."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import quote

import pytest

from digest.config import Config, MarkdownConfig
from digest.errors import ThemeError
from digest.model import Location
from digest.pages.bodies.bodies import Body, render_body
from digest.pages.bodies.shortcodes import Shortcodes
from digest.pages.theming.theme import load_theme
from digest.pages.views.variables import EmbedView
from tests.site import digest, healthy_site, write_files

EMBEDS = {"ev-1": EmbedView("Ferry <sails>", "/events/ferry/", "At last.", None, 3, 2, "fr")}
ROOT = Path("/nowhere")


def expanded(text: str, root: Path = ROOT) -> tuple[str, list[str]]:
    body = Body(Location("content/posts/a.md", 4), text)
    shortcodes = Shortcodes(load_theme(root, Config()), lambda: EMBEDS)
    html, problems = shortcodes.expand(render_body(body, MarkdownConfig()), body)
    return html, [str(problem) for problem in problems]


WRITTEN = [
    (
        '{{ figure(image="a b.jpg", alt="Two \\"boats\\"", caption="<b>Dawn</b>") }}',
        [
            '<img src="digest:a b.jpg" alt="Two &#34;boats&#34;">',
            '<figcaption dir="auto">&lt;b&gt;Dawn&lt;/b&gt;</figcaption>',
        ],
    ),
    (
        'Before.\n\n{{quote(\n  text="So it\nis.",\n  by="Linea Blava", '
        'url="https://a.example/"\n)}}\n\nAfter.',
        [
            "<p>Before.</p>",
            "<p>So it is.</p>",
            '<a href="https://a.example/">Linea Blava</a>',
            "<p>After.</p>",
        ],
    ),
    ('{{ quote(text="x", by="y", url="javascript:alert(1)") }}', ['<figcaption dir="auto">y<']),
    (
        '{{ embed(event="ev-1") }}',
        [
            '<p class="title" dir="auto" lang="fr"><a href="/events/ferry/">Ferry &lt;sails&gt;<',
            "3 articles, 2 independent origins",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), WRITTEN, ids=["figure", "quote", "bad url", "embed"])
def test_a_shortcode_is_the_macro_of_its_name(text: str, parts: list[str]) -> None:
    html, problems = expanded(text)
    assert problems == []
    assert [part for part in parts if part not in html] == []
    assert "{{" not in html
    assert "shortcode=" not in html


PLAIN = [
    '\\{{ figure(image="a") }}',
    'Write {{ figure(image="a") }} in a line of its own.',
    '    {{ figure(image="a") }}',
    '```\n{{ figure(image="a") }}\n```',
    "{{ page.title }}",
    "{% figure %}",
    "{{< figure >}}",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_shortcode_stays_text(text: str) -> None:
    html, problems = expanded(text)
    assert problems == []
    assert "{%" in html or "{{" in html
    assert "<figure" not in html


WRONG = [
    ('{{ figur(image="a") }}', "there is no shortcode 'figur'; expected one of: embed, figure, "
     "quote; did you mean 'figure'?"),
    ('{{ figure(image="a.jpg") }}', "figure lacks alt"),
    ('{{ figure(image="a.jpg", alt="", captoin="x") }}', "figure has no argument 'captoin'; "
     "expected one of: image, alt, caption, credit; did you mean 'caption'?"),
    ("{{ figure(image='a.jpg') }}", "can't read \"image='a.jpg'\""),
    ("{{ figure(a.jpg) }}", "can't read 'a.jpg'"),
    ('{{ figure(image="javascript:alert(1)", alt="x") }}', "'javascript:alert(1)' is no picture"),
    ('{{ figure(image="", alt="x") }}', "'' is no picture; expected a file in content/"),
    ('{{ quote(text="a", text="b") }}', "`text` stands there twice; expected each argument once"),
    ('{{ embed(event="ev-2") }}', "there is no event 'ev-2'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    html, (problem,) = expanded(f"First.\n\n{text}\n\nLast.")
    assert problem.startswith(f"content/posts/a.md:6: {said}")
    assert "<p>Last.</p>" in html


def test_a_theme_adds_shortcodes_and_replaces_them(tmp_path: Path) -> None:
    macros = "{% macro poll(title) %}<p>{{ title }}?</p>{% endmacro %}"
    macros += "{% macro quote(text) %}<q>{{ text }}</q>{% endmacro %}"
    macros += "{% macro broken() %}{{ nothing }}{% endmacro %}"
    write_files(tmp_path, {"themes/newspaper/shortcodes.html": macros})
    html, problems = expanded('{{ poll(title="A&B") }}\n\n{{ quote(text="q") }}', tmp_path)
    assert (html, problems) == ("<p>A&amp;B?</p>\n<q>q</q>", [])
    assert "<img" in expanded('{{ figure(image="a", alt="b") }}', tmp_path)[0]
    with pytest.raises(ThemeError, match=r"themes/newspaper/shortcodes.html:1: .*'nothing'"):
        expanded("{{ broken() }}", tmp_path)


CALL = '{{ figure(image="boat.png", alt="A boat") }}'


def test_only_posts_and_pages_can_hold_one(tmp_path: Path) -> None:
    article = (
        f"---\ntitle: Hostile\ndate: 2026-11-18\nrights: own\n---\n{CALL}\n\nThe ferry sank.\n"
    )
    root = healthy_site(
        tmp_path,
        {
            "content/articles/hostile.md": article,
            "content/posts/mine.md": f"---\ntitle: Mine\ndate: 2026-11-19\n---\n{CALL}\n",
            "content/posts/boat.png": PIXEL,
        },
    )
    result = digest(root, "build")
    assert result.status == 0, result.err
    pages = {path: path.read_text("utf-8") for path in (root / "site").rglob("*.html")}
    holding = [
        path.parent.name for path, html in pages.items() if '<figure class="shortcode">' in html
    ]
    assert holding == ["mine"]
    assert any("figure(image=" in html for html in pages.values())


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)


@pytest.mark.parametrize("piece", ['{{ a(b="', "{{a(", "{{ a(\\", '{{ a(b="c",', "{{ a() }}{"])
def test_100_kilobytes_of_half_a_shortcode_take_no_time(piece: str) -> None:
    begun = time.process_time()
    expanded((piece * 100_000)[:100_000])
    expanded("{{ figure(" + (piece.replace("{", "")[:9] * 500) + ") }}")
    assert time.process_time() - begun < 3


def test_a_mark_written_by_hand_is_judged_as_a_shortcode() -> None:
    html, problems = expanded(f"[]({'?shortcode=' + quote('<script>', safe='')})")
    assert "<script>" not in html
    assert len(problems) <= 1
