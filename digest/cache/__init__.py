"""A persistent cache of what pure functions return, keyed by a hash of their inputs and code; the
only room that knows of its file.
"""

from digest.cache.memory import Memory, Recent, consulting, remembering
from digest.cache.recipe import Recipe, code_version
from digest.cache.secret import own_secret

__all__ = [
    "Memory",
    "Recent",
    "Recipe",
    "code_version",
    "consulting",
    "own_secret",
    "remembering",
]
