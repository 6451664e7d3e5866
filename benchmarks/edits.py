"""The edits after which a site is built again, each made to a site of any builder."""

from __future__ import annotations

from pathlib import Path


def edit_body(posts: Path, number: int) -> None:
    """One more sentence at the end of the middle post."""
    file = _middle(posts)
    file.write_text(file.read_text() + f"\nThe harbor council met {number} times.\n")


def edit_title(posts: Path, number: int) -> None:
    """Another title of the middle post: lists, neighbors and feeds follow."""
    file = _middle(posts)
    lines = file.read_text().split("\n")
    at = next(at for at, line in enumerate(lines) if line.lower().startswith("title:"))
    key = lines[at].partition(":")[0]
    lines[at] = f'{key}: "The harbor council met {number} times"'
    file.write_text("\n".join(lines))


def add_post(posts: Path, number: int) -> None:
    """A post like the middle one, under another name."""
    text = _middle(posts).read_text()
    slug = next(line for line in text.split("\n") if line.lower().startswith("slug:"))
    (posts / f"added-{number}.md").write_text(text.replace(slug, f"{slug}-{number}"))


def edit_template(root: Path, number: int) -> None:
    """A word in the template of the posts, or for Hugo in the same."""
    hugo = root / "layouts" / "single.html"
    if hugo.exists():
        hugo.write_text(hugo.read_text() + f"<!-- {number} -->")
        return
    own = root / "themes" / "newspaper" / "index.html"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(f'{{% extends "newspaper/index.html" %}}{{# {number} #}}')


def _middle(posts: Path) -> Path:
    files = sorted(posts.glob("*.md"))
    return files[len(files) // 2]
