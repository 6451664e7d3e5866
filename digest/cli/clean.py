"""`digest clean FILE|-`: the cleaned text, or with --receipt what was removed and why."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.options import json_option
from digest.cli.printing import print_json, print_problems
from digest.cli.receipts import receipt_lines
from digest.errors import Problem, stop_on_errors, wrong_use

if TYPE_CHECKING:
    from digest.model import Article, Document


@click.command("clean")
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--receipt", is_flag=True, help="Print what was removed, where and why, as a diff.")
@click.option(
    "--color/--no-color", default=None, help="Color the receipt.  [default: on a terminal]"
)
@json_option
def command(files: tuple[str, ...], receipt: bool, color: bool | None, as_json: bool) -> None:
    """Print the text of articles without the clutter around it.

    Markdown, plain text and HTML are told apart by the file's extension; standard input
    (-) is plain text or Markdown, or HTML if it begins with a tag. The files are not
    changed.
    """
    cleaned = [_cleaned(name) for name in files]
    if as_json:
        print_json([_record(article) for _, article in cleaned])
        return
    if color is None and os.environ.get("NO_COLOR"):
        color = False
    for number, (document, article) in enumerate(cleaned):
        if receipt:
            click.echo(
                "\n" * bool(number) + "\n".join(receipt_lines(document, article)), color=color
            )
            continue
        if len(cleaned) > 1:
            click.echo("\n" * bool(number) + f"==> {article.location.path} <==")
        click.echo(_text(article))


def _cleaned(name: str) -> tuple[Document, Article]:
    from digest.config import Config
    from digest.model import EventNote
    from digest.sources.article import to_article
    from digest.sources.reader import read_bytes

    config = Config()
    path, content = _content(name)
    document, problems = read_bytes(path, content, "article", config)
    _stop(problems)
    assert document is not None
    assert not isinstance(document, EventNote)
    article, problems = to_article(document, config)
    _stop(problems)
    assert article is not None
    return document, article


def _content(name: str) -> tuple[str, bytes]:
    """The name to judge the format by, and the bytes."""
    if name == "-":
        content = sys.stdin.buffer.read()
        looks_html = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
        return ("stdin.html" if looks_html else "stdin.md"), content
    try:
        return name, Path(name).read_bytes()
    except OSError as error:
        expected = "a file, or - for standard input"
        raise wrong_use(name, error.strerror or "can't be read", expected) from error


def _stop(problems: tuple[Problem, ...]) -> None:
    """Here a file that a build would leave out is a mistake: nothing else is asked for."""
    fatal = [problem for problem in problems if problem.severity != "warning"]
    print_problems(problem for problem in problems if problem.severity == "warning")
    stop_on_errors([Problem(p.location, p.what, p.expected, p.suggestion, "error") for p in fatal])


def _text(article: Article) -> str:
    return _visible(f"{article.title}\n\n{article.text}" if article.title else article.text)


def _visible(text: str) -> str:
    """Without the characters that steer a terminal."""
    return "".join(char for char in text if char == "\n" or char.isprintable())


def _record(article: Article) -> dict[str, object]:
    return {
        "file": article.location.path,
        "title": article.title,
        "text": article.text,
        "removed": [
            {"rule": removal.rule, "line": removal.line, "text": removal.text}
            for removal in article.receipt
        ],
    }
