"""Search texts to the files of Pagefind, which the reader's browser searches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.errors import ConfigError
from digest.model import Location, Output
from digest.pages.search.search_texts import SearchText
from digest.pages.urls.routes import file_of
from digest.text.printable import printable

FOLDER = "pagefind"

NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
NEEDED_KINDS = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
"""Of what Pagefind writes. Its own interfaces stay out: they are large, and styled from within."""

SCRIPT = "search/search.js"
"""In the site: what connects the page of the search with the index."""

_SCRIPT_FILE = Path(__file__).with_name("search.js")
_SETTING = Location.of_setting("pages.search")


def pagefind() -> str:
    """The path of Pagefind's program. Raises `ConfigError` where the extra is not installed."""
    try:
        from pagefind_bin import get_executable  # an extra
    except ImportError as error:
        what, expected = "pages.search: pagefind is missing", "pip install 'digest-press[search]'"
        raise ConfigError.at(_SETTING, what, expected) from error
    return str(get_executable())


def script() -> Output:
    """The only JavaScript of a site."""
    return Output(SCRIPT, _SCRIPT_FILE.read_bytes(), "the script of the search")


def index(texts: Sequence[SearchText], language: str) -> tuple[Output, ...]:
    """The files of an index of all texts, by path: the same bytes for the same texts.

    It is one index in the site's language, as a reader of that looks for what is foreign, too.
    Raises `ConfigError` where Pagefind is missing or fails.
    """
    program = pagefind()
    if not texts:  # Pagefind makes a mistake of that
        return ()
    with TemporaryDirectory(prefix="digest-search-") as folder:
        pages, found = Path(folder, "pages"), Path(folder, FOLDER)
        for text in texts:
            file = pages / file_of(text.path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_document(text), "utf-8", errors="replace")
        pages.mkdir(exist_ok=True)
        _run(program, folder, "--force-language", language.partition("-")[0].lower())
        return tuple(_outputs(found))


def _run(program: str, folder: str, *options: str) -> None:
    where = ("--site", "pages", "--output-path", FOLDER)
    own = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    import subprocess  # Only where a site is searched this way.

    try:
        done = subprocess.run(  # noqa: S603 - the program of the extra, on files of our own
            [program, *where, *options, "--silent"],
            cwd=folder,
            env=own,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise _failed(str(error)) from error
    if done.returncode:
        raise _failed(
            done.stderr.decode("utf-8", "replace") or done.stdout.decode(errors="replace")
        )


def _failed(said: str) -> ConfigError:
    what = f"pages.search: pagefind failed: {printable(' '.join(said.split()))[:200]}"
    return ConfigError.at(_SETTING, what, "search = false, or another version of it")


def _document(text: SearchText) -> str:
    return (
        f"<!DOCTYPE html><html><head><title></title></head><body><main data-pagefind-body>"
        f'<h1 data-pagefind-meta="date[data-day]" data-day="{escape(text.day)}">'
        f"{escape(printable(text.title))}</h1>{text.html}</main></body></html>"
    )


def _outputs(folder: Path) -> Iterable[Output]:
    for file in sorted(folder.rglob("*")):
        if file.name in NEEDED or file.suffix in NEEDED_KINDS:
            path = f"{FOLDER}/{file.relative_to(folder).as_posix()}"
            yield Output(path, file.read_bytes(), "the search index")
