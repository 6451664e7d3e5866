"""What of the front matter, the body and the site reaches an article, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from digest.model import Article, Kind
from digest.sources.article import content_hash, host_name, titled, to_article
from tests.sources.reading import MADRID, document

TEXT = (
    "The ferry between Port Marlow and Sant Aldric sailed again on Wednesday morning.\n\n"
    "Engineers had replaced a cracked propeller shaft, said the operator, Linea Blava.\n"
)


def article(content: str, kind: Kind = "article", name: str = "a.md") -> Article:
    found, problems = to_article(document(content, kind, name), MADRID)
    assert problems == ()
    assert found is not None
    return found


def with_block(block: str, kind: Kind = "article") -> Article:
    return article(f"---\n{block}\n---\n{TEXT}", kind)


def test_a_bare_text_has_the_defaults_of_its_folder() -> None:
    one, post = article(TEXT), article(TEXT, "post")
    assert (one.id, one.kind, one.rights) == ("articles/a.md", "article", "quote")
    assert (post.id, post.kind, post.rights) == ("posts/a.md", "post", "own")
    assert (one.language, post.language) == ("en", "es"), "as it reads; a post is the site's"
    assert (one.published, one.publisher, one.url, one.authors) == (None, "", "", ())
    assert one.text == TEXT.strip()


SPANISH = "<p>El puente sobre el río se cerró el martes, dijo el alcalde de la ciudad.</p>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("El puente sobre el río se cerró el martes, dijo el alcalde de la ciudad.\n", "es"),
        ("Die Brücke über den Fluss ist seit Dienstag gesperrt, sagte der Bürgermeister.\n", "de"),
        ("Puente Viejo\n", "es"),
        (f'<html lang="pt-BR"><body>{SPANISH}', "pt-BR"),
        (f'<html lang="?"><body>{SPANISH}', "es"),
        (f'---\nlang: fr\n---\n<html lang="pt-BR"><body>{SPANISH}', "fr"),
    ],
    ids=["as expected", "foreign", "too brief", "the page says", "nonsense", "the editor says"],
)
def test_the_language_is_the_editors_word_the_pages_or_what_is_read(
    content: str, expected: str
) -> None:
    name = "a.html" if "<html" in content else "a.md"
    assert article(content, name=name).language == expected


def test_the_front_matter_reaches_the_article() -> None:
    found = with_block(
        "title: Ferry sails\ndate: 2025-09-05T10:00:00Z\nupdated: 2025-09-06T10:00:00Z\n"
        "tags: [sea]\ncategories: [News]\nauthors: [Ada Quay]\nlang: en\nrights: licensed\n"
        "event: ferry\nnot_event: [storm]\npin: true\nimage: ferry.jpg\n"
        "source: {name: Coastal Courier, url: 'https://www.courier.example/a', via: Bay Radio,"
        " paywall: true}"
    )
    assert (found.title, found.title_inferred) == ("Ferry sails", False)
    assert found.published == datetime(2025, 9, 5, 10, tzinfo=UTC)
    assert found.updated == datetime(2025, 9, 6, 10, tzinfo=UTC)
    assert (found.tags, found.categories, found.authors) == (("sea",), ("News",), ("Ada Quay",))
    assert (found.language, found.rights, found.event) == ("en", "licensed", "ferry")
    assert (found.not_event, found.pinned, found.paywall) == (("storm",), True, True)
    assert (found.publisher, found.url) == ("Coastal Courier", "https://www.courier.example/a")
    assert (found.via, found.image and found.image.src) == ("Bay Radio", "ferry.jpg")
    assert found.content_hash == content_hash(found.title, found.text)


def test_the_host_stands_in_for_an_articles_publisher() -> None:
    url = "source_url: https://www.courier.example/a"
    assert with_block(url).publisher == "courier.example"
    assert with_block(url, "post").publisher == "", "a post is the editor's own words"


def test_the_original_was_published_when_its_source_says() -> None:
    block = "date: 2025-09-05T10:00:00Z\nsource: {published: 2025-09-04T10:00:00Z}"
    assert with_block(block).published == datetime(2025, 9, 4, 10, tzinfo=UTC)
    assert with_block(block, "post").published == datetime(2025, 9, 5, 10, tzinfo=UTC)


def test_a_label_leaves_an_articles_title_and_stays_in_a_posts() -> None:
    block = 'title: "Latest: Ferry sails again to Sant Aldric"'
    assert with_block(block).title == "Ferry sails again to Sant Aldric"
    assert with_block(block, "post").title == "Latest: Ferry sails again to Sant Aldric"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sails.\n\nIt is back.", "The ferry sails"),
        ("Will the ferry sail?\nYes.", "Will the ferry sail?"),
        (
            "The ferry between Port Marlow and Sant Aldric sailed again. Engineers had replaced "
            "a cracked propeller shaft, said the operator.",
            "The ferry between Port Marlow and Sant Aldric sailed again",
        ),
        (
            "The operator of the ferry told Mr. Oller that it sails again. Engineers had replaced "
            "a cracked propeller shaft.",
            "The operator of the ferry told Mr. Oller that it sails again",
        ),
        (
            "The ferry between Port Marlow and Sant Aldric, in dock for eleven long days, sailed "
            "again on Wednesday morning",
            "The ferry between Port Marlow and Sant Aldric, in dock for eleven long days, sailed "
            "again on…",
        ),
        ("x" * 300, "x" * 100),
        ("", ""),
    ],
)
def test_a_missing_title_is_the_first_line_or_sentence(text: str, expected: str) -> None:
    title, inferred = titled("", text)
    assert title == expected
    assert inferred


def test_an_inferred_title_is_reported_so() -> None:
    assert article("The ferry sails.\n").title_inferred


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        ("", "article", "content/articles/a.md:1: holds no text; expected some"),
        ("\n \t\n\u00a0\n", "article", "content/articles/a.md:1: holds no text; expected some"),
        (
            "---\ntitle: a\n---\n",
            "article",
            "content/articles/a.md:4: holds no text; expected some",
        ),
        ("---\ntitle: a\n---\n", "post", "content/posts/a.md:4: holds no text; expected some"),
    ],
)
def test_a_file_without_text_is_no_article(content: str, kind: Kind, said: str) -> None:
    found, (problem,) = to_article(document(content, kind, "a.md"), MADRID)
    assert found is None
    assert str(problem) == said
    assert problem.severity == ("error" if kind == "post" else "quarantine")


CONSENT = (
    "We and our partners use cookies to store information on your device. You may change your "
    "choices at any time. Some processing of personal data does not require your consent.\n"
)
NOTICE = "a.md:{}: holds a notice about cookies, consent or robots, and not the article; expected "


def test_a_consent_notice_with_a_title_is_told_and_stays() -> None:
    block = "---\ntitle: Harbor wall gives way\n---\n"
    found, (problem,) = to_article(document(block + CONSENT, "article", "a.md"), MADRID)
    assert found is not None
    assert str(problem).startswith(f"content/articles/{NOTICE.format(4)}")
    assert problem.severity == "warning"


def test_a_consent_notice_without_a_title_is_left_out() -> None:
    found, (problem,) = to_article(document(CONSENT, "article", "a.md"), MADRID)
    assert found is None
    assert str(problem).startswith(f"content/articles/{NOTICE.format(1)}")
    assert problem.severity == "quarantine"


def test_a_post_may_say_what_a_notice_says() -> None:
    assert article(CONSENT, "post").text


def test_an_events_file_among_the_articles_is_told_its_place() -> None:
    note = "---\ntitle: Ferry is back\nid: ev-7k3q9d\nmerge: [ev-2b8aaa]\n---\n"
    _, (problem,) = to_article(document(note, "article"), MADRID)
    assert str(problem) == (
        "content/articles/x.md:6: holds no text; "
        "expected some, or, of an event's file, its place in content/events/"
    )


TAKEN_IN = (
    "---\nfetched: 2026-11-18T07:00:00Z\noriginal: sha256-0a1b\ncleaned: true\n{}---\n" + TEXT
)


def test_an_article_of_others_among_the_posts_is_told() -> None:
    _, (problem,) = to_article(document(TAKEN_IN.format(""), "post"), MADRID)
    assert str(problem) == (
        "content/posts/x.md:3: was taken in from somebody else, and a post is published whole; "
        "expected it in content/articles/, or `rights: own`"
    )
    assert problem.severity == "warning"


@pytest.mark.parametrize(("kind", "rights"), [("article", ""), ("post", "rights: own\n")])
def test_what_was_taken_in_may_be_where_it_belongs_or_ones_own(kind: Kind, rights: str) -> None:
    assert article(TAKEN_IN.format(rights), kind).text == TEXT.strip()


def test_a_draft_may_be_empty() -> None:
    article, problems = to_article(document("---\ndraft: true\n---\n", "post"), MADRID)
    assert article
    assert (article.title, article.text, problems) == (
        PurePosixPath(article.id).stem,
        "",
        (),
    )


def test_a_post_may_be_a_picture() -> None:
    content = "---\ntitle: a\n---\n![A ferry](ferry.jpg)\n"
    article, problems = to_article(document(content, "post"), MADRID)
    assert article
    assert (article.title, article.text, problems) == ("a", "", ())


def test_without_events_nobody_reads_a_post() -> None:
    blog = replace(MADRID, pages=replace(MADRID.pages, events=False))
    article, _ = to_article(document("---\ntitle: a\n---\nThe *ferry* sails.\n", "post"), blog)
    assert article
    assert (article.title, article.text) == ("a", "")


def test_the_hash_knows_title_and_text() -> None:
    assert content_hash("a", "b") == content_hash("a", "b")
    assert len({content_hash("a", "b"), content_hash("a", "c"), content_hash("c", "b")}) == 3


def test_host_names_are_as_people_say_them() -> None:
    assert host_name("https://WWW.Courier.example:80/a") == "courier.example"
    assert host_name("") == ""


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("2026-11-19", datetime(2026, 11, 18, 23, tzinfo=UTC)),
        ("2026-11-19T18:05:00", datetime(2026, 11, 19, 17, 5, tzinfo=UTC)),
        ("2026-11-19T18:05:00-05:00", datetime(2026, 11, 19, 23, 5, tzinfo=UTC)),
    ],
    ids=["day", "no-zone", "zone"],
)
def test_what_a_page_dates_without_a_zone_is_in_the_sites(stamp: str, published: datetime) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    page = (
        f'<html><head><meta name="date" content="{stamp}"></head><body>{paragraphs}</body></html>'
    )
    assert article(page, name="a.html").published == published


@pytest.mark.parametrize(
    ("named", "authors"),
    [
        ("By Ada Quay and Bo Kai", ("Ada Quay", "Bo Kai")),
        ("the Courier newsroom, with Northern Wire", ("the Courier newsroom",)),
        ("Coastal Courier with AFP", ()),
        ("Von Miller; Ada Quay", ("Von Miller", "Ada Quay")),
        ("Doctors for Peace", ("Doctors for Peace",)),
    ],
)
def test_neither_the_publisher_nor_an_agency_is_an_author(
    named: str, authors: tuple[str, ...]
) -> None:
    found = with_block(f"source: {{name: Coastal Courier, author: '{named}'}}")
    assert found.authors == authors
