from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from digest.config import Config, SiteConfig
from digest.errors import DigestError
from digest.intake.confined import Confined
from digest.intake.filing import article_file
from digest.intake.library import INDEX, Library
from digest.intake.original import Hints, Original
from digest.intake.reading import Found, read_original
from digest.intake.taking import take
from digest.model import Article, Document
from digest.sources.article import to_article
from digest.sources.reader import read_bytes, read_document
from tests.site import tree

CONFIG = Config(site=SiteConfig(timezone="Europe/Madrid"))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIRST = (
    "The council of Velmora voted on Tuesday to rebuild the old bridge, nine months after it "
    "fell into the river during the worst flood that the town has seen in fifty years."
)
SECOND = (
    "The work will cost 14.2 million crowns, the mayor said after the vote, and is to begin "
    "before the rivers rise in spring; a ferry will run until the new bridge opens."
)
HEAD = '<meta property="og:site_name" content="The Velmora Times">'
BRIDGE = "https://velmora.example/bridge"


def page(head: str = HEAD, body: str = f"<p>{FIRST}</p><p>{SECOND}</p>") -> bytes:
    title = "Velmora rebuilds its bridge"
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>
<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>""".encode()


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined() as confined:
        yield confined


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path, CONFIG)


def filed(library: Library, path: str) -> Article:
    document, problems = read_document(library.root, Path(path), CONFIG)
    assert problems == ()
    assert isinstance(document, Document)
    article, problems = to_article(document, CONFIG)
    assert problems == ()
    assert article is not None
    return article


def found(original: Original) -> Found:
    return read_original(CONFIG, NOW, original)


def test_a_page_becomes_a_file_that_says_where_it_comes_from(
    library: Library, confined: Confined
) -> None:
    head = HEAD + (
        '<link rel="canonical" href="https://velmora.example/bridge?utm_source=mail">'
        '<meta property="article:published_time" content="2026-11-20T10:15:00+01:00">'
        '<meta name="author" content="Ana Example with AFP">'
        '<meta property="og:image" content="https://velmora.example/bridge.jpg">'
    )
    taken = take(Original("a.html", page(head)), library, confined, NOW)
    assert (taken.outcome, taken.missing) == ("new", ())
    assert taken.path == "content/articles/2026/11/velmora-rebuilds-its-bridge.md"
    article = filed(library, taken.path)
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert article.title == "Velmora rebuilds its bridge"
    assert article.published == datetime(2026, 11, 20, 9, 15, tzinfo=UTC)
    assert article.publisher == "The Velmora Times"
    assert article.credit == "AFP"
    assert article.authors == ("Ana Example",)
    assert article.url == BRIDGE
    assert article.language == "en"
    assert article.image
    assert article.image.src == "https://velmora.example/bridge.jpg"
    written = (library.root / taken.path).read_text("utf-8")
    assert "\nfetched: 2026-11-22T12:00:00Z\noriginal: sha256-" in written


def test_what_is_not_told_is_said_and_never_guessed(library: Library, confined: Confined) -> None:
    taken = take(Original("a.html", page(head="")), library, confined, NOW)
    assert taken.path == "content/articles/undated/velmora-rebuilds-its-bridge.md"
    assert taken.missing == ("date", "publisher", "url", "authors")
    article = filed(library, taken.path)
    assert (article.published, article.publisher, article.url) == (None, "", "")


@pytest.mark.parametrize(
    "again",
    [
        Original("b", page(), url=f"{BRIDGE}?utm_source=mail&fbclid=x#top"),
        Original("b", page(), url="http://www.velmora.example/bridge/"),
        Original("b", page(body="<p>Other words.</p>"), url=BRIDGE),
        Original("b.html", page(), url="https://mirror.example/copied/bridge"),
        Original("-", f"Velmora builds anew\n\n{FIRST}\n\n\n{SECOND}".encode()),
    ],
    ids=["tracked", "spelled-differently", "changed", "same-text", "plain-text"],
)
def test_the_same_article_is_known_and_changes_nothing(
    again: Original, library: Library, confined: Confined
) -> None:
    first = take(Original(BRIDGE, page(), url=BRIDGE), library, confined, NOW)
    library.save()
    before = tree(library.root)
    for held in (library, Library.open(library.root, CONFIG)):
        taken = take(again, held, confined, NOW)
        assert (taken.outcome, taken.path) == ("known", first.path)
    assert tree(library.root) == before


def test_an_article_that_a_person_has_filed_is_known(tmp_path: Path, confined: Confined) -> None:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text(f"Share this article\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    taken = take(Original("a.html", page()), Library.open(tmp_path, CONFIG), confined, NOW)
    assert (taken.outcome, taken.path) == ("known", "content/articles/mine.txt")


def test_an_article_that_was_edited_since_is_known_by_what_it_says_now(tmp_path: Path) -> None:
    file = tmp_path / "content" / "articles" / "mine.md"
    file.parent.mkdir(parents=True)
    for name in ("first", "second"):
        url = f"https://velmora.example/{name}"
        file.write_text(f"---\ntitle: Bridge\nurl: {url}\n---\n\n{FIRST}\n", "utf-8")
        library = Library.open(tmp_path, CONFIG)
        assert library.page(url) == "content/articles/mine.md"
        library.save()
    assert library.page("https://velmora.example/first") == ""
    before = (tmp_path / INDEX).stat()
    Library.open(tmp_path, CONFIG).save()
    assert (tmp_path / INDEX).stat() == before, "written though nothing has changed"


def test_other_articles_of_the_same_title_get_names_of_their_own(
    library: Library, confined: Confined
) -> None:
    paths = [
        take(
            Original("a.html", page(body=f"<p>{FIRST}</p><p>Report {number}. {SECOND}</p>")),
            library,
            confined,
            NOW,
        ).path.rpartition("/")[2]
        for number in range(3)
    ]
    stem = "velmora-rebuilds-its-bridge"
    times = "the-velmora-times"
    assert paths == [f"{stem}.md", f"{stem}-{times}.md", f"{stem}-{times}-2.md"]


def test_a_dry_run_writes_nothing_and_answers_as_the_run_does(
    library: Library, confined: Confined
) -> None:
    original = Original("a.html", page())
    would = take(original, library, confined, NOW, dry_run=True)
    assert tree(library.root) == {}
    assert take(original, library, confined, NOW).outcome == "known"
    assert take(original, Library.open(library.root, CONFIG), confined, NOW) == would


def test_an_index_that_is_damaged_is_made_anew(library: Library, confined: Confined) -> None:
    taken = take(Original("a.html", page()), library, confined, NOW)
    (library.root / ".digest").mkdir(exist_ok=True)
    (library.root / INDEX).write_bytes(b'{"format": 1, "cards": [')
    again = take(Original("b.html", page()), Library.open(library.root, CONFIG), confined, NOW)
    assert (again.outcome, again.path) == ("known", taken.path)


@pytest.mark.parametrize(
    ("original", "said"),
    [
        (Original("a.html", b"<p></p>"), "a.html: holds no text"),
        (Original("a.txt", b"\xff\0\1" * 900), "the file is not text"),
        (Original("https://a.example/x", b"%PDF", "https://a.example/x", "application/pdf"), "pdf"),
        (Original("a.md", b"x" * 2_000_001), "the file is too large"),
        (Original("a.md", b"---\ntitle: [\n---\nText."), "a.md:"),
    ],
    ids=["empty", "bytes", "pdf", "large", "front-matter"],
)
def test_what_is_no_article_is_said(
    original: Original, said: str, library: Library, confined: Confined
) -> None:
    with pytest.raises(DigestError) as caught:
        take(original, library, confined, NOW)
    assert said in str(caught.value)
    assert all(problem.severity == "error" for problem in caught.value.problems)
    assert tree(library.root) == {}


def test_a_file_of_ones_own_may_say_what_a_page_may_not() -> None:
    block = "---\ntitle: A title\nrights: own\nevent: dam\ncleaned: true\ntags: [a]\n---\n"
    text = (block + f"Share this article\n\n{FIRST}\n").encode()
    own = found(Original("a.md", text))
    assert (own.metadata.rights, own.metadata.event, own.metadata.tags) == ("own", "dam", ("a",))
    strange = found(Original("https://a.example/a", text, "https://a.example/a", "text/markdown"))
    assert strange.metadata.title == "A title"
    assert (strange.metadata.rights, strange.metadata.event) == (None, "")
    assert strange.text == FIRST


def test_what_keeps_readers_out_is_kept_in_the_file(library: Library, confined: Confined) -> None:
    told = '{"@type": "NewsArticle", "name": "Bridge", "isAccessibleForFree": false}'
    head = f'{HEAD}<script type="application/ld+json">{told}</script>'
    for body, is_locked in ((page(head), True), (page(body=f"<p>{SECOND}</p>"), False)):
        taken = take(Original("a.html", body), library, confined, NOW)
        assert filed(library, taken.path).paywall == is_locked


@pytest.mark.parametrize("image", ["data:image/png;base64,AAAA", "https://[", "f" * 3_000])
def test_a_picture_without_an_address_is_none(image: str) -> None:
    hinted = Original("a", page(), BRIDGE, "text/html", hints=Hints(image=image))
    assert found(hinted).metadata.image is None


def test_the_editors_word_comes_before_the_pages_and_hints_behind() -> None:
    hints = Hints("Hinted", date(2026, 11, 19), ("Hint Person",), "Hinted Times", "de")
    told = found(Original("a", page(), BRIDGE, "text/html", hints=hints))
    assert told.metadata.title == "Velmora rebuilds its bridge"
    assert told.metadata.source.name == "The Velmora Times"
    assert told.metadata.lang == "en"
    assert told.day == date(2026, 11, 19)
    assert told.metadata.authors == ("Hint Person",)
    own = Original("a", page(), BRIDGE, "text/html", hints=hints, publisher="My name for it")
    assert found(own).metadata.source.name == "My name for it"


@pytest.mark.parametrize("whole", ["Northern Wire - {}", "{} | Northern Wire"])
def test_a_site_that_puts_its_name_before_the_headline_is_told_from_it(whole: str) -> None:
    headline = "Velmora rebuilds its bridge & quay"
    title = whole.format(headline.replace("&", "&amp;"))
    text = f"<html><head><title>{title}</title></head><body><p>{FIRST}</p></body></html>"
    hinted = Original("a", text.encode(), BRIDGE, "text/html", hints=Hints(headline))
    assert found(hinted).metadata.title == headline


def test_the_exact_time_of_a_feed_counts_before_the_day_of_the_page() -> None:
    head = '<meta name="date" content="2026-11-19">'
    exact = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
    original = Original("a", page(head), BRIDGE, "text/html", hints=Hints(published=exact))
    assert found(original).day == exact
    other = Hints(published=datetime(2026, 11, 12, tzinfo=UTC))
    assert found(Original("a", page(head), BRIDGE, "text/html", hints=other)).day == date(
        2026, 11, 19
    )


@pytest.mark.parametrize("day", ["2027-11-19", "1970-01-01T00:00:00Z", "1970-01-01", "1399-12-31"])
def test_a_day_that_has_not_come_or_stands_for_none_is_none_of_publication(day: str) -> None:
    head = f'<meta name="date" content="{day}">'
    assert found(Original("a.html", page(head))).day is None


FRAGMENT = """<p>{first}</p><blockquote><p>We have waited long enough for this day, and so has
the river.</p></blockquote><h2>What it will cost</h2><ul><li>The <a href="/b">bridge</a> costs 14
million crowns.</li><li>The ferry costs 2 million more each year.</li></ul><p>{second}</p>"""


def test_a_feeds_text_is_the_whole_text() -> None:
    content = FRAGMENT.format(first=FIRST, second=SECOND).encode()
    hints = Hints("Velmora rebuilds its bridge")
    original = Original("u", content, BRIDGE, "text/html", is_text_alone=True, hints=hints)
    assert found(original).text.split("\n\n") == [
        FIRST,
        "We have waited long enough for this day, and so has the river.",
        "What it will cost",
        "The bridge costs 14 million crowns.",
        "The ferry costs 2 million more each year.",
        SECOND,
    ]
    assert found(original).metadata.title == "Velmora rebuilds its bridge"


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("windows-1251", "Мост в Велморе восстановят".encode("cp1251")),
        ("ISO-8859-1", "“Brücke”".encode("cp1252")),
        ("utf-16", "Brücke".encode("utf-16")),
        ("no-such-charset", "Brücke".encode()),
        ("unicode_escape", b"Br\xc3\xbccke \\x41"),
    ],
)
def test_the_servers_word_for_the_charset_counts(charset: str, content: bytes) -> None:
    text = content + "\n\n".encode("utf-16-le" if charset == "utf-16" else "ascii")
    original = Original("a", text, "https://a.example/a", "text/plain", charset)
    assert found(original).text in {
        "Мост в Велморе восстановят",
        "“Brücke”",
        "Brücke",
        r"Brücke \x41",
    }


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
LINES = st.one_of(
    WORDS,
    st.text(r"#>*_-+`~|\[](){}!:&<>.1a ", max_size=40),
    st.sampled_from([FIRST, SECOND, "Share this article", "By Ana Example", "(AFP)"]),
)


def test_no_title_is_written_that_the_text_only_begins_with() -> None:
    told = found(Original("a.txt", f"{FIRST} It will take two years.".encode()))
    assert told.title_inferred
    content = article_file(told, NOW, "sha256-0", CONFIG)
    assert b"title:" not in content
    document, _ = read_bytes("content/articles/x.md", content, "article", CONFIG)
    assert isinstance(document, Document)
    article, _ = to_article(document, CONFIG)
    assert article
    assert (article.title, article.title_inferred) == (told.metadata.title, True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=6), WORDS, st.sampled_from(["a.md", "a.txt", "a.html"]))
@example([], "0\t.", "a.txt")
@example([], "The council voted to rebuild the old bridge, the mayor said.\r.", "a.txt")
@example(["{{ x }}", "# a", "> b", "1. c", FIRST], "A: b | c - d | The Times | e", "a.html")
def test_the_file_says_what_was_found(lines: list[str], title: str, name: str) -> None:
    body = "".join(f"<p>{line}</p>\n" for line in lines) if name.endswith("html") else ""
    text = f"<title>{title}</title><article>{body}" if body else "\n\n".join([title, *lines])
    try:
        told = found(Original(name, text.encode()))
    except DigestError:
        return
    content = article_file(told, NOW, "sha256-0", CONFIG)
    document, problems = read_bytes("content/articles/x.md", content, "article", CONFIG)
    assert problems == ()
    assert isinstance(document, Document)
    article, _ = to_article(document, CONFIG)
    assert article is not None
    assert (article.title, article.text) == (told.metadata.title, told.text)
