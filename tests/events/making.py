"""Articles in a line, for the tests of grouping."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from digest.model import Article, Location


def article(name: str, text: str, *, title: str = "", day: str = "", **more: Any) -> Article:
    """`articles/<name>.md`, as sources hands it on; `day` is an ISO date."""
    kind = more.pop("kind", "article")
    folder = "posts" if kind == "post" else "articles"
    return Article(
        id=f"{folder}/{name}.md",
        kind=kind,
        title=title,
        text=text,
        content_hash=hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:16],
        location=Location(f"content/{folder}/{name}.md"),
        published=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
        language=more.pop("language", "en"),
        **more,
    )
