"""The incremental build after templates were edited: plates and these templates to the pages that
have to be made again, if these only list posts.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec import structs

from digest.pages.folders import THEMES
from digest.pages.head.frames import Frame
from digest.pages.lists.overviews import TEMPLATES, overview_pages
from digest.pages.theming.assets import ASSETS
from digest.pages.theming.makeup import makeups_of
from digest.pages.theming.theme import Theme
from digest.rebuild.plates import Plates, seeing
from digest.rebuild.relaying import Relaid
from digest.rebuild.standing import Standing

_TEMPLATE = ".html"


def are_templates(paths: Collection[str]) -> bool:
    """Whether all these files of the site are templates of its themes, or may be."""
    return all(path.startswith(f"{THEMES}/") and path.endswith(_TEMPLATE) for path in paths)


def retheme(
    plates: Plates, frame: Frame, theme: Theme, edited: Collection[str], today: date
) -> Relaid | None:
    """What is made again after edits of these templates; None where a template of other pages than
    overviews has another makeup, or of shortcodes, or the site has entries.
    """
    makeups = makeups_of(theme)
    found = makeups.all(plates.makeups)
    if plates.told.entries or found is None or makeups.rest != plates.rest or _are_assets(edited):
        return None
    others = {name for name, made in found.items() if made != plates.makeups[name]}
    if not others <= TEMPLATES:
        return None
    site = Standing.as_it_was(plates, frame, today)
    pages = tuple(overview_pages(site.layout, others))
    return Relaid(structs.replace(plates, makeups=found, seeing=seeing(found)), pages, ())


def _are_assets(paths: Collection[str]) -> bool:
    """Whether one of these is copied as it is, whatever it is called."""
    return any(ASSETS in path.split("/")[2:3] for path in paths)
