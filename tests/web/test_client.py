"""The client against a server that is slow, broken, endless, hostile, or just a web site."""

from __future__ import annotations

import contextlib
import gzip
import os
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
import trustme

from digest import __version__
from digest.errors import GoneError, WebError
from digest.web import Client
from digest.web.client import TRIES
from digest.web.decompressing import decompressed
from digest.web.failure import Failure
from digest.web.posting import post
from digest.web.target import MOST_REDIRECTS
from tests.web.conftest import Clock, MakeClient
from tests.web.server import (
    Handler,
    Web,
    dripping,
    endless,
    page,
    redirect,
    serving,
    stalling,
    talking,
)

TEXT = "Grüße aus dem Hafen. " * 50


def test_a_page_comes_with_what_its_server_says_of_it(web: Web, make_client: MakeClient) -> None:
    headers = {"Content_Type": "text/HTML; charset=ISO-8859-1", "ETag": '"v1"'}
    web.routes["/news"] = page("Grüße".encode("latin-1"), **headers, Last_Modified="yesterday")
    response = make_client().get(f"{web.base}/news#top")
    assert (response.status, response.url) == (200, f"{web.base}/news")
    assert response.body.decode(response.charset) == "Grüße"
    assert response.content_type == "text/html"
    assert (response.etag, response.modified) == ('"v1"', "yesterday")
    assert not response.moved


def test_digest_says_who_it_is_and_nothing_else(web: Web, make_client: MakeClient) -> None:
    web.routes["/"] = page(b"", Set_Cookie="id=1")
    client = make_client()
    client.get(web.base)
    client.get(web.base)
    sent = web.requests[-1].headers
    assert sent["User-Agent"] == f"digest/{__version__}"
    assert sent["Host"] == web.base.removeprefix("http://")
    assert set(sent) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


def test_an_unchanged_page_is_not_sent_again(web: Web, make_client: MakeClient) -> None:
    web.routes["/feed"] = page(b"", 304)
    response = make_client().get(f"{web.base}/feed", etag='"v1"', modified="Mon, 1 Sep 2025")
    assert response.unchanged
    assert web.requests[-1].headers["If-None-Match"] == '"v1"'
    assert web.requests[-1].headers["If-Modified-Since"] == "Mon, 1 Sep 2025"


@pytest.mark.parametrize("validator", ["a\r\nX-Evil: 1", "\udcff", "x" * 2000, "ü"])
def test_a_validator_that_fits_no_header_is_not_sent(
    web: Web, make_client: MakeClient, validator: str
) -> None:
    web.routes["/"] = page()
    assert make_client().get(web.base, etag=validator, modified=validator).status == 200
    assert "If-None-Match" not in web.requests[-1].headers


ENCODINGS = {
    "gzip": gzip.compress(TEXT.encode()),
    "x-gzip": gzip.compress(TEXT[:500].encode()) + gzip.compress(TEXT[500:].encode()) + b"\0" * 9,
    "deflate": zlib.compress(TEXT.encode()),
    "Deflate": zlib.compress(TEXT.encode())[2:-4],
    "br": brotli.compress(TEXT.encode()),
    "identity": TEXT.encode(),
}


@pytest.mark.parametrize(("encoding", "body"), ENCODINGS.items(), ids=ENCODINGS)
def test_compressed_pages_are_unpacked(
    web: Web, make_client: MakeClient, encoding: str, body: bytes
) -> None:
    web.routes["/"] = page(body, Content_Encoding=encoding)
    assert make_client().get(web.base).body.decode() == TEXT


BOMBS = {
    "gzip": gzip.compress(b"\0" * 50_000_000),
    "deflate": zlib.compress(b"\0" * 50_000_000),
    "br": brotli.compress(b"\0" * 50_000_000, quality=3),
}


@pytest.mark.parametrize(("encoding", "bomb"), BOMBS.items(), ids=BOMBS)
def test_a_bomb_is_not_unpacked(
    web: Web, make_client: MakeClient, encoding: str, bomb: bytes
) -> None:
    web.routes["/"] = page(bomb, Content_Encoding=encoding)
    client = make_client(most_bytes=1_000_000)
    tracemalloc.start()
    with pytest.raises(WebError, match="unpacks to more than 1,000,000 bytes"):
        client.get(web.base)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_body_of_ten_times_as_many_parts_takes_some_ten_times_as_long() -> None:
    """Copied for each of its parts, it would take a hundred times as long."""
    seconds = {}
    for count in (4_000, 40_000):
        body = gzip.compress(b"") * count + gzip.compress(b"Hello")
        before = time.process_time()
        assert decompressed(body, "gzip", 100) == b"Hello"
        seconds[count] = time.process_time() - before
    assert seconds[40_000] < 40 * seconds[4_000]


