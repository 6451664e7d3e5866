"""Undefined names in templates, to errors that suggest the name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import partial

import jinja2

from digest.errors import suggest


class UndefinedNameError(jinja2.UndefinedError):
    """A name that a template uses and nobody defines; knows what it was looked up in."""

    def __init__(self, owner: object, name: str, message: str) -> None:
        if owner is not jinja2.utils.missing:
            message = f"{type(owner).__name__} has no {name!r}"
        super().__init__(message)
        self.owner = owner
        self.name = name

    def suggestion(self, context: Mapping[str, object]) -> str:
        """The name that was probably meant."""
        return suggest(str(self.name), self._known(context))

    def _known(self, context: Mapping[str, object]) -> Iterable[str]:
        if self.owner is jinja2.utils.missing:
            return context
        if is_dataclass(self.owner):
            return (field.name for field in fields(self.owner))
        return map(str, self.owner) if isinstance(self.owner, Mapping) else ()


class Named(jinja2.StrictUndefined):
    """Strict, and its error carries the name, for "did you mean"."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = jinja2.utils.missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if exc is jinja2.UndefinedError and name is not None:
            raised = partial(UndefinedNameError, obj, name)
            super().__init__(hint, obj, name, raised)  # type: ignore[arg-type] # makes the error, as the class does
        else:
            super().__init__(hint, obj, name, exc)
