"""`digest clean FILE|-`: the cleaned text, or with --receipt what was removed and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.mistakes import wrong_use
from digest.cli.options import json_option
from digest.cli.printing import print_json, print_problems
from digest.errors import Problem, stop_on_errors

if TYPE_CHECKING:
    from digest.model import Article


@click.command("clean")
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--receipt", is_flag=True, help="What was removed instead, with line and rule.")
@json_option
def command(files: tuple[str, ...], receipt: bool, as_json: bool) -> None:
    """Print the text of articles without what is not theirs.

    Markdown, plain text and HTML are told apart by the ending of the name; standard input
    (-) is plain text or Markdown, or HTML where it begins with a tag. The files stay as
    they are.
    """
    articles = [_cleaned(name) for name in files]
    if as_json:
        print_json([_record(article) for article in articles])
        return
    for number, article in enumerate(articles):
        if len(articles) > 1:
            click.echo(("\n" if number else "") + f"==> {article.location.path} <==")
        click.echo(_receipt(article) if receipt else _text(article))


def _cleaned(name: str) -> Article:
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
    return article


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


def _receipt(article: Article) -> str:
    lines = [f"{article.location.path}: {len(article.receipt)} removed"]
    for removal in article.receipt:
        place = click.style(f"{removal.line:>5}", dim=True)
        rule = click.style(f"{removal.rule:<18}", fg="yellow")
        text = click.style("- " + _visible(removal.text).replace("\n", "\n" + " " * 28), fg="red")
        lines.append(f"{place}  {rule}  {text}")
    return "\n".join(lines)


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
