"""A site that is changed at random and built again: what comes out is what a clean build makes."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from digest.build import publish
from digest.configfile import read_config
from digest.engine import Engine
from digest.errors import DigestError
from tests.site import healthy_site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOW.replace(day=22)

NUMBERS = st.integers(0, 5)
TAGS = st.lists(st.sampled_from(["harbor", "Harbor", "rail", "c++", "año"]), max_size=2)
PIECES = """\
ferry harbor "quay" council [1] *storm* _rail_ `code` a--b it's <b>bold</b> &amp; 1,200 school;
[about](../pages/about.md) ![x](x.png) engine: Marlow. #Pier## -one- | > x@y.example '' ...
"""
WORDS = st.lists(st.sampled_from([*PIECES.split(), "\n\n", "\n\n## ", "\n- "]), max_size=25).map(
    " ".join
)
TITLES = st.sampled_from(["A harbor", "Rail again", "Again rail", "Quay: news", "Übersee", ""])
DAYS = st.sampled_from(["2026-11-17", "2026-11-18T09:00:00Z", "2026-11-19", "2026-11-21", ""])
EXTRAS = st.sampled_from(["", "mood: calm", "seen: 2026-11-20", "seen: '2026-11-20'", "n: [1, x]"])

CONFIGS = {
    "title": 'title = "Another digest"',
    "base": 'base_url = "https://quay.example/repo/"',
    "zone": 'timezone = "America/Lima"',
    "language": 'language = "es"',
    "theme": 'theme = "mine"',
}
SECTIONS = (
    "[pages]\nper_page = 1\n",
    "[pages]\nevents = false\n",
    "[feeds]\nterms = false\n",
    '[markdown]\nextensions = ["tables"]\n',
    '[grouping]\nmode = "off"\n',
    "[theme]\nmood = 1\n",
)
TEMPLATES = {
    "post.html": '{% extends "base.html" %}{% block main %}{{ post.html }} {{ post.extra }} {{ n }}'
    "{% endblock %}",
    "parts.html": '{% extends "newspaper/parts.html" %}',
    "base.html": '{% extends "newspaper/base.html" %}{% block footer %}{{ site.updated }}'
    "{% endblock %}",
    "assets/own.css": "p {}",
}


class ChangingSite(RuleBasedStateMachine):
    """Each rule makes one edit; after each, both builds are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="changing-"))
        self.root, self.elsewhere = self.folder / "site", self.folder / "clean"
        self.settings: set[str] = set()
        self.section = ""
        self.drafts = False
        self.now = NOW

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize()
    def start(self) -> None:
        healthy_site(self.root)
        (self.root / "themes" / "mine").mkdir(parents=True)

    @rule(number=NUMBERS, title=TITLES, day=DAYS, tags=TAGS, body=WORDS, extra=EXTRAS)
    def write_post(
        self, number: int, title: str, day: str, tags: list[str], body: str, extra: str
    ) -> None:
        fields = [f'title: "{title}"' if title else "", f"date: {day}" if day else "", extra]
        fields.append(f"tags: {tags}" if tags else "")
        head = "\n".join(filter(None, fields))
        self._write(f"content/posts/{number}.md", f"---\n{head}\n---\n\n{body}\n")

    @rule(number=NUMBERS, title=TITLES, day=DAYS, body=WORDS, sure=st.booleans())
    def write_article(self, number: int, title: str, day: str, body: str, sure: bool) -> None:
        head = f'title: "{title or number}"\nrights: {"own" if sure else "quote"}\n'
        head += f"date: {day}\n" if day else ""
        source = f"source: {{name: Paper {number}, url: 'https://p{number}.example/{number}'}}"
        self._write(f"content/articles/{number}.md", f"---\n{head}{source}\n---\n\n{body}\n")

    @rule(number=NUMBERS, to=NUMBERS, folder=st.sampled_from(["posts", "articles"]))
    def rename(self, number: int, to: int, folder: str) -> None:
        file = self.root / "content" / folder / f"{number}.md"
        if file.exists():
            file.rename(file.with_name(f"{to}.md"))

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

    @rule(now=st.sampled_from([NOW, LATER]))
    def wait(self, now: datetime) -> None:
        self.now = now

    @rule()
    def forget(self) -> None:
        shutil.rmtree(self.root / ".digest", ignore_errors=True)

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

    def _build(self, root: Path) -> str:
        """What went wrong."""
        try:
            config = read_config(root)
            publish(root, config, {}, self.now, Engine(1), lambda _: {})
        except DigestError as error:
            return str(error)
        return ""

    def _write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def _write_config(self) -> None:
        own = {"title": 'title = "The Quay Digest"', "base": 'base_url = "https://quay.example/"'}
        own["zone"] = 'timezone = "Europe/Madrid"'
        lines = own | {key: CONFIGS[key] for key in sorted(self.settings)}
        text = "[site]\n" + "\n".join(lines.values()) + f"\n{self.section}"
        if (
            not (self.root / "digest.toml").exists()
            or text != (self.root / "digest.toml").read_text()
        ):
            self._write("digest.toml", text)


def contents(root: Path) -> dict[str, bytes]:
    """All that a build has made, and what it was made of."""
    files = [path for name in ("site", "content") for path in (root / name).rglob("*")]
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()
    }
