"""Every reference of a site to whether it leads anywhere, and stays under the base path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from digest.errors import Problem
from digest.model import Location
from digest.publish.check.files import Tree
from digest.publish.check.references import HtmlPage, Reference, read_css, read_html

_DEAD_SCHEMES = {"javascript", "vbscript", "file"}
_NOT_FOUND = "404.html"


def check_links(
    site: Path, tree: Tree, base_url: str, references: Mapping[str, list[Reference]]
) -> list[Problem]:
    """What is wrong with the links and assets of pages, style sheets and `references`.

    Args:
        site: The output folder.
        tree: What there is in it.
        base_url: That the site was built for, ending in a slash.
        references: Of files other than pages and style sheets, by path.
    """
    pages = {
        path: read_html((site / path).read_text(encoding="utf-8", errors="replace"))
        for path in tree.files
        if path.endswith((".html", ".htm"))
    }
    mismatch = _built_for_another(pages, base_url)
    if mismatch:
        return [mismatch]
    sheets = {
        path: list(read_css((site / path).read_text(encoding="utf-8", errors="replace")))
        for path in tree.files
        if path.endswith(".css")
    }
    of_pages = {path: page.references for path, page in pages.items()}
    judge = _Judge(tree, pages, base_url)
    found = [problem for path, page in pages.items() for problem in _check_page(path, page)]
    for path, listed in (of_pages | sheets | dict(references)).items():
        found += judge.problems(path, listed)
    return list(_gathered(found))


def _built_for_another(pages: Mapping[str, HtmlPage], base_url: str) -> Problem | None:
    """One problem in place of a thousand, where the site was built for another base URL."""
    front = pages.get("index.html")
    if front is None or not front.canonical or front.canonical.startswith(base_url):
        return None
    what = f"the site was built for {front.canonical}, not for {base_url}"
    return Problem(Location("index.html"), what, "a build and a check with the same --base-url")


def _check_page(path: str, page: HtmlPage) -> Iterator[Problem]:
    """What is wrong with a page by itself."""
    for anchor, line in page.twice.items():
        yield Problem(Location(path, line), f"the id {anchor!r} stands here twice", "one of each")
    if page.base_line:
        what = "a <base> element changes where all links lead"
        yield Problem(Location(path, page.base_line), what, "a page without it")


def _gathered(found: list[Problem]) -> Iterator[Problem]:
    """One problem in place of the many that say the same of different pages."""
    same: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found:
        same[problem.what, problem.expected].append(problem)
    for problems in same.values():
        first, others = min(problems), len({p.location.path for p in problems}) - 1
        more = f" (and on {others} more {'page' if others == 1 else 'pages'})" if others else ""
        yield replace(first, what=first.what + more)


class _Judge:
    """Follows references; remembers those that many pages share."""

    def __init__(self, tree: Tree, pages: Mapping[str, HtmlPage], base_url: str) -> None:
        self._tree = tree
        self._pages = pages
        self._base_url = base_url
        base = urlsplit(base_url)
        self._host, self._base_path = base.netloc, base.path
        self._known: dict[Reference, tuple[str, str] | None] = {}

    def problems(self, path: str, references: list[Reference]) -> Iterator[Problem]:
        """What is wrong with the references of the file at `path`."""
        for reference in references:
            # A URL from the root on means the same on every page: it is followed once.
            shared = replace(reference, line=0) if reference.url[:1] == "/" else None
            if shared in self._known:
                fault = self._known[shared]
            else:
                fault = self._fault(path, reference)
                if shared:
                    self._known[shared] = fault
            if fault:
                yield Problem(Location(path, reference.line), *fault)

    def _fault(self, path: str, reference: Reference) -> tuple[str, str] | None:
        """What is wrong with one reference, and the remedy."""
        url = reference.url
        try:
            scheme = urlsplit(url).scheme
            target = urlsplit(urljoin(self._address(path), url))
        except ValueError:
            return f"{url!r} is no URL", "a URL"
        if scheme in _DEAD_SCHEMES:
            return f"the link {_short(url)} is unsafe or works only here", "an http(s) link"
        if reference.absolute and not scheme:
            return f"{_short(url)} is not absolute", "a complete URL, as readers need it"
        if target.scheme not in ("http", "https"):
            return None
        if target.netloc != self._host:
            if reference.kind == "link":
                return None
            return f"{_short(url)} is fetched from another host", "a file of the site itself"
        if path == _NOT_FOUND and not scheme and not url.startswith(("/", "#")):
            return f"the link {_short(url)} works only at the top", "a path from the root on"
        return self._internal_fault(reference, target.path, target.fragment)

    def _internal_fault(
        self, reference: Reference, path: str, fragment: str
    ) -> tuple[str, str] | None:
        """What is wrong with a reference to something of the site's own."""
        noun, url = "asset" if reference.kind == "asset" else "link", _short(reference.url)
        if not (path + "/").startswith(self._base_path):
            expected = f"a path under {self._base_path}"
            return f"the {noun} {url} leaves the base path", expected
        inside = unquote(path[len(self._base_path) :])
        file = self._tree.answer(inside)
        if not file:
            return f"the {noun} {url} leads nowhere", "a page or file of the site"
        if inside in self._tree.folders:
            return f"the {noun} {url} leads to a redirect", f"{path}/ with its closing slash"
        anchor = unquote(fragment.partition(":~:")[0])
        page = self._pages.get(file)
        if page is None or not anchor or anchor == "top" or anchor in page.anchors:
            return None
        return f"the link {url} leads to an anchor that its page does not have", "an id of it"

    def _address(self, path: str) -> str:
        """The URL of a file of the site."""
        return self._base_url + quote(path.removesuffix("index.html"))


def _short(url: str) -> str:
    """A URL for a message of one line."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in url)
    return shown if len(shown) <= 120 else shown[:119] + "…"
