"""How templates are compiled: what they print stays the same, and takes less time to make."""

from __future__ import annotations

import re
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from digest.pages.views import Teaser

_SPECIAL = re.compile("[&<>'\"]")
_TOLD_BY_THEIR_WORDS = frozenset({str, int, bool, type(None)})

Remembered = dict[tuple[object, ...], tuple[Teaser, Any]]
"""What macros have printed of teasers, each beside its teaser: without it, the teaser's id could
become another's.
"""


def escaped(value: object) -> str:
    """`escape` for what is printed at once: most texts have nothing to escape, and need not
    become `Markup`.
    """
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class Generator(CodeGenerator):
    """Prints by way of `environment.escaped`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class RememberingTemplate(jinja2.Template):
    """Its macros, imported without a page's variables, see nothing but their arguments: of a
    teaser, which stands in many lists, they print once.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        known = self._module
        module = super()._get_default_module(ctx)
        if known is None and module is self._module:
            remembered: Remembered = getattr(self.environment, "remembered")  # noqa: B009 (mypy)
            for name, value in vars(module).items():
                if type(value) is Macro:
                    setattr(module, name, _RememberedMacro(value, remembered))
        return module


class _RememberedMacro:
    """A macro that is not run again for a teaser that it has printed in the same way."""

    def __init__(self, macro: Macro, remembered: Remembered) -> None:
        self._macro = macro
        self._remembered = remembered

    def __getattr__(self, name: str) -> Any:
        return getattr(self._macro, name)

    @jinja2.pass_eval_context
    def __call__(self, *args: Any, **named: Any) -> Any:
        context, given = args[:1], args[1:]
        if not context or not isinstance(context[0], EvalContext):
            context, given = (), args
        if not given or type(given[0]) is not Teaser:
            return self._macro(*args, **named)
        teaser, *others = given
        if not all(type(one) in _TOLD_BY_THEIR_WORDS for one in (*others, *named.values())):
            return self._macro(*args, **named)
        autoescape = context[0].autoescape if context else None
        key = (self._macro, id(teaser), autoescape, repr(others), repr(named))
        found = self._remembered.get(key)
        if found is None:
            found = self._remembered[key] = (teaser, self._macro(*args, **named))
        return found[1]