BROKEN_BODIES = {
    "not gzip": ("gzip", b"Hello"),
    "half of it": ("gzip", gzip.compress(TEXT.encode())[:-20]),
    "half a deflate": ("deflate", zlib.compress(TEXT.encode())[:-20]),
    "half a brotli": ("br", brotli.compress(TEXT.encode())[:-5]),
    "not brotli": ("br", b"\xff" * 50),
    "unknown": ("zstd", b"Hello"),
    "twice": ("gzip, gzip", gzip.compress(gzip.compress(b"Hello"))),
}


@pytest.mark.parametrize(("encoding", "body"), BROKEN_BODIES.values(), ids=BROKEN_BODIES)
def test_what_cannot_be_unpacked_is_a_mistake_with_a_place(
    web: Web, make_client: MakeClient, encoding: str, body: bytes
) -> None:
    web.routes["/a"] = page(body, Content_Encoding=encoding)
    with pytest.raises(WebError, match="compressed") as told:
        make_client().get(f"{web.base}/a")
    assert told.value.problems[0].location.path == f"{web.base}/a"


def test_an_endless_page_is_cut_off(web: Web, make_client: MakeClient) -> None:
    web.routes["/"] = endless
    with pytest.raises(WebError, match="is larger than 500,000 bytes"):
        make_client(most_bytes=500_000).get(web.base)


def test_a_page_that_drips_is_cut_off(web: Web, make_client: MakeClient) -> None:
    web.routes["/"] = dripping
    client = with_seconds(make_client(), 0.3)
    began = time.monotonic()
    with pytest.raises(WebError, match=r"takes more than 0\.3 s"):
        client.get(web.base)
    assert time.monotonic() - began < 2


def test_what_is_gone_is_told_from_what_can_not_be_had(web: Web, make_client: MakeClient) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with pytest.raises(GoneError):
        make_client(nowhere).get("http://news.example/")
    with pytest.raises(GoneError):
        make_client().reach(f"{web.base}/missing")
    web.routes |= {"/": page(b"", 403), "/large": endless}
    with pytest.raises(WebError) as told:
        make_client().reach(web.base)
    assert not isinstance(told.value, GoneError)
    assert make_client().reach(f"{web.base}/large") == f"{web.base}/large"


def test_a_client_that_is_closed_waits_for_nobody(web: Web, make_client: MakeClient) -> None:
    asked = threading.Event()

    def stall(handler: Handler) -> None:
        asked.set()
        stalling(handler)

    web.routes["/"] = stall
    client, began = make_client(), time.monotonic()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(client.get, web.base)
        assert asked.wait(5)
        client.close()
        with pytest.raises(WebError):
            answer.result()
    with pytest.raises(WebError):
        client.get(web.base)
    assert time.monotonic() - began < 5


def drip_headers(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not over.wait(0.02):
        connection.sendall(b".")


def continue_for_ever(connection: socket.socket, over: threading.Event) -> None:
    while not over.is_set():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 10)


