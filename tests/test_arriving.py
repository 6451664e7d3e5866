"""Articles that come to a digest, are edited or go: what tells of their events is made again, and
nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest import engine
from digest.errors import ContentError, LedgerError
from digest.events.assigning import keeping
from tests.changing import contents
from tests.test_retouching import (
    Edit,
    as_built_anew,
    assert_kills_leave_old_or_new,
    build,
    in_order,
    replaced,
)

KILLS = 6
CONFIG = """[site]
title = "The Quay"
base_url = "https://quay.example/"
"""
FERRY = (
    "The ferry between Port Marlow and Sant Aldric sailed again on Wednesday morning.",
    "Engineers of Linea Blava replaced a cracked propeller shaft after eleven days in dock.",
    "About 2,400 commuters had been carried by bus around the bay of Sant Aldric.",
    'Marta Oller, who runs the line, said: "We are sorry for every missed train."',
    "The repair cost 310,000 euros, according to the harbor authority of Port Marlow.",
)
MUSEUM = (
    "The museum of Quiroga opens its new wing for 12,000 visitors a year in spring.",
    "Director Ines Roca of the Quiroga museum called the wing a gift to the town.",
    "Voters in Quiroga had approved the museum's new wing with 61 percent.",
    "Marta Oller of Linea Blava had asked for a pier beside the new wing.",
)
FLOOD = (
    "A flood closed the lower streets of Estmark on Tuesday night.",
    "Pavel Renn, the mayor of Estmark, asked 300 families to leave their homes.",
    "The river Karby rose by two meters within six hours.",
)
SWARM = (
    "Bees swarm around the old market of Estmark.",
    "A keeper of Estmark caught them with a basket before noon.",
)
OPERA = (
    "Carpenters restore the opera house of Sant Aldric.",
    "The opera house of Sant Aldric opens again with a gala.",
)
BEES = ("Bees swarm in Orlo Falls.", "A keeper caught them with a basket before noon.")


def report(
    name: str, told: tuple[str, ...], day: str, paper: str = "Courier", more: str = ""
) -> Edit:
    def write(root: Path) -> None:
        front = f"title: {told[0][:40].strip()}\ndate: {day}\ntags: [news]\n{more}"
        source = f"source: {{name: {paper}, url: 'https://{paper.lower()}.example/{name}'}}"
        path = root / "content" / "articles" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(told)
        path.write_text(f"---\n{front}{source}\n---\n\n{text}\n")

    return write


def remove(name: str) -> Edit:
    return lambda root: (root / "content" / "articles" / f"{name}.md").unlink()


def event_of(name: str, root: Path) -> str:
    lines = (root / "content" / "ledger.jsonl").read_text().splitlines()
    told = next(line for line in lines if f'"articles/{name}.md"' in line)
    return str(json.loads(told)["event"])


def configured(more: str) -> Edit:
    return lambda root: (root / "digest.toml").write_text(CONFIG + more) and None


def note(said: str, on: str = "f1", name: str = "1") -> Edit:
    def edit(root: Path) -> None:
        path = root / "content" / "events" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        head, _, body = said.partition("---")
        path.write_text(f"---\nid: {event_of(on, root)}\n{head.strip()}\n---\n\n{body}")

    return edit


def again(edit: Edit) -> Edit:
    """Built with it, before something else is done."""
    return in_order(edit, lambda root: build(root) and None)


def move(name: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / "content" / "articles" / f"{name}.md"
        file.rename(file.with_stem(to))

    return edit


def post(root: Path) -> None:
    path = root / "content" / "posts" / "1.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: Calm\ndate: 2026-11-16\n---\n\nThe garden club met in Talla.\n")


def about(root: Path) -> None:
    path = root / "content" / "pages" / "about.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: About\n---\n\nWho makes this.\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A digest of three events, with a post and a page, built."""
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    (root / "digest.toml").write_text(CONFIG)
    for edit in (
        report("f1", FERRY[:3], "2026-11-11T08:00:00Z"),
        report("f2", FERRY[:4], "2026-11-11T12:00:00Z", "Herald"),
        report("m1", MUSEUM[:3], "2026-11-13T08:00:00Z"),
        report("e1", FLOOD, "2026-11-17T23:00:00Z", "Herald"),
        post,
        about,
    ):
        edit(root)
    build(root)
    return root


