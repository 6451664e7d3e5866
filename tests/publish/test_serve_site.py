"""The preview: pages as GitHub Pages sends them, rebuilt and reloaded as one writes."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from digest.errors import UsageError
from digest.publish.serve.live import EVENTS_PATH, SCRIPT_PATH, Live, instrument, widen
from digest.publish.serve.server import SiteServer, answer
from digest.publish.serve.watch import changes

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, with a secret beside it."""
    files = {
        "site/index.html": "<!doctype html><body>front</body>",
        "site/404.html": "<!doctype html><body>nothing here</body>",
        "site/events/é a/index.html": "<!doctype html><body>entry</body>",
        "site/about.html": "about",
        "site/feed.xml": "<rss/>",
        "site/site.webmanifest": "{}",
        "site/image.PNG": "png",
        "site/.nojekyll": "",
        "secret.html": "secret",
        "site-too/index.html": "secret",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "site" / "link.html").symlink_to(tmp_path / "secret.html")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/repo/", 200, b"front"),
        ("/repo/index.html", 200, b"front"),
        ("/repo/events/%C3%A9%20a/", 200, b"entry"),
        ("/repo/about", 200, b"about"),
        ("/repo/about.html", 200, b"about"),
        ("/repo/gone/", 404, b"nothing here"),
        ("/repo/about/", 404, b"nothing here"),
        ("/repo/../secret.html", 404, b"nothing here"),
        ("/repo/%2e%2e/secret.html", 404, b"nothing here"),
        ("/repo/%2e%2e%2fsite-too/index.html", 404, b"nothing here"),
        ("/repo//etc/passwd", 404, b"nothing here"),
        ("/repo/%2Fetc/passwd", 404, b"nothing here"),
        ("/repo/about.html%00", 404, b"nothing here"),
        ("/repo/%ff", 404, b"nothing here"),
        ("/repo/" + "a" * 5000, 404, b"nothing here"),
        ("/repo/" + "a" * 251, 404, b"nothing here"),
        ("/repo/" + "a/" * 3000, 404, b"nothing here"),
        ("/repo/link.html", 404, b"nothing here"),
        ("/other/", 404, b"under /repo/"),
    ],
)
def test_paths_lead_to_files_of_the_site_only(
    site: Path, path: str, status: int, content: bytes
) -> None:
    given = answer(site, "/repo/", path)
    assert given.status == status
    assert content in given.content


@pytest.mark.parametrize(
    ("base_path", "path", "status", "location"),
    [
        ("/repo/", "/", HTTPStatus.FOUND, "/repo/"),
        ("/repo/", "/repo", HTTPStatus.FOUND, "/repo/"),
        (
            "/repo/",
            "/repo/events/%C3%A9%20a",
            HTTPStatus.MOVED_PERMANENTLY,
            "/repo/events/%C3%A9%20a/",
        ),
        ("/", "//elsewhere.example/..", HTTPStatus.NOT_FOUND, ""),
        ("/", "/%5celsewhere.example", HTTPStatus.NOT_FOUND, ""),
    ],
)
def test_redirects_stay_on_the_site(
    site: Path, base_path: str, path: str, status: HTTPStatus, location: str
) -> None:
    given = answer(site, base_path, path)
    assert (given.status, given.location) == (status, location)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml"),
        ("/site.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/image.PNG", "image/png"),
        ("/.nojekyll", "application/octet-stream"),
    ],
)
def test_files_have_the_type_that_pages_gives_them(site: Path, path: str, expected: str) -> None:
    assert answer(site, "/", path).type == expected


@pytest.mark.parametrize(
    ("policy", "widened"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
        ("script-src 'none'", "script-src 'self'"),
        ("Script-Src x.js;connect-src 'self';", "script-src x.js 'self'; connect-src 'self'"),
        ("script-src-elem 'none'", "script-src-elem 'self'"),
        ("", ""),
    ],
)
def test_a_policy_is_widened_by_what_the_script_needs(policy: str, widened: str) -> None:
    assert widen(policy) == widened


def test_a_page_is_sent_with_the_script_at_its_end() -> None:
    page = (
        b"<html><meta http-equiv='content-security-policy' content=\"default-src &#39;none&#39;\">"
    )
    sent = instrument(page + b"<pre></body></pre></BODY ></html>", "7").decode()
    assert "content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"" in sent
    assert sent.index("</pre>") < sent.index('data-version="7"') < sent.index("</BODY >")
    assert instrument(b"<p>no body", "7").endswith(b"</script>")


class Response(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    """The site under /repo/, on a free port."""
    with SiteServer("127.0.0.1", 0, site, "/repo/", Live(site)) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.live.close()
        server.shutdown()


def get(server: SiteServer, path: str, method: str = "GET", **headers: str) -> Response:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    found = Response(response.status, dict(response.getheaders()), response.read())
    connection.close()
    return found


def test_pages_are_never_cached_and_carry_the_script(server: SiteServer) -> None:
    response = get(server, "/repo/?q=1")
    assert response.status == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert SCRIPT_PATH.encode() in response.body
    assert get(server, SCRIPT_PATH).headers["Content-Type"].startswith("text/javascript")


def test_other_files_are_sent_as_they_are(server: SiteServer) -> None:
    assert get(server, "/repo/feed.xml").body == b"<rss/>"


def test_head_sends_no_body(server: SiteServer) -> None:
    response = get(server, "/repo/", "HEAD")
    assert response.body == b""
    assert int(response.headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", ""]
)
def test_a_name_of_the_web_that_leads_here_is_refused(server: SiteServer, host: str) -> None:
    assert get(server, "/repo/", Host=host).status == 403
    assert get(server, EVENTS_PATH, Host=host).status == 403


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "[::1]"]
)
def test_names_of_this_machine_are_served(server: SiteServer, host: str) -> None:
    assert get(server, "/repo/", Host=host).status == 200


