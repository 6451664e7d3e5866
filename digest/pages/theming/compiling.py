"""How templates are compiled: what they print stays the same, and takes less time to make."""

from __future__ import annotations

from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from digest.pages.views.variables import Teaser

try:
    # What `escape` makes `Markup` of, in a third of the time; private, and so it may be missing.
    from markupsafe import _escape_inner as _escaped_text  # type: ignore[attr-defined]
except ImportError:
    _escaped_text = escape

_PLAIN_TYPES = frozenset({str, int, bool, type(None)})

Remembered = dict[tuple[object, ...], tuple[Teaser, Any]]
"""What macros have printed of teasers, each beside its teaser: without it, the teaser's id could
become another's.
"""


def escaped(value: object) -> str:
    """`escape` for what is printed at once: texts need not become `Markup`."""
    if type(value) is str:
        text: str = _escaped_text(value)
        return text
    return value if type(value) is Markup else escape(value)


class Generator(CodeGenerator):
    """Prints by way of `environment.escaped`, asks for attributes without a call of Python's
    where there is one of that name, and makes macros of the environment's kind.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Jinja's own way is left for what has no such attribute."""
        self.write("(_it if (_it := getattr((_of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(_of, {node.attr!r}))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """`Macro(...)` becomes `environment.Macro(...)`."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class QuickMacro(Macro):
    """A macro that is called as most are, with no more than its arguments, each in its place,
    without looking for anything else.
    """

    def printed(self, context: EvalContext, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """What Jinja's own macro prints in an evaluation's context."""
        lacking = self._argument_count - len(given)
        if named or lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return self(context, *given, **named)
        text = self._func(*given, *(missing,) * lacking)
        return str.__new__(Markup, text) if context.autoescape else text


class QuickContext(Context):
    """The variables of a page, in which macros are called directly."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        """What a callable returns, which may ask for the context."""
        if not isinstance(called, QuickMacro):
            return super().call(called, *given, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called.printed(self.eval_ctx, given, named)


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
                if type(value) is QuickMacro:
                    setattr(module, name, _RememberedMacro(value, remembered))
        return module


class _RememberedMacro(QuickMacro):
    """A macro that is not run again for a teaser that it has printed in the same way."""

    def __init__(self, macro: QuickMacro, remembered: Remembered) -> None:
        vars(self).update(vars(macro))
        self._macro = macro
        self._remembered = remembered

    def printed(self, context: EvalContext, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """As above."""
        if not given or type(given[0]) is not Teaser:
            return self._macro.printed(context, given, named)
        teaser, *others = given
        told = (*others, *named.items())
        # True is equal to 1, and printed in another way.
        kinds = (*map(type, others), *map(type, named.values()))
        if not _PLAIN_TYPES.issuperset(kinds):
            return self._macro.printed(context, given, named)
        key = (self._macro, id(teaser), context.autoescape, told, kinds)
        found = self._remembered.get(key)
        if found is None:
            printed = self._macro.printed(context, given, named)
            found = self._remembered[key] = (teaser, printed)
        return found[1]
