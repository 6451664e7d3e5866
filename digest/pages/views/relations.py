"""What the templates see of the entries related to one."""

from __future__ import annotations

from digest.nouns import noun


@noun
class MentionView:
    """Another entry."""

    title: str
    url: str
    language: str = ""
    """BCP 47, where it is not the site's own."""


@noun
class RelatedView:
    """An entry that shares rare names with this one."""

    entry: MentionView
    names: tuple[str, ...]
    """That both have."""
