"""Writes the tables of `docs/theming.md` from the views that templates see.

python docs/theming.py
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from digest.config import Config
from digest.pages.theming.outlines import outlines
from digest.pages.theming.theme import load_theme

ROOT = Path(__file__).parent.parent
VIEWS = sorted(
    (ROOT / "digest" / "pages" / "views").glob("*.py"),
    key=lambda path: (path.stem != "variables", path.stem),
)
PAGE = ROOT / "docs" / "theming.md"

BEGIN = "<!-- begin: written by docs/theming.py -->"
END = "<!-- end -->"

TEMPLATES = {
    "front.html": ("FrontView", ""),
    "entry.html": ("EntryView", "entry"),
    "edition.html": ("EditionView", ""),
    "week.html": ("WeekView", ""),
    "post.html": ("PostView", "post"),
    "page.html": ("StaticView", "document"),
    "list.html": ("ListView", ""),
    "index.html": ("IndexView", ""),
    "search.html": ("SearchView", ""),
    "subscribe.html": ("SubscribeView", ""),
    "redirect.html": ("RedirectView", ""),
    "404.html": ("", ""),
    "newsletter.html": ("NewsletterView", ""),
}
"""Each template with its view; the name under which it gets the view, or "" where the view's
fields are variables themselves."""


def current() -> str:
    """`docs/theming.md` with its tables as the views are now."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def tables() -> str:
    """A table of the templates with variables and blocks, and one of the fields of each view."""
    views = {view.name: view for view in _views()}
    theme = load_theme(ROOT / "digest", Config())
    blocks = {one.template: ", ".join(f"`{n}`" for n in one.blocks) for one in outlines(theme)}
    lines = ["| template | its variables, beside `site` and `head` | its blocks |"]
    lines += ["| --- | --- | --- |", f"| `base.html` | none | {blocks['base.html']} |"]
    lines += [
        f"| `{template}` | {_variables(*about)} | {blocks.get(template, '')} |"
        for template, about in TEMPLATES.items()
    ]
    for view in views.values():
        lines += ["", f"### {view.name}", "", _sentence(ast.get_docstring(view) or ""), ""]
        lines += ["| field | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{name}` | {kind} | {said} |" for name, kind, said in _fields(view)]
    return "\n".join(lines) + "\n"


def _variables(view: str, name: str) -> str:
    link = f"[{view}](#{view.lower()})" if view else "none"
    return f"`{name}`, a {link}" if name else link if not view else f"the fields of {link}"


def _views() -> Iterator[ast.ClassDef]:
    for module in VIEWS:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        yield from (node for node in tree.body if isinstance(node, ast.ClassDef))


def _fields(view: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Name, type and meaning of each field; the meaning is the text that stands below it."""
    for node, after in zip(view.body, [*view.body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            said = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                said = str(after.value.value)
            yield node.target.id, _type(ast.unparse(node.annotation)), _sentence(said)


def _type(written: str) -> str:
    """A type as a template author reads it, the views in it linked."""
    words = written.replace("|", "or").replace(", ...", " ...")
    return re.sub(r"\b(\w+View|Teaser|Pager)\b", lambda m: f"[{m[1]}](#{m[1].lower()})", words)


def _sentence(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(current(), encoding="utf-8")
