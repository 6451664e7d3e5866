from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import Config, Link, SourceExcerpts
from digest.configfile import find_root, read_config
from digest.errors import ConfigError


def write(folder: Path, text: str, name: str = "digest.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_config(write(tmp_path, "")) == Config()


def test_every_section_is_read(tmp_path: Path) -> None:
    config = read_config(
        write(
            tmp_path,
            """
            [site]
            title = "Quay"
            base_url = "https://quay.example/news"
            menu = [{ name = "About", url = "/about/" }]
            [build]
            jobs = 2
            [markdown]
            extensions = ["tables"]
            [theme]
            tagline = "Slow news"
            """,
        )
    )
    assert config.site.title == "Quay"
    assert config.site.base_url == "https://quay.example/news/"
    assert config.site.menu == (Link("About", "/about/"),)
    assert config.build.jobs == 2
    assert config.markdown.extensions == ("tables",)
    assert config.theme == {"tagline": "Slow news"}


def test_a_table_in_pyproject_serves_as_well(tmp_path: Path) -> None:
    write(tmp_path, '[tool.digest.site]\ntitle = "Quay"\n', "pyproject.toml")
    assert read_config(tmp_path).site.title == "Quay"


def test_a_mistake_in_pyproject_has_its_line(tmp_path: Path) -> None:
    write(tmp_path, '[tool.other]\ntitel = 1\n[tool.digest.site]\ntitel = "x"\n', "pyproject.toml")
    with pytest.raises(ConfigError, match=r"^pyproject.toml:4: unknown key `site.titel`"):
        read_config(tmp_path)


def test_the_root_is_found_from_a_folder_below(tmp_path: Path) -> None:
    below = write(tmp_path, "") / "content" / "posts"
    below.mkdir(parents=True)
    assert find_root(below) == tmp_path


def test_no_site_anywhere_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="`digest init` makes one"):
        find_root(tmp_path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('[site]\ntitel = "x"', r"digest.toml:2: unknown key `site.titel`.*'title'\?"),
        pytest.param("[sites]\n", r"digest.toml:1: unknown key `sites`.*did you mean 'site'\?"),
        pytest.param('site.titel = "x"', r"digest.toml:1: unknown key `site.titel`"),
        pytest.param("[build]\njobs = '2'", r"digest.toml:2: `build.jobs` .* a whole number"),
        pytest.param("[build]\njobs = true", r"digest.toml:2: `build.jobs` .* a whole number"),
        pytest.param("[site]\nmenu = ['x']", r"digest.toml:2: `site.menu` .* a list of links"),
        pytest.param("[grouping]\n\nmode = 'x'", r"digest.toml:3: .*\"balanced\", \"precise\""),
        pytest.param("[pages]\nper_page = 0", r"digest.toml:2: .*can't be 0; expected 1 or more"),
        pytest.param("[site]\ntimezone = 'Mars/One'", r"digest.toml:2: .* an IANA name"),
        pytest.param("[site]\nbase_url = '/x/'", r"digest.toml:2: .* an absolute URL"),
        pytest.param("[site]\ntitle = ' '", r"digest.toml:2: .*expected the name of the site"),
        pytest.param(r'site.title = "\u0000"', r"digest.toml:1: .*expected the name of the site"),
        pytest.param("[site]\ntheme = '../x'", r"digest.toml:2: .* a folder in themes/"),
        pytest.param(f"site.theme = '{256 * 'x'}'", r"digest.toml:1: .* a folder in themes/"),
        pytest.param(r'build.output = "a\u0000b"', r"digest.toml:1: .* the path of a folder"),
        pytest.param(f"build.output = '{256 * 'x'}'", r"digest.toml:1: .* the path of a folder"),
        pytest.param(r'grouping.model = "\u0000"', r"digest.toml:1: .* the path of a folder"),
        pytest.param("site = 3", r"digest.toml:1: `site` .* a table: \[site\]"),
        pytest.param("theme = 3", r"digest.toml:1: `theme` .* a table: \[theme\]"),
        pytest.param("[site]\ntitle = ", r"digest.toml:2: not TOML: Invalid value"),
        pytest.param("[site", r"digest.toml:1: not TOML"),
        pytest.param(
            '[site]\n<<<<<<< HEAD\ntitle = "a"\n=======\ntitle = "b"\n>>>>>>> other\n',
            r"digest.toml:2: a merge conflict was left in the file",
        ),
        pytest.param(
            "[fetch] # feeds\nlimit = 2\n\n[fetch]\ndelay_seconds = 2",
            r"digest.toml:4: the table `\[fetch\]` begins here a second time, as at line 1",
        ),
        pytest.param("a = " + "[" * 9999, r"digest.toml:1: not TOML"),
    ],
)
def test_a_mistake_names_line_and_remedy(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(ConfigError, match=line):
        read_config(write(tmp_path, text))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(write(tmp_path, "[site]\na = 1\nb = 2\n[pages]\nper_page = 'x'\n"))
    assert [problem.location.line for problem in caught.value.problems] == [2, 3, 5]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"digest.toml: is not UTF-8"):
        read_config(tmp_path)


def test_a_publisher_may_have_excerpt_limits_of_its_own(tmp_path: Path) -> None:
    text = '[[entries.sources]]\nhost = "wire.example"\nexcerpt_words = 20\n'
    config = read_config(write(tmp_path, text))
    assert config.entries.sources == (SourceExcerpts(host="wire.example", excerpt_words=20),)


@pytest.mark.parametrize(
    "table",
    ["excerpt_words = 20", "host = 3", "name = 'A'\n"
     "excerpt_words = -1"],
    ids=["covers nothing", "wrong type", "below zero"],
)  # fmt: skip
def test_a_table_that_limits_nobody_is_a_mistake(tmp_path: Path, table: str) -> None:
    write(tmp_path, f"[site]\n[[entries.sources]]\n{table}\n")
    with pytest.raises(ConfigError, match=r"^digest.toml:2: `entries.sources`"):
        read_config(tmp_path)


def test_a_feed_whose_url_is_none_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, '[[fetch.feeds]]\nurl = "http://[news.example/feed"\n')
    with pytest.raises(ConfigError, match=r"`fetch.feeds` has the url 'http://\[news"):
        read_config(tmp_path)


def test_a_whole_number_of_seconds_needs_no_point(tmp_path: Path) -> None:
    write(tmp_path, "[fetch]\ndelay_seconds = 2\n")
    assert read_config(tmp_path).fetch.delay_seconds == 2.0


def test_an_unknown_key_of_a_table_in_a_list_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, '[[entries.sources]]\nhost = "wire.example"\nexcerpt_word = 20\n')
    with pytest.raises(ConfigError, match=r"^digest.toml:3: .* did you mean 'excerpt_words'"):
        read_config(tmp_path)
