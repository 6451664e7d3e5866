"""Every key of docs/content.md, in every spelling, and what is said of those that are wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Image, Kind, Provenance
from digest.sources.front_matter.values import slug
from digest.text.slugs import slugify
from tests.sources.reading import document, known, metadata, problems, read

MOMENT = datetime(2025, 9, 5, 10, 0, tzinfo=UTC)
SPELLED = "2025-09-05 12:00"
"""In the site's time zone, which is Madrid's."""


@pytest.mark.parametrize(
    ("block", "field", "value"),
    [
        ("title: Ferry", "title", "Ferry"),
        ("TITLE: Ferry", "title", "Ferry"),
        ("title: ' Two\n\n  lines '", "title", "Two lines"),
        ('title: "a\\tb\\0c"', "title", "a b c"),
        ('title: "a\\u202eb\\u200bc"', "title", "abc"),
        (f"date: {SPELLED}", "date", MOMENT),
        ("date: 2025-09-05 12:00:00 +0200", "date", MOMENT),
        (f"publishDate: {SPELLED}", "date", MOMENT),
        (f"publish_date: {SPELLED}", "date", MOMENT),
        (f"pubdate: {SPELLED}", "date", MOMENT),
        ("pubDate: Fri, 05 Sep 2025 12:00:00 +0200", "date", MOMENT),
        (f"published: {SPELLED}", "date", MOMENT),
        (f"date: {{created: {SPELLED}}}", "date", MOMENT),
        (f"updated: {SPELLED}", "updated", MOMENT),
        (f"lastmod: {SPELLED}", "updated", MOMENT),
        (f"modified: {SPELLED}", "updated", MOMENT),
        (f"last_modified_at: {SPELLED}", "updated", MOMENT),
        (f"last-modified-at: {SPELLED}", "updated", MOMENT),
        (f"date:\n  updated: {SPELLED}", "updated", MOMENT),
        (f"date.updated: {SPELLED}", "updated", MOMENT),
        ("draft: true", "draft", True),
        ("draft: yes", "draft", True),
        ("draft: 'on'", "draft", True),
        ("published: false", "draft", True),
        ("published: no", "draft", True),
        ("status: draft", "draft", True),
        ("status: Private", "draft", True),
        (f"expires: {SPELLED}", "expires", MOMENT),
        (f"expiryDate: {SPELLED}", "expires", MOMENT),
        (f"unpublishdate: {SPELLED}", "expires", MOMENT),
        ("slug: quito-visit", "slug", "quito-visit"),
        ("slug: Quito Visit!", "slug", "quito-visit"),
        ("permalink: /2025/quito/", "permalink", "/2025/quito/"),
        ("permalink: about.html", "permalink", "/about.html"),
        ("permalink: /caf%C3%A9/", "permalink", "/café/"),
        ("permalink: /cafe\u0301/", "permalink", "/café/"),
        ("url: /2025/quito/", "permalink", "/2025/quito/"),
        ("path: 2025/quito", "permalink", "/2025/quito"),
        ("aliases: [/old/, older.html]", "aliases", ("/old/", "/older.html")),
        ("redirect_from: /old/", "aliases", ("/old/",)),
        ("guid: https://example.org/?p=1", "guid", "https://example.org/?p=1"),
        ("id: tag:example.org,2020:1", "guid", "tag:example.org,2020:1"),
        ("tags: [sea, Port Marlow]", "tags", ("sea", "Port Marlow")),
        ("tags:\n- sea\n- port", "tags", ("sea", "port")),
        ("tags: sea port", "tags", ("sea", "port")),
        ("tags: sea, Port Marlow", "tags", ("sea", "Port Marlow")),
        ("tags: [Sea, port, SEA, '', ~]", "tags", ("Sea", "port")),
        ("keywords: sea, port", "tags", ("sea", "port")),
        ("categories: [World News, Sea]", "categories", ("World News", "Sea")),
        ("categories: world sea", "categories", ("world", "sea")),
        ("category: World News", "categories", ("World News",)),
        ("category: World News, Sea", "categories", ("World News", "Sea")),
        ("author: Ada Quay", "authors", ("Ada Quay",)),
        ("author: Quay, Ada", "authors", ("Quay, Ada",)),
        ("author: {name: Ada Quay, email: a@example.org}", "authors", ("Ada Quay",)),
        ("authors: [Ada Quay, {name: Bo Lund}]", "authors", ("Ada Quay", "Bo Lund")),
        ("authors: Ada Quay, Bo Lund", "authors", ("Ada Quay", "Bo Lund")),
        ("authors: Quay, Ada; Lund, Bo", "authors", ("Quay, Ada", "Lund, Bo")),
        ("summary: It sails.", "summary", "It sails."),
        ("excerpt: It sails.", "summary", "It sails."),
        ("description: It sails.", "summary", "It sails."),
        ("image: ferry.jpg", "image", Image("ferry.jpg")),
        ("image: /images/ferry.jpg", "image", Image("/images/ferry.jpg")),
        ("image: ../images/ferry.jpg", "image", Image("../images/ferry.jpg")),
        ("image: https://example.org/a.jpg", "image", Image("https://example.org/a.jpg")),
        ("image: {path: ferry.jpg, alt: A ferry}", "image", Image("ferry.jpg", "A ferry")),
        ("image: {src: ferry.jpg, alt: A ferry}", "image", Image("ferry.jpg", "A ferry")),
        ("image.path: ferry.jpg\nimage.alt: A ferry", "image", Image("ferry.jpg", "A ferry")),
        ("previewimage: ferry.jpg", "image", Image("ferry.jpg")),
        ("lang: pt-BR", "lang", "pt-BR"),
        ("language: en_US", "lang", "en-US"),
        ("lang: no", "lang", "no"),
        ("source: Bay Radio", "source", Provenance(name="Bay Radio")),
        ("source: https://example.org/a", "source", Provenance(url="https://example.org/a")),
        (
            f"source:\n  name: Bay Radio\n  url: https://example.org/a\n  author: [Ada, Bo]\n"
            f"  published: {SPELLED}\n  via: https://example.com/\n  paywall: true",
            "source",
            Provenance(
                "Bay Radio",
                "https://example.org/a",
                "Ada, Bo",
                MOMENT,
                "https://example.com/",
                True,
            ),
        ),
        ("source_url: https://example.org/a", "source", Provenance(url="https://example.org/a")),
        ("canonical_url: https://example.org/a", "source", Provenance(url="https://example.org/a")),
        ("link: https://example.org/a", "source", Provenance(url="https://example.org/a")),
        ("rights: licensed", "rights", "licensed"),
        ("rights: Quote", "rights", "quote"),
        ("event: ev-7k3q9d", "event", "ev-7k3q9d"),
        ("not_event: ev-7k3q9d", "not_event", ("ev-7k3q9d",)),
        ("not_event: [a, b]", "not_event", ("a", "b")),
        ("pin: true", "pin", True),
        ("keep: ['^Visitors', 'tickets?$']", "keep", ("^Visitors", "tickets?$")),
    ],
)
def test_every_spelling_means_what_the_documentation_says(
    block: str, field: str, value: object
) -> None:
    assert known(block) == {field: value}


@pytest.mark.parametrize(
    "block",
    [
        "layout: post",
        "draft: false",
        "draft: 0",
        "published: true",
        "status: published",
        "pin: no",
        "tags: []",
        "image: ''",
        "source: {}",
    ],
)
def test_some_values_say_nothing(block: str) -> None:
    assert known(f"title: a\n{block}") == {"title": "a"}


@pytest.mark.parametrize(
    ("block", "field", "value"),
    [
        (f"published: {SPELLED}\ndate: 2020-01-01 01:00", "date", datetime(2020, 1, 1, tzinfo=UTC)),
        ("keywords: a\ntags: b", "tags", ("b",)),
        ("category: a\ncategories: [b]", "categories", ("b",)),
        ("author: Ada\nauthors: [Bo]", "authors", ("Bo",)),
        ("description: a\nsummary: b", "summary", "b"),
        ("description: a\nsummary:", "summary", "a"),
        ("draft: false\npublished: false", "draft", True),
    ],
)
def test_of_two_spellings_the_first_of_the_table_counts(
    block: str, field: str, value: object
) -> None:
    assert known(block) == {field: value}


def test_toml_says_what_yaml_says() -> None:
    toml = document(
        "+++\n"
        'title = "Ferry"\n'
        "date = 2025-09-05T12:00:00\n"
        "updated = 2025-09-05\n"
        "expires = 2025-09-05T12:00:00+02:00\n"
        "draft = true\n"
        "slug = 123\n"
        'tags = ["sea", 7]\n'
        "weight = 3\n"
        "[source]\n"
        'name = "Bay Radio"\n'
        "[image]\n"
        'path = "ferry.jpg"\n'
        "+++\nBody.\n"
    )
    yaml = document(
        "---\n"
        "title: Ferry\n"
        "date: 2025-09-05T12:00:00\n"
        "updated: 2025-09-05\n"
        "expires: 2025-09-05T12:00:00+02:00\n"
        "draft: true\n"
        "slug: 123\n"
        "tags: [sea, 7]\n"
        "weight: 3\n"
        "source:\n"
        "  name: Bay Radio\n"
        "image:\n"
        "  path: ferry.jpg\n"
        "---\nBody.\n"
    )
    assert toml.metadata == yaml.metadata
    members = {key: line for key, line in yaml.lines.items() if "[" not in key}
    assert toml.lines == members


def test_each_key_has_its_line_under_its_own_and_its_first_name() -> None:
    lines = document("---\ntitle: a\nurl: /b/\nsource:\n  url: https://c.example/\n---\n").lines
    assert lines == {
        "title": 2,
        "url": 3,
        "permalink": 3,
        "source": 4,
        "source.url": 5,
    }


def test_a_key_of_toml_that_hides_has_the_line_of_what_holds_it() -> None:
    (problem,) = read('+++\ntitle = "a"\nsource = {paywall = "perhaps"}\n+++\n', "post")[1]
    assert problem.startswith("error 3: `source.paywall` can't be 'perhaps'")


WRONG = [
    ("date: 2026-13-45", "`date` can't be '2026-13-45': there is no such day; expected a date"),
    ("date: tomorrow", "`date` can't be 'tomorrow': it is no date; expected a date such as"),
    ("date: [2025-09-05]", "`date` is a list; expected a date such as"),
    ("lastmod: 5", "`lastmod` can't be '5': it is no date; expected a date such as"),
    ("title: [a]", "`title` is a list; expected text"),
    ("title: {a: b}", "`title` is a map; expected text"),
    (f"title: {'x' * 10001}", "`title` is 10,001 characters long; expected at most 10,000"),
    (f"tags: [{'x' * 1001}]", "`tags` is 1,001 characters long; expected at most 1,000"),
    ("draft: maybe", "`draft` can't be 'maybe'; expected true or false"),
    ("tags: {a: b}", "`tags` is a map; expected text"),
    ("tags: [[a]]", "`tags` is a list; expected text"),
    (f"tags: [{','.join(map(str, range(101)))}]", "`tags` holds 101 entries; expected at most 100"),
    ("author: {email: a}", "`author` is a map without a name; expected a name"),
    ("rights: all", "`rights` can't be 'all'; expected one of: own, licensed, quote"),
    ("rights: license", "did you mean 'licensed'?"),
    ("source: [a]", "`source` is a list; expected text"),
    ("source: {paywall: perhaps}", "`source.paywall` can't be 'perhaps'; expected true or false"),
    ("keep: '['", "`keep` can't be '[': "),
    ("keep: '[[a]'", "`keep` can't be '[[a]': "),
]


@pytest.mark.parametrize(("block", "said"), WRONG, ids=[block[:30] for block, _ in WRONG])
@pytest.mark.parametrize(("kind", "severity"), [("post", "error"), ("article", "quarantine")])
def test_a_wrong_value_stops_its_file(block: str, said: str, kind: Kind, severity: str) -> None:
    (problem,) = problems(f"layout: post\n{block}", kind)
    assert problem.startswith(f"{severity} 3: ")
    assert said in problem


DISPENSABLE = [
    "slug: ../../../escaped",
    "slug: '...'",
    "permalink: /../../escaped.html",
    "permalink: /%2e%2e/escaped.html",
    "permalink: /a/%252e%252e/b",
    "permalink: https://example.org/",
    "permalink: //example.org/",
    "permalink: /:year/:title/",
    "permalink: 'C:\\a'",
    "permalink: /a//b/",
    "permalink: /.git/config",
    "permalink: /a?b",
    "permalink: '/a#b'",
    "permalink: '/a /b'",
    f"permalink: /{'x' * 201}/",
    "aliases: [/fine/, /../x]",
    "image: ../../../../etc/passwd",
    "image: a\\b.jpg",
    "image: '%2e%2e/%2e%2e/etc/passwd'",
    "image: javascript:alert(1)",
    "image: data:image/png;base64,xxxx",
    "image: //example.org/a.jpg",
    "image: file:///etc/passwd",
    "lang: English, I think",
    "source_url: javascript:alert(1)",
    "source_url: example.org/a",
    "source_url: https:///a",
    "source_url: 'https://example.org/\" onclick=\"x'",
    "source_url: https://user:secret@example.org/",
    "source_url: http://[::1/",
    "source_url: https://example.org:99999999/",
    "source: {url: ftp://example.org/a}",
    "link: http://a b",
]


@pytest.mark.parametrize("block", DISPENSABLE)
def test_a_dangerous_value_is_dropped_from_an_article_and_an_error_in_a_post(block: str) -> None:
    (problem,) = problems(f"title: a\n{block}", "post")
    assert problem.startswith("error 3: ")
    found, told = read(f"---\ntitle: a\n{block}\n---\nBody.\n", "article")
    assert told == [problem.replace("error", "warning", 1)]
    assert found is not None
    assert known_values(found) == {"title": "a"}


def known_values(found: object) -> dict[str, object]:
    values = {
        name: getattr(found.metadata, name)  # type: ignore[attr-defined] # a Document
        for name in ("title", "slug", "permalink", "aliases", "image", "lang")
    }
    source = found.metadata.source  # type: ignore[attr-defined] # as above
    return {name: value for name, value in {**values, "url": source.url}.items() if value}


def test_an_articles_url_is_where_it_comes_from() -> None:
    block = "url: https://example.org/a"
    assert metadata(block, "article").source.url == "https://example.org/a"
    assert problems(block, "post")[0].startswith("error 2: `url` can't be")


def test_a_status_that_says_nothing_of_drafts_is_a_templates() -> None:
    assert known("title: a\nstatus: developing") == {
        "title": "a",
        "extra": {"status": "developing"},
    }


def test_id_is_the_guid_of_posts_only() -> None:
    assert metadata("title: a\nid: 7", "article").extra == {"id": 7}


def test_a_pattern_that_may_take_for_ever_is_the_editors_own() -> None:
    assert metadata("keep: (a+)+$").keep == ("(a+)+$",)
    (problem,) = problems("title: a\nkeep: (a+)+$", "article")
    assert problem.startswith("quarantine 3: `keep` can't be '(a+)+$' in other people's files")
    assert metadata(r"keep: 'Did you visit\?|^Visitors'", "article").keep


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("titel", "title"),
        ("sumary", "summary"),
        ("tag", "tags"),
        ("catagories", "categories"),
        ("updated_at", "updated"),
        ("images", "image"),
        ("not_events", "not_event"),
        ("langauge", "language"),
    ],
)
def test_a_near_miss_of_a_key_is_told_and_passed_on(key: str, meant: str) -> None:
    found, told = read(f"---\ndate: 2025-09-05\n{key}: x\n---\nBody.\n")
    assert told == [f"warning 3: unknown key `{key}`; did you mean {meant!r}?"]
    assert found is not None
    assert found.metadata.extra == {key: "x"}  # type: ignore[union-attr] # a post is a Document


@pytest.mark.parametrize(
    "key", "subtitle weight math toc comments series type sitemap featured mermaid lead".split()
)
def test_the_keys_of_themes_are_no_mistake(key: str) -> None:
    assert metadata(f"title: a\n{key}: x").extra == {key: "x"}


def test_all_mistakes_are_told_at_once() -> None:
    told = problems("title: [a]\ndate: never\nrights: mine\ntitel: b")
    assert [problem.split(":")[0] for problem in told] == [
        "error 2",
        "error 3",
        "error 4",
        "warning 5",
    ]


def test_an_article_that_is_left_out_is_one_line() -> None:
    assert len(problems("title: [a]\ndate: never\nrights: mine\ntitel: b", "article")) == 1


@pytest.mark.parametrize(
    "block",
    [
        'date: "\\e[31m' + "x" * 900 + '"',
        '"\\e[31m' + "x" * 900 + '": [',
        f"title: {'x' * 900}\u202e: y",
        f"'{'titel' * 100}\u202e': !{'y' * 900} z",
    ],
)
def test_what_a_message_repeats_is_short_and_harmless(block: str) -> None:
    (problem,) = problems(f"layout: x\n{block}")
    assert problem.isprintable()
    assert len(problem) < 500


@given(
    st.text("ab1-_.A é", min_size=1, max_size=90).filter(lambda word: any(map(str.isalnum, word)))
)
def test_a_slug_is_what_slugify_makes_of_it(word: str) -> None:
    assert slug(word) == slugify(" ".join(word.split()))
    assert slug(slug(word)) == slug(word)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("../../x", "x"),
        ("index.html", "index-html"),
        ("a/b", "a-b"),
        ("<b>x", "b-x"),
        ("%2e%2e", "2e-2e"),
        ("Quito-Visit", "quito-visit"),
        (".", ""),
        ("..", ""),
        ("/", ""),
    ],
)
@pytest.mark.parametrize("kind", ["article", "post"])
@pytest.mark.parametrize("key", ["event", "not_event"])
def test_an_event_is_named_by_what_may_stand_in_a_url(
    key: str, kind: Kind, name: str, meant: str
) -> None:
    hint = f"; did you mean {meant!r}?" if meant else ""
    severity = "quarantine" if kind == "article" else "error"
    assert problems(f"title: A\n{key}: '{name}'", kind) == [
        f"{severity} 3: `{key}` can't be {name!r}; expected an event's id or slug, "
        f"or a new slug such as quito-visit{hint}"
    ]


@pytest.mark.parametrize("name", ["ev-7k3q9d", "quito-visit", "event-00012", "2026", "東京"])
def test_ids_and_slugs_name_events(name: str) -> None:
    found = metadata(f"event: {name}\nnot_event: [b, {name}]")
    assert (found.event, found.not_event) == (name, ("b", name))


def test_an_event_name_is_no_longer_than_a_slug() -> None:
    assert metadata(f"event: {'x' * 80}").event == "x" * 80
    assert "`event` can't be" in problems(f"event: {'x' * 300}")[0]
