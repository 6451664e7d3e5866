"""Former addresses to redirect pages: aliases that editors set, and former slugs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.model import Document, Page
from digest.pages.head.head import Head, make_page, variables
from digest.pages.layout.layout import Layout
from digest.pages.urls.routes import EVENTS, file_of
from digest.pages.urls.routing import path_inside, place_of_key
from digest.pages.views.variables import RedirectView


def redirect_pages(layout: Layout, taken: Iterable[str]) -> Iterator[Page]:
    """A page for each old address. An event's former slug yields to a file that is `taken`."""
    documents: list[Document] = [post.document for post in layout.posts]
    documents += [page.document for page in layout.publication.pages]
    moved = [document for document in documents if document.metadata.aliases]
    for document in sorted(moved, key=lambda document: document.id):
        target = layout.paths[document.id]
        for asked, keys in _aliases(document).items():
            alias = path_inside(asked, document, keys)
            if file_of(alias) != file_of(target):
                yield _redirect(alias, target, str(place_of_key(document, *keys)), layout)
    files = set(taken)
    for entry in sorted(layout.entries, key=lambda entry: entry.event):
        for slug in dict.fromkeys(entry.former_slugs):
            path = f"{EVENTS}{slug}/"
            if file_of(path) not in files:
                files.add(file_of(path))
                yield _redirect(path, layout.paths[entry.event], f"the event {entry.event}", layout)


def _aliases(document: Document) -> dict[str, tuple[str, ...]]:
    """Each alias of a document with the keys under which its line may be known."""
    spelled = ("aliases", "redirect_from")
    return {
        alias: (*(f"{key}[{at}]" for key in spelled), *spelled)
        for at, alias in enumerate(document.metadata.aliases)
    }


def _redirect(path: str, target: str, origin: str, layout: Layout) -> Page:
    view = variables(RedirectView(target))
    return make_page(layout, path, "redirect.html", view, Head(title="Moved", noindex=True), origin)
