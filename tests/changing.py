"""A site that is changed at random and built again: what comes out is what a clean build makes."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PIL import Image

from digest.cli.sites import overridden
from digest.configfile import read_config
from digest.engine import Engine
from digest.errors import DigestError
from digest.publish.manifest import look_above, recalled, take_snapshot
from digest.publish.target import MARK
from digest.publishing import publish
from digest.rebuild.plates import kept_plates
from tests.site import healthy_site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CLOCKS = (NOW, NOW.replace(day=21), NOW.replace(day=22), NOW.replace(day=25))

NUMBERS = st.integers(0, 5)
TAGS = st.lists(st.sampled_from(["harbor", "Harbor", "rail", "c++", "año"]), max_size=2)
PIECES = """\
ferry harbor "quay" council [1] *storm* _rail_ `code` a--b it's <b>bold</b> &amp; 1,200 school;
[about](../pages/about.md) ![x](x.png) engine: Marlow. #Pier## -one- | > x@y.example '' ...
![b](b.png) ميناء 港口 बंदरगाह
"""
SHORTCODES = (
    '\n\n{{ embed(event="ferry-to-sant-aldric-resumes-after-eleven-days") }}\n\n',
    '\n\n{{ figure(image="x.png", alt="A ferry", caption="Before dawn") }}\n\n',
    '\n\n{{ quote(text="We sail", by="Ada Quay") }}\n\n',
)
WORDS = st.lists(
    st.sampled_from([*PIECES.split(), "\n\n", "\n\n## ", "\n- ", *SHORTCODES]), max_size=25
).map(" ".join)
TITLES = st.sampled_from(
    ["A harbor", "Rail again", "Again rail", "Quay: news", "Übersee", "ميناء جديد", "港口新闻", ""]
)
DAYS = st.sampled_from(
    ["2026-11-17", "2026-11-20T08:00:00Z", "2026-11-18T09:00:00Z", "2026-11-19", "2026-11-21", ""]
)
EXTRAS = st.sampled_from(
    [
        *("", "mood: calm", "seen: 2026-11-20", "seen: '2026-11-20'", "n: [1, x]"),
        *("expires: 2026-11-21", "draft: true", "image: x.png", "image: b.png", "lang: ar"),
        *("not_event: quay-1", "event: quay-1", "aliases: [/old/]"),
    ]
)
REPORTS = (
    "The ferry between Port Marlow and Sant Aldric sailed again on Wednesday morning.",
    "Engineers of Linea Blava replaced a cracked propeller shaft after eleven days in dock.",
    "About 2,400 commuters had been carried by bus around the bay of Sant Aldric.",
    'Marta Oller, who runs the line, said: "We are sorry for every missed train."',
    "The repair cost 310,000 euros, according to the harbor authority of Port Marlow.",
    "The museum of Quiroga opens its new wing for 12,000 visitors a year in spring.",
    "Director Ines Roca of the Quiroga museum called the wing a gift to the town.",
    "Voters in Quiroga had approved the museum's new wing with 61 percent.",
)
TOLD = st.lists(st.sampled_from(REPORTS), min_size=2, max_size=6, unique=True).map("\n\n".join)

WORDED = (
    *("title:", "title:", "summary: In short, calm.", "summary: 'So: more.'", "pin: true"),
    *("tags: [rail]", "tags: [harbor, rail]", "lang: ar", "updated: 2026-11-20", "mood: new"),
)
"""Fields of a post that nothing follows from but words; a title gains or loses a sign."""

MOVING = (
    *("slug: moved", "slug: moved-again", "permalink: /moved/", "date: 2026-11-16"),
    *("draft: true", "tags: [new]", "expires: 2026-11-22", "event: quay-2", "image: x.png"),
)
"""Fields that take a post elsewhere, to another day, or away."""

CONFIGS = {
    "title": 'title = "Another digest"',
    "base": 'base_url = "https://quay.example/repo/"',
    "zone": 'timezone = "America/Lima"',
}


def swap(lines: list[str], at: int, by: int) -> None:
    lines[at], lines[by] = lines[by], lines[at]


def reword(key: str, lines: list[str], at: int, by: int) -> None:
    """Another value of a field of a line that has it."""
    lines[at] = re.sub(rf'("{key}": ")[^"]*', rf"\g<1>{by}-by-hand", lines[at])


def tell_of_another(lines: list[str], at: int, by: int) -> None:
    """The article, or the event, of one line is said of the other's event."""
    event = re.search('"event": "[^"]*"', lines[by])
    if event:
        lines[at] = re.sub('"event": "[^"]*"', event[0], lines[at])


