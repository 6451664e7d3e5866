from __future__ import annotations

import gc
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import MarkdownConfig
from digest.errors import ConfigError, ContentError
from digest.model import Location
from digest.pages.bodies.bodies import Body, body_of, place_body, render_body, wanted_pictures
from digest.pages.bodies.fragments import paragraphs, with_absolute_links
from digest.pages.markup import markdown
from digest.pages.markup.sanitize import TAGS, sanitize
from digest.pages.pictures.images import Gallery, Picture
from digest.pages.pictures.resizing import PictureFile, Sized
from tests.pages.samples import document

HERE = Location("content/posts/a.md", 5)
STOCK = MarkdownConfig()
HOSTILE = Path(__file__).parents[3] / "shared" / "eval" / "hostile"

SCHEME = re.compile(r"([^/?#]*?):")

ROUTES = {"posts/other.md": "/posts/other/", "pages/about.md": "/about/"}


def rendered(text: str) -> str:
    return render_body(Body(HERE, text), STOCK)


def placed(text: str, gallery: Gallery | None = None, base: str = "/repo/") -> str:
    html, _ = place_body(rendered(text), Body(HERE, text), ROUTES, gallery or Gallery(), base)
    return html


class Collector(HTMLParser):
    """Every tag and attribute of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, "", ""))
        self.found += [(tag, name, value or "") for name, value in attrs]


def assert_harmless(html: str) -> None:
    for tag, name, value in Collector(html).found:
        assert tag in TAGS, html
        assert not name.startswith("on"), html
        assert name not in ("style", "srcset", "action", "formaction", "background"), html
        if name in ("href", "src"):
            scheme = SCHEME.match(value.strip())
            assert not scheme or scheme[1].lower() in ("http", "https", "mailto"), html
        if name == "src":
            assert value.startswith("/repo/media/"), html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b\n--|--:\n1 | 2", '<td class="align-right">2</td>'),
        ("Word[^1]\n\n[^1]: Note", 'id="fnref:1"'),
        ("Word[^1]\n\n[^1]: Note", 'href="#fn:1"'),
        ("```python\nx = 1\n```", '<div class="codehilite">'),
        ("```python\nx = 1\n```", '<span class="mi">1</span>'),
        ("```\nx = 1\n```", "<code>x = 1\n</code>"),
        ("## A heading", '<h2 id="a-heading">A heading</h2>'),
        ('"Quoted" -- it\'s ...', "“Quoted” – it’s …"),
        ("<details><summary>More</summary>x</details>", "<summary>More</summary>"),
        ("bell\x07", "<p>bell</p>"),
    ],
    ids=[
        "table",
        "footnote",
        "footnote link",
        "code",
        "highlighting",
        "no guessed language",
        "toc ids",
        "smarty",
        "details",
        "control character",
    ],
)
def test_markdown_keeps_what_an_editor_writes(text: str, expected: str) -> None:
    assert expected in rendered(text)


def test_one_text_leaves_no_trace_in_the_next() -> None:
    text = "# Same\n\nWord[^1]\n\n[^1]: Note\n\n[ref]: https://a.example/"
    first = rendered(text)
    assert rendered("[ref] and Word[^1]") == "<p>[ref] and Word[^1]</p>"
    assert rendered(text) == first


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](\x01javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:msgbox)",
        "[x](digest:/forged/)",
        "![x](javascript:alert(1))",
        '![x](x"onerror="alert(1))',
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='https://a.example/' onclick=alert(1) style='position:fixed'>x</a>",
        "<iframe src='https://a.example/'></iframe><form action=x><input autofocus></form>",
        "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=x'>",
        "<svg><script>alert(1)</script></svg><math><a xlink:href='javascript:alert(1)'>x</a>",
        "para\n{: onclick=alert(1) }",
        "<!-- unclosed",
        "</div></article></main></body>",
        "![](https://tracker.example/pixel.gif)",
        "![](//tracker.example/pixel.gif)",
        "![](/\\tracker.example/pixel.gif)",
        "![](\\\\tracker.example/pixel.gif)",
        "[![x](https://tracker.example/pixel.gif)](https://a.example/)",
        "<picture><source srcset='https://tracker.example/x'><img src=x></picture>",
        "[x](https://user]@a.example/) [y](//[)",
    ],
)
def test_nothing_dangerous_survives_rendering(text: str) -> None:
    assert_harmless(placed(text))


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile cases are not here")
def test_no_known_payload_survives_rendering() -> None:
    lines = (HOSTILE / "xss.jsonl").read_text(encoding="utf-8").strip().split("\n")
    payloads = [json.loads(line)["payload"] for line in lines]
    assert len(payloads) > 300
    for payload in payloads:
        for text in (
            payload,
            f"before\n\n{payload}\n\nafter",
            f"[x]({payload})",
            f"![{payload}](x)",
        ):
            assert_harmless(placed(text))
        assert_harmless(paragraphs(payload))


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile cases are not here")
@pytest.mark.parametrize("name", ["md01", "md02", "md03", "md04", "md11", "ld01", "ld02"])
def test_hostile_files_render_to_harmless_pages(name: str) -> None:
    text = (HOSTILE / "files" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    html = placed(text)
    assert_harmless(html)
    if name == "md04":
        assert "{{ 7*7 }}" in html


@given(st.text(alphabet="<>[]()!\"'=/:&;#`*_ \n\tajvscriptonerhfmgx.", max_size=200))
def test_no_text_at_all_renders_to_anything_dangerous(text: str) -> None:
    assert_harmless(placed(text))


def test_links_to_documents_lead_to_their_pages_under_the_base_path() -> None:
    html = placed("[a](other.md) [b](../pages/about.md#us) [c](posts/other.md) [d](/tags/x/)")
    assert 'href="/repo/posts/other/"' in html
    assert 'href="/repo/about/#us"' in html
    assert html.count('href="/repo/posts/other/"') == 2
    assert 'href="/repo/tags/x/"' in html


def test_links_elsewhere_and_within_the_page_stay() -> None:
    text = "[a](https://a.example/?x=1&y=2) [b](#top) [c](mailto:a@a.example) [d](/repo/x/)"
    html = placed(text)
    for href in ("https://a.example/?x=1&amp;y=2", "#top", "mailto:a@a.example", "/repo/x/"):
        assert f'href="{href}"' in html


def test_a_link_to_an_unpublished_document_is_a_warning_with_its_line() -> None:
    body = body_of(document("posts/a.md", "First line.\n\nSee [this](draft.md)."))
    _, problems = place_body(render_body(body, STOCK), body, ROUTES, Gallery(), "/")
    assert [str(problem.location) for problem in problems] == ["content/posts/a.md:7"]
    assert problems[0].severity == "warning"


def test_code_that_shows_html_is_left_alone() -> None:
    html = placed('```html\n<a href="other.md"><img src="x.png"></a>\n```')
    assert "other.md" in html
    assert "posts/other" not in html


def test_a_picture_of_the_site_gets_its_address_and_size() -> None:
    gallery = Gallery({("content/posts", "quay.png"): Picture("/media/0-quay.png", "", 40, 30)})
    html = placed("![The quay](quay.png)", gallery)
    assert 'src="/repo/media/0-quay.png"' in html
    assert 'width="40" height="30"' in html
    assert 'alt="The quay"' in html


def test_a_picture_in_several_sizes_lets_the_browser_choose() -> None:
    file = PictureFile("content/posts/quay.jpg", "0" * 64)
    sizes = (Sized("media/0-quay-480.webp", file, 480), Sized("media/0-quay.webp", file, 900))
    gallery = Gallery(
        {("content/posts", "quay.jpg"): Picture("/media/0-quay.webp", "", 900, 600, sizes)}
    )
    html = placed("![The quay](quay.jpg)", gallery)
    assert 'src="/repo/media/0-quay.webp"' in html
    chosen = "/repo/media/0-quay-480.webp 480w, /repo/media/0-quay.webp 900w"
    assert f'srcset="{chosen}" sizes="' in html


def test_a_picture_from_elsewhere_becomes_a_link() -> None:
    html = placed("![The quay](https://a.example/quay.png)")
    assert html == '<p><a href="https://a.example/quay.png">The quay</a></p>'


def test_a_linked_picture_from_elsewhere_leaves_one_link() -> None:
    html = placed("[![The quay](https://a.example/quay.png)](https://b.example/)")
    assert html == '<p><a href="https://b.example/">The quay</a></p>'


def test_a_missing_picture_leaves_its_description() -> None:
    assert placed("![The quay](gone.png)") == "<p>The quay</p>"


def test_wanted_pictures_are_named_with_their_lines() -> None:
    body = Body(HERE, "Text.\n\n![The quay](quay.png) ![](https://a.example/x.png)")
    wanted = wanted_pictures({body: render_body(body, STOCK)}, (), ())
    assert list(wanted) == [(Location("content/posts/a.md", 7), "quay.png")]


def test_links_become_absolute_for_feed_readers() -> None:
    html = '<p><a href="/repo/x/">a</a> <a href="#fn:1">b</a> <img alt="" src="/repo/m.png">'
    absolute = with_absolute_links(html, "https://quay.example/repo/posts/a/")
    assert 'href="https://quay.example/repo/x/"' in absolute
    assert 'href="https://quay.example/repo/posts/a/#fn:1"' in absolute
    assert 'src="https://quay.example/repo/m.png"' in absolute


@pytest.fixture
def no_collector() -> Iterator[None]:
    """As in a build; the test library's callback at each collection drops what is raised in it."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "text",
    ["[" * 30_000, "```\n" * 30_000, "[^1]" * 9_000 + "\n\n[^1]: x\n", "<p\n" * 20_000],
    ids=["brackets", "fences", "footnotes", "open tags"],
)
def test_a_text_that_takes_too_long_is_an_error_in_time(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown, "MAX_SECONDS", 0.2)
    started = time.process_time()
    with pytest.raises(ContentError, match=r"content/posts/a.md:5: .* takes more than 0.2 s"):
        rendered(text)
    assert time.process_time() - started < 2
    assert rendered("*fine*") == "<p><em>fine</em></p>"


