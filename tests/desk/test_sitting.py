"""What decisions at the desk write, and that each can be taken back to the byte."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.sites import PEARS, Served, built_site, served
from tests.site import digest, tree
from tests.test_build import events

FERRY = "Ferry to Sant Aldric resumes after eleven days"
THIEVES = "Orchard thieves take forty crates of &lt;b&gt;pears&lt;/b&gt;"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Served]:
    root = Path(shutil.copytree(built, tmp_path / "site"))
    with served(root) as open_desk:
        yield open_desk


def content(desk: Served) -> dict[str, bytes]:
    return tree(desk.sitting.root / "content")


def test_a_merge_is_shown_obeyed_and_undone(desk: Served) -> None:
    before, known = content(desk), desk.events()
    root = desk.sitting.root
    found = desk.send("merge", [("event", known[FERRY]), ("event", known[THIEVES])])
    assert (found.status, found.headers["Location"]) == (303, "/_desk/#changes")
    page = desk.ask("/_desk/").body
    assert '<span class="add">+merge: [ev-' in page
    assert digest(root, "build").status == 0
    desk.sitting.forget()
    assert len({id_ for id_, held in events(root).items() if PEARS in held}) == 1
    assert THIEVES not in desk.events()
    assert desk.send("undo", [("change", "1")]).status == 303
    assert content(desk) == before
    assert "Undone." in desk.ask("/_desk/").body
    assert desk.events() == known
    assert digest(root, "build").status == 0
    assert content(desk) == before


def test_what_has_changed_since_is_not_overwritten(desk: Served) -> None:
    known = desk.events()
    desk.send("pin", [("event", known[FERRY]), ("pinned", "yes")])
    (path,) = (desk.sitting.root / "content/events").iterdir()
    path.write_text(path.read_text() + "My own words.\n")
    found = desk.send("undo", [("change", "1")])
    assert found.status == 400
    assert "has changed since" in found.body
    assert path.read_text().endswith("My own words.\n")


def test_where_others_have_changed_the_ledger_stays(desk: Served) -> None:
    root, known = desk.sitting.root, desk.events()
    desk.send("merge", [("event", known[FERRY]), ("event", known[THIEVES])])
    (root / "content/posts/new.md").write_text("---\ntitle: New\n---\n\nNews of the quay.\n")
    assert digest(root, "build").status == 0
    ledger = (root / "content/ledger.jsonl").read_bytes()
    assert desk.send("undo", [("change", "1")]).status == 303
    assert "the ledger keeps the events" in desk.ask("/_desk/").body
    assert (root / "content/ledger.jsonl").read_bytes() == ledger
    assert list((root / "content/events").iterdir()) == []


def test_edits_are_undone_one_after_the_other(desk: Served) -> None:
    before, event = content(desk), desk.events()[FERRY]
    desk.send("pin", [("event", event), ("pinned", "yes")])
    between = content(desk)
    desk.send("retitle", [("event", event), ("title", '  "Back" & <at> sea ')])
    assert b'title: "\\"Back\\" & <at> sea"' in b"".join(content(desk).values())
    assert "&#34;Back&#34; &amp; &lt;at&gt; sea" in desk.ask("/_desk/").body
    assert desk.send("undo", [("change", "1")]).status == 400
    assert desk.send("undo", [("change", "2")]).status == 303
    assert content(desk) == between
    assert desk.send("undo", [("change", "1")]).status == 303
    assert content(desk) == before
    assert desk.send("undo", [("change", "1")]).status == 400


def test_an_article_is_split_off_or_kept(desk: Served) -> None:
    event = desk.events()[FERRY]
    article = "articles/ferry-b.md"
    assert desk.send("keep", [("event", event), ("article", article)]).status == 303
    found = desk.send("split", [("event", event), ("article", article)])
    assert found.status == 409
    assert "kept out of" in found.body
    assert desk.send("undo", [("change", "1")]).status == 303
    assert desk.send("split", [("event", event), ("article", article)]).status == 303
    assert b"exclude: [articles/ferry-b.md]" in b"".join(content(desk).values())


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("merge", [("event", "{ferry}")], "is one event already"),
        ("split", [("event", "{ferry}")], "no article is named"),
        ("split", [("event", "{ferry}"), ("article", PEARS)], "is not in"),
        ("keep", [("event", "{ferry}"), ("article", PEARS)], "is not in"),
        ("retitle", [("event", "{ferry}"), ("title", "  ")], "be empty"),
        ("undo", [("change", "9")], "is not there to be undone"),
        ("undo", [("change", "\u0663")], "is not there to be undone"),
        ("pin", [("event", "{ferry}x"), ("pinned", "yes")], "no article has this path"),
    ],
)
def test_what_makes_no_sense_is_said_and_not_written(
    desk: Served, action: str, fields: list[tuple[str, str]], said: str
) -> None:
    before, ferry = content(desk), desk.events()[FERRY]
    sent = [(name, value.replace("{ferry}", ferry)) for name, value in fields]
    found = desk.send(action, sent)
    assert found.status == 400
    assert said in found.body
    assert content(desk) == before


def test_what_is_so_already_changes_nothing(desk: Served) -> None:
    event = desk.events()[FERRY]
    found = desk.send("pin", [("event", event), ("pinned", "no")])
    assert (found.status, found.headers["Location"]) == (303, "/_desk/")
    assert desk.sitting.done == []
    for _ in range(2):
        desk.send("retitle", [("event", event), ("title", "The ferry is back")])
    assert len(desk.sitting.done) == 1


def test_a_pin_in_front_matter_is_the_editors_own_to_take_out(desk: Served) -> None:
    event, article = desk.events()[THIEVES], desk.sitting.root / f"content/{PEARS}"
    article.write_text(article.read_text().replace("---\n", "---\npin: true\n", 1))
    desk.sitting.forget()
    found = desk.send("pin", [("event", event), ("pinned", "no")])
    assert found.status == 400
    assert f"is pinned by `pin` in content/{PEARS}" in found.body


def test_the_pages_show_what_an_editor_judges_by(desk: Served) -> None:
    known = desk.events()
    page = desk.ask("/_desk/").body
    assert "content/articles/broken.md" in page
    event = desk.ask(f"/_desk/event/?id={known[FERRY]}").body
    assert "Coastal Courier" in event
    assert "Joined with" in event
    assert 'href="/repo/events/ferry-to-sant-aldric' in event
    both = desk.ask("/_desk/compare/?one=articles/ferry-a.md&other=articles/ferry-b.md").body
    assert "<h1>One event</h1>" in both
    assert "propeller shaft" in both
    assert "It is not in the other's event" not in both
    apart = desk.ask(f"/_desk/compare/?one={PEARS}&other=articles/ferry-a.md").body
    assert "<h1>Two events</h1>" in apart
    assert "It is not in the other's event: it is not near enough" in " ".join(apart.split())
    alone = desk.ask(f"/_desk/compare/?one={PEARS}")
    assert alone.status == 200


def test_each_article_of_an_event_is_shown_with_its_own_reason(desk: Served) -> None:
    event = desk.ask(f"/_desk/event/?id={desk.events()[FERRY]}").body
    members = event.partition('<ul class="members">')[2].split("<li>")[1:]
    reasons = {
        member.partition('value="')[2].partition('"')[0]: "Joined with" in member
        for member in members
    }
    assert reasons == {"articles/ferry-a.md": False, "articles/ferry-b.md": True}


@pytest.mark.parametrize(
    "path",
    [
        "event/?id=nowhere",
        "event/",
        "compare/?one=nowhere",
        "compare/",
        "compare/?one=articles/ferry-a.md&other=articles/ferry-a.md",
    ],
)
def test_a_page_of_nothing_says_so(desk: Served, path: str) -> None:
    assert desk.ask(f"/_desk/{path}").status == 400


def test_a_mistake_of_the_editors_is_shown_in_place_of_the_desk(desk: Served) -> None:
    bad = desk.sitting.root / "content/posts/bad.md"
    bad.write_text("---\ntitle: Bad\ndate: never\n---\n\nText.\n")
    found = desk.ask("/_desk/")
    assert found.status == 409
    assert "content/posts/bad.md:3" in found.body
    bad.unlink()
    assert desk.ask("/_desk/").status == 200
    config = desk.sitting.root / "digest.toml"
    text = config.read_text()
    config.write_text("[site]\ntitel = 1\n")
    assert desk.ask("/_desk/").status == 409
    config.write_text(text)
