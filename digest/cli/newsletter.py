"""`digest newsletter [DATE]`: an edition, or the week of a day, as an e-mail to be sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.mistakes import links_to_this_machine
from digest.cli.options import now_option, site_option
from digest.cli.printing import Bar, print_problems
from digest.cli.sites import clock, open_site
from digest.errors import wrong_use

if TYPE_CHECKING:
    from digest.pages.layout.layout import Layout
    from digest.pages.urls.spans import Span

FOLDER = "newsletters"
"""In the site's root: what is kept there is the editor's, and no build reads it."""


@click.command("newsletter", short_help="Write an edition, or a week, as an e-mail.")
@click.argument("day", metavar="[DATE]", required=False)
@click.option("--week", is_flag=True, help="The whole week of that day, Monday to Sunday.")
@click.option("-o", "--output", metavar="FILE", help="The file to write; - is standard output.")
@click.option("--base-url", metavar="URL", help="The site's address.  [default: site.base_url]")
@now_option
@site_option
def command(
    day: str | None,
    week: bool,
    output: str | None,
    base_url: str | None,
    now: str | None,
    start: Path,
) -> None:
    """Write an edition as an .eml file: HTML with its styles inlined, and plain text.

    DATE is a day such as 2026-11-20; the default is the newest on which something was published.
    The file is newsletters/DATE.eml. Open it in a mail program, or pass it to whatever sends your
    mail; digest itself sends nothing. Needs the extra `newsletter`.
    """
    from digest.cli.sites import overridden
    from digest.engine import Engine
    from digest.pages.feeds.newsletter import newsletter
    from digest.proof import pull
    from digest.publish.lock import locked
    from digest.publish.mail import mail

    root, config = open_site(start)
    config = overridden(config, base_url=base_url)
    with locked(root):
        proof = pull(root, config, clock(now), Engine(config.build.jobs, Bar()))
    span = _span(day, proof.layout, week=week)
    letter = newsletter(span, proof.layout, proof.theme)
    if letter is None:
        raise wrong_use(span.name, "nothing was published then", _known_days(proof.layout))
    leads = "every link of the letter leads to"
    print_problems(links_to_this_machine("digest.toml", leads, config.site.base_url))
    content = mail(letter, config.newsletter, config.site.base_url)
    name = output or f"{FOLDER}/{letter.name}.eml"
    if name == "-":
        click.echo(content, nl=False)
        return
    _write(Path(name) if output else root / name, content)
    click.echo(f"{name}: {letter.subject}")


def _write(path: Path, content: bytes) -> None:
    from digest.publish.atomic import replace_file

    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)


def _span(day: str | None, layout: Layout, *, week: bool) -> Span:
    """The days that are asked for."""
    from digest.pages.feeds.newsletter import newest_day
    from digest.pages.urls.spans import Span

    if day is None:
        first = newest_day(layout)
        if first is None:
            raise wrong_use("digest newsletter", "nothing has a date yet", "an article with one")
    else:
        try:
            first = date.fromisoformat(day)
        except ValueError as error:
            raise wrong_use(day, "is no day", "a day such as 2026-11-20") from error
    return Span.week_of(first) if week else Span(first)


def _known_days(layout: Layout) -> str:
    days = list(layout.editions)[:5]
    return f"a day with entries, such as {', '.join(map(str, days))}" if days else "an article"
