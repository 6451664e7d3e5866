"""A page's fingerprint tells all that it is made of, and of an unchanged page nothing else is
made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Page, Publication
from digest.pages.fingerprints import Fingerprints
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from tests.pages.samples import EVENING, MORNING, config, layout, post, publication

TITLES = st.sampled_from(["Hello", "Goodbye", "Ferry & quay"])
POSTS = st.builds(
    post,
    name=st.sampled_from(["posts/hello.md", "posts/other.md"]),
    title=TITLES,
    html=st.sampled_from(["<p>Hello.</p>", "<p>Hello.</p><p>More.</p>", ""]),
    event=st.sampled_from(["", "ev-ferry1"]),
    date=st.sampled_from([None, MORNING, EVENING]),
    updated=st.sampled_from([None, EVENING]),
    tags=st.lists(st.sampled_from(["harbor", "Harbor", "Rail"]), max_size=2).map(tuple),
    categories=st.sampled_from([(), ("News",)]),
    authors=st.sampled_from([(), ("Ada",), ("Ben", "Ada")]),
    summary=st.sampled_from(["", "In short."]),
    extra=st.sampled_from([{}, {"mood": "calm"}, {"seen": MORNING}, {"seen": str(MORNING)}]),
)
SITES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.just("Another"),
        "author": st.just(""),
        "base_url": st.just("https://other.example/"),
        "repository": st.just("https://forge.example/quay"),
        "language": st.just("es"),
    },
)
PAGES = st.fixed_dictionaries(
    {}, optional={"archive": st.just(False), "authors": st.just(False), "cards": st.just(0)}
)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    posts = draw(st.lists(POSTS, max_size=2, unique_by=lambda one: one.document.id))
    names = {one.document.id for one in posts}
    kept = [one for one in publication().posts if one.document.id not in names]
    return publication(posts=(*posts, *kept[: draw(st.integers(0, 3))]))


def fingerprinted(whole: Publication, **changes: Any) -> Iterator[tuple[Page, bytes]]:
    theme = load_theme(Path("/nowhere"), config(**changes))
    fingerprints = Fingerprints(theme, "this version")
    for page in plan(layout(whole, **changes)):
        yield page, fingerprints.of(page)


@settings(max_examples=60)
@given(one=publications(), other=publications(), site=SITES, pages=PAGES)
def test_pages_of_one_fingerprint_have_the_same_variables(
    one: Publication, other: Publication, site: dict[str, Any], pages: dict[str, Any]
) -> None:
    made = {key: page for page, key in fingerprinted(one)}
    for page, key in fingerprinted(other, site=site, pages=pages):
        if key in made:
            assert variables(made[key]) == variables(page)


def test_an_edited_text_changes_its_own_page_alone() -> None:
    whole = publication()
    edited = replace(whole.posts[1], html="<p>Hello.</p><p>Once more.</p>")
    before = {page.path: key for page, key in fingerprinted(whole)}
    posts = (whole.posts[0], edited, *whole.posts[2:])
    after = {page.path: key for page, key in fingerprinted(replace(whole, posts=posts))}
    assert {path for path in before if before[path] != after[path]} == {"posts/hello/index.html"}


def test_the_same_site_planned_again_has_the_same_fingerprints() -> None:
    first, second = (
        [key for _, key in fingerprinted(publication())],
        [key for _, key in fingerprinted(publication())],
    )
    assert first == second
    assert all(first)


def variables(page: Page) -> tuple[str, str]:
    """All but what of `site` no template of the page names."""
    own = {name: value for name, value in page.context.items() if name != "site"}
    return page.template, repr(own)
