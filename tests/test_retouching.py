"""A post whose text was edited: its page is made again, of others those that show it."""

from __future__ import annotations

import marshal
import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from digest.cache.memory import MEMORY
from digest.cache.store import Store
from digest.configfile import read_config
from digest.engine import Engine
from digest.errors import LedgerError, ThemeError
from digest.pages.theming.known_templates import Known
from digest.pages.theming.theme import load_theme
from digest.publish.manifest import take_snapshot
from digest.publishing import publish
from digest.rebuild.plates import kept_plates
from tests.changing import contents, was_retouched
from tests.editions import assert_old_or_new
from tests.test_killed_rebuilds import kill_while_building

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CONFIG = """[site]
title = "The Quay"
base_url = "https://quay.example/"
[feeds]
count = 1
"""
POST = """---
title: Post {n}
date: 2026-11-1{n}
tags: [harbor]
---

The harbor of day {n} was quiet.

Nobody sailed.
"""
EDITED = "content/posts/3.md"

KILLS = 8

Edit = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of posts of which only the newest is in a feed, built."""
    root = tmp_path / "site"
    (root / "content" / "posts").mkdir(parents=True)
    (root / "digest.toml").write_text(CONFIG)
    for number in range(1, 6):
        (root / "content" / "posts" / f"{number}.md").write_text(POST.format(n=number))
    build(root)
    return root


def build(root: Path, *, frozen: bool = False, now: datetime = NOW, jobs: int = 1) -> bool:
    """Whether nothing but pages of posts had to be laid out."""
    publish(root, read_config(root), {}, now, Engine(jobs), lambda _: {}, frozen=frozen)
    return was_retouched(root)


def replaced(old: str, new: str, path: str = EDITED) -> Edit:
    def edit(root: Path) -> None:
        text = (root / path).read_text()
        assert old in text
        (root / path).write_text(text.replace(old, new))

    return edit


def as_built_anew(root: Path) -> bool:
    """The clean site keeps the ledger and the history, which tell of the edits."""
    built = contents(root)
    for path in ("site", ".digest"):
        shutil.rmtree(root / path)
    build(root)
    return contents(root) == built


def in_order(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


TEXTS = {
    "another sentence": replaced("Nobody", "Half the town came. Nobody"),
    "another paragraph": replaced("sailed.\n", "sailed.\n\n> *Why?*\n"),
    "markup alone": replaced("Nobody sailed", "Nobody **sailed**"),
    "of a post that is in feeds": replaced("Nobody", "Ada", "content/posts/5.md"),
}

WORDS = {
    "the first paragraph, which lists show": replaced("was quiet", "was loud"),
    "the title": replaced("title: Post 3", "title: 'Post: 3'"),
    "the title of a post with an address of its own": in_order(
        replaced("title: Post 3", "title: Post 3\nslug: post-3"),
        lambda root: build(root) and None,
        replaced("title: Post 3", "title: The third day"),
    ),
    "the title of the newest, which feeds deliver": replaced(
        "title: Post 5", "title: Post - 5", "content/posts/5.md"
    ),
    "a summary": replaced("tags:", "summary: Calm.\ntags:"),
    "a pin, which leads the front page": replaced("tags:", "pin: true\ntags:"),
    "the moment of its last change": replaced("tags:", "updated: 2026-11-19\ntags:"),
    "the newest of all changes": replaced("tags:", "updated: 2026-11-20\ntags:"),
    "a language": replaced("tags:", "lang: ar\ntags:"),
    "a field of its own": replaced("tags:", "mood: calm\ntags:"),
    "one tag less": replaced("tags: [harbor]\n", ""),
    "two posts": in_order(
        replaced("title: Post 2", "title: Post 2!", "content/posts/2.md"),
        replaced("was quiet", "was loud"),
    ),
}


@pytest.mark.parametrize("edit", WORDS.values(), ids=WORDS)
def test_what_tells_of_an_edited_post_is_made_with_it(root: Path, edit: Edit) -> None:
    edit(root)
    assert build(root)
    assert as_built_anew(root)


def test_words_follow_one_another(root: Path) -> None:
    replaced("[feeds]", "[pages]\nper_page = 2\n[feeds]", "digest.toml")(root)
    build(root)
    for name in ("the title", "a pin, which leads the front page", "two posts"):
        WORDS[name](root)
        assert build(root)
    TEXTS["another sentence"](root)
    assert build(root)
    assert as_built_anew(root)


@pytest.mark.parametrize("edit", TEXTS.values(), ids=TEXTS)
def test_of_an_edited_text_only_its_page_is_made(root: Path, edit: Edit) -> None:
    edit(root)
    assert build(root)
    assert as_built_anew(root)


def test_edits_follow_one_another(root: Path) -> None:
    for word in ("Hardly anyone", "Ada", "Nobody", "Hardly anyone"):
        text = (root / EDITED).read_text().rpartition("\n\n")[0]
        (root / EDITED).write_text(f"{text}\n\n{word} sailed.\n")
        assert build(root)
    replaced("quiet.\n", "quiet.\n\nMany came.\n", "content/posts/2.md")(root)
    assert build(root)
    assert as_built_anew(root)


def add_a_post(root: Path) -> None:
    (root / "content" / "posts" / "6.md").write_text(POST.format(n=6))


def link_in_a_feed(root: Path) -> None:
    """Feeds that tell of such a post are not made of texts alone."""
    replaced("Nobody", "[Nobody](2.md)", "content/posts/4.md")(root)
    replaced("count = 1", "count = 2", "digest.toml")(root)
    build(root)
    replaced("Nobody", "Ada", "content/posts/5.md")(root)


OTHERS = {
    "a post that is in a feed with one that has a link": link_in_a_feed,
    "a title that is its address": replaced("title: Post 3", "title: Post III"),
    "the date": replaced("2026-11-13", "2026-11-09"),
    "a new tag": replaced("[harbor]", "[harbor, quay]"),
    "a link into the site": replaced("anyone", "[anyone](2.md)"),
    "a picture": replaced("anyone", "![anyone](https://quay.example/x.png)"),
    "a draft": replaced("tags:", "draft: true\ntags:"),
    "the configuration": replaced("The Quay", "The Pier", "digest.toml"),
    "another post beside it": add_a_post,
    "a pipe in its place": lambda root: (root / EDITED).unlink() or os.mkfifo(root / EDITED),
    "a post that is gone": lambda root: (root / EDITED).unlink(),
    "search, which reads all texts": replaced(
        "[feeds]", "[pages]\nsearch = true\n[feeds]", "digest.toml"
    ),
}


@pytest.mark.parametrize("edit", OTHERS.values(), ids=OTHERS)
def test_whatever_others_show_is_laid_out_anew(root: Path, edit: Edit) -> None:
    replaced("Nobody", "Hardly anyone")(root)
    edit(root)
    assert not build(root)


LOSSES = {
    "the plates": ".digest/plates",
    "what is remembered": ".digest/memory.sqlite",
    "the manifest": ".digest/manifest.json",
}


@pytest.mark.parametrize("path", LOSSES.values(), ids=LOSSES)
def test_what_is_lost_costs_time_alone(root: Path, path: str) -> None:
    (root / path).unlink()
    TEXTS["another sentence"](root)
    assert not build(root)
    assert as_built_anew(root)


def test_plates_of_another_build_are_not_used(root: Path) -> None:
    kept = (root / ".digest" / "plates").read_bytes()
    replaced("title: Post 2", "title: Second", "content/posts/2.md")(root)
    build(root)
    (root / ".digest" / "plates").write_bytes(kept)
    TEXTS["another sentence"](root)
    assert not build(root)
    assert as_built_anew(root)


def test_midnight_is_no_matter_of_a_text(root: Path) -> None:
    TEXTS["another sentence"](root)
    assert not build(root, now=NOW.replace(day=19))


def test_frozen_forbids_the_ledger_to_follow_a_text(root: Path) -> None:
    before = contents(root)
    TEXTS["another sentence"](root)
    edited = contents(root)
    with pytest.raises(LedgerError, match="frozen"):
        build(root, frozen=True)
    assert contents(root) == edited != before
    assert build(root)


def test_a_published_file_that_is_gone_is_made_again(root: Path) -> None:
    TEXTS["another sentence"](root)
    assert build(root)
    for tree in ("site", ".digest/site.spare"):
        (root / tree / "posts" / "post-1" / "index.html").unlink()
    TEXTS["markup alone"](root)
    assert not build(root)
    assert as_built_anew(root)


def test_no_program_comes_with_what_a_clone_remembers(root: Path) -> None:
    ran, hidden = root / "ran", 0
    program = marshal.dumps(compile(f"open({str(ran)!r}, 'w').close()", "base.html", "exec"))
    store = Store(root / MEMORY)
    with closing(sqlite3.connect(root / MEMORY)) as opened:
        keys = opened.execute("SELECT key FROM results").fetchall()
    for (key,) in keys:
        with suppress(msgspec.DecodeError):
            known = msgspec.msgpack.decode(store.get([key])[key], type=Known)
            codes = {name: (mark, program) for name, (mark, _) in known.codes.items()}
            store.put([(key, msgspec.msgpack.encode(replace(known, codes=codes)))])
            hidden += len(codes)
    store.close()
    assert hidden
    load_theme.__globals__["_load"].cache_clear()  # As in another process.
    TEXTS["another sentence"](root)
    assert build(root)
    assert not ran.exists()


STRANGE = {
    "a file that nobody knows": lambda folder: (folder / "x.html").write_text("Mine."),
    "one at the top": lambda folder: (folder.parent.parent / "x.html").write_text("Mine."),
    "a folder": lambda folder: (folder / "x").mkdir(),
    "a page written over": lambda folder: (folder / "index.html").write_text("Mine."),
    "a page that nobody else may read": lambda folder: (folder / "index.html").chmod(0o600),
    "a link in place of a page": lambda folder: (
        (folder / "index.html").unlink(),
        (folder / "index.html").symlink_to("/dev/null"),
    ),
}


@pytest.mark.parametrize("do", STRANGE.values(), ids=STRANGE)
def test_what_was_done_to_the_idle_tree_is_not_published(
    root: Path, do: Callable[[Path], object]
) -> None:
    for text in ("another sentence", "another paragraph"):
        TEXTS[text](root)
        build(root)
    do(root / ".digest" / "site.spare" / "posts" / "post-3")
    replaced("sailed.", "slept.")(root)
    assert build(root)
    assert as_built_anew(root)


def override(root: Path, template: str, block: str) -> None:
    file = root / "themes" / "newspaper" / template
    file.parent.mkdir(parents=True, exist_ok=True)
    above = f'{{% extends "newspaper/{template}" %}}'
    file.write_text(f"{above}{{% block title %}}{block}{{% endblock %}}")


@pytest.mark.parametrize("template", ["index.html", "list.html", "front.html"])
def test_an_edited_template_makes_the_pages_that_use_it(root: Path, template: str) -> None:
    override(root, template, "Before")
    build(root)
    override(root, template, "{{ site.updated }}")
    assert build(root)
    WORDS["the newest of all changes"](root)
    assert build(root)
    assert as_built_anew(root)


@pytest.mark.parametrize("template", ["post.html", "base.html", "404.html", "shortcodes.html"])
def test_a_template_of_other_pages_takes_the_long_way(root: Path, template: str) -> None:
    override(root, template, "Before")
    build(root)
    override(root, template, "After")
    assert not build(root)
    assert as_built_anew(root)


def test_a_mistake_in_a_template_is_told_as_ever(root: Path) -> None:
    override(root, "list.html", "Before")
    build(root)
    override(root, "list.html", "{% if %}")
    with pytest.raises(ThemeError, match=r"themes/newspaper/list.html:1"):
        build(root)


def test_lists_that_name_the_last_change_of_the_site_follow_it(root: Path) -> None:
    override(root, "list.html", "{{ site.updated }}")
    build(root)
    WORDS["the newest of all changes"](root)
    assert build(root)
    assert as_built_anew(root)


def touch(root: Path) -> None:
    (root / EDITED).touch()


def build_again(root: Path, now: datetime = NOW) -> dict[str, object]:
    """What a build that need not be made says of itself."""
    told = {"built": True}
    config, engine = read_config(root), Engine(1)
    return publish(root, config, {}, now, engine, lambda _: told, needed=False)


@pytest.mark.parametrize("edit", [lambda _: None, touch], ids=["nothing", "a touch"])
def test_where_nothing_has_changed_nothing_is_built_again(root: Path, edit: Edit) -> None:
    before = (root / "site").stat().st_ino
    edit(root)
    assert build_again(root) == {}
    assert (root / "site").stat().st_ino == before


NEEDED = {
    "an edit": replaced("quiet", "calm"),
    "a new post": add_a_post,
    "a page that is gone": lambda root: (root / "site" / "404.html").unlink(),
    "a page that was tampered with": lambda root: (root / "site" / "404.html").write_text("Gone."),
    "a manifest that is gone": lambda root: (root / ".digest" / "manifest.json").unlink(),
}


@pytest.mark.parametrize("edit", NEEDED.values(), ids=NEEDED)
def test_where_something_has_changed_the_site_is_built_again(root: Path, edit: Edit) -> None:
    edit(root)
    assert build_again(root) == {"built": True}
    assert (root / "site" / "404.html").read_text().startswith("<!DOCTYPE")
    assert build_again(root) == {}


def assert_kills_leave_old_or_new(root: Path, edit: Callable[[int], Edit], kills: int) -> None:
    """After each edit the site is built, and killed before that at a random moment."""
    moments, old, killed, lasts = random.Random(kills), contents(root), 0, 0.1
    for number in range(kills + 1):
        edit(number)(root)
        if number:
            killed += kill_while_building(root, moments.uniform(0.001, lasts))
        left, began = contents(root), time.process_time()
        build(root)
        lasts, new = time.process_time() - began, contents(root)
        assert_old_or_new(left, old, new)
        old = new
    assert killed, "the kills hit nothing: the test proves nothing"
    assert as_built_anew(root)


def test_killed_at_any_moment_it_leaves_the_old_site_or_the_new_one(root: Path) -> None:
    def edit(number: int) -> Edit:
        return replaced("sailed.", f"sailed.\n\nAt {number} it rained.")

    assert_kills_leave_old_or_new(root, edit, KILLS)


OFF = '[grouping]\nmode = "off"\n'


def with_post(name: str, front: str, text: str = "Word came of it.") -> Edit:
    def edit(root: Path) -> None:
        path = root / "content" / "posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\n{text}\n")

    return edit


def without(*names: str) -> Edit:
    return lambda root: [(root / "content" / "posts" / name).unlink() for name in names] and None


SHIFTS = {
    "the newest": with_post("6.md", "title: News\ndate: 2026-11-19\ntags: [harbor]"),
    "one of today": with_post("6.md", "title: News\ndate: 2026-11-20\ntags: [harbor]"),
    "one between others": with_post("a/b.md", "title: Old\ndate: 2026-11-12T08:00:00Z"),
    "the oldest": with_post("0.md", "title: First\ndate: 2020-01-01\ntags: [Harbor]"),
    "one at an address of its own": with_post("6.md", "title: A\nslug: b\ndate: 2026-11-13"),
    "two of one title": in_order(
        with_post("6.md", "title: Twice\ndate: 2026-11-13"),
        with_post("7.md", "title: Twice\ndate: 2026-11-12"),
    ),
    "one in an event of its own": with_post("6.md", "title: E\ndate: 2026-11-13\nevent: pier"),
    "one of the same text as another": with_post(
        "6.md", "title: Post 3\ndate: 2026-11-13\nslug: again", POST.split("\n\n", 1)[1].format(n=3)
    ),
    "one with a guid": with_post("6.md", "title: G\ndate: 2026-11-13\nguid: urn:x"),
    "a pinned one": with_post("6.md", "title: Pin\ndate: 2026-11-13\npin: true"),
    "one gone": without("3.md"),
    "the newest gone": without("5.md"),
    "two gone": without("1.md", "2.md"),
    "one in the place of another": in_order(
        without("2.md"), with_post("6.md", "title: New\ndate: 2026-11-13\ntags: [harbor]")
    ),
}


@pytest.fixture
def apart(root: Path) -> Path:
    """The same site, where no text is compared with another."""
    (root / "digest.toml").write_text(f"{CONFIG}{OFF}[pages]\nper_page = 2\ncards = 2\n")
    build(root)
    return root


@pytest.mark.parametrize("edit", SHIFTS.values(), ids=SHIFTS)
def test_what_tells_of_a_post_that_comes_or_goes_is_made_with_it(apart: Path, edit: Edit) -> None:
    other = apart.parent / "other"
    shutil.copytree(apart, other)
    (other / ".digest" / "plates").unlink()
    for root in (apart, other):
        edit(root)
    assert build(apart)
    assert not build(other)
    assert contents(apart) == contents(other)
    assert plates_as_told(apart) == plates_as_told(other)


def plates_as_told(root: Path) -> dict[str, object]:
    """All that the next build starts from, but for the order of files and what counts builds."""
    last = take_snapshot(str(root), ["content"]).last
    plates = kept_plates(root, last.built) if last else None
    assert plates
    told = {name: getattr(plates, name) for name in plates.__struct_fields__}
    for name in ("built", "retouched", "paths", "keys", "origins"):
        del told[name]
    told["lines"] = [(path, plates.line(path)) for path in plates.lines]
    told["shown"] = plates.all_shown()
    told["sketches"] = {sketch.path: sketch for sketch in plates.sketches()}
    return told


def test_posts_come_and_go_one_after_another(apart: Path) -> None:
    edits = (
        with_post("6.md", "title: Six\ndate: 2026-11-13\nevent: pier"),
        without("1.md", "3.md"),
        replaced("quiet", "loud", "content/posts/4.md"),
        in_order(without("6.md"), SHIFTS["two of one title"]),
        replaced("title: Twice", "title: Once", "content/posts/6.md"),
    )
    for at, edit in enumerate(edits):
        edit(apart)
        assert build(apart) == (at < 3)
    assert as_built_anew(apart)


def any_edit(chance: random.Random, number: int) -> Edit:
    """A post that comes, goes or tells otherwise."""

    def edit(root: Path) -> None:
        posts = sorted((root / "content" / "posts").glob("*.md"))
        kind = chance.choice(("come", "come", "go", "title", "text", "date"))
        one = chance.choice(posts)
        if kind == "come" or len(posts) < 3:
            title = chance.choice(("Quay", "Rail", "Pier", f"No. {number}"))
            day = f"2026-1{chance.choice('01')}-0{chance.randint(1, 9)}"
            front = [f"title: {title}", f"date: {day}", *chance.sample(KEYS, 2)]
            with_post(f"n{number}.md", "\n".join(front), f"{title} said {number}.")(root)
        elif kind == "go":
            one.unlink()
        else:
            old, new = {
                "title": ("title: ", "title: Re"),
                "date": ("date: 2026-11", "date: 2026-10"),
            }.get(kind, (".\n", ".\n\nMore came.\n"))
            one.write_text(one.read_text().replace(old, new, 1))

    return edit


KEYS = (
    "tags: [harbor]",
    "tags: [Harbor, rail]",
    "event: pier",
    "event: quay",
    "pin: true",
    "guid: u",
)


def shifted_at_random(root: Path, seed: int, edits: int) -> int:
    """How many of so many edits were built without the long way, which came to the same."""
    other, quick = root.parent / "other", 0
    shutil.copytree(root, other)
    for number in range(edits):
        for one in (root, other):
            any_edit(random.Random(f"{seed} {number}"), number)(one)
        (other / ".digest" / "plates").unlink(missing_ok=True)
        quick += build(root)
        assert not build(other)
        assert contents(root) == contents(other), (seed, number)
        assert plates_as_told(root) == plates_as_told(other), (seed, number)
    return quick


def test_posts_that_come_and_go_at_random(apart: Path) -> None:
    assert shifted_at_random(apart, seed=1, edits=12) > 3


UNSETTLED = {
    "a draft": with_post("6.md", "title: D\ndate: 2026-11-13\ndraft: true"),
    "one of tomorrow": with_post("6.md", "title: D\ndate: 2026-11-21"),
    "one without a date": with_post("6.md", "title: D"),
    "one that expires": with_post("6.md", "title: D\ndate: 2026-11-13\nexpires: 2026-12-01"),
    "one with an alias": with_post("6.md", "title: D\ndate: 2026-11-13\naliases: [/old/]"),
    "one of a title that another has": with_post("6.md", "title: Post 3\ndate: 2026-11-10"),
    "one in the event of another": in_order(
        replaced("tags:", "event: pier\ntags:"),
        lambda root: build(root) and None,
        with_post("6.md", "title: D\ndate: 2026-11-13\nevent: pier"),
    ),
    "one under a tag that no other has": with_post("6.md", "title: D\ndate: 2026-11-13\ntags: [x]"),
    "one that links to another": with_post("6.md", "title: D\ndate: 2026-11-13", "[x](3.md)"),
    "one that another links to": in_order(
        replaced("Nobody", "[Nobody](4.md)"),
        lambda root: build(root) and None,
        with_post("6.md", "title: D\ndate: 2026-11-13"),
    ),
    "one gone that a page links to": in_order(
        with_post("../pages/crew.md", "title: Crew", "See [this](../posts/4.md)."),
        lambda root: build(root) and None,
        without("4.md"),
    ),
    "a file that moves": lambda root: (root / EDITED).rename(root / "content/posts/9.md") and None,
    "one that comes back": in_order(
        lambda root: (root / EDITED).rename(root / "kept") and None,
        lambda root: build(root) and None,
        lambda root: (root / "kept").rename(root / EDITED) and None,
    ),
    "one gone whose address another wants": in_order(
        with_post("6.md", "title: Post 3\ndate: 2026-11-14"),
        lambda root: build(root) and None,
        without("3.md"),
    ),
    "all gone": without("1.md", "2.md", "3.md", "4.md", "5.md"),
    "a picture": lambda root: (root / "content/posts/x.png").write_bytes(b"x") and None,
    "an article": with_post("../articles/a.md", "title: D\ndate: 2026-11-13"),
    "where texts are compared": in_order(
        replaced(OFF, "", "digest.toml"),
        lambda root: build(root) and None,
        with_post("6.md", "title: D\ndate: 2026-11-13"),
    ),
}


@pytest.mark.parametrize("edit", UNSETTLED.values(), ids=UNSETTLED)
def test_posts_that_more_follows_from_take_the_long_way(apart: Path, edit: Edit) -> None:
    edit(apart)
    assert not build(apart)
    assert as_built_anew(apart)
