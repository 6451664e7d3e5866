from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.config import Config
from digest.sources.scan import scan


def site(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def found(root: Path) -> tuple[list[str], list[str]]:
    paths, problems = scan(root, Config())
    names = [path.removeprefix("content/") for path in paths]
    return names, [f"{problem.severity} {problem}" for problem in problems]


def test_documents_are_found_in_every_folder_and_sorted(tmp_path: Path) -> None:
    documents = [
        "articles/2025/11/flood.txt",
        "articles/B.HTML",
        "articles/a.htm",
        "articles/z.markdown",
        "events/flood.md",
        "pages/about.md",
        "posts/hello.md",
    ]
    other = ["articles/flood.jpg", "articles/README", "events/notes.txt", "ledger.jsonl"]
    site(tmp_path, dict.fromkeys([*reversed(documents), *other], "x"))
    assert found(tmp_path) == (documents, [])


def test_hidden_files_and_folders_are_nobodys_documents(tmp_path: Path) -> None:
    site(tmp_path, dict.fromkeys(["posts/.draft.md", "posts/.git/x.md", ".x.md"], "x"))
    assert found(tmp_path) == ([], [])


def test_a_site_whose_content_is_gone_is_an_error_and_not_an_empty_site(tmp_path: Path) -> None:
    what = (
        "error content: is not there; expected the folder of posts/, articles/, pages/ and events/"
    )
    assert found(tmp_path) == ([], [what])


def test_a_site_with_empty_content_is_empty(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert found(tmp_path) == ([], [])


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    """Cases fs01 and fs02 of the hostile inputs, in every place."""
    site(tmp_path, {"posts/real.md": "x"})
    content = tmp_path / "content"
    (content / "x.md").symlink_to("/etc/hostname")
    (content / "etc").symlink_to("/etc")
    (content / "posts" / "y.md").symlink_to("/etc/hostname")
    (content / "posts" / "gone.md").symlink_to("nowhere")
    (content / "posts" / "loop").symlink_to(content)
    names, problems = found(tmp_path)
    assert names == ["posts/real.md"]
    assert problems == [
        f"warning content/{name}: is a link, and links are not followed; "
        "expected a file or folder itself"
        for name in ["etc", "posts/gone.md", "posts/loop", "posts/y.md", "x.md"]
    ]


def test_what_stands_beside_the_folders_is_told(tmp_path: Path) -> None:
    site(tmp_path, dict.fromkeys(["stray.md", "post/a.md", "images/b.md", "c.png"], "x"))
    assert found(tmp_path) == (
        [],
        [
            "warning content/post: is a folder that digest does not read; did you mean 'posts'?",
            "warning content/stray.md: a document outside of these folders is not read; "
            "expected it in posts/, articles/, pages/ or events/",
        ],
    )


def test_documents_that_digest_can_not_read_are_told(tmp_path: Path) -> None:
    pages = ["articles/a.DOCX", "events/b.yaml", "events/c.markdown", "posts/d.md"]
    site(tmp_path, dict.fromkeys([*pages, "articles/e.pdf", "posts/f.json"], "x"))
    assert found(tmp_path) == (
        ["posts/d.md"],
        [
            "warning content/articles/a.DOCX: is not read; "
            "expected a name that ends in .md, .markdown, .txt, .html, .htm",
            "warning content/events/b.yaml: is not read; expected a name that ends in .md",
            "warning content/events/c.markdown: is not read; expected a name that ends in .md",
        ],
    )


@pytest.mark.parametrize(
    ("folder", "severity"), [("articles", "quarantine"), ("posts", "error"), ("events", "error")]
)
def test_names_that_a_terminal_would_obey_are_refused(
    tmp_path: Path, folder: str, severity: str
) -> None:
    site(tmp_path, {f"{folder}/fine.md": "x", f"{folder}/a\x1b[31m\nb.md": "x"})
    names, problems = found(tmp_path)
    assert names == [f"{folder}/fine.md"]
    assert [problem.split(":")[0] for problem in problems] == [
        rf"{severity} content/{folder}/a\x1b[31m\nb.md"
    ]


def test_names_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    site(tmp_path, {"articles/fine.md": "x"})
    try:
        with open(os.fsencode(tmp_path / "content" / "articles") + b"/\xff.md", "wb"):
            pass
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    names, problems = found(tmp_path)
    assert names == ["articles/fine.md"]
    assert len(problems) == 1
    assert problems[0].isascii()


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    site(tmp_path, {"articles/fine.md": "x"})
    os.mkfifo(tmp_path / "content" / "articles" / "pipe.md")
    assert found(tmp_path) == (["articles/fine.md"], [])
