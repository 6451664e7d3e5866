from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from digest.config import Config, SiteConfig
from digest.engine import Engine
from digest.errors import ConfigError, ThemeError
from digest.model import Page, Sketch
from digest.pages.plan import plan
from digest.pages.theming.assets import assets
from digest.pages.theming.theme import Theme, load_theme
from digest.steps.rendering import Started, page_renderer
from tests.pages.samples import MORNING, layout

DOCUMENTED = "expected a variable of docs/theming.md"


def theme(
    root: Path, files: dict[str, str | bytes], name: str = "mine", language: str = "en"
) -> Theme:
    for path, content in files.items():
        file = root / "themes" / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    base_url, zone = "https://quay.example/repo/", "Europe/Madrid"
    site = SiteConfig(theme=name, base_url=base_url, timezone=zone, language=language)
    return load_theme(root, Config(site=site))


def shown(root: Path, template: str, **context: object) -> str:
    mine = theme(root, {"x.html": template})
    return mine.render(Page("x/index.html", "x.html", context, "content/x.md")).data.decode()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ '/events/x/'|url }}", "/repo/events/x/"),
        ("{{ '/events/x/#source-1'|url }}", "/repo/events/x/#source-1"),
        ("{{ 'https://a.example/?b=1'|url }}", "https://a.example/?b=1"),
        ("{{ '/events/x/'|absolute }}", "https://quay.example/repo/events/x/"),
        ("{{ '/tags/año/'|absolute }}", "https://quay.example/repo/tags/a%C3%B1o/"),
        ("{{ moment|date }}", "19 November 2026"),
        ("{{ moment|time }}", "08:30"),
        ("{{ moment|day }}", "19 November 2026"),
        ("{{ moment.date()|day }}", "19 November 2026"),
        ("{{ moment|isodate }}", "2026-11-19T08:30:00+01:00"),
        ("{{ moment.date()|isodate }}", "2026-11-19"),
    ],
)
def test_filters(tmp_path: Path, template: str, expected: str) -> None:
    assert shown(tmp_path, template, moment=MORNING) == expected


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("en", "es", "Spanish"),
        ("en-GB", "pt-BR", "Portuguese"),
        ("de", "es", "Spanisch"),
        ("ja", "en", "英語"),
        ("de", "qx-Latn", "qx-Latn"),
        ("qx", "es", "Spanish"),
    ],
)
def test_a_language_is_called_by_its_name_in_the_sites(
    tmp_path: Path, language: str, code: str, expected: str
) -> None:
    mine = theme(tmp_path, {"x.html": "{{ code|tongue }}"}, language=language)
    page = Page("x/index.html", "x.html", {"code": code}, "content/x.md")
    assert mine.render(page).data.decode() == expected


@pytest.mark.parametrize("name", ["x.html", "x.rss", "x.atom", "x.html.j2", "x", "x.txt"])
def test_every_template_escapes_whatever_its_name(tmp_path: Path, name: str) -> None:
    mine = theme(tmp_path, {name: "{{ title }}"})
    output = mine.render(Page("x", name, {"title": "<script>"}, "x"))
    assert output.data == b"&lt;script&gt;"


def test_a_file_of_the_site_overrides_the_built_in_and_the_rest_stays(tmp_path: Path) -> None:
    mine = theme(
        tmp_path,
        {"page.html": '{% extends "base.html" %}{% block main %}Mine{% endblock %}'},
        name="newspaper",
    )
    outputs = {output.path: output.data.decode() for output in map(mine.render, plan(layout()))}
    assert "Mine" in outputs["about/index.html"]
    assert "Mine" not in outputs["index.html"]


def test_a_template_can_extend_the_one_that_it_replaces(tmp_path: Path) -> None:
    added = "{% block body %}{{ super() }}<p>Write to the editor.</p>{% endblock %}"
    mine = theme(
        tmp_path, {"post.html": '{% extends "newspaper/post.html" %}' + added}, name="newspaper"
    )
    outputs = {output.path: output.data.decode() for output in map(mine.render, plan(layout()))}
    html = outputs["posts/hello/index.html"]
    assert html.index("<p>Hello.</p>") < html.index("<p>Write to the editor.</p>")


def test_the_site_s_assets_win_and_links_are_passed_over(tmp_path: Path) -> None:
    mine = theme(tmp_path, {"assets/style.css": b"mine", "assets/fonts/a.woff2": b"font"})
    (tmp_path / "themes/mine/assets/link.css").symlink_to("/etc/hostname")
    (tmp_path / "themes/mine/assets/etc").symlink_to("/etc")
    found = {output.path: output.data for output in assets(mine)}
    assert found["assets/style.css"] == b"mine"
    assert found["assets/fonts/a.woff2"] == b"font"
    assert "assets/icon.svg" in found
    assert not any("link" in path or "etc" in path for path in found)


@pytest.mark.parametrize("name", ["newspapr", "../newspaper", "/etc", ".", ""])
def test_an_unknown_theme_is_an_error_in_the_configuration(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=r"digest\.toml: there is no theme"):
        load_theme(tmp_path, Config(site=SiteConfig(theme=name)))