ARRIVALS = {
    "a report of a known event": report("f3", FERRY[1:], "2026-11-12T07:00:00Z"),
    "one by which it began earlier": report("f3", FERRY[:4], "2026-11-10T07:00:00Z"),
    "one of today": report("f3", FERRY, "2026-11-20T07:00:00Z"),
    "one of the day on which another event began": report("f3", FERRY[1:], "2026-11-13T07:00:00Z"),
    "one after the last of all": report("m2", MUSEUM, "2026-11-18T07:00:00Z", "Herald"),
    "a copy": report("e2", FLOOD, "2026-11-18T07:00:00Z"),
    "an event of its own": report("x1", BEES, "2026-11-14"),
    "one that names whom another event names": report(
        "x2", ("Ines Roca opens a bakery in Orlo Falls, with Pavel Renn.",), "2026-11-14"
    ),
    "one without a date": report("f3", FERRY[1:], "''"),
    "a new publisher": report("f3", FERRY[1:], "2026-11-12", "Beacon"),
    "a new publisher of an event of its own": report("x1", BEES, "2026-11-14", "Beacon"),
    "a new tag": in_order(
        report("f3", FERRY[1:], "2026-11-12"),
        replaced("[news]", "[news, sea]", "content/articles/f3.md"),
    ),
}


@pytest.mark.parametrize("edit", ARRIVALS.values(), ids=ARRIVALS)
def test_what_tells_of_an_article_that_came_is_made_with_it(root: Path, edit: Edit) -> None:
    edit(root)
    assert build(root)
    assert as_built_anew(root)