def test_a_text_that_takes_too_long_is_stopped_again_where_nobody_heard() -> None:
    def run_on() -> None:
        with suppress(markdown._TooSlow):
            run_on_for_ever()
        run_on_for_ever()

    def run_on_for_ever() -> None:
        while True:
            pass

    with pytest.raises(markdown._TooSlow), markdown._time_limit(0.02):
        run_on()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. " * 4_000, "nested too deeply"),
        ("<div>" * 40_000, "never closed"),
        ("a" * (markdown.MAX_CHARACTERS + 1), "1,000,001 characters"),
    ],
    ids=["lists", "elements", "length"],
)
def test_a_text_that_is_too_deep_or_too_long_is_an_error(text: str, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        rendered(text)
    assert rendered("*fine*") == "<p><em>fine</em></p>"


def test_a_thread_renders_too() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(rendered("*fine*")))
    thread.start()
    thread.join()
    assert found == ["<p><em>fine</em></p>"]


def test_an_unknown_extension_is_named_with_what_was_meant() -> None:
    config = MarkdownConfig(extensions=("tables", "footnote"))
    with pytest.raises(ConfigError) as caught:
        render_body(Body(HERE, "x"), config)
    assert "'footnote' can't be loaded" in str(caught.value)
    assert "did you mean 'footnotes'?" in str(caught.value)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("text", "<p>a &lt;b&gt;</p>\n<p>c</p>"), ("html", "a <b>\n\nc</b>")],
)
def test_other_formats_come_out_as_safe(written: str, expected: str) -> None:
    body = Body(HERE, "a <b>\n\nc", written)  # type: ignore[arg-type]
    assert render_body(body, STOCK) == expected


def test_sanitizing_twice_changes_no_finished_text() -> None:
    html = "<p>a <b>b</b> &amp; c</p>"
    assert sanitize(html) == html


def test_a_picture_without_a_source_is_no_mistake() -> None:
    body = Body(HERE, "A picture: ![of nothing]()")
    assert list(wanted_pictures({body: rendered(body.text)}, (), ())) == [(Location(HERE.path), "")]
