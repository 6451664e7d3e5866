"""A post to those who wrote it."""

from __future__ import annotations

from digest.config import Config
from digest.model import Post


def post_authors(post: Post, config: Config) -> tuple[str, ...]:
    """Who wrote a post: the site's author, unless it says otherwise."""
    site_author = (config.site.author,) if config.site.author else ()
    return post.document.metadata.authors or site_author
