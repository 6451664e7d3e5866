from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ContentError
from digest.model import (
    Image,
    Kinship,
    Location,
    Origin,
    Output,
    Page,
    Publication,
    Reason,
)
from digest.pages.layout.laying_out import lay_out
from digest.pages.machine.entry_json import entry_files
from digest.pages.machine.sitemap import machine_files
from digest.pages.pictures.images import Gallery, Picture
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from digest.pages.urls.claims import refuse_collisions
from digest.pages.views.variables import LinkView
from tests.pages.samples import (
    EVENING,
    MORNING,
    config,
    document,
    entry,
    layout,
    page,
    post,
    publication,
    source,
)


def pages(whole: Publication | None = None, **changes: Any) -> dict[str, Page]:
    return {page.path: page for page in plan(layout(whole, **changes))}


def html_of(whole: Publication | None = None, **changes: Any) -> dict[str, str]:
    theme = load_theme(Path("/nowhere"), config(**changes))
    planned = plan(layout(whole, **changes))
    return {output.path: output.data.decode() for output in map(theme.render, planned)}


class Links(HTMLParser):
    """Every address in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_everything_published_has_its_page() -> None:
    assert set(pages()) == {
        "404.html",
        "search/index.html",
        "about/index.html",
        "archive/2026/11/index.html",
        "archive/index.html",
        "archive/undated/index.html",
        "authors/ada-quay/index.html",
        "authors/index.html",
        "editions/2026-11-19/index.html",
        "editions/2026-11-20/index.html",
        "editions/2026-W47/index.html",
        "editions/index.html",
        "events/ferry/index.html",
        "events/index.html",
        "events/storm/index.html",
        "index.html",
        "posts/hello/index.html",
        "posts/index.html",
        "posts/on-the-ferry/index.html",
        "posts/undated/index.html",
        "sources/courier-1/index.html",
        "sources/courier-2/index.html",
        "sources/courier-3/index.html",
        "sources/index.html",
        "subscribe/index.html",
        "tags/harbor/index.html",
        "tags/index.html",
        "tags/shipping/index.html",
        "tags/weather/index.html",
    }


def test_every_link_of_every_page_leads_to_a_page_under_the_base_path() -> None:
    rendered = html_of()
    files = {f"/repo/{path}" for path in rendered}
    files |= {f"/repo/{name}" for name in ("feed.xml", "atom.xml", "feed.json", "updates.xml")}
    files |= {"/repo/feeds.opml", "/repo/sources.opml"}
    lists = ("/tags/", "/sources/", "/editions/")
    files |= {re.sub("index.html$", "feed.xml", p) for p in files if any(one in p for one in lists)}
    files |= {re.sub("html$", "json", path) for path in files if "/events/" in path}
    for path, html in rendered.items():
        for link in Links(html).found:
            bare = link.partition("#")[0].removeprefix("https://quay.example")
            if bare.startswith("/") and not bare.startswith("/repo/assets/"):
                target = f"{bare}index.html" if bare.endswith("/") else bare
                assert target in files, f"{path}: {link}"
            else:
                assert bare == "" or bare.startswith(("https://", "/repo/assets/")), link


def test_a_site_without_content_has_a_front_page_that_helps() -> None:
    empty = Publication()
    assert set(pages(empty)) == {
        "index.html",
        "404.html",
        "archive/index.html",
        "editions/index.html",
        "search/index.html",
        "subscribe/index.html",
    }
    assert "content/articles/" in html_of(empty)["index.html"]


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"pages": {"events": False}}, "events/"),
        ({"pages": {"editions": False}}, "editions/"),
        ({"pages": {"sources": False}}, "sources/"),
        ({"pages": {"archive": False}}, "archive/"),
    ],
    ids=["events", "editions", "sources", "archive"],
)
def test_what_the_configuration_leaves_out_has_no_page_and_no_link(
    changes: dict[str, Any], gone: str
) -> None:
    for path, html in html_of(**changes).items():
        assert not path.startswith(gone)
        assert not any(link.startswith(f"/repo/{gone}") for link in Links(html).found), path


def test_a_plain_blog_lists_its_posts_on_the_front_page() -> None:
    front = pages(pages={"events": False})["index.html"].context
    assert front["posts"] == ()
    shown = [front["lead"], *front["seconds"]]  # type: ignore[misc]
    assert [teaser.title for teaser in shown] == ["On the ferry", "Hello", "Undated"]


def test_the_lead_has_the_most_origins_of_the_newest() -> None:
    front = pages()["index.html"].context
    assert front["lead"].title == "Ferry sails again"  # type: ignore[attr-defined]
    titles = [teaser.title for teaser in front["posts"]]  # type: ignore[attr-defined]
    assert titles == ["On the ferry", "Hello", "Undated"]


def test_the_lead_is_told_in_full_and_cites_the_sources_of_its_page() -> None:
    front: Any = pages()["index.html"].context
    assert [statement.text for statement in front["lead"].summary] == [
        "The ferry sailed on Thursday.",
        "The repair cost 310,000 euros.",
    ]
    assert all(not teaser.summary for teaser in front["seconds"])
    assert 'href="/repo/events/ferry/#source-2"' in html_of()["index.html"]


def test_a_pinned_entry_leads() -> None:
    whole = publication()
    pinned = replace(whole.entries[1], pinned=True)
    front = pages(replace(whole, entries=(whole.entries[0], pinned)))["index.html"].context
    assert front["lead"].title == "Storm closes the port"  # type: ignore[attr-defined]


def many(count: int) -> Publication:
    """As many entries, three a day."""
    return Publication(
        entries=tuple(
            entry(
                f"ev-{number:04}",
                f"event-{number}",
                title=f"Event {number}",
                published=MORNING - timedelta(hours=8 * number),
                updated=None,
            )
            for number in range(count)
        )
    )


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 20, 21, 47])
def test_the_front_pages_show_every_entry_once(count: int) -> None:
    planned = pages(many(count), pages={"per_page": 7})
    shown = []
    for path, front in planned.items():
        if front.template == "front.html":
            context: Any = front.context
            here = [context["lead"]] if context["lead"] else []
            here += context["seconds"]
            here += [teaser for day in context["days"] for teaser in day.teasers]
            assert len(here) <= 7, path
            shown += [teaser.url for teaser in here]
    assert len(shown) == len(set(shown)) == count


def test_lists_go_on_over_pages_that_lead_to_each_other() -> None:
    planned = pages(many(9), pages={"per_page": 4})
    pagers: list[Any] = [
        planned[f"tags/shipping/{page}index.html"].context["pager"]
        for page in ("", "page/2/", "page/3/")
    ]
    assert [pager.previous for pager in pagers] == ["", "/tags/shipping/", "/tags/shipping/page/2/"]
    assert [pager.next for pager in pagers] == [
        "/tags/shipping/page/2/",
        "/tags/shipping/page/3/",
        "",
    ]


def test_days_begin_in_the_site_s_zone() -> None:
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    whole = Publication(entries=(entry(published=late),))
    assert "editions/2026-11-20/index.html" in pages(whole)
    assert "editions/2026-11-19/index.html" in pages(whole, site={"timezone": "UTC"})


def test_the_index_of_editions_has_the_weeks_after_the_days() -> None:
    groups = cast(Any, pages()["editions/index.html"].context)["groups"]
    name, weeks = groups[-1]
    assert (name, [week.url for week in weeks]) == ("Weeks", ["/editions/2026-W47/"])


def test_a_week_has_its_lead_and_the_rest_by_day() -> None:
    week: Any = pages()["editions/2026-W47/index.html"].context
    assert (week["first"], week["last"]) == (date(2026, 11, 16), date(2026, 11, 22))
    shown = [week["lead"], *(teaser for day in week["days"] for teaser in day.teasers)]
    editions = [page for path, page in pages().items() if path.startswith("editions/2026-11-")]
    assert {teaser.url for teaser in shown} == {
        teaser.url for page in editions for teaser in cast(Any, page.context)["teasers"]
    }
    assert {cast(Any, page.context)["week"].url for page in editions} == {"/editions/2026-W47/"}
    assert (week["previous"], week["next"]) == (None, None)


def test_editions_know_their_neighbors() -> None:
    edition: Any = pages()["editions/2026-11-19/index.html"].context
    assert edition["previous"] is None
    assert edition["next"].url == "/editions/2026-11-20/"


def test_an_entry_shows_its_sources_by_origin_and_its_citations_lead_back() -> None:
    view: Any = pages()["events/ferry/index.html"].context["entry"]
    assert [[source.number for source in origin.sources] for origin in view.origins] == [
        [2, 1],
        [3],
    ]
    assert [source.copy for source in view.origins[0].sources] == [False, True]
    assert view.marks == (True, False, True)
    assert view.origins[0].sources[0].backlinks == ("#cite-1-2", "#cite-2-2")
    assert view.origins[0].sources[0].url == ""
    assert [citation.id for citation in view.statements[0].citations] == ["cite-1-1", "cite-1-2"]
    assert [link.url for link in view.posts] == ["/posts/on-the-ferry/"]


def test_a_post_shows_the_entry_of_its_event_and_its_neighbors() -> None:
    view: Any = pages()["posts/on-the-ferry/index.html"].context["post"]
    assert view.event.url == "/events/ferry/"
    assert view.next is None
    assert view.previous.url == "/posts/hello/"
    assert view.authors == (LinkView("Ada Quay", "/authors/ada-quay/"),)


def test_an_author_has_a_list_of_all_that_she_wrote_alone_and_with_others() -> None:
    whole = publication(
        posts=(
            post("posts/a.md", "Alone", date=EVENING, authors=("Bea Mole",)),
            post("posts/b.md", "Together", date=MORNING, authors=("Ada Quay", "bea mole")),
        )
    )
    found = pages(whole)
    of_bea: Any = found["authors/bea-mole/index.html"].context
    assert [teaser.title for teaser in of_bea["teasers"]] == ["Alone", "Together"]
    together: Any = found["posts/together/index.html"].context["post"]
    assert [link.name for link in together.authors] == ["Ada Quay", "Bea Mole"]
    assert 'href="/repo/authors/bea-mole/"' in html_of(whole)["posts/together/index.html"]


def test_without_lists_of_authors_posts_still_name_them() -> None:
    changes = {"pages": {"authors": False}}
    assert not any(path.startswith("authors/") for path in pages(**changes))
    html = html_of(**changes)["posts/hello/index.html"]
    assert "Ada Quay" in html
    assert "/authors/" not in html


@pytest.mark.parametrize(
    ("rights", "kind", "shown"),
    [("quote", "article", False), ("licensed", "article", True), ("own", "post", False)],
)
def test_a_full_text_is_shown_only_where_its_rights_allow(
    rights: str, kind: str, shown: bool
) -> None:
    one = source(1, rights=rights, kind=kind)
    whole = Publication(
        entries=(entry(sources=(one,), origins=(Origin(1, (1,)),), statements=()),),
        texts={"articles/1.md": "Its <b>text</b>.\n\nMore."},
    )
    view: Any = pages(whole)["events/ferry/index.html"].context["entry"]
    text = view.origins[0].sources[0].text
    assert (text is not None) is shown
    if text:
        assert text == "<p>Its &lt;b&gt;text&lt;/b&gt;.</p>\n<p>More.</p>"


@pytest.mark.parametrize("rights", ["quote", "licensed"])
def test_a_picture_is_shown_only_where_its_rights_allow(rights: str) -> None:
    one = source(1, rights=rights)
    whole = Publication(
        entries=(
            entry(sources=(one,), origins=(Origin(1, (1,)),), image=Image("quay.png", "Quay")),
        )
    )
    gallery = Gallery({("content/articles", "quay.png"): Picture("/media/0-quay.png", "", 4, 3)})
    planned = plan(lay_out(whole, config(), gallery))
    view: Any = next(page for page in planned if page.path == "events/ferry/index.html")
    assert bool(view.context["entry"].image) is (rights == "licensed")


def test_urls_that_could_run_are_no_links() -> None:
    one = source(1, url="javascript:alert(1)")
    whole = Publication(entries=(entry(sources=(one,), origins=(Origin(1, (1,)),)),))
    assert "javascript:" not in html_of(whole)["events/ferry/index.html"]


def test_hostile_titles_and_names_break_out_of_nothing() -> None:
    evil = '"></script><script>alert(1)</script><!--'
    one = source(1, title=evil, publisher=evil, authors=(evil,), via=evil)
    whole = Publication(
        entries=(
            entry(title=evil, sources=(one,), origins=(Origin(1, (1,), evil),), tags=(evil,)),
        ),
        posts=(post(title=evil, tags=(evil,), categories=(evil,), summary=evil, authors=(evil,)),),
        pages=(page(title=evil),),
    )
    for path, html in html_of(whole, site={"title": evil, "description": evil}).items():
        assert "<script>alert" not in html, path
        assert html.count("<script") == html.count('<script type="application/ld+json">'), path
        for found in re.findall(r"ld\+json\">(.*?)</script>", html, re.DOTALL):
            json.loads(found)


def test_structured_data_names_what_an_entry_is_based_on() -> None:
    head: Any = pages()["events/ferry/index.html"].context["head"]
    assert head.json_ld["@type"] == "NewsArticle"
    assert head.json_ld["url"] == "https://quay.example/repo/events/ferry/"
    assert head.json_ld["isBasedOn"] == ["https://courier.example/1", "https://courier.example/3"]
    assert len(head.json_ld["citation"]) == 3


def test_structured_data_shows_the_way_from_the_front_page() -> None:
    made = pages()

    def way(path: str) -> list[tuple[str, str]]:
        head: Any = made[path].context["head"]
        steps = head.breadcrumbs.get("itemListElement", [])
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        return [(step["name"], step["item"]) for step in steps]

    front = ("The Quay Digest", "https://quay.example/repo/")
    events = ("Events", "https://quay.example/repo/events/")
    entry = ("Ferry sails again", "https://quay.example/repo/events/ferry/")
    assert way("index.html") == []
    assert way("events/index.html") == [front, events]
    assert way("events/ferry/index.html") == [front, events, entry]
    assert way("about/index.html") == [front, ("About", "https://quay.example/repo/about/")]
    assert way("404.html") == []


@pytest.mark.parametrize("folder", ["posts/", "editions/"])
def test_pages_in_a_row_know_the_page_before_and_the_page_after(folder: str) -> None:
    heads: list[Any] = [page.context["head"] for page in pages().values()]
    row = {head.path: head for head in heads if head.path.startswith(f"/{folder}")}
    pairs = [(head.path, row[head.next].previous) for head in row.values() if head.next]
    assert pairs
    assert all(path == back for path, back in pairs)


def test_a_source_without_title_and_address_is_named_to_readers_and_not_to_machines() -> None:
    one = source(1, title="", url="", publisher="")
    whole = Publication(entries=(entry(sources=(one,), origins=(Origin(1, (1,)),)),))
    context: Any = pages(whole)["events/ferry/index.html"].context
    assert context["entry"].statements[0].citations[0].label == "an untitled report"
    assert "citation" not in context["head"].json_ld


def test_reasons_are_given_in_words() -> None:
    shared = ("Sant Aldric", "310,000 euros")
    reasons = (
        Reason("articles/1.md", "founder"),
        Reason(
            "articles/2.md",
            "similarity",
            kinship=Kinship("articles/1.md", 31, shared=shared, against=("2 days apart",)),
        ),
        Reason("articles/3.md", "editor", "content/events/ferry.md:4"),
    )
    whole = Publication(entries=(entry(reasons=reasons),))
    view: Any = pages(whole)["events/ferry/index.html"].context["entry"]
    assert [reason.text for reason in view.reasons] == [
        "The first report: the event began with it.",
        "Nearest to Courier 1, with 31 points of 100.",
        "The editor put it here (content/events/ferry.md:4).",
    ]
    assert (view.reasons[1].shared, view.reasons[1].against) == (shared, ("2 days apart",))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            Reason("articles/2.md", "copy", kinship=Kinship("articles/1.md", 97, copy=True)),
            "The same text as Courier 1: both have 97% of its pairs of words.",
        ),
        (
            Reason("articles/2.md", "similarity", kinship=Kinship("articles/gone.md", 20)),
            "Nearest to a report that is no longer part of this event, with 20 points of 100.",
        ),
        (
            Reason("articles/2.md", "ledger"),
            "It has been part of this event since it came in.",
        ),
    ],
    ids=["copy", "gone", "older-ledger"],
)
def test_each_rule_has_its_words(reason: Reason, said: str) -> None:
    view: Any = pages(Publication(entries=(entry(reasons=(reason,)),)))
    shown = view["events/ferry/index.html"].context["entry"].reasons
    assert shown[0].text == said


def test_reasons_are_in_the_json_beside_the_page() -> None:
    kinship = Kinship("articles/1.md", 31, shared=("Sant Aldric",), against=("same site",))
    reasons = (
        Reason("articles/1.md", "founder"),
        Reason("articles/2.md", "similarity", "", kinship),
    )
    files = {
        file.path: file
        for file in entry_files(layout(Publication(entries=(entry(reasons=reasons),))))
    }
    assert json.loads(files["events/ferry/index.json"].data)["reasons"] == [
        {"article": "articles/1.md", "rule": "founder"},
        {
            "article": "articles/2.md",
            "rule": "similarity",
            "near": "articles/1.md",
            "percent": 31,
            "shared": ["Sant Aldric"],
            "against": ["same site"],
        },
    ]


def test_old_addresses_lead_on_under_the_base_path() -> None:
    whole = Publication(
        entries=(entry(former_slugs=("boat", "storm")), entry("ev-storm1", "storm", title="S")),
        posts=(post(aliases=("/old/hello.html", "/2020/hello/")),),
    )
    rendered = html_of(whole)
    assert 'content="0; url=/repo/events/ferry/"' in rendered["events/boat/index.html"]
    assert 'content="0; url=/repo/posts/hello/"' in rendered["old/hello.html"]
    assert "https://quay.example/repo/posts/hello/" in rendered["2020/hello/index.html"]
    assert 'http-equiv="refresh"' not in rendered["events/storm/index.html"]


@pytest.mark.parametrize(
    ("posts", "named"),
    [
        ((post(permalink="/"),), ["content/posts/hello.md:3: / is claimed by the front page"]),
        ((post(permalink="/index.html"),), ["/ is claimed by the front page too"]),
        ((post(permalink="/tags/WEATHER/"),), ['claimed by the tag "weather" too']),
        ((post("posts/a.md", "Tags", permalink="/tags/"),), ["content/posts/a.md:3: /tags/ is"]),
        ((post(permalink="/404.html"),), ["claimed by the page for what is not found too"]),
        ((post(permalink="/events"),), ["/events/ is claimed by the list of events too"]),
        ((post(permalink="/events/ferry/index.html/x/"),), ["claimed by the event ev-ferry1 too"]),
        (
            (post(aliases=("/about/",)),),
            ["content/posts/hello.md:3: ", "by content/pages/about.md:2 too"],
        ),
        (
            (post(aliases=("/x/",)), post("posts/b.md", "B", aliases=("/x/",))),
            ["content/posts/hello.md:3: ", "by content/posts/b.md:3 too"],
        ),
    ],
    ids=[
        "front",
        "index",
        "case",
        "list of names",
        "404",
        "list",
        "file as folder",
        "alias",
        "aliases",
    ],
)
def test_two_pages_at_one_address_are_an_error_that_names_both(
    posts: tuple[Any, ...], named: list[str]
) -> None:
    with pytest.raises(ContentError) as caught:
        pages(publication(posts=posts))
    for name in named:
        assert name in str(caught.value)


def test_a_page_and_a_finished_file_collide_too() -> None:
    claims = [
        *plan(layout(publication(posts=(post(permalink="/feed.xml"),)))),
        Output("feed.xml", b"", "the feed"),
    ]
    with pytest.raises(
        ContentError, match=r"content/posts/hello.md:3: /feed.xml is claimed by the feed"
    ):
        refuse_collisions(claims)


def test_a_page_that_asks_for_nothing_is_placed_by_its_title_or_its_first_line() -> None:
    tags, archive = page("pages/tags.md", title="Tags"), page("pages/archive.md")
    untitled = replace(archive, document=replace(archive.document, lines={}))
    with pytest.raises(ContentError) as caught:
        pages(publication(pages=(tags, untitled)))
    assert "content/pages/tags.md:2: /tags/ is claimed by the index of tags too" in str(
        caught.value
    )
    assert "content/pages/archive.md:1: /archive/ is claimed" in str(caught.value)


def test_accents_written_in_two_ways_are_one_address() -> None:
    with pytest.raises(ContentError):
        refuse_collisions([Output("a\u0301.html", b"", "one"), Output("\u00e1.html", b"", "two")])


def test_an_alias_that_leaves_the_site_is_refused() -> None:
    with pytest.raises(ContentError, match=r"content/posts/hello.md:3: .* leaves the site"):
        pages(publication(posts=(post(aliases=("/../x/",)),)))


@pytest.mark.parametrize(
    ("tags", "paths"),
    [
        (("Energy", "energy", " ENERGY "), {"/tags/energy/"}),
        (("C", "C++"), {"/tags/c/", "/tags/c-cedb/"}),
        (("../../etc",), {"/tags/etc/"}),
        (("", "  "), set()),
        (("<b>",), {"/tags/b/"}),
    ],
    ids=["capitals", "one slug", "path", "empty", "markup"],
)
def test_names_get_pages_of_their_own(tags: tuple[str, ...], paths: set[str]) -> None:
    made = layout(Publication(posts=(post(tags=tags),))).tags
    assert {link.url for link in made.values()} == paths


def test_a_name_counts_an_entry_once_and_shows_its_usual_spelling() -> None:
    whole = Publication(
        posts=(
            post("posts/a.md", "A", tags=("energy", "Energy")),
            post("posts/b.md", "B", tags=("Energy",)),
        )
    )
    (link,) = layout(whole).tags.values()
    assert (link.name, link.count) == ("Energy", 2)


def test_the_sitemap_has_every_page_with_the_day_of_its_last_change() -> None:
    made = layout()
    outputs = {output.path: output.data.decode() for output in machine_files(plan(made), made)}
    sitemap = outputs["sitemap.xml"]
    assert "<loc>https://quay.example/repo/events/ferry/</loc>" in sitemap
    assert f"<lastmod>{EVENING.isoformat()}</lastmod>" in sitemap
    assert "404" not in sitemap
    assert all("<lastmod>" in line for line in sitemap.splitlines() if "/tags/harbor/" in line)
    assert outputs[".nojekyll"] == ""
    assert "CNAME" not in outputs


def test_a_configured_domain_is_told_to_github() -> None:
    made = layout(site={"cname": "news.example"})
    outputs = {output.path: output.data for output in machine_files([], made)}
    assert outputs["CNAME"] == b"news.example\n"


def test_an_entry_is_there_for_programs_too() -> None:
    (file,) = entry_files(layout(Publication(entries=(entry(),))))
    assert file.path == "events/ferry/index.json"
    read = json.loads(file.data)
    assert read["event"] == "ev-ferry1"
    assert read["url"] == "https://quay.example/repo/events/ferry/"
    assert read["statements"][0]["citations"] == ["articles/1.md", "articles/2.md"]
    assert (read["articles"], read["origins"]) == (3, 2)
    assert read["sources"][1]["url"] is None


@given(st.randoms())
def test_the_order_of_the_content_never_shows(shuffle: random.Random) -> None:
    whole = publication()
    entries, posts, static = list(whole.entries), list(whole.posts), list(whole.pages)
    for listed in (entries, posts, static):
        shuffle.shuffle(listed)
    shuffled = Publication(tuple(entries), tuple(posts), tuple(static))
    assert plan(layout(shuffled)) == plan(layout(whole))


def test_a_source_that_is_a_post_leads_to_its_page() -> None:
    one = source(1, article="posts/hello.md", kind="post", url="", rights="own")
    whole = Publication(
        entries=(entry(sources=(one,), origins=(Origin(1, (1,)),)),),
        posts=(post(event="ev-ferry1"),),
    )
    view: Any = pages(whole)["events/ferry/index.html"].context["entry"]
    assert view.origins[0].sources[0].url == "/posts/hello/"


def test_every_entry_and_post_says_where_it_can_be_mended() -> None:
    whole = publication()
    noted = replace(whole.entries[0], body_location=Location("content/events/ferry.md"))
    planned = pages(replace(whole, entries=(noted,)), site={"repository": "https://git.example/q"})
    post_view: Any = planned["posts/hello/index.html"].context["post"]
    entry_view: Any = planned["events/ferry/index.html"].context["entry"]
    assert post_view.edit_url == "https://git.example/q/blob/HEAD/content/posts/hello.md"
    assert entry_view.edit_url == "https://git.example/q/blob/HEAD/content/events/ferry.md"


def test_the_editor_s_body_stands_for_the_statements() -> None:
    whole = Publication(
        entries=(entry(statements=(), body="x"),),
        bodies={"ev-ferry1": "<p>The <em>whole</em> story.</p>\n<p>More.</p>"},
    )
    planned = pages(whole)
    view: Any = planned["events/ferry/index.html"].context["entry"]
    front: Any = planned["index.html"].context
    assert view.body == "<p>The <em>whole</em> story.</p>\n<p>More.</p>"
    assert front["lead"].text == "The whole story."


def test_documents_of_one_title_are_all_published() -> None:
    whole = Publication(posts=tuple(post(f"posts/{n}.md", "Same title") for n in range(3)))
    assert sum(path.startswith("posts/same-title") for path in pages(whole)) == 3
    assert document("posts/0.md").id == "posts/0.md"


def test_the_editors_post_is_cited_as_published_here() -> None:
    cited = (source(1), source(2, kind="post", publisher="", url=""), source(3, origin=2))
    view: Any = pages(Publication(entries=(entry(sources=cited),)))
    shown = view["events/ferry/index.html"].context["entry"].origins[0].sources
    assert {one.number: one.publisher for one in shown}[2] == "The Quay Digest"


def test_what_is_in_another_language_says_so() -> None:
    spanish = entry(title="El ferry vuelve", language="es")
    rendered = html_of(Publication(entries=(spanish, entry("ev-storm1", "storm", language="en"))))
    assert '<h1 dir="auto" lang="es">El ferry vuelve' in rendered["events/ferry/index.html"]
    assert ' lang="es"><a href="/repo/events/ferry/">' in rendered["index.html"]
    assert rendered["events/storm/index.html"].count(" lang=") == 1


def test_reasons_stand_in_the_order_of_the_sources() -> None:
    told = tuple(Reason(f"articles/{number}.md", "founder") for number in (3, 1, 2))
    view: Any = pages(Publication(entries=(entry(reasons=told),)))
    shown = view["events/ferry/index.html"].context["entry"].reasons
    assert [reason.source for reason in shown] == ["Courier 1", "Courier 2", "Courier 3"]
