"""Templates are parsed and compiled once for all sites that one process of tests builds.

That is four fifths of a small site's first build, and comes to the same in each. Only Jinja's own
work is remembered, step by step, by all that a step is given. What digest does between the steps,
and what it remembers of a site, is done as ever.
"""

from __future__ import annotations

import pickle
from collections.abc import Hashable
from functools import cache
from io import BytesIO
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes

from digest.pages.theming.translating import TranslatingEnvironment

_parse = jinja2.Environment._parse
_generate = jinja2.Environment._generate


def remember_templates() -> None:
    """From here on, in this process and in those that it forks."""
    environment: Any = jinja2.Environment  # whose own steps are put in others' places
    environment._parse = _parse_once
    environment._generate = _generate_once
    environment._compile = _compile_once


_trees: dict[Hashable, bytes] = {}
_programs: dict[Hashable, str] = {}


def _parse_once(
    environment: jinja2.Environment, source: str, name: str | None, filename: str | None
) -> nodes.Template:
    """The syntax of a text: a tree of the caller's own, who may change it."""
    if type(environment) is not TranslatingEnvironment:
        return _parse(environment, source, name, filename)
    text = (source, name, filename)
    if text not in _trees:
        _trees[text] = _pickled(_parse(environment, source, name, filename))
    tree: nodes.Template = _Unpickler(_trees[text], environment).load()
    return tree


def _generate_once(
    environment: jinja2.Environment,
    source: nodes.Template,
    name: str | None,
    filename: str | None,
    defer_init: bool = False,
) -> str:
    """The program of a tree, which has the words of a language in it by now."""
    if type(environment) is not TranslatingEnvironment:
        return _generate(environment, source, name, filename, defer_init)
    found = [made for one in source.find_all(nodes.Filter) if (made := _made_now(one))]
    tree = (_pickled(source), name, filename, defer_init, *found)
    if tree not in _programs:
        _programs[tree] = _generate(environment, source, name, filename, defer_init)
    return _programs[tree]


@cache
def _compiled(source: str, filename: str) -> CodeType:
    return compile(source, filename, "exec")


def _compile_once(environment: jinja2.Environment, source: str, filename: str) -> CodeType:
    return _compiled(source, filename)


def _made_now(given: nodes.Filter) -> str:
    """What a filter makes of a constant, which the configuration can decide; "" of a variable."""
    try:
        return repr(given.as_const())
    except nodes.Impossible:
        return ""


def _pickled(tree: nodes.Template) -> bytes:
    written = BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(tree)
    return written.getvalue()


class _Pickler(pickle.Pickler):
    """All of a tree but the environment, to which each node refers."""

    def persistent_id(self, found: Any) -> str | None:
        return "environment" if isinstance(found, jinja2.Environment) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, tree: bytes, environment: jinja2.Environment) -> None:
        super().__init__(BytesIO(tree))
        self.environment = environment

    def persistent_load(self, _: str) -> jinja2.Environment:
        return self.environment