def test_an_unknown_theme_is_told_what_was_meant(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean 'newspaper'"):
        load_theme(tmp_path, Config(site=SiteConfig(theme="newspapr")))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a\n{{ titel }}", f"2: 'titel' is undefined; {DOCUMENTED}; did you mean 'title'?"),
        (
            "a\n\n{{ site.titel }}",
            f"3: SiteView has no 'titel'; {DOCUMENTED}; did you mean 'title'?",
        ),
        ("{{ options.colr }}", f"1: dict has no 'colr'; {DOCUMENTED}; did you mean 'color'?"),
        ("{% if x %}", "1: Unexpected end of template"),
        ("a\n{% fro x in y %}", "2: Encountered unknown tag 'fro'"),
        (
            "{{ title|datte }}",
            "1: No filter named 'datte'; expected a valid template; did you mean 'date'?",
        ),
        ("\n{% include 'frnt.html' %}", "2: no template 'frnt.html'; did you mean 'front.html'?"),
        (
            "\n{{ 1 / 0 }}",
            "2: ZeroDivisionError: division by zero (at x/index.html, made from content/x.md)",
        ),
        ("{{ title() }}", "1: TypeError: 'str' object is not callable"),
        ("{% include 'x.html' %}", "1: the template includes, extends or imports itself"),
    ],
    ids=[
        *("name", "attribute", "key", "open block", "tag", "filter", "include", "division", "call"),
        "itself",
    ],
)
def test_a_mistake_in_a_template_is_named_with_file_line_and_remedy(
    tmp_path: Path, template: str, message: str
) -> None:
    with pytest.raises(ThemeError) as caught:
        shown(tmp_path, template, title="T", site=layout().site, options={"color": "red"})
    assert str(caught.value).startswith(f"themes/mine/x.html:{message}")


def test_a_mistake_is_placed_in_the_template_that_has_it(tmp_path: Path) -> None:
    mine = theme(
        tmp_path,
        {
            "base.html": "\n\n{% block main %}{% endblock %}",
            "page.html": '{% extends "base.html" %}\n{% block main %}\n{{ nothing }}{% endblock %}',
        },
    )
    with pytest.raises(ThemeError) as caught:
        mine.render(Page("x", "page.html", {}, "x"))
    assert str(caught.value).startswith("themes/mine/page.html:3: 'nothing' is undefined")


def test_a_template_that_is_not_utf8_is_named_and_not_the_one_that_includes_it(
    tmp_path: Path,
) -> None:
    mine = theme(tmp_path, {"a.html": "{% include 'b.html' %}", "b.html": ""})
    (tmp_path / "themes/mine/b.html").write_bytes(b"\xff\xfe")
    with pytest.raises(ThemeError, match=r"^themes/mine/b\.html:1: is not UTF-8 text"):
        mine.render(Page("x", "a.html", {}, "x"))


def test_a_mistake_of_many_pages_is_said_once_and_every_template_s_is_said(tmp_path: Path) -> None:
    mine = theme(tmp_path, {"a.html": "{{ x }}", "b.html": "{{ y }}", "c.html": "fine"})
    pages = [Page(f"{number}", f"{name}.html", {}, "x") for number, name in enumerate("aabbc")]
    made = page_renderer(pages, (), mine, Engine(1))
    with pytest.raises(ThemeError) as caught:
        list(made([Sketch(page.path, b"") for page in pages]))
    assert [problem.location.path for problem in caught.value.problems] == [
        "themes/mine/a.html",
        "themes/mine/b.html",
    ]


def test_of_pages_that_are_begun_those_come_that_are_asked_for(tmp_path: Path) -> None:
    mine = theme(tmp_path, {"a.html": "{{ x }}"})
    pages = [Page(f"{number}", "a.html", {"x": number}, "x") for number in range(4)]
    begun = Started(pages, (), mine, Engine(1))
    made = page_renderer(pages, (), mine, Engine(1), begun)
    found = list(made([Sketch(path, b"") for path in ("1", "3")]))
    assert [(output.path, output.data) for output in found] == [("1", b"1"), ("3", b"3")]


def test_a_theme_crosses_to_a_worker_by_its_name(tmp_path: Path) -> None:
    mine = theme(tmp_path, {"x.html": "x"})
    assert pickle.loads(pickle.dumps(mine)) is mine


def test_a_stylesheet_is_published_with_what_it_imports(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "assets/style.css": '@import "colors.css";\n@import "none.css";\na { }\n',
        "assets/colors.css": '@import "style.css";\n@import "more.css";\nb { }\n',
        "assets/more.css": "c { }\n",
    }
    found = {output.path: output.data for output in assets(theme(tmp_path, files))}
    sheet = found["assets/style.css"].decode()
    assert sheet == '@import "style.css";c{}b{}@import "none.css";a{}'


def test_a_site_changes_the_colors_alone(tmp_path: Path) -> None:
    mine = theme(tmp_path, {"assets/colors.css": ":root { --paper: #fff; }"}, "newspaper")
    sheet = next(o.data for o in assets(mine) if o.path == "assets/style.css").decode()
    assert sheet.startswith(":root{--paper:#fff}:root{color-scheme:light dark;")
    assert "--accent:#8a1a12" not in sheet
