"""`digest serve`: the site on this machine, built again and reloaded at every change."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import click

from digest.cli.building import told
from digest.cli.mistakes import unusable
from digest.cli.options import now_option, site_option
from digest.cli.printing import print_line, print_problems
from digest.cli.sites import clock, open_site, overridden

if TYPE_CHECKING:
    from digest.config import Config
    from digest.errors import DigestError


@click.command("serve")
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--future", is_flag=True, help="Include posts dated in the future.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 for any free port.",
)
@now_option
@site_option
def command(drafts: bool, future: bool, host: str, port: int, now: str | None, start: Path) -> None:
    """Serve the site, rebuilt at every change, until Ctrl-C.

    The site is served under its real base path, as it will be once published. It is built
    into .digest/preview, so that site/ keeps its public addresses. A mistake is printed
    and shown in the browser, and the last good site stays.

    The desk, at the second address that is printed, is for merging, splitting, pinning and
    retitling events. It is never part of the site, and is available on this machine only.
    """
    from digest.desk.answering import Answering
    from digest.inputs import inputs
    from digest.pages.urls.routes import base_path
    from digest.publish.serve import serve
    from digest.publish.target import PREVIEW
    from digest.seams import site_modules

    root, config = open_site(start)
    session = _Session(root, {"drafts": drafts, "future": future, "output": PREVIEW}, host, now)
    with site_modules(root):
        watched = [(root / name).resolve() for name in inputs(root, config)]
    serve(
        root / PREVIEW,
        watched,
        session.rebuild,
        base_path=base_path(config.site.base_url),
        host=host,
        port=port,
        annex=Answering(session.sitting, session.gate, session.configured).annex,
        ready=session.ready,
        failed=session.failed,
    )


class _Session:
    """One run of the server: what it builds, and the editor's sitting beside it."""

    def __init__(self, root: Path, asked: dict[str, Any], host: str, now: str | None) -> None:
        from digest.desk.gate import Gate
        from digest.desk.sitting import Sitting

        self.root, self.asked, self.host, self.now = root, asked, host, now
        self.gate = Gate.new()
        self.sitting = Sitting(root, self.configured, lambda: clock(now))
        self.recent: dict[bytes, object] = {}
        """What earlier builds of this run remember."""
        self.mistaken = False
        """The last build failed."""

    def configured(self) -> Config:
        """The configuration as the file is now, with the options of the command line applied."""
        return overridden(open_site(self.root)[1], **self.asked)

    def ready(self, url: str) -> None:
        """Say where the site is, and the desk where it may be."""
        from digest.desk.answering import PREFIX
        from digest.publish.serve.server import is_loopback

        self.asked["base_url"] = url
        click.echo(f"Serving {url} (Ctrl-C ends)")
        if is_loopback(self.host):
            click.echo(f"The desk: {urljoin(url, PREFIX)}?token={self.gate.token}")

    def rebuild(self) -> None:
        """Build, and report the result.

        Raises:
            DigestError: with every mistake of the content.
        """
        gc.disable()  # As in `digest build`; what is cyclic waits for the end of this one.
        try:
            with self.sitting.work:
                self.sitting.forget()
                self._build()
        except OSError as error:
            raise unusable(error) from error
        finally:
            gc.enable()

    def _build(self) -> None:
        from digest.engine import Engine
        from digest.publishing import load_for_edits, publish

        began, moment = time.perf_counter(), clock(self.now)
        config = _local(self.configured())
        engine, recent = Engine(config.build.jobs), self.recent
        memo = publish(
            self.root, config, self.asked, moment, engine, told, recent=recent, needed=False
        )
        mended, self.mistaken = self.mistaken, False
        if not memo:  # What was written was the build's own ledger, or came to the same again.
            if mended:
                click.echo("No mistake any more: the site is what it was.")
            load_for_edits(self.root)  # Nobody waits for anything now.
            return
        for line in memo["lines"] + memo["notes"]:
            print_line(line)
        click.echo(f"{memo['summary']} in {time.perf_counter() - began:.1f} s")

    def failed(self, error: DigestError) -> None:
        """Say why there is no new site."""
        self.mistaken = True
        print_problems(error.problems)
        click.echo("The last good site stays.", err=True)


def _local(config: Config) -> Config:
    """Without the name of the public host, which this machine does not answer to."""
    return replace(config, site=replace(config.site, cname=""))
