"""What templates are compiled to is remembered, and never shows in what they print."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.cache import Memory
from digest.config import Config, SiteConfig
from digest.errors import ThemeError
from digest.model import Page
from digest.pages.theming.known_templates import Known, Templates
from digest.pages.theming.makeup import Makeups
from digest.pages.theming.theme import Theme, load_theme
from digest.steps.rendering import recall_templates

BASE = "{% macro line(text) %}<p>{{ text }}</p>{% endmacro %}"
PAGE = (
    '{% import "base.html" as base %}{{ base.line(title) }}{{ "/x/"|absolute }}\n{{ _("Sources") }}'
)


SECRET = b"seen by nobody"


def theme(root: Path, page: str = PAGE, **site: Any) -> Theme:
    folder = root / "themes" / "mine"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "base.html").write_text(BASE, "utf-8")
    (folder / "page.html").write_text(page, "utf-8")
    load_theme.__globals__["_load"].cache_clear()
    return load_theme(root, Config(site=SiteConfig(theme="mine", **site)))


def printed(shown: Theme, **variables: object) -> str:
    return shown.render(Page("index.html", "page.html", variables, "x")).data.decode()


def again(shown: Theme, templates: Templates) -> Templates:
    """What is known to the next build, whose theme knows it already."""
    shown.environment.templates = Templates(templates.signed(SECRET), SECRET)
    return shown.environment.templates


def test_a_template_is_compiled_once_and_prints_the_same(tmp_path: Path) -> None:
    templates, news, texts, uses = Templates(), [], [], []
    for _ in range(2):
        mine = theme(tmp_path)
        templates = again(mine, templates)
        uses.append(Makeups(mine).of("page.html"))
        texts.append(printed(mine, title="<Harbor>"))
        news.append(templates.are_new)
    assert news == [True, False]
    assert texts[0] == texts[1] == printed(theme(tmp_path), title="<Harbor>")
    assert uses[0] == uses[1] == Makeups(theme(tmp_path)).of("page.html")
    assert len(templates.signed(SECRET).codes) == len(templates.signed(SECRET).uses) == 2


def test_an_edited_template_is_compiled_anew(tmp_path: Path) -> None:
    templates = Templates()
    for page, expected in (("{{ title }}", "Harbor"), ("{{ title }}!", "Harbor!")):
        mine = theme(tmp_path, page)
        templates = again(mine, templates)
        assert printed(mine, title="Harbor") == expected
    assert len(templates.signed(SECRET).codes) == 1


def test_code_depends_on_the_language_and_on_where_the_site_lives(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    sites = [
        {"language": "en", "base_url": "https://one.example/"},
        {"language": "de", "base_url": "https://one.example/"},
        {"language": "de", "base_url": "https://other.example/"},
    ]
    for site in sites * 2:
        memory, mine = Memory(tmp_path / ".digest/memory.sqlite"), theme(tmp_path, **site)
        keep = recall_templates(mine, memory)
        assert printed(mine, title="Harbor") == printed(theme(tmp_path, **site), title="Harbor")
        keep()
        memory.close()


def put_in_place(known: Known, ran: Path) -> Known:
    """With another program for every template."""
    program = compile(f"open({str(ran)!r}, 'w').close()", "page.html", "exec")
    content = marshal.dumps(program)
    return Known({name: (mark, content) for name, (mark, _) in known.codes.items()}, known.uses)


def known_by(secret: bytes, root: Path) -> Known:
    """What a build of somebody who has this secret remembers."""
    mine = theme(root)
    printed(mine, title="Harbor")
    return mine.environment.templates.signed(secret)


FOREIGN: dict[str, Callable[[Path], Known]] = {
    "signed by somebody else": lambda root: known_by(b"another's", root),
    "put in place of what was signed": lambda root: put_in_place(
        known_by(SECRET, root), root / "ran"
    ),
    "not signed": lambda root: Known(dict.fromkeys(known_by(SECRET, root).codes, (b"", b"")), {}),
}


@pytest.mark.parametrize("known", FOREIGN.values(), ids=FOREIGN)
def test_no_code_is_run_that_the_user_has_not_signed(
    tmp_path: Path, known: Callable[[Path], Known]
) -> None:
    found, mine = Templates(known(tmp_path), SECRET), theme(tmp_path)
    mine.environment.templates = found
    assert printed(mine, title="Harbor") == printed(theme(tmp_path), title="Harbor")
    assert found.are_new
    assert not (tmp_path / "ran").exists()


def test_who_has_no_secret_compiles_every_time(tmp_path: Path) -> None:
    known, mine = known_by(b"", tmp_path), theme(tmp_path)
    assert not known.codes
    hostile = put_in_place(known_by(SECRET, tmp_path), tmp_path / "ran")
    mine.environment.templates = Templates(hostile)
    assert "Harbor" in printed(mine, title="Harbor")
    assert not (tmp_path / "ran").exists()


def test_a_mistake_is_told_with_its_line_from_remembered_code_too(tmp_path: Path) -> None:
    templates, told = Templates(), []
    for _ in range(2):
        mine = theme(tmp_path, "\n\n{{ titel }}")
        templates = again(mine, templates)
        with pytest.raises(ThemeError) as caught:
            printed(mine, title="Harbor")
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert "themes/mine/page.html:3" in told[0]


def test_a_folder_s_name_need_be_no_unicode(tmp_path: Path) -> None:
    root = tmp_path / "\udcff"
    root.mkdir()
    (root / ".digest").mkdir()
    memory, mine = Memory(root / ".digest/memory.sqlite"), theme(root)
    keep = recall_templates(mine, memory)
    assert "Harbor" in printed(mine, title="Harbor")
    keep()
    assert mine.environment.templates.are_new
    recall_templates(mine, memory)
    assert mine.environment.templates.signed(SECRET).codes
    memory.close()
