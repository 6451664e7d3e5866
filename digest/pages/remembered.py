"""What templates come to: known from earlier builds, or found out and to be known to the next."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from types import CodeType

from digest.nouns import noun


@noun
class Uses:
    """What one template refers to."""

    references: tuple[str | None, ...]
    """None for one that is chosen by variables."""
    fields: frozenset[str] | None
    """What it names of `site`; None where it is also used as a whole."""


@noun
class Known:
    """What is known of the templates of one theme, each by its name beside the hash of its text."""

    codes: dict[str, tuple[bytes, bytes]]
    """Marshalled. Whoever writes them writes a program: so does who writes a theme's templates."""
    uses: dict[str, tuple[bytes, Uses]]


NOTHING = Known({}, {})


class Templates:
    """The templates of one theme."""

    def __init__(self, known: Known = NOTHING) -> None:
        self._codes, self._uses = dict(known.codes), dict(known.uses)
        self.are_new = False
        """Whether anything was found out."""

    @property
    def known(self) -> Known:
        """What is known of them now."""
        return Known(self._codes, self._uses)

    def code(self, name: str, source: str, compile_anew: Callable[[], CodeType]) -> CodeType:
        """The code of a template; `name` tells its place, too, which stands in the code."""
        mark, (known, content) = _mark(source), self._codes.get(name, (b"", b""))
        if known == mark:
            with suppress(ValueError, EOFError, TypeError):
                found = marshal.loads(content)  # noqa: S302 - see `Known.codes`
                if isinstance(found, CodeType):
                    return found
        code = compile_anew()
        self._codes[name] = (mark, marshal.dumps(code))
        self.are_new = True
        return code

    def uses(self, name: str, source: str, find: Callable[[], Uses]) -> Uses:
        """What a template refers to."""
        mark, known = _mark(source), self._uses.get(name)
        if known is None or known[0] != mark:
            known = self._uses[name] = (mark, find())
            self.are_new = True
        return known[1]


def _mark(source: str) -> bytes:
    return blake2b(source.encode("utf-8", "replace"), digest_size=16).digest()
