from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ContentError
from digest.pages.urls.routing import route_documents, route_entries
from tests.pages.samples import document, entry

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 17, tzinfo=UTC)


def test_posts_stand_by_title_and_pages_by_file() -> None:
    documents = [
        document("posts/a.md", title="São Paulo votes"),
        document("posts/2026-11-16-untitled.md"),
        document("pages/about.md", title="Who we are"),
        document("pages/legal/imprint.md", title="Imprint"),
        document("pages/help/index.md", title="Help"),
    ]
    assert route_documents(documents) == {
        "posts/a.md": "/posts/sao-paulo-votes/",
        "posts/2026-11-16-untitled.md": "/posts/untitled/",
        "pages/about.md": "/about/",
        "pages/legal/imprint.md": "/legal/imprint/",
        "pages/help/index.md": "/help/",
    }


def test_an_editor_gets_the_path_that_the_front_matter_asks_for() -> None:
    documents = [
        document("posts/a.md", title="A", slug="chosen"),
        document("posts/b.md", title="B", permalink="/2026/b.html"),
    ]
    paths = route_documents(documents)
    assert paths["posts/a.md"] == "/posts/chosen/"
    assert paths["posts/b.md"] == "/2026/b.html"


def test_of_posts_with_one_title_the_earliest_keeps_the_slug() -> None:
    old = document("posts/z.md", title="Same", date=MONDAY)
    new = document("posts/a.md", title="Same", date=TUESDAY)
    undated = document("posts/0.md", title="Same")
    alone = route_documents([old])
    together = route_documents([undated, new, old])
    assert together["posts/z.md"] == alone["posts/z.md"] == "/posts/same/"
    assert len(set(together.values())) == 3


def test_an_older_newcomer_is_the_only_case_that_moves_a_post() -> None:
    new = document("posts/a.md", title="Same", date=TUESDAY)
    newer = document("posts/b.md", title="Same", date=datetime(2026, 11, 18, tzinfo=UTC))
    assert route_documents([new])["posts/a.md"] == route_documents([newer, new])["posts/a.md"]


@pytest.mark.parametrize(
    "asking",
    [{"slug": "quito"}, {"permalink": "/quito/"}, {"permalink": "/Quito/"}],
    ids=["slug", "permalink", "other case"],
)
def test_two_documents_that_ask_for_one_path_are_an_error_that_names_both(
    asking: dict[str, str],
) -> None:
    first = document("posts/a.md", title="A", **asking)
    second = document(
        "posts/b.md", title="B", **{key: "quito" if key == "slug" else "/quito/" for key in asking}
    )
    with pytest.raises(ContentError) as caught:
        route_documents([second, first])
    message = str(caught.value)
    assert message.startswith("content/posts/b.md:3: ")
    assert "is asked for by content/posts/a.md:3 too" in message


@pytest.mark.parametrize(
    ("old", "asking", "path"),
    [
        ("posts/welcome.md", {"slug": "welcome"}, "/posts/welcome/"),
        ("posts/welcome.md", {"permalink": "/posts/Welcome/"}, "/posts/Welcome/"),
        ("pages/about.md", {"permalink": "/about/"}, "/about/"),
        ("pages/about.md", {"permalink": "/about"}, "/about"),
    ],
    ids=["slug", "permalink in another case", "of a page", "without a slash"],
)
@pytest.mark.parametrize("moment", [None, MONDAY], ids=["undated", "dated before"])
def test_no_document_asks_for_the_path_that_another_has_unasked(
    old: str, asking: dict[str, str], path: str, moment: datetime | None
) -> None:
    first = document(old, title="Welcome")
    second = document("posts/b.md", title="B", date=moment, **asking)
    with pytest.raises(ContentError) as caught:
        route_documents([second, first])
    message = str(caught.value)
    assert message.startswith("content/posts/b.md:4: ")
    assert f"{path} is the path of content/{old}:2 already" in message


def test_a_document_may_ask_for_the_path_that_it_would_have_anyway() -> None:
    asking = document("posts/welcome.md", title="Welcome", slug="welcome")
    assert route_documents([asking]) == {"posts/welcome.md": "/posts/welcome/"}


@pytest.mark.parametrize("permalink", ["/../../escaped.html", "/a/../b/", "/a\\..\\b", "/./x/"])
def test_a_permalink_that_leaves_the_site_is_refused(permalink: str) -> None:
    with pytest.raises(ContentError, match=r"content/posts/a.md:2: .* leaves the site"):
        route_documents([document("posts/a.md", permalink=permalink)])


def test_a_slug_never_is_a_path() -> None:
    paths = route_documents([document("posts/a.md", slug="../../../escaped")])
    assert paths == {"posts/a.md": "/posts/escaped/"}


def test_entries_keep_the_slugs_of_the_ledger() -> None:
    entries = [entry("ev-a", "", title="Ferry"), entry("ev-b", "ferry")]
    paths = route_entries(entries)
    assert paths["ev-b"] == "/events/ferry/"
    assert paths["ev-a"].startswith("/events/ferry-")


@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.none() | st.datetimes(timezones=st.just(UTC))),
        max_size=12,
    ),
    st.randoms(),
)
def test_paths_are_distinct_inside_the_site_and_independent_of_the_order(
    written: list[tuple[str, datetime | None]], random: object
) -> None:
    documents = [
        document(f"posts/{number}.md", title=title, date=moment)
        for number, (title, moment) in enumerate(written)
    ]
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    paths = route_documents(documents)
    assert route_documents(shuffled) == paths
    folded = [path.casefold() for path in paths.values()]
    assert len(set(folded)) == len(folded) == len(documents)
    assert all(path.startswith("/posts/") and path.count("/") == 3 for path in folded)
