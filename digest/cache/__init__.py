"""What pure stages have made, remembered by content; the only room that knows of the file."""

from digest.cache.memory import Memory, Recent, recalled, remembering
from digest.cache.recipe import Recipe, code_version
from digest.cache.secret import own_secret

__all__ = ["Memory", "Recent", "Recipe", "code_version", "own_secret", "recalled", "remembering"]