def chunks_for_ever(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not over.wait(0.01):
        connection.sendall(b"1\r\nx\r\n")


def trailers_for_ever(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    while not over.is_set():
        connection.sendall(b"X-More: 1\r\n" * 10)


def slow_handshake(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"\x16\x03\x03\x40\x00")
    while not over.wait(0.02):
        connection.sendall(b"\x02")


DRIPS = [drip_headers, continue_for_ever, chunks_for_ever, trailers_for_ever]


@pytest.mark.parametrize("speak", DRIPS, ids=lambda speak: speak.__name__)
def test_whatever_drips_is_cut_off(make_client: MakeClient, speak: object) -> None:
    with talking(speak) as base:  # type: ignore[arg-type]
        client = with_seconds(make_client(), 0.3)
        began = time.monotonic()
        with pytest.raises(WebError, match=r"takes more than 0\.3 s"):
            client.get(base)
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("speak", DRIPS, ids=lambda speak: speak.__name__)
def test_an_answer_to_a_post_that_drips_is_cut_off(speak: object) -> None:
    with talking(speak) as base:  # type: ignore[arg-type]
        began = time.monotonic()
        with pytest.raises(Failure, match="did not finish its answer in time"):
            post(base, b"{}", {}, 0.2, 1_000_000)
        assert time.monotonic() - began < 2


def test_a_handshake_that_drips_is_cut_off(make_client: MakeClient) -> None:
    with talking(slow_handshake) as base:
        client = with_seconds(make_client(), 0.3)
        began = time.monotonic()
        with pytest.raises(WebError, match=r"takes more than 0\.3 s|encryption is broken"):
            client.get(base.replace("http:", "https:"))
        assert time.monotonic() - began < 3


def say(answer: bytes) -> object:
    def speak(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(answer)

    return speak


OK = b"HTTP/1.1 200 OK\r\n"
GARBAGE = {
    "too many headers": (OK + b"X-One: 1\r\n" * 2000 + b"\r\n", "too many headers"),
    "endless header": (OK + b"X-One: " + b"1" * 200_000, "not HTTP"),
    "said to be too large": (OK + b"Content-Length: 99999999999\r\n\r\n", "is larger than"),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", "not HTTP"),
    "nothing": (b"", "not HTTP"),
    "half a page": (OK + b"Content-Length: 100\r\n\r\nHello", "half of it"),
    "half a chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\n99\r\nHello", "half of it"),
    "no chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\nHello", "half of it"),
    "endless chunk size": (
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 200_000,
        "half of it",
    ),
    "two lengths": (OK + b"Content-Length: 1\r\nContent-Length: 5\r\n\r\nHello", "not HTTP"),
    "no status": (b"HTTP/1.1 abc OK\r\n\r\n", "not HTTP"),
}


@pytest.mark.parametrize(("answer", "reason"), GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_a_mistake_that_is_named(
    make_client: MakeClient, answer: bytes, reason: str
) -> None:
    with talking(say(answer)) as base, pytest.raises(WebError, match=reason):  # type: ignore[arg-type]
        make_client().get(base)


REMEDIES = {
    401: "asks who is reading",
    403: "is refused",
    404: "is not there",
    410: "gone for good",
    418: "status 418",
    204: "status 204",
    206: "status 206",
}


@pytest.mark.parametrize(("status", "reason"), REMEDIES.items())
def test_an_answer_without_the_page_is_told_in_words(
    web: Web, make_client: MakeClient, status: int, reason: str
) -> None:
    web.routes["/"] = page(b"", status)
    with pytest.raises(WebError, match=reason):
        make_client().get(web.base)
    assert len(web.paths) == 1


class TestRedirects:
    def test_are_followed(self, web: Web, make_client: MakeClient) -> None:
        web.routes |= {"/a": redirect("/b \t"), "/b": redirect("c?d=1"), "/c": page(b"There")}
        response = make_client().get(f"{web.base}/a")
        assert (response.url, response.body) == (f"{web.base}/c?d=1", b"There")
        assert not response.moved

    @pytest.mark.parametrize(
        ("statuses", "moved"),
        [((301,), "/1"), ((308, 301), "/2"), ((302, 301), ""), ((301, 302), "/1")],
    )
    def test_that_are_for_good_are_told(
        self, web: Web, make_client: MakeClient, statuses: tuple[int, ...], moved: str
    ) -> None:
        for number, status in enumerate(statuses):
            web.routes[f"/{number}"] = redirect(f"/{number + 1}", status)
        web.routes[f"/{len(statuses)}"] = page()
        assert make_client().get(f"{web.base}/0").moved == (moved and web.base + moved)

    def test_in_a_circle_end(self, web: Web, make_client: MakeClient) -> None:
        web.routes |= {"/a": redirect("/b"), "/b": redirect("/a")}
        with pytest.raises(WebError, match="redirects more than"):
            make_client().get(f"{web.base}/a")
        assert len(web.paths) == MOST_REDIRECTS + 1

    @pytest.mark.parametrize(
        "location",
        [
            "file:///etc/passwd",
            "ftp://127.0.0.1/",
            "data:text/plain,hello",
            "http://me:secret@127.0.0.1/",
            "//[::1",
            "http://127.0.0.1\\@example.org/",
        ],
    )
    def test_out_of_the_web_are_not_followed(
        self, web: Web, make_client: MakeClient, location: str
    ) -> None:
        web.routes["/a"] = redirect(location)
        with pytest.raises(WebError, match="redirects to"):
            make_client().get(f"{web.base}/a")

    @pytest.mark.parametrize(
        ("host", "remedy"),
        [
            ("10.0.0.1", True),
            ("[::1]", True),
            ("[::ffff:7f00:1]", True),
            ("169.254.169.254", False),
            ("metadata.example", False),
        ],
    )
    def test_into_a_private_network_are_not_followed(
        self, web: Web, make_client: MakeClient, host: str, remedy: bool
    ) -> None:
        def resolver(name: str, port: int) -> list[str]:
            return ["169.254.169.254" if name == "metadata.example" else name]

        web.routes["/a"] = redirect(f"http://{host}/latest/meta-data/")
        with pytest.raises(WebError, match="not on the public internet") as told:
            make_client(resolver).get(f"{web.base}/a")
        assert ("allow_hosts" in str(told.value)) == remedy


class TestRebinding:
    """A name whose owner answers every question differently."""

    def test_the_address_that_was_judged_is_the_one_that_is_asked(
        self, web: Web, make_client: MakeClient
    ) -> None:
        web.routes["/"] = page(b"secret")
        port = int(web.base.rpartition(":")[2])
        # Were the name resolved a second time, it would lead to this machine, and be answered.
        turns = iter([["93.184.216.34"], ["127.0.0.1"]])
        asked = []

        def resolver(host: str, number: int) -> list[str]:
            asked.append(host)
            return next(turns)

        client = with_seconds(make_client(resolver, allow_hosts=()), 0.2)
        with pytest.raises(WebError) as told:
            client.get(f"http://rebinding.example:{port}/")
        assert "secret" not in str(told.value)
        assert web.requests == []

    def test_every_request_judges_anew(self, web: Web, make_client: MakeClient) -> None:
        turns = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]])
        web.routes["/"] = page(b"secret")
        with pytest.raises(WebError, match="not on the public internet"):
            make_client(lambda host, port: next(turns), allow_hosts=()).get(web.base)
        assert web.requests == []

    def test_a_name_is_connected_to_at_its_judged_address(
        self, web: Web, make_client: MakeClient
    ) -> None:
        web.routes["/"] = page(b"Hello")
        port = web.base.rpartition(":")[2]
        client = make_client(lambda host, port: ["127.0.0.1"], allow_hosts=("news.example",))
        assert client.get(f"http://news.example:{port}/").body == b"Hello"
        assert web.requests[-1].headers["Host"] == f"news.example:{port}"

    def test_the_next_address_is_tried_where_one_is_dead(
        self, web: Web, make_client: MakeClient
    ) -> None:
        web.routes["/"] = page(b"Hello")
        port = web.base.rpartition(":")[2]
        client = make_client(lambda *_: ["127.0.0.2", "127.0.0.1"], allow_hosts=("news.example",))
        assert client.get(f"http://news.example:{port}/").body == b"Hello"


