"""Who gets to the desk, and who does not: attacks over HTTP, against the real server."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.publish.serve.answers import Annex, Answer, Request
from digest.publish.serve.live import Live
from digest.publish.serve.server import SiteServer
from tests.desk.sites import Served, built_site, served
from tests.site import tree

ACTIONS = ("merge", "split", "keep", "pin", "retitle", "undo")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(built_site(tmp_path_factory.mktemp("site"))) as open_desk:
        yield open_desk


@pytest.fixture(scope="module")
def event(desk: Served) -> str:
    return desk.events()["Ferry to Sant Aldric resumes after eleven days"]


@pytest.fixture(autouse=True)
def _nothing_is_written(desk: Served) -> Iterator[None]:
    before = tree(desk.sitting.root / "content")
    yield
    assert tree(desk.sitting.root / "content") == before


def test_the_token_opens_the_door_once_and_leaves_the_address(desk: Served) -> None:
    found = desk.ask(f"/_desk/?token={desk.gate.token}", Cookie=None, Sec_Fetch_Site="none")
    assert (found.status, found.headers["Location"], found.body) == (303, "/_desk/", "")
    cookie = found.headers["Set-Cookie"]
    assert cookie.endswith("; Path=/_desk/; HttpOnly; SameSite=Strict")
    assert desk.gate.token not in cookie
    assert desk.ask("/_desk/", Cookie=cookie.partition(";")[0]).status == 200


@pytest.mark.parametrize("path", ["", "event/?id=x", "compare/?one=x", "style.css", "nowhere"])
@pytest.mark.parametrize(
    "changes",
    [
        {"Cookie": None},
        {"Cookie": "digest-desk-1=x"},
        {"Cookie": "digest-desk-{port}=wrong"},
        {"Cookie": "digest-desk-{port}={token}"},
        {"Cookie": 'a="b; ;;\x7f=,'},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Host": "evil.localhost:{port}"},
        {"Host": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Dest": "empty"},
        {"Sec_Fetch_Dest": "iframe"},
        {"Sec_Fetch_Dest": "script"},
    ],
    ids=str,
)
def test_whoever_is_not_the_editor_reads_nothing(
    desk: Served, path: str, changes: dict[str, str | None]
) -> None:
    port, token = str(desk.server.server_port), desk.gate.token
    told = {
        name: value and value.replace("{port}", port).replace("{token}", token)
        for name, value in changes.items()
    }
    found = desk.ask(f"/_desk/{path}", **told)
    assert found.status == 403
    assert "Ferry" not in found.body
    assert "Set-Cookie" not in found.headers


@pytest.mark.parametrize("token", ["x", "", "%00", "é", "a&token=b"])
def test_a_wrong_token_opens_nothing(desk: Served, token: str) -> None:
    found = desk.ask(f"/_desk/?token={token.replace('é', '%C3%A9')}", Cookie=None)
    assert found.status == 403
    assert "Set-Cookie" not in found.headers


@pytest.mark.parametrize(
    "changes",
    [
        {"Cookie": None},
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost:{port}"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Dest": "empty"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "multipart/form-data; boundary=x"},
        {"Content_Type": "application/json"},
    ],
    ids=str,
)
def test_a_form_that_another_page_sends_is_refused(
    desk: Served, event: str, changes: dict[str, str | None]
) -> None:
    port = str(desk.server.server_port)
    told = {name: value and value.replace("{port}", port) for name, value in changes.items()}
    assert desk.send("pin", [("event", event), ("pinned", "yes")], **told).status == 403


@pytest.mark.parametrize("secret", ["", "x", "é"])
@pytest.mark.parametrize("action", ACTIONS)
def test_a_form_without_the_secret_is_refused(
    desk: Served, event: str, action: str, secret: str
) -> None:
    fields = [("secret", secret), ("event", event), ("pinned", "yes"), ("change", "1")]
    assert desk.send(action, fields).status == 403


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_nothing_is_decided_by_looking(desk: Served, event: str, action: str, method: str) -> None:
    query = f"secret={desk.gate.form}&event={event}&pinned=yes&title=x&change=1"
    found = desk.ask(f"/_desk/{action}?{query}", method)
    assert (found.status, found.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_not_known(desk: Served, method: str) -> None:
    assert desk.ask("/_desk/pin", method).status == 501


@pytest.mark.parametrize(
    "fields",
    [
        [("event", "../../../etc/passwd"), ("pinned", "yes")],
        [("event", "content/../digest.toml"), ("pinned", "yes")],
        [("event", ""), ("pinned", "yes")],
        [("event", "\x00"), ("pinned", "yes")],
        [],
        [("event", "a" * 9_000), ("pinned", "yes")],
    ],
    ids=["passwd", "config", "empty", "nul", "nothing", "long"],
)
def test_names_lead_to_events_and_to_no_files(desk: Served, fields: list[tuple[str, str]]) -> None:
    found = desk.send("pin", fields)
    assert found.status == 400
    assert "root:" not in found.body


@pytest.mark.parametrize(
    "path",
    [
        "../digest.toml",
        "%2e%2e/digest.toml",
        "templates/base.html",
        "style.css/../x",
        "%00",
        "event",
    ],
)
def test_there_are_no_files_behind_the_desk_but_its_style(desk: Served, path: str) -> None:
    assert desk.ask(f"/_desk/{path}").status in (403, 404)
    assert "[site]" not in desk.ask(f"/_desk/{path}").body


@pytest.mark.parametrize("path", ["", "event/?id={event}", "style.css", "nowhere", "pin"])
def test_every_answer_carries_the_policies(desk: Served, event: str, path: str) -> None:
    headers = desk.ask(f"/_desk/{path}".replace("{event}", event)).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_texts_from_outside_stay_text_and_there_is_no_script(desk: Served) -> None:
    page = desk.ask("/_desk/").body
    assert "&lt;b&gt;pears&lt;/b&gt;" in page
    assert "<b>pears" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": "70000"}, 413),
        ({"Content-Length": "-1"}, 411),
        ({"Content-Length": "1e3"}, 411),
        ({"Transfer-Encoding": "chunked"}, 411),
        ({}, 411),
    ],
    ids=str,
)
def test_a_body_is_read_only_within_bounds(
    desk: Served, headers: dict[str, str], status: int
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", desk.server.server_port, timeout=5)
    connection.putrequest("POST", "/_desk/pin")
    for name, value in {**desk.headers, **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    assert (response.status, response.getheader("Connection")) == (status, "close")
    connection.close()


def test_the_site_itself_takes_nothing(desk: Served) -> None:
    assert desk.ask("/repo/", "POST", "x=1").status == 405


def test_an_address_that_others_reach_has_no_desk(tmp_path: Path) -> None:
    def never(_request: Request) -> Answer:
        raise AssertionError

    with SiteServer("0.0.0.0", 0, tmp_path, "/", Live(tmp_path), Annex("/_desk/", never)) as server:
        assert server.annex is None
