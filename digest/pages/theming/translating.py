"""Templates whose messages are translated once, when they are compiled, not at each rendering."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from digest.pages.language.wording import Wording
from digest.pages.theming.compiling import (
    Generator,
    QuickContext,
    QuickMacro,
    Remembered,
    RememberingTemplate,
    escaped,
)
from digest.pages.theming.known_templates import Templates
from digest.patterns import regex

_PLACE = regex(r"%\((\w+)\)s")


class TranslatingEnvironment(jinja2.Environment):
    """Knows `_`, `gettext`, `ngettext` and `{% trans %}`, in their newer style: `%(name)s` in a
    message is a value, escaped as any other.

    A message that stands in a template costs nothing when a page is made: its translation is
    compiled as if it had been written there, and so are the values in it. Only plurals are
    looked up anew; they have their number, written out, as `%(count)s`.
    """

    code_generator_class = Generator
    context_class = QuickContext
    template_class = RememberingTemplate
    Macro = QuickMacro

    def __init__(
        self, words: Wording, folders: Sequence[Path], undefined: type[jinja2.Undefined]
    ) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(folders),
            extensions=["jinja2.ext.i18n"],
            autoescape=True,
            undefined=undefined,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,  # all, in a plain mapping: each page asks for four
        )
        self.words = words
        self._parsed: dict[tuple[str, str | None, str | None], nodes.Template] = {}
        self.escaped = escaped
        self.remembered: Remembered = {}
        self.templates = Templates()
        self.newstyle_gettext = True
        # "2 articles" stands on every page.
        self._counted = lru_cache(maxsize=4096)(words.counted)
        self.globals.update(_=self._say, gettext=self._say, ngettext=self._count)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template sees. It is all there before the first is loaded: a plain mapping,
        which each page asks for all its names, does what Jinja's chain of two does.
        """
        return {**self.globals, **(d or {})}

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """A template's syntax, which is not parsed again when it is compiled next."""
        written = (source, name, filename)
        if written not in self._parsed:
            self._parsed[written] = super().parse(source, name, filename)
        return self._parsed[written]

    def compile(
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:
        """A template's code, found where the same was compiled before."""
        compile_anew = partial(super().compile, source, name, filename, raw, defer_init)
        if raw or defer_init or not isinstance(source, str):
            return compile_anew()
        # A path need be no Unicode.
        return self.templates.code(ascii((name, filename)), source, compile_anew)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        # Taken out: compiling puts the words of the language into it.
        return self._parsed.pop((source, name, filename), None) or super()._parse(
            source, name, filename
        )

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        translated = _Translator(self.words).visit(source)
        return super()._generate(translated, name, filename, defer_init)

    def _say(self, message: str, **values: object) -> Markup:
        return Markup(self.words.catalog.gettext(message)) % values  # noqa: S704 - a theme's own

    def _count(self, one: str, many: str, number: int, **values: object) -> Markup:
        if not values:
            return Markup(self._counted(one, many, number))  # noqa: S704 - a theme's own
        form = self.words.catalog.ngettext(one, many, number)
        values["count"] = self.words.number(number)
        return Markup(form) % values  # noqa: S704 - a theme's own


class _Translator(NodeTransformer):
    """Calls of `_` with a constant message become the translation."""

    def __init__(self, words: Wording) -> None:
        self.catalog = words.catalog

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - Jinja's name
        """Printed messages come apart into text and values."""
        node.nodes = [part for child in node.nodes for part in self._parts(child)]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja's name
        """Messages elsewhere, as an argument say, become constants if they have no values."""
        message = _message(node)
        if message is None or node.kwargs:
            self.generic_visit(node)
            return node
        text = Markup(self.catalog.gettext(message) % {})  # noqa: S704 - a theme's own
        return nodes.Const(text, lineno=node.lineno)

    def _parts(self, child: nodes.Expr) -> Iterator[nodes.Expr]:
        message = _message(child)
        if message is None:
            yield self.visit(child)
            return
        assert isinstance(child, nodes.Call)
        values = {keyword.key: self.visit(keyword.value) for keyword in child.kwargs}
        pieces = _PLACE.split(self.catalog.gettext(message))
        if not values.keys() >= set(pieces[1::2]):
            yield child  # fails with the name of the value when the page is made
            return
        for at, piece in enumerate(pieces):
            if at % 2:
                yield values[piece]
            else:
                yield nodes.TemplateData(piece.replace("%%", "%"), lineno=child.lineno)


def _message(node: nodes.Node) -> str | None:
    """The message of a call that could be made now: a constant, its values given by name."""
    if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs:
        return None
    if not isinstance(node.node, nodes.Name) or node.node.name not in ("_", "gettext"):
        return None
    if len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
        return None
    value = node.args[0].value
    return value if isinstance(value, str) else None
