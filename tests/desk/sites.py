"""A built site with its desk behind a server of this process, under a project path."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from digest.config import Config
from digest.configfile import read_config
from digest.desk.answering import Answering
from digest.desk.gate import Gate
from digest.desk.sitting import Sitting
from digest.publish.serve.live import Live
from digest.publish.serve.server import SiteServer
from tests.site import digest, healthy_site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PEARS = "articles/pears.md"
PEARS_TEXT = """---
title: Orchard thieves take forty crates of <b>pears</b>
date: 2026-11-18T08:00:00Z
source: {name: Tollbrook Times, url: "https://tollbrook.example/pears"}
---

Thieves emptied an orchard near Tollbrook overnight and left with forty crates of pears, the grower
Idris Pennant told police on Monday.
"""


def built_site(root: Path) -> Path:
    """An event of two reports, one of a single report, a post, and an article that is left out."""
    broken = "---\ntitle: [\n---\n\nNothing.\n"
    files = {f"content/{PEARS}": PEARS_TEXT, "content/articles/broken.md": broken}
    healthy_site(root, files)
    text = (root / "digest.toml").read_text()
    (root / "digest.toml").write_text(text.replace("quay.example/", "quay.example/repo/"))
    assert digest(root, "build").status == 0
    return root


@dataclass
class Response:
    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Served:
    """A desk that is open, and a browser without scruples."""

    server: SiteServer
    sitting: Sitting
    gate: Gate
    headers: dict[str, str] = field(default_factory=dict)
    """Of an honest browser that has been let in."""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def ask(
        self, path: str, method: str = "GET", body: str = "", **changes: str | None
    ) -> Response:
        """`changes` are headers other than an honest browser's; None leaves one out."""
        given = {name.replace("_", "-"): value for name, value in changes.items()}
        headers = {
            name: value for name, value in {**self.headers, **given}.items() if value is not None
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)
        connection.request(method, path, body.encode() if body else None, headers)
        response = connection.getresponse()
        found = Response(response.status, dict(response.getheaders()), response.read().decode())
        connection.close()
        return found

    def send(self, path: str, fields: list[tuple[str, str]], **changes: str | None) -> Response:
        """A form of the desk, filled in by its user."""
        secret = [] if any(name == "secret" for name, _ in fields) else [("secret", self.gate.form)]
        form = {
            "Content_Type": "application/x-www-form-urlencoded",
            "Origin": self.origin,
            **changes,
        }
        return self.ask(f"/_desk/{path}", "POST", urlencode([*secret, *fields]), **form)

    def events(self) -> dict[str, str]:
        """Each event's title to its id, as the desk lists them."""
        page = self.ask("/_desk/").body
        found = re.findall(r'aria-label="Merge “([^”]*)”[^"]*"', page)
        ids = re.findall(r'name="event" value="(ev-\w+)" id="(?:check|alone)-', page)
        return dict(zip(found, ids, strict=True))


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """The desk of the site at `root`."""

    def configured() -> Config:
        return read_config(root)

    sitting, gate = Sitting(root, configured, lambda: NOW), Gate.new()
    annex = Answering(sitting, gate, configured).annex
    site = root / "site"
    with SiteServer("127.0.0.1", 0, site, "/repo/", Live(site), annex) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        desk = Served(server, sitting, gate)
        cookie = gate.cookie(server.server_port, "/_desk/").partition(";")[0]
        desk.headers = {"Cookie": cookie, "Sec-Fetch-Site": "same-origin"}
        yield desk
        server.live.close()
        server.shutdown()
