from __future__ import annotations

import time
from datetime import UTC, date, datetime
from html import unescape

import pytest

from digest.model import Document, Location, Metadata
from digest.sources.cleaning.cleaning import Cleaned, clean
from digest.sources.readers.html import read_html

FIRST = (
    "The council of Velmora voted on Tuesday to rebuild the old bridge, nine months after it "
    "fell into the river during the worst flood that the town has seen in fifty years."
)
SECOND = (
    "The work will cost 14.2 million crowns, the mayor said after the vote, and is to begin "
    "before the rivers rise in spring; a ferry will run until the new bridge opens."
)
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><title>Velmora rebuilds its bridge | The Velmora Times</title>
<meta property="og:site_name" content="The Velmora Times">
<link rel="canonical" href="https://velmora.example/bridge">
<meta name="author" content="Ana Example">
<script type="application/ld+json">
{{"@type": "NewsArticle", "datePublished": "2026-11-20T10:15:00+01:00"}}
</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li>
<li><a href="/world">World</a></li></ul></nav>
<article><h1>Velmora rebuilds its bridge</h1>
<p>By Ana Example</p>
<p>{FIRST}</p>
<div class="share">Share this article</div>
<p>{SECOND}</p>
<p>Sign up for our newsletter.</p>
</article>
<footer>© 2026 The Velmora Times</footer>
</body></html>"""


def html(body: str, first_line: int = 1) -> Cleaned:
    document = Document(Location("a.html"), "article", "html", Metadata(), body, first_line)
    return clean(document)


def test_the_text_of_a_page_is_its_article() -> None:
    assert html(PAGE).text == f"{FIRST}\n\n{SECOND}"


def test_a_page_tells_title_author_publisher_address_language_and_time() -> None:
    found = html(PAGE)
    assert found.title.startswith("Velmora rebuilds its bridge")
    assert found.author == "Ana Example"
    assert found.publisher == "The Velmora Times"
    assert found.url == "https://velmora.example/bridge"
    assert found.language == "en-GB"
    assert found.published == datetime(2026, 11, 20, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<meta name="date" content="2026-11-19">'
            '<meta property="article:published_time" content="2026-11-20T01:30:00+01:00">',
            datetime(2026, 11, 20, 0, 30, tzinfo=UTC),
        ),
        ('<meta name="date" content="2026-11-19">', date(2026, 11, 19)),
        (
            '<meta property="article:published_time" content="2026-11-19T18:05:00">',
            datetime(2026, 11, 19, 18, 5),  # the page tells no zone
        ),
        ('<meta name="date" content="soon">', None),
    ],
    ids=["exact-wins", "day", "no-zone", "no-date"],
)
def test_a_page_is_dated_as_exactly_as_it_says(head: str, published: date | None) -> None:
    found = html(f"<html><head>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>")
    assert found.published == published
    assert type(found.published) is type(published)


SENTENCE = (
    "bridge over the Lenn was built in 1961 and carried 12,000 cars a day, twice as many as had "
    "been planned for it, the region said."
)


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        pytest.param(
            f"<b>What is behind it</b> The {SENTENCE}",
            ["What is behind it", f"The {SENTENCE}"],
            id="a heading",
        ),
        pytest.param(
            f"<strong> The background</strong>\n  A {SENTENCE}",
            ["The background", f"A {SENTENCE}"],
            id="blanks around it",
        ),
        pytest.param(f"<b>The</b> {SENTENCE}", [f"The {SENTENCE}"], id="the first word"),
        pytest.param(f"<b>Old</b> Lenn {SENTENCE}", [f"Old Lenn {SENTENCE}"], id="half a name"),
        pytest.param(f"<b>Why:</b> The {SENTENCE}", [f"Why: The {SENTENCE}"], id="a label"),
        pytest.param(
            f"It was <b>closed on Monday</b> The {SENTENCE}",
            [f"It was closed on Monday The {SENTENCE}"],
            id="in the middle",
        ),
    ],
)
def test_a_heading_that_is_only_bold_is_no_part_of_a_sentence(
    paragraph: str, lines: list[str]
) -> None:
    page = f"<html><body><article><p>{FIRST}</p>\n<p>{paragraph}</p></article></body></html>"
    _, draft = read_html(page)
    assert [line.text for line in draft.lines[1:]] == lines
    assert {line.number for line in draft.lines[1:]} == {2}


def test_what_the_front_matter_keeps_comes_back_to_its_place() -> None:
    metadata = Metadata(keep=("^Share this", "^World"))
    found = clean(Document(Location("a.html"), "article", "html", metadata, PAGE))
    assert found.text.split("\n\n") == ["World", FIRST, "Share this article", SECOND]
    assert "Share this article" not in [removal.text for removal in found.removals]


def test_everything_else_that_is_seen_is_in_the_receipt_with_its_line() -> None:
    removed = {removal.text: (removal.rule, removal.line) for removal in html(PAGE).removals}
    assert removed == {
        "Home": ("page-chrome", 10),
        "World": ("page-chrome", 11),
        "Velmora rebuilds its bridge": ("repeated-title", 12),
        "By Ana Example": ("byline", 13),
        "Share this article": ("page-chrome", 15),
        "Sign up for our newsletter.": ("call-to-action", 17),
        "© 2026 The Velmora Times": ("page-chrome", 19),
    }


def test_a_page_without_a_date_has_none() -> None:
    assert html(f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>").published is None


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"{FIRST}<br><br>{SECOND}",
        f"</main></body></html><p>{FIRST}</p><p>{SECOND}</p>",
        f"<plaintext><p>{FIRST}</p><p>{SECOND}</p>",
        f"<p>{FIRST}</p><!-- never closed <p>{SECOND}</p>",
        f'<?xml version="1.0" encoding="latin-1"?><p>{FIRST}</p><p>{SECOND}</p>',
        f'<meta charset="utf-16"><p>{FIRST}</p><p>{SECOND}</p>',
    ],
    ids=["paragraphs", "breaks", "closed-page", "plaintext", "comment", "xml", "charset"],
)
def test_a_fragment_or_a_broken_page_is_read(body: str) -> None:
    text = html(body).text
    assert FIRST in text
    assert SECOND in text


def test_the_address_of_a_page_is_one_of_the_web() -> None:
    page = PAGE.replace("https://velmora.example/bridge", "javascript:alert(1)")
    assert html(page).url == ""


@pytest.mark.parametrize(
    "body",
    [
        f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>{FIRST}</p>",
        "<div>" * 5_000 + FIRST + "</div>" * 5_000,
        "<b>" * 20_000 + FIRST,
        "<div><span>" * 20_000 + FIRST,
        "<!--" * 50_000 + FIRST,
        "<" * 50_000 + FIRST,
        f"<p>{FIRST}</p>" + "<div><p>x y z</p></div>" * 10_000,
        f"<p>\ud800\0{FIRST}</p>",
    ],
    ids=[
        "attributes",
        "deep",
        "unclosed",
        "mixed",
        "comments",
        "brackets",
        "paragraphs",
        "characters",
    ],
)
def test_a_hostile_page_is_read_in_time(body: str) -> None:
    start = time.process_time()
    text = html(body).text
    assert time.process_time() - start < 3
    assert "The council of Velmora voted on Tuesday" in text


@pytest.mark.parametrize("body", ["", " ", "<p></p>", "<script>x</script>", "<!-- x -->"])
def test_a_page_without_text_has_none(body: str) -> None:
    assert html(body).text == ""


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x1f",
        "\ufffe",
        "&#12;",
        "&#012",
        "&#31;",
        "&#X1f;",
        "&#xB;",
    ],
    ids=ascii,
)
def test_what_no_tree_can_hold_is_a_space(character: str) -> None:
    assert html(f"<h1>{character}").text == ""
    marked = PAGE.replace("Velmora rebuilds", f"Velmora{character} rebuilds")
    found = html(marked.replace("council of", f"council{character}of"))
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert found.title.startswith("Velmora rebuilds its bridge")


@pytest.mark.parametrize("reference", ["&#123", "&#8217;", "&#x1f4;", "&#xC9;", "&#10;"])
def test_other_references_stay_what_they_are(reference: str) -> None:
    told = f"{FIRST} It was called the {reference} bridge."
    assert html(PAGE.replace(FIRST, told)).text.startswith(" ".join(unescape(told).split()))
