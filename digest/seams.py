"""Functions that the configuration names (`package.module:function`), loaded and checked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module, invalidate_caches
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from digest.errors import ConfigError
from digest.model import Location


def load(key: str, name: str) -> Callable[..., Any]:
    """The function `name` that the configuration's `key` names.

    Raises:
        ConfigError: there is none, or its module can't be imported.
    """
    module, _, function = name.partition(":")
    try:
        found = getattr(import_module(module), function)
    except Exception as error:  # A module that is not ours may raise anything.
        what = f"{key}: {name} can't be loaded ({error or type(error).__name__})"
        raise ConfigError.at(Location.of_setting(key), what, "package.module:function") from error
    if not callable(found):
        what = f"{key}: {name} is no function"
        raise ConfigError.at(Location.of_setting(key), what, "package.module:function")
    return found  # type: ignore[no-any-return]  # whatever its module says it is


def module_file(key: str, name: str) -> str:
    """The file of the module in `name`, which is not run for it.

    Raises:
        ConfigError: there is no such module.
    """
    module = name.partition(":")[0]
    try:
        found = find_spec(module)
    except Exception:  # To find it, the package around it is run: as above.
        found = None
    if found is None or found.origin is None:
        what = f"`{key}` names the module {module!r}, which is not there"
        expected = "package.module:function, installed or in the site's folder"
        raise ConfigError.at(Location.of_setting(key), what, expected)
    return found.origin


def module_files(key: str, name: str, root: Path) -> tuple[str, ...]:
    """The file of the module in `name`, and where it stands in the site's folder, those that it
    may import from there: its package, or the modules beside it.

    Raises `ConfigError` as `module_file` does.
    """
    file = Path(module_file(key, name))
    if not file.is_relative_to(root):
        return (str(file),)
    place = file.relative_to(root)
    if len(place.parts) > 1:
        return (place.parts[0],)
    return tuple(sorted(path.name for path in root.glob("*.py")))


@contextmanager
def site_modules(root: Path) -> Iterator[None]:
    """Let the configuration name modules that are in the site's folder.

    They come last: a script of the site that is called as one of Python's modules, or a library's,
    is not run in its place. They are forgotten afterwards, so that `digest serve` takes them as
    they are by then.
    """
    before, path = set(sys.modules), list(sys.path)
    sys.path.append(str(root))
    invalidate_caches()
    try:
        yield
    finally:
        sys.path[:] = path
        for name in sys.modules.keys() - before:
            if _stands_in(root, name):
                del sys.modules[name]


def _stands_in(root: Path, name: str) -> bool:
    """Whether a module is the site's own; digest's are not, even if they stand there as well."""
    top = name.partition(".")[0]
    file = Path(getattr(sys.modules[name], "__file__", None) or "")
    return top != "digest" and (file == root / f"{top}.py" or file.is_relative_to(root / top))
