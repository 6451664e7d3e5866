from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from digest.config import GroupingConfig
from digest.model import Publication
from digest.pages.colophon import colophon
from digest.pages.layout.laying_out import lay_out
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from tests.pages.samples import config, entry, layout, page, publication

WHERE = "about/index.html"
REPOSITORY = "https://forge.example/quay"


def about(whole: Publication | None = None, **changes: Any) -> str:
    theme = load_theme(Path("/nowhere"), config(**changes))
    (shown,) = (p for p in plan(layout(whole, **changes)) if p.path == WHERE)
    return theme.render(shown).data.decode()


def test_the_digest_is_told_in_figures() -> None:
    made = colophon(layout())
    assert made is not None
    counted = (made.articles, made.origins, made.events, made.publishers, made.posts)
    assert counted == (4, 3, 2, 3, 3)
    assert (made.excerpt_sentences, made.excerpt_words) == (2, 50)


def test_it_stands_below_what_the_editor_says_of_it() -> None:
    html = about()
    assert html.index("About us.") < html.index('id="made"')


def test_without_a_page_of_the_editor_s_it_is_a_page() -> None:
    html = about(publication(pages=()))
    assert "<h1" in html
    assert 'id="made"' in html


def test_it_can_be_switched_off() -> None:
    changes = {"pages": {"colophon": False}}
    assert 'id="made"' not in about(**changes)
    assert "about/#made" not in about(**changes)
    assert WHERE not in {p.path for p in plan(layout(publication(pages=()), **changes))}


def test_an_editor_s_page_anywhere_else_does_not_bear_it() -> None:
    whole = publication(pages=(page(), page("pages/imprint.md", "Imprint")))
    shown = {p.path: p.context["document"] for p in plan(layout(whole)) if "document" in p.context}
    assert [path for path, one in shown.items() if one.colophon] == [WHERE]  # type: ignore[attr-defined]


def test_mistakes_are_reported_where_the_configuration_says() -> None:
    assert f'<a href="{REPOSITORY}">' in about(site={"repository": REPOSITORY})
    assert "can report it" not in about()


def test_who_wrote_summaries_is_named_with_their_number() -> None:
    told = entry()
    written = replace(
        told, statements=tuple(replace(one, written_by="a <model>") for one in told.statements)
    )
    html = about(publication(entries=(written,)))
    assert "1 summary was written by <bdi>a &lt;model&gt;</bdi>" in html
    assert "writes none" not in html
    assert "writes none" in about()


def test_who_groups_is_named() -> None:
    for mode, grouper, said in (
        ("balanced", "", "A program proposes"),
        ("off", "", "The editor alone decides"),
        ("balanced", "mine:group", "mine:group"),
    ):
        grouping = GroupingConfig(mode=mode, grouper=grouper)  # type: ignore[arg-type]
        whole = lay_out(publication(), replace(config(), grouping=grouping))
        (shown,) = (p for p in plan(whole) if p.path == WHERE)
        output = load_theme(Path("/nowhere"), config()).render(shown)
        assert said in output.data.decode()
