"""What hosts ask of programs, and that it is done."""

from __future__ import annotations

import time

import pytest

from digest.errors import WebError
from digest.web.robots import read_rules
from tests.web.conftest import Clock, MakeClient
from tests.web.server import Act, Web, page, redirect, serving

HOST = "https://news.example"

RULES = {
    "nothing": ("", "/a", True),
    "all closed": ("User-agent: *\nDisallow: /", "/a", False),
    "another program's": ("User-agent: other\nDisallow: /", "/a", True),
    "ours": ("User-agent: digest\nDisallow: /", "/a", False),
    "ours before all": ("User-agent: *\nDisallow: /\n\nUser-agent: Digest\nAllow: /", "/a", True),
    "in one group": ("User-agent: a\nUser-agent: b\nUser-agent: digest\nDisallow: /", "/a", False),
    "all in one group": ("User-agent: a\n# too\n\nUser-agent: *\nDisallow: /", "/a", False),
    "sitemap between": ("User-agent: a\nSitemap: /s\nUser-agent: *\nDisallow: /", "/a", False),
    "next group": ("User-agent: *\nAllow: /\nUser-agent: b\nDisallow: /", "/a", True),
    "longest match": ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    "longest match, closed": ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
    "wildcard": ("User-agent: *\nDisallow: /*/print$", "/x/print", False),
    "wildcard, further": ("User-agent: *\nDisallow: /*/print$", "/x/print/1", True),
    "query": ("User-agent: *\nDisallow: /*?", "/a?b=1", False),
    "empty rule": ("User-agent: *\nDisallow:", "/a", True),
    "byte-order mark": ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
    "returns": ("User-agent: *\r\nDisallow: /\r", "/a", False),
    "comments": ("User-agent: * # all\nDisallow: / # of it", "/a", False),
    "misspelt": ("useragent: *\ndissallow: /", "/a", False),
    "page": ("<!doctype html><p>Welcome", "/a", True),
}


@pytest.mark.parametrize(("text", "path", "allowed"), RULES.values(), ids=RULES)
def test_rules_are_read_as_the_standard_says(text: str, path: str, allowed: bool) -> None:
    assert read_rules(text.encode()).allows(HOST + path) == allowed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("Crawl-delay: 7", 7), ("Crawl-delay: 1.5", 1.5), ("Crawl-delay: -1", 0), ("", 0)]
    + [(f"Crawl-delay: {odd}", 0) for odd in ("nan", "soon", "")],
)
def test_a_delay_is_a_number_of_seconds(text: str, seconds: float) -> None:
    assert read_rules(f"User-agent: *\n{text}".encode()).delay_seconds == seconds


HOSTILE = {
    "names and rules": "".join(f"User-agent: a{n}\n" for n in range(20_000))
    + "Disallow: /\n" * 9999,
    "names between junk": "".join(f"User-agent: a{n}\nx\n" for n in range(15_000))
    + "Disallow: /\n" * 9999,
    "names between sitemaps": "".join(f"User-agent: a{n}\nSitemap: /\n" for n in range(10_000))
    + "Disallow: /\n" * 9999,
    "stars": "User-agent: *\nDisallow: /" + "*a" * 100_000,
    "escapes": "User-agent: *\nDisallow: /" + "%zz%" * 50_000,
    "colons": ":" * 500_000,
    "spaces": " \t" * 250_000,
    "user": "user " * 100_000,
    "many groups": "User-agent: *\nDisallow: /*a*b$\n" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_file_takes_long(text: str) -> None:
    began = time.process_time()
    rules = read_rules(text.encode())
    rules.allows(HOST + "/" + "ab" * 1500)
    assert rules.delay_seconds == 0
    assert time.process_time() - began < 2


def robots(text: str) -> Act:
    return page(text.encode(), Content_Type="text/plain")


def test_what_a_host_closes_is_not_asked(web: Web, make_client: MakeClient) -> None:
    web.routes |= {"/robots.txt": robots("User-agent: *\nDisallow: /x"), "/a": page(), "/x": page()}
    client = make_client()
    client.get(f"{web.base}/a")
    for _ in range(2):
        with pytest.raises(WebError, match=r"closed to programs by the robots\.txt"):
            client.get(f"{web.base}/x")
    assert [request.path for request in web.requests] == ["/robots.txt", "/a"]


def test_a_redirect_does_not_lead_round_it(web: Web, make_client: MakeClient) -> None:
    with serving() as other:
        other.routes["/robots.txt"] = robots("User-agent: *\nDisallow: /")
        web.routes["/a"] = redirect(f"{other.base}/b")
        with pytest.raises(WebError, match="closed to programs"):
            make_client().get(f"{web.base}/a")
        assert other.paths == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_the_file_closes_nothing(
    web: Web, make_client: MakeClient, status: int
) -> None:
    web.routes |= {"/robots.txt": page(b"User-agent: *\nDisallow: /", status), "/a": page()}
    assert make_client().get(f"{web.base}/a").status == 200


def test_a_host_whose_file_fails_is_not_asked_at_all(web: Web, make_client: MakeClient) -> None:
    web.routes |= {"/robots.txt": page(b"", 503), "/a": page()}
    with pytest.raises(WebError, match=r"robots\.txt that is answered with status 503"):
        make_client().get(f"{web.base}/a")
    assert web.paths == []


def test_the_file_may_be_elsewhere(web: Web, make_client: MakeClient) -> None:
    web.routes |= {
        "/robots.txt": redirect("/rules"),
        "/rules": robots("User-agent: *\nDisallow: /a"),
    }
    with pytest.raises(WebError, match="closed to programs"):
        make_client().get(f"{web.base}/a")


def test_a_circle_of_redirects_is_no_file(web: Web, make_client: MakeClient) -> None:
    web.routes |= {"/robots.txt": redirect("/robots.txt"), "/a": page()}
    assert make_client().get(f"{web.base}/a").status == 200


def test_a_host_that_wants_time_gets_it(web: Web, make_client: MakeClient, clock: Clock) -> None:
    web.routes |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 9"), "/a": page()}
    client = make_client(delay_seconds=1.0)
    client.get(f"{web.base}/a")
    client.get(f"{web.base}/a")
    assert clock.slept == [9]


def test_a_host_that_wants_hours_is_asked_once_in_a_run(
    web: Web, make_client: MakeClient, clock: Clock
) -> None:
    web.routes |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 7200"), "/a": page()}
    client = make_client()
    assert client.get(f"{web.base}/a").status == 200
    with pytest.raises(WebError, match="left alone for 7200 s"):
        client.get(f"{web.base}/a")
    assert clock.slept == []
