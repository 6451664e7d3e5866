"""What pure stages have made, remembered by content; the only room that knows of the file."""

from digest.cache.memory import Memory, Recent, recalled, remembering
from digest.cache.recipe import Recipe, code_version

__all__ = ["Memory", "Recent", "Recipe", "code_version", "recalled", "remembering"]
