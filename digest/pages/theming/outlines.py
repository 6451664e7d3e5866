"""A theme's templates to what a theme's author can use: blocks to override, variables to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import meta, nodes

from digest.pages.theming.theme import Theme


@dataclass(frozen=True, slots=True)
class Outline:
    """What a template offers."""

    template: str
    blocks: tuple[str, ...]
    """In their order."""
    variables: tuple[str, ...]
    """That it names itself, by the alphabet."""


def outlines(theme: Theme) -> tuple[Outline, ...]:
    """The outline of each page's template and of what these extend, by the alphabet.

    Templates that only hold macros have none.
    """
    environment = theme.environment
    names = [name for name in environment.list_templates(["html"]) if "/" not in name]
    found = (_outline(theme, name) for name in sorted(names))
    return tuple(outline for outline in found if outline.blocks)


def _outline(theme: Theme, name: str) -> Outline:
    tree = theme.parsed(name)
    named = meta.find_undeclared_variables(tree) - theme.environment.globals.keys()
    variables = named - set(_made_here(tree))
    blocks = dict.fromkeys(block.name for block in tree.find_all(nodes.Block))
    return Outline(name, tuple(blocks), tuple(sorted(variables)))


def _made_here(tree: nodes.Template) -> Iterator[str]:
    """What a template imports or sets itself; blocks look it up as if it were a variable."""
    yield from (found.target for found in tree.find_all(nodes.Import))
    yield from (found.name for found in tree.find_all(nodes.Macro))
    yield from (found.name for found in tree.find_all(nodes.Name) if found.ctx == "store")
