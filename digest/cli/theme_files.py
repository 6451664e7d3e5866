"""A theme's name to the files that it begins with: a small override, its colors, what to change."""

from __future__ import annotations

from pathlib import Path

_POST = """\
{#- Prints a line of your own below every post: `below_posts = "..."` under [theme] in
    digest.toml. Everything else comes from the newspaper theme. -#}
{% extends "newspaper/post.html" %}
{% block body -%}
{{ super() }}
{% if site.options.below_posts is defined -%}
<p class="note">{{ site.options.below_posts }}</p>
{%- endif %}
{%- endblock %}
"""

_README = """\
# The theme {name}

Turn it on with one line under `[site]` in `digest.toml`:

    theme = "{name}"

- `assets/colors.css` holds every color and typeface, light and dark. Change it first.
- `post.html` shows how to change a part: it extends the newspaper's template and overrides one
  block.
- Files that this folder does not have are taken from the newspaper theme; a file of the same name
  replaces the newspaper's.
- `locale/<language>.po` may translate or change the words of the interface.
- `assets/style.css`, if you write one, replaces the newspaper's. It begins with the line
  `@import "colors.css";`, where the build inserts that file.

## Blocks and variables

Extend `newspaper/<template>` and override a block; `{{{{ super() }}}}` prints its former content.
Every template has `site` and `head` beside the variables that are listed here.

| template | blocks | variables |
| --- | --- | --- |
{outlines}

The fields of each variable with their types, and the filters, are in digest's docs/theming.md. An
undefined name is an error with the template's file and line.
"""


def theme_files(name: str) -> dict[str, str]:
    """Path below the theme's folder to content."""
    from digest.pages.folders import BUILT_IN, DEFAULT

    colors = (BUILT_IN / DEFAULT / "assets" / "colors.css").read_text(encoding="utf-8")
    return {"README.md": _readme(name), "post.html": _POST, "assets/colors.css": colors}


def _readme(name: str) -> str:
    from digest.config import Config
    from digest.pages.theming.outlines import outlines
    from digest.pages.theming.theme import load_theme

    rows = [
        f"| `{one.template}` | {_codes(one.blocks)} | {_codes(one.variables)} |"
        for one in outlines(load_theme(Path(), Config()))
    ]
    return _README.format(name=name, outlines="\n".join(rows))


def _codes(names: tuple[str, ...]) -> str:
    own = [name for name in names if name not in ("site", "head")]
    return ", ".join(f"`{name}`" for name in own)