BY_HAND: dict[str, Callable[[list[str], int, int], None]] = {
    "swap": swap,
    "delete": lambda lines, at, by: lines.__delitem__(at),
    "double": lambda lines, at, by: lines.insert(by, lines[at]),
    "slug": partial(reword, "slug"),
    "hash": partial(reword, "content_hash"),
    "guid": partial(reword, "guid"),
    "event": tell_of_another,
}
"""What an editor, or a merge of two branches, does to a ledger."""

LANGUAGES = ("en", "es", "de-AT", "ar", "zh", "hi")
THEMES = ("newspaper", "mine", "linklog", "planet")
FEW_IN_FEEDS = "[feeds]\ncount = 2\n"
"""Most posts are told by their own pages alone."""
SECTIONS = (
    *(FEW_IN_FEEDS, FEW_IN_FEEDS + "[pages]\nevents = false\n"),
    "[pages]\nevents = false\nper_page = 2\ncards = 2\n",
    "[pages]\nper_page = 1\n",
    "[pages]\nevents = false\n",
    "[feeds]\nterms = false\n",
    '[markdown]\nextensions = ["tables"]\n',
    '[grouping]\nmode = "off"\n',
    "[theme]\nmood = 1\n",
    "[pages]\ncards = 0\n",
    "[pages]\ncards = 1\n",
    "[pages]\nsearch = true\n",
    '[pages]\nsearch = true\ncards = 2\n[markdown]\nengine = "commonmark"\nextensions = []\n',
    '[markdown]\nengine = "commonmark"\nextensions = ["tables", "footnotes"]\n',
    '[grouping]\nmode = "precise"\n',
    "[entries]\nstatements = 2\nexcerpt_words = 20\n",
)
TEMPLATES = {
    "post.html": '{% extends "base.html" %}{% block main %}{{ post.html }} {{ post.extra }} {{ n }}'
    "{% endblock %}",
    "parts.html": '{% extends "newspaper/parts.html" %}',
    "base.html": '{% extends "newspaper/base.html" %}{% block footer %}{{ site.updated }}'
    "{% endblock %}",
    "assets/own.css": '@import "colors.css";\n@import "newspaper/style.css";\np{order:{{ n }}}',
    "assets/colors.css": "a{order:{{ n }}}",
    "page.html": '{% extends "base.html" %}{% import "own.html" as own with context %}'
    "{% block main %}{{ document.html }}{{ own.line(site.title) }}"
    '{% include "part.html" ignore missing %}{% endblock %}',
    "index.html": '{% extends "newspaper/index.html" %}{% block title %}{{ n }} {{ site.updated }}'
    "{% endblock %}",
    "own.html": "{% macro line(text) %}{{ n }} {{ text }}{% endmacro %}",
    "part.html": "{{ n }} {{ site.updated }}",
    "shortcodes.html": '{% macro quote(text, by="") %}<p>{{ n }} {{ text }}</p>{% endmacro %}',
    "list.html": '{% extends "newspaper/list.html" %}{% block no %}{% if {{ n }} %}',
    "front.html": '{% extends "newspaper/front.html" %}{% block main %}{{ titel }}{% endblock %}',
    "locale/es.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    'msgid "From the editor"\nmsgstr "De {{ n }}"\n',
}
KEPT = ("manifest.json", "memory.sqlite", "compared", "trees", "site.spare", "plates", "lines")
"""In `.digest/`: whatever of it is lost or damaged, costs time alone."""


