"""Templates to their compiled code and their references, cached from build to build."""

from __future__ import annotations

import marshal
from collections.abc import Callable
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
    """What is known of the templates of one theme, by their names."""

    codes: dict[str, tuple[bytes, bytes]]
    """Marshalled, each behind its signature: see `Templates`."""
    uses: dict[str, tuple[bytes, Uses]]
    """Each behind the hash of the template's text."""


NOTHING = Known({}, {})


class Templates:
    """The templates of one theme."""

    def __init__(self, known: Known = NOTHING, secret: bytes = b"") -> None:
        """Known code is run where it was signed with this `secret`; without one, none is."""
        self._codes, self._uses = known.codes, dict(known.uses)
        self._compiled: dict[str, tuple[str, CodeType]] = {}
        self._secret = secret
        self.are_new = False
        """Whether anything was found out."""

    def signed(self, secret: bytes) -> Known:
        """All compiled templates known by now, signed; without a secret, only those that were known
        before.
        """
        if not secret:
            return Known(self._codes, self._uses)
        made = {name: (text, marshal.dumps(code)) for name, (text, code) in self._compiled.items()}
        codes = {
            name: (_signature(secret, name, text, content), content)
            for name, (text, content) in made.items()
        }
        return Known(self._codes | codes, self._uses)

    def code(self, name: str, source: str, compile_anew: Callable[[], CodeType]) -> CodeType:
        """The code of a template; `name` tells its place, too, which stands in the code."""
        signature, content = self._codes.get(name, (b"", b""))
        if self._secret and signature == _signature(self._secret, name, source, content):
            code: CodeType = marshal.loads(content)  # noqa: S302 - our own
            return code
        code = compile_anew()
        self._compiled[name] = (source, code)
        self.are_new = True
        return code

    def uses(self, name: str, source: str, find: Callable[[], Uses]) -> Uses:
        """What a template refers to."""
        mark, known = _hash(source), self._uses.get(name)
        if known is None or known[0] != mark:
            known = self._uses[name] = (mark, find())
            self.are_new = True
        return known[1]


_BYTES = 16


def _signature(secret: bytes, name: str, source: str, content: bytes) -> bytes:
    """What nobody can tell who does not know the secret."""
    signed = b"".join((_hash(name), _hash(source), content))
    return blake2b(signed, digest_size=_BYTES, key=secret).digest()


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=_BYTES).digest()