def test_a_stream_tells_the_version_and_what_went_wrong(server: SiteServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", EVENTS_PATH)
    response = connection.getresponse()

    def event() -> dict[str, object]:
        assert response.readline() == b"retry: 500\n"
        line = response.readline()
        assert response.readline() == b"\n"
        return dict(json.loads(line.removeprefix(b"data: ")))

    first = event()
    server.live.built(("content/a.md:1: a mistake",))
    assert event() == {"version": first["version"], "problems": ["content/a.md:1: a mistake"]}
    server.site.rename(server.site.with_name("old"))
    server.site.mkdir()
    server.live.built(())
    assert event()["version"] != first["version"]
    server.live.close()
    assert response.read() == b""
    connection.close()


def test_a_port_in_use_is_one_line(server: SiteServer) -> None:
    with pytest.raises(UsageError, match=r"can't listen here: .*--port"):
        SiteServer("127.0.0.1", server.server_port, server.site, "/", server.live)


class Watched:
    """The changes of some paths, counted in a thread."""

    def __init__(self, *paths: Path) -> None:
        self.seen = threading.Semaphore(0)
        threading.Thread(target=self._watch, args=(paths,), daemon=True).start()

    def _watch(self, paths: tuple[Path, ...]) -> None:
        for _ in changes(paths):
            self.seen.release()

    def settle(self) -> None:
        while self.seen.acquire(timeout=0.4):
            pass


def test_every_kind_of_change_is_seen(tmp_path: Path) -> None:
    content, config = tmp_path / "content", tmp_path / "digest.toml"
    (content / "posts").mkdir(parents=True)
    watched = Watched(content, config, tmp_path / "themes")
    assert watched.seen.acquire(timeout=5), "the first look"
    steps = {
        "a new file": lambda: (content / "posts" / "a.md").write_text("a"),
        "an edit": lambda: (content / "posts" / "a.md").write_text("b"),
        "a file that appears": lambda: config.write_text("a"),
        "a file that is replaced": lambda: (
            (tmp_path / "new").write_text("b"),
            (tmp_path / "new").rename(config),
        ),
        "a folder that appears": lambda: (tmp_path / "themes" / "mine").mkdir(parents=True),
        "a file in it": lambda: (tmp_path / "themes" / "mine" / "base.html").write_text("x"),
        "a folder that is replaced": lambda: (
            content.rename(tmp_path / "old"),
            content.mkdir(),
        ),
        "a file in the new one": lambda: (content / "b.md").write_text("x"),
        "a file that goes": lambda: config.unlink(),
    }
    for name, step in steps.items():
        watched.settle()
        step()
        assert watched.seen.acquire(timeout=5), name


class Preview:
    """The preview in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.publish.preview", str(root)],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self.line()

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def text(self, path: str = "") -> str:
        host, _, base = self.url.removeprefix("http://").partition("/")
        with socket.create_connection(host.split(":"), timeout=5) as connection:  # type: ignore[arg-type]  # a pair
            request = f"GET /{base}{path} HTTP/1.0\r\nHost: {host}\r\n\r\n"
            connection.sendall(request.encode())
            return connection.makefile("rb").read().decode()

    def wait_for(self, text: str) -> float:
        """Seconds until the front page says `text`."""
        start = time.monotonic()
        while f"id=text>{text}<" not in self.text():
            assert time.monotonic() < start + 10, f"{text!r} did not appear"
            time.sleep(0.005)
        return time.monotonic() - start

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "front.txt").write_text("first")
    running = Preview(tmp_path)
    yield running
    running.end()


def test_an_edit_is_served_at_once(preview: Preview) -> None:
    preview.wait_for("first")
    time.sleep(0.5)
    (preview.root / "content" / "front.txt").write_text("second")
    assert preview.wait_for("second") < 2


def test_a_mistake_keeps_the_last_good_site(preview: Preview) -> None:
    preview.wait_for("first")
    (preview.root / "content" / "front.txt").write_text("MISTAKE")
    assert preview.line() == "failed content/front.txt:1: a mistake <b>; expected none"
    assert "id=text>first<" in preview.text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_ends_in_peace(preview: Preview, number: signal.Signals) -> None:
    preview.wait_for("first")
    time.sleep(0.3)
    os.kill(preview.process.pid, number)
    assert preview.line() == "ended"
    assert preview.process.wait(5) == 0
    assert sorted(os.listdir(preview.root)) == [".digest", "content", "site"]


@pytest.mark.browser
def test_an_open_page_reloads_and_shows_mistakes(preview: Preview, browser: Browser) -> None:
    preview.wait_for("first")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(preview.url)
    expect(page.locator("#text")).to_have_text("first")
    (preview.root / "content" / "front.txt").write_text("second")
    expect(page.locator("#text")).to_have_text("second")
    (preview.root / "content" / "front.txt").write_text("MISTAKE")
    expect(page.get_by_role("alert")).to_contain_text("content/front.txt:1: a mistake <b>")
    expect(page.locator("#text")).to_have_text("second")
    (preview.root / "content" / "front.txt").write_text("third")
    expect(page.locator("#text")).to_have_text("third")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert [line for line in said if "Policy" in line] == []
    page.close()