@pytest.fixture(params=[1, 2], ids=["by one process", "grouped by a copy"])
def jobs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Processes, of which there may be several though pytest has threads of its own."""
    monkeypatch.setattr(engine, "_can_fork", engine.has_means)
    count: int = request.param
    return count


def test_arrivals_follow_one_another(root: Path, jobs: int) -> None:
    (root / "digest.toml").write_text(
        CONFIG + "[pages]\nper_page = 2\ncards = 2\n[feeds]\ncount = 2\n"
    )
    build(root)
    for number, edit in enumerate(ARRIVALS.values()):
        edit(root)
        quick = build(root, jobs=jobs)
        report(f"again-{number}", FERRY[number % 3 :], f"2026-11-1{number}", "Herald")(root)
        assert build(root, jobs=jobs) or quick
    assert as_built_anew(root)


EDITS = {
    "a sentence more": report("f2", FERRY, "2026-11-11T12:00:00Z", "Herald"),
    "other words that lists show": replaced(
        "sailed again on Wednesday", "sails again", "content/articles/f1.md"
    ),
    "a title": replaced("title: The", "title: Now the", "content/articles/f1.md"),
    "a later hour of the same day": replaced("11T08:00", "11T09:00", "content/articles/f1.md"),
    "the hour by which another is the first": report("f1", FERRY[:3], "2026-11-11T18:00:00Z"),
    "another day": report("m1", MUSEUM[:3], "2026-11-16T08:00:00Z"),
    "a day of its own": report("m1", MUSEUM[:3], "2026-11-18T08:00:00Z"),
    "the last of all": report("e1", FLOOD, "2026-11-12T23:00:00Z", "Herald"),
    "an address": replaced("example/f2", "example/ferry", "content/articles/f2.md"),
    "nobody whom another event names": report("m1", MUSEUM[:2], "2026-11-13T08:00:00Z"),
    "somebody whom another event names": report("m1", MUSEUM, "2026-11-13T08:00:00Z"),
    "its publisher, who is new": report("f2", FERRY[:4], "2026-11-11T12:00:00Z", "Beacon"),
    "the last of a publisher": in_order(remove("f2"), remove("e1")),
    "a front page": in_order(
        remove("f2"), replaced("//her", "//www.her", "content/articles/e1.md")
    ),
    "its publisher, among others": report("f2", FERRY[:4], "2026-11-11T12:00:00Z"),
    "its file's name alone": move("f2", "f9"),
    "one that is gone from an event": remove("f2"),
    "the first of an event": remove("f1"),
    "one with which its event is gone": remove("m1"),
    "one with which its event is gone, and where it and another were": in_order(
        report("o1", OPERA, "2026-11-15"),
        again(report("b1", SWARM, "2026-11-14")),
        remove("b1"),
    ),
    "the newest of all, with its event": in_order(
        report("n1", BEES, "2026-11-19", "Herald"), lambda root: build(root) and None, remove("n1")
    ),
    "one edited, one gone, one that has come": in_order(
        report("f2", FERRY, "2026-11-11T12:00:00Z", "Herald"),
        remove("m1"),
        report("x1", BEES, "2026-11-14"),
    ),
}


NOTES = {
    "a title": note("title: The ferry sails"),
    "another title": in_order(again(note("title: The ferry")), note("title: It sails")),
    "no word any more": in_order(
        again(note("title: The ferry")), lambda root: (root / "content/events/1.md").unlink()
    ),
    "a pin, which leads the front page": note("pin: true", "m1"),
    "an article that belongs there": note("include: [articles/e1.md]"),
    "an article that does not": in_order(
        again(configured("[pages]\nnames = false\n")), note("exclude: [articles/f2.md]")
    ),
    "a correction": note("corrections: [{date: 2026-11-19, text: It was eleven days.}]"),
    "nothing of an article that comes": in_order(
        again(note("title: The ferry")), report("x1", BEES, "2026-11-14")
    ),
    "an event of yore in so many words, and an article comes to another": in_order(
        again(configured("[feeds]\ncount = 1\neditions = false\n")),
        again(note("---The ferry *sails*.\n")),
        report("x1", BEES, "2026-11-19"),
    ),
    "a title of what an article comes to": in_order(
        again(note("title: The ferry")), report("f3", FERRY[1:], "2026-11-12T07:00:00Z")
    ),
    "a title, and an article comes to it": in_order(
        note("title: The ferry"), report("f3", FERRY[1:], "2026-11-12T07:00:00Z")
    ),
}


@pytest.mark.parametrize("large", [keeping.LARGE, 1], ids=["all read", "few read"])
@pytest.mark.parametrize("edit", NOTES.values(), ids=NOTES)
def test_what_tells_of_a_note_on_an_event_is_made_with_it(
    root: Path, edit: Edit, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LARGE", large)
    edit(root)
    assert build(root)
    assert as_built_anew(root)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_tells_of_an_article_that_was_edited_is_made_with_it(root: Path, edit: Edit) -> None:
    edit(root)
    assert build(root)
    assert as_built_anew(root)


def test_edits_follow_one_another_where_few_events_are_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(keeping, "LARGE", 1)
    build(root)
    for number in range(3):
        report("f2", FERRY[number:], f"2026-11-1{number}T12:00:00Z", "Herald")(root)
        assert build(root, jobs=jobs)
        report(f"x{number}", BEES, f"2026-11-1{number}T07:00:00Z", "Herald")(root)
        assert build(root, jobs=jobs)
        remove(f"x{number}")(root)
        assert build(root, jobs=jobs)
    assert as_built_anew(root)


CARDED = {
    "loses it": (2, report("x1", BEES, "2026-11-18")),
    "gets one": (1, report("e2", FLOOD, "2026-11-10T07:00:00Z")),
}


@pytest.mark.parametrize(("count", "edit"), CARDED.values(), ids=CARDED)
def test_a_post_that_has_a_card_by_its_place_among_entries(
    root: Path, count: int, edit: Edit
) -> None:
    (root / "digest.toml").write_text(f"{CONFIG}[pages]\ncards = {count}\n")
    build(root)
    carded = (root / "site/posts/calm/card.png").exists()
    edit(root)
    assert build(root)
    assert (root / "site/posts/calm/card.png").exists() != carded
    assert as_built_anew(root)


OTHERS = {
    "the first section": report("f3", FERRY[1:], "2026-11-12", more="categories: [sea]\n"),
    "one that the editor places": report("f3", FERRY[1:], "2026-11-12", more="event: ferry\n"),
    "one that may be shown whole": report("f3", FERRY[1:], "2026-11-12", more="rights: own\n"),
    "one that expires": report("f3", FERRY[1:], "2026-11-12", more="expires: 2026-12-01\n"),
    "one that nobody can read": lambda root: (root / "content/articles/f3.md").write_bytes(b"\xff"),
    "a note in so many words": note("---The ferry *sails*.\n"),
    "events that the editor merges": lambda root: note(f"merge: [{event_of('m1', root)}]")(root),
    "one that expires no more": in_order(
        report("f3", FERRY[1:], "2026-11-12", more="expires: 2026-12-01\n"),
        lambda root: build(root) and None,
        report("f3", FERRY[1:], "2026-11-12"),
    ),
    "one that says less than its event": report("f2", BEES, "2026-11-11T12:00:00Z", "Herald"),
    "a publisher's second front page": replaced(
        "//herald", "//www.herald", "content/articles/f2.md"
    ),
    "an edit of one that the editor places": in_order(
        report("f3", FERRY[1:], "2026-11-12", more="event: ferry\n"),
        lambda root: build(root) and None,
        report("f3", FERRY, "2026-11-12"),
    ),
}


@pytest.mark.parametrize("edit", OTHERS.values(), ids=OTHERS)
def test_whatever_more_may_follow_from_is_laid_out_anew(root: Path, edit: Edit) -> None:
    edit(root)
    assert not build(root)
    assert as_built_anew(root)


CLAIMED = {
    "the page of an entry": ("permalink: /events/bees-swarm-in-orlo-falls/", "the event"),
    "the same in capitals": ("permalink: /Events/Bees-Swarm-in-Orlo-Falls/", "the event"),
    "the list of a publisher": ("aliases: [/sources/beacon/]", "the source"),
}


@pytest.mark.parametrize(("field", "other"), CLAIMED.values(), ids=CLAIMED)
def test_what_comes_never_takes_the_place_of_an_editors_page(
    root: Path, field: str, other: str
) -> None:
    replaced("title: Calm", f"title: Calm\n{field}", "content/posts/1.md")(root)
    build(root)
    before = contents(root)
    report("x1", BEES, "2026-11-14", "Beacon")(root)
    with pytest.raises(ContentError, match=rf"^content/posts/1.md:3: .* is claimed by {other}"):
        build(root)
    (root / "content/articles/x1.md").unlink()
    assert contents(root) == before


def test_frozen_forbids_the_ledger_to_follow_an_arrival(root: Path) -> None:
    before = contents(root)["site/index.html"]
    ARRIVALS["a copy"](root)
    with pytest.raises(LedgerError, match="frozen"):
        build(root, frozen=True)
    assert contents(root)["site/index.html"] == before
    assert build(root)


def test_killed_at_any_moment_it_leaves_the_old_site_or_the_new_one(root: Path) -> None:
    def edit(number: int) -> Edit:
        return report(f"k{number}", FERRY[number % 3 :], f"2026-11-1{number}T09:00:00Z", "Herald")

    assert_kills_leave_old_or_new(root, edit, KILLS)


def test_an_article_that_comes_back_is_told_again(root: Path) -> None:
    file = root / "content/articles/f2.md"
    text = file.read_bytes()
    file.unlink()
    build(root)
    file.write_bytes(text)
    assert build(root)
    assert as_built_anew(root)


def test_the_last_event_takes_the_index_of_events_with_it(root: Path) -> None:
    (root / "digest.toml").write_text(f"{CONFIG}[pages]\nsources = false\nnames = false\n")
    for name in ("f1", "f2", "m1"):
        remove(name)(root)
    replaced("tags: [news]\n", "", "content/articles/e1.md")(root)
    build(root)
    e1 = (root / "content/articles/e1.md").read_bytes()
    remove("e1")(root)
    build(root)
    assert as_built_anew(root)
    (root / "content/articles/e1.md").write_bytes(e1)
    build(root)
    assert as_built_anew(root)