class TestPatience:
    def test_a_host_that_is_asked_too_often_says_when_to_come_back(
        self, web: Web, make_client: MakeClient, clock: Clock
    ) -> None:
        web.routes["/"] = [page(b"", 429, Retry_After="7"), page(b"Hello")]
        assert make_client().get(web.base).body == b"Hello"
        assert clock.slept == [7]

    def test_or_until_when_by_its_own_clock(
        self, web: Web, make_client: MakeClient, clock: Clock
    ) -> None:
        def busy(handler: object) -> None:
            page(b"", 503, Retry_After="Fri, 05 Sep 2025 10:00:30 GMT")(handler)  # type: ignore[arg-type]

        def dated(handler: object) -> None:
            handler.date_time_string = lambda: "Fri, 05 Sep 2025 10:00:00 GMT"  # type: ignore[attr-defined]
            busy(handler)

        web.routes["/"] = [dated, page(b"Hello")]
        assert make_client().get(web.base).body == b"Hello"
        assert clock.slept == [30]

    @pytest.mark.parametrize("after", ["", "soon", "-5", "٣", "nan", "Fri, 99 Sep"])
    def test_or_does_not_say_it_in_a_way_that_can_be_read(
        self, web: Web, make_client: MakeClient, clock: Clock, after: str
    ) -> None:
        web.routes["/"] = [page(b"", 503, Retry_After=after.encode().decode("latin-1")), page()]
        assert make_client().get(web.base).status == 200
        assert clock.slept == [2]

    def test_a_host_in_trouble_is_asked_three_times(
        self, web: Web, make_client: MakeClient, clock: Clock
    ) -> None:
        web.routes["/"] = page(b"", 502)
        with pytest.raises(WebError, match="in trouble"):
            make_client().get(web.base)
        assert len(web.paths) == TRIES
        assert clock.slept == [2, 4]

    def test_a_host_that_wants_an_hour_is_left_to_another_run(
        self, web: Web, make_client: MakeClient, clock: Clock
    ) -> None:
        web.routes["/"] = page(b"", 429, Retry_After="3600")
        client = make_client()
        for _ in range(3):
            with pytest.raises(WebError, match="another run, later"):
                client.get(web.base)
        assert len(web.paths) == 1
        assert clock.slept == []

    def test_a_host_that_is_down_is_given_up_for_the_run(
        self, make_client: MakeClient, clock: Clock
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as closed:
            base = f"http://127.0.0.1:{closed.getsockname()[1]}"
        client = make_client()
        for number in range(3):
            with pytest.raises(WebError, match="takes no connection"):
                client.get(f"{base}/{number}")
        assert clock.slept == [2, 4]

    def test_a_silent_host_is_not_waited_for(self, web: Web, make_client: MakeClient) -> None:
        web.routes["/robots.txt"] = stalling
        client = with_seconds(make_client(), 0.1)
        with pytest.raises(WebError, match=r"is silent for 0\.1 s|takes more than"):
            client.get(web.base)

    def test_requests_to_one_host_keep_their_distance(
        self, web: Web, make_client: MakeClient, clock: Clock
    ) -> None:
        web.routes["/"] = page()
        client = make_client(delay_seconds=1.5)
        for _ in range(3):
            client.get(web.base)
        assert clock.slept == [1.5, 1.5]

    def test_one_host_is_asked_one_thing_at_a_time_and_several_at_once(
        self, make_client: MakeClient
    ) -> None:
        at_work, most, lock = dict.fromkeys("ab", 0), dict.fromkeys("ab", 0), threading.Lock()
        both = threading.Barrier(2, timeout=5)

        def slow(name: str, meet: bool = False) -> object:
            def act(handler: object) -> None:
                with lock:
                    at_work[name] += 1
                    most[name] = max(most[name], at_work[name])
                if meet:
                    both.wait()  # is over only when the other host is being asked, too
                time.sleep(0.01)  # for another to come in, if the client let it
                with lock:
                    at_work[name] -= 1  # before the answer, which the next one waits for
                page()(handler)  # type: ignore[arg-type]

            return act

        with serving() as one, serving() as other:
            for name, web in (("a", one), ("b", other)):
                web.routes["/0"] = slow(name, meet=True)  # type: ignore[assignment]
                web.routes |= {f"/{number}": slow(name) for number in range(1, 5)}  # type: ignore[misc]
            client = make_client(lambda *_: ["127.0.0.1"], allow_hosts=("a.example", "b.example"))
            hosts = [one.base.replace("127.0.0.1", "a.example")]
            hosts.append(other.base.replace("127.0.0.1", "b.example"))
            urls = [f"{host}/{number}" for host in hosts for number in range(5)]
            with ThreadPoolExecutor(len(urls)) as threads:
                assert [found.status for found in threads.map(client.get, urls)] == [200] * 10
        assert most == {"a": 1, "b": 1}


class TestTls:
    @pytest.fixture
    def trusted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", os.fspath(tmp_path / "authority.pem"))
        return authority

    def test_a_certificate_of_a_known_authority_is_trusted(
        self, trusted: trustme.CA, make_client: MakeClient
    ) -> None:
        with secure(trusted, "news.example") as web:
            web.routes["/"] = page(b"Hello")
            client = make_client(lambda *_: ["127.0.0.1"], allow_hosts=("news.example",))
            assert client.get(web.base.replace("127.0.0.1", "news.example")).body == b"Hello"

    def test_so_is_one_for_an_address(self, trusted: trustme.CA, make_client: MakeClient) -> None:
        with secure(trusted, "127.0.0.1") as web:
            web.routes["/"] = page(b"Hello")
            assert make_client().get(web.base).body == b"Hello"

    @pytest.mark.parametrize("wrong", ["another host", "another authority"])
    def test_any_other_is_not(
        self, trusted: trustme.CA, make_client: MakeClient, wrong: str
    ) -> None:
        authority = trustme.CA() if wrong == "another authority" else trusted
        name = "other.example" if wrong == "another host" else "127.0.0.1"
        with secure(authority, name) as web:
            with pytest.raises(WebError, match="certificate that can't be trusted"):
                make_client().get(web.base)
            assert web.requests == []

    def test_what_is_not_encrypted_at_all_is_no_https(
        self, web: Web, make_client: MakeClient
    ) -> None:
        with pytest.raises(WebError, match=r"answers without encryption; expected http://"):
            make_client().get(web.base.replace("http:", "https:"))


def with_seconds(client: Client, seconds: float) -> Client:
    """The client with a bound that a configuration, in whole seconds, can't set."""
    fetch = replace(client.config.fetch, timeout_seconds=seconds)  # type: ignore[arg-type]
    client.config = replace(client.config, fetch=fetch)
    return client


def secure(authority: trustme.CA, name: str) -> contextlib.AbstractContextManager[Web]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(tls)
    return serving(tls)