class ChangingSite(RuleBasedStateMachine):
    """Each rule makes one edit; after each, both builds are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="changing-"))
        self.root, self.elsewhere = self.folder / "site", self.folder / "clean"
        self.settings: set[str] = set()
        self.section, self.language, self.theme = FEW_IN_FEEDS, "en", "newspaper"
        self.asked: dict[str, Any] = {}
        self.now = NOW
        self.ledger_before = b""
        """What it held before it was edited; that is taken back where it can't be built."""

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize()
    def start(self) -> None:
        healthy_site(self.root)
        (self.root / "themes" / "mine").mkdir(parents=True)
        self.paint("x.png", 0)
        for number in range(4):
            self.write_post(number, f"Quay {number}", f"2026-11-1{number}", ["rail"], "Calm.", "")

    @rule(number=NUMBERS, title=TITLES, day=DAYS, tags=TAGS, body=WORDS, extra=EXTRAS)
    def write_post(
        self, number: int, title: str, day: str, tags: list[str], body: str, extra: str
    ) -> None:
        fields = [f'title: "{title}"' if title else "", f"date: {day}" if day else "", extra]
        fields.append(f"tags: {tags}" if tags else "")
        head = "\n".join(filter(None, fields))
        self._write(f"content/posts/{number}.md", f"---\n{head}\n---\n\n{body}\n")

    @rule(
        number=NUMBERS,
        title=TITLES,
        day=DAYS,
        body=st.one_of(TOLD, WORDS),
        extra=EXTRAS,
        sure=st.booleans(),
    )
    def write_article(
        self, number: int, title: str, day: str, body: str, extra: str, sure: bool
    ) -> None:
        head = f'title: "{title or number}"\nrights: {"own" if sure else "quote"}\n'
        head += f"date: {day}\n" if day else ""
        head += f"{extra}\n" if extra else ""
        source = f"source: {{name: Paper {number}, url: 'https://p{number}.example/{number}'}}"
        self._write(f"content/articles/{number}.md", f"---\n{head}{source}\n---\n\n{body}\n")

    @rule(number=st.integers(10, 40), title=TITLES, day=DAYS, paper=NUMBERS, told=TOLD)
    def report(self, number: int, title: str, day: str, paper: int, told: str) -> None:
        """An article of the common kind, which nobody says anything about."""
        head = f'title: "{title or number}"\n' + (f"date: {day}\n" if day else "")
        source = f"source: {{name: Paper {paper}, url: 'https://p{paper}.example/{number}'}}"
        path = f"content/articles/{number}.md"
        if not (self.root / path).exists():
            self._write(path, f"---\n{head}{source}\n---\n\n{told}\n")

    @rule(at=st.integers(0, 99), title=TITLES, day=DAYS, paper=NUMBERS, told=TOLD)
    def report_otherwise(self, at: int, title: str, day: str, paper: int, told: str) -> None:
        """Another text, title, day or publisher of such an article."""
        found = self.reports()
        if found:
            file = found[at % len(found)]
            file.unlink()
            self.report(int(file.stem), title, day, paper, told)

    @rule(at=st.integers(0, 99))
    def take_back(self, at: int) -> None:
        """Such an article is gone."""
        found = self.reports()
        if found:
            found[at % len(found)].unlink()

    def reports(self) -> list[Path]:
        """The files of articles of the common kind."""
        return sorted((self.root / "content" / "articles").glob("[1-4][0-9].md"))

    @rule(number=NUMBERS, to=NUMBERS, folder=st.sampled_from(["posts", "articles"]))
    def rename(self, number: int, to: int, folder: str) -> None:
        file = self.root / "content" / folder / f"{number}.md"
        if file.exists():
            file.rename(file.with_name(f"{to}.md"))

    @rule(number=NUMBERS, folder=st.sampled_from(["posts", "articles"]))
    def move_into_a_folder(self, number: int, folder: str) -> None:
        file = self.root / "content" / folder / f"{number}.md"
        if file.exists():
            (file.parent / "deep").mkdir(exist_ok=True)
            file.rename(file.parent / "deep" / file.name)

    @rule(number=NUMBERS, folder=st.sampled_from(["posts", "articles"]))
    def edit_unseen(self, number: int, folder: str) -> None:
        """Another text of the same length, and the time of the last change as it was."""
        file = self.root / "content" / folder / f"{number}.md"
        if file.exists():
            found, text = file.stat(), file.read_text()
            file.write_text(text.replace("e", "\0").replace("a", "e").replace("\0", "a"))
            os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    @rule(at=st.integers(0, 99), words=st.one_of(st.just(""), st.just("*Or* so."), WORDS))
    def edit_a_text(self, at: int, words: str) -> None:
        """More at the end of a post, which few other files show."""
        found = sorted((self.root / "content" / "posts").rglob("*.md"))
        if found:
            file = found[at % len(found)]
            file.write_text(f"{file.read_text()}\nMore was said by noon.\n\n{words}\n")

    @rule(at=st.integers(0, 99))
    def edit_two_texts(self, at: int) -> None:
        self.edit_a_text(at, "")
        self.edit_a_text(at + 1, "")

    @rule(at=st.integers(0, 99), other=st.sampled_from((*WORDED, *MOVING)))
    def tell_otherwise(self, at: int, other: str) -> None:
        """One field of a post; again, and it is taken back."""
        found = sorted((self.root / "content" / "posts").rglob("*.md"))
        if found:
            file, name = found[at % len(found)], f"{other.partition(':')[0]}:"
            head, *lines = file.read_text().split("\n")
            known = next((line for line in lines if line.startswith(name)), "")
            if name == "title:":
                other = known.replace('"', '"!', 1) if "!" not in known else known.replace("!", "")
            if known:
                lines.remove(known)
            told = [other] if other and other != known else []
            file.write_text("\n".join((head, *told, *lines)))

    @rule(at=st.integers(0, 99), by=st.integers(0, 99), how=st.sampled_from(sorted(BY_HAND)))
    def edit_the_ledger(self, at: int, by: int, how: str) -> None:
        """A line of it is elsewhere, gone, there twice, or says something else."""
        file = self.root / "content" / "ledger.jsonl"
        if file.exists():
            lines = file.read_text().splitlines(keepends=True)
            if lines:
                self.ledger_before = file.read_bytes()
                BY_HAND[how](lines, at % len(lines), by % len(lines))
                file.write_text("".join(lines))

    @rule(name=st.sampled_from(["x.png", "b.png"]), shade=st.integers(0, 2))
    def paint(self, name: str, shade: int) -> None:
        """A picture of the same name, size and time as the one before, perhaps another."""
        file, made = self.root / "content" / name, BytesIO()
        Image.new("RGB", (700, 4), (shade, shade, 200)).save(made, "PNG")
        file.write_bytes(made.getvalue())
        os.utime(file, (1_700_000_000, 1_700_000_000))

    @rule(name=st.sampled_from(["x.png", "b.png"]))
    def remove_picture(self, name: str) -> None:
        (self.root / "content" / name).unlink(missing_ok=True)

    @rule(number=NUMBERS, folder=st.sampled_from(["posts", "articles"]))
    def delete(self, number: int, folder: str) -> None:
        (self.root / "content" / folder / f"{number}.md").unlink(missing_ok=True)

    @rule(number=NUMBERS, other=NUMBERS, pin=st.booleans(), body=st.one_of(st.just(""), WORDS))
    def merge_or_split(self, number: int, other: int, pin: bool, body: str) -> None:
        head = f"id: quay-{number}\npin: {str(pin).lower()}\n"
        if (self.root / f"content/articles/{other}.md").exists():
            head += f"include: [articles/{other}.md]\n"
        if not (self.root / f"content/articles/{number}.md").exists():
            return
        head += f"title: The quay {number}\n" if pin else ""
        self._write(f"content/events/{number}.md", f"---\n{head}---\n\n{body}\n")

    @rule(number=NUMBERS)
    def unsay(self, number: int) -> None:
        (self.root / f"content/events/{number}.md").unlink(missing_ok=True)

    @rule(body=WORDS)
    def write_page(self, body: str) -> None:
        self._write("content/pages/about.md", f"---\ntitle: About us\n---\n\n{body}\n")

    @rule(key=st.sampled_from(sorted(CONFIGS)))
    def configure(self, key: str) -> None:
        self.settings ^= {key}

    @rule(language=st.sampled_from(LANGUAGES), theme=st.sampled_from(THEMES))
    def configure_looks(self, language: str, theme: str) -> None:
        self.language, self.theme = language, theme

    @rule(section=st.sampled_from(("", *SECTIONS)))
    def configure_section(self, section: str) -> None:
        self.section = section

    @rule(name=st.sampled_from(sorted(TEMPLATES)), number=st.integers(0, 9))
    def write_template(self, name: str, number: int) -> None:
        text = TEMPLATES[name].replace("{{ n }}", str(number))
        self._write(f"themes/mine/{name}", text)

    @rule(name=st.sampled_from(sorted(TEMPLATES)))
    def delete_template(self, name: str) -> None:
        (self.root / "themes" / "mine" / name).unlink(missing_ok=True)

    @rule(drafts=st.booleans(), base=st.sampled_from(["", "https://other.example/x/"]))
    def ask(self, drafts: bool, base: str) -> None:
        self.asked = {"drafts": drafts, "base_url": base or None}

    @rule(now=st.sampled_from(CLOCKS))
    def wait(self, now: datetime) -> None:
        self.now = now

    @rule()
    def forget(self) -> None:
        shutil.rmtree(self.root / ".digest", ignore_errors=True)

    @rule(name=st.sampled_from(KEPT), whole=st.booleans())
    def damage(self, name: str, whole: bool) -> None:
        """Lose what is kept, or the half of each of its files."""
        kept = self.root / ".digest" / name
        if whole and kept.is_dir():
            shutil.rmtree(kept)
            return
        for file in [kept, *kept.rglob("*")]:
            if file.is_file() and file.name != MARK:
                half = file.read_bytes()[: file.stat().st_size // 2]
                file.unlink() if whole else file.write_bytes(half)

    @rule(at=st.integers(0, 99), place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
    def flip(self, at: int, place: float, bit: int) -> None:
        """One bit of what is kept is another."""
        files = self._kept(self.root)
        if files:
            file = files[at % len(files)]
            content = bytearray(file.read_bytes())
            content[int(place * len(content))] ^= 1 << bit
            file.write_bytes(content)

    @rule(at=st.integers(0, 99))
    def take_from_another(self, at: int) -> None:
        """What another folder's build of the same content keeps, in place of our own."""
        files = self._kept(self.elsewhere)
        if files:
            file = files[at % len(files)]
            ours = self.root / file.relative_to(self.elsewhere)
            if ours.parent.is_dir():
                shutil.copy(file, ours)

    def _kept(self, root: Path) -> list[Path]:
        """Files below `.digest/` that are no site's, and not empty."""
        found = sorted((root / ".digest").rglob("*"))
        return [
            file
            for file in found
            if "site.spare" not in file.parts and file.is_file() and file.stat().st_size
        ]

    @rule()
    def check_out(self) -> None:
        """Another branch of what the editor writes, or back to this one."""
        for name in ("content", "themes"):
            here, there, aside = (self.folder / part / name for part in ("site", "branch", "aside"))
            if not there.exists():
                shutil.copytree(here, there)
            aside.parent.mkdir(exist_ok=True)
            here.rename(aside)
            there.rename(here)
            aside.rename(there)

    @rule(tree=st.sampled_from(["site", ".digest/site.spare"]), at=st.integers(0, 99))
    def tamper(self, tree: str, at: int) -> None:
        """Somebody's hands in the published site, or in the one that waits."""
        found = sorted((self.root / tree).rglob("*.*"))
        files = [path for path in found if path.is_file() and path.name != MARK]
        if not files:
            return
        file = files[at % len(files)]
        if at % 4 == 0:
            file.write_bytes(file.read_bytes()[::-1])
        elif at % 4 == 1:
            file.unlink()
        elif at % 4 == 2:
            file.with_name("stray.html").write_text("stray")
        else:
            file.replace(self.root / "elsewhere.txt")
            file.symlink_to(self.root / "elsewhere.txt")

    @rule()
    def change_nothing(self) -> None:
        """The same once more: now the other tree has to hold it."""

    @invariant()
    def is_as_built_anew(self) -> None:
        if not self.root.exists():
            return
        self._write_config()
        shutil.rmtree(self.elsewhere, ignore_errors=True)
        for name in ("content", "themes", "digest.toml"):
            found, copy = self.root / name, self.elsewhere / name
            copy.parent.mkdir(exist_ok=True)
            shutil.copytree(found, copy) if found.is_dir() else shutil.copy(found, copy)
        wrong = self._build(self.elsewhere)
        assert self._build(self.root) == wrong
        if not wrong:
            assert contents(self.root) == contents(self.elsewhere)
        elif self.ledger_before:
            (self.root / "content" / "ledger.jsonl").write_bytes(self.ledger_before)
        self.ledger_before = b""

    def _build(self, root: Path) -> str:
        """What went wrong."""
        try:
            config = overridden(read_config(root), **self.asked)
            asked, now = self.asked, self.now
            look = look_above(str(root))
            if look is None or recalled(look, asked, now.timestamp()) is None:
                publish(root, config, asked, now, Engine(1), lambda _: {})
        except DigestError as error:
            return str(error)
        return ""

    def _write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def _write_config(self) -> None:
        own = {"title": 'title = "The Quay Digest"', "base": 'base_url = "https://quay.example/"'}
        own["zone"] = 'timezone = "Europe/Madrid"'
        own["language"] = f'language = "{self.language}"'
        own["theme"] = f'theme = "{self.theme}"'
        lines = own | {key: CONFIGS[key] for key in sorted(self.settings)}
        text = "[site]\n" + "\n".join(lines.values()) + f"\n{self.section}"
        if (
            not (self.root / "digest.toml").exists()
            or text != (self.root / "digest.toml").read_text()
        ):
            self._write("digest.toml", text)


def was_retouched(root: Path) -> bool:
    """Whether the last build of a site laid out no more than its edits asked for."""
    last = take_snapshot(str(root), ["content"]).last
    plates = kept_plates(root, last.built) if last else None
    return plates is not None and plates.retouched > 0


def contents(root: Path) -> dict[str, bytes]:
    """All that a build has made, and what it was made of."""
    files = [path for name in ("site", "content") for path in (root / name).rglob("*")]
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()
    }
