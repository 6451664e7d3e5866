"""Which addresses and which URLs may be asked at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.web.addresses import addresses_of, is_public, resolve
from digest.web.failure import Failure
from digest.web.target import target_of

PRIVATE = {
    "loopback": "127.0.0.1",
    "loopback, another": "127.8.9.10",
    "this network": "0.0.0.0",
    "ten": "10.1.2.3",
    "172.16": "172.31.255.255",
    "192.168": "192.168.0.1",
    "shared, and Alibaba's metadata": "100.100.100.200",
    "link-local, and the metadata of clouds": "169.254.169.254",
    "Oracle's metadata": "192.0.0.192",
    "Azure's wire server": "168.63.129.16",
    "documentation": "203.0.113.7",
    "benchmarks": "198.18.0.1",
    "relay of 6to4": "192.88.99.1",
    "multicast": "224.0.0.1",
    "multicast that is routed": "233.252.0.1",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "v6 unspecified": "::",
    "v6 loopback": "::1",
    "v6 link-local": "fe80::1",
    "v6 link-local with a zone": "fe80::1%eth0",
    "v6 unique local, and Amazon's metadata": "fd00:ec2::254",
    "v6 site-local": "fec0::1",
    "v6 multicast": "ff02::1",
    "v6 documentation": "2001:db8::1",
    "v6 discard": "100::1",
    "mapped loopback": "::ffff:127.0.0.1",
    "mapped metadata": "::ffff:a9fe:a9fe",
    "compatible loopback": "::127.0.0.1",
    "NAT64 of a private address": "64:ff9b::10.0.0.1",
    "NAT64 of the metadata": "64:ff9b::a9fe:a9fe",
    "NAT64, local": "64:ff9b:1::5db8:d822",
    "6to4 of loopback": "2002:7f00:1::",
    "6to4": "2002:5db8:d822::1",
    "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "no address": "example.org",
}
PUBLIC = {
    "v4": "93.184.216.34",
    "v6": "2606:2800:220:1:248:1893:25c8:1946",
    "mapped": "::ffff:93.184.216.34",
    "NAT64": "64:ff9b::93.184.216.34",
}


@pytest.mark.parametrize("address", PRIVATE.values(), ids=PRIVATE)
def test_no_address_off_the_public_internet_is_asked(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(Failure, match=r"not on the public internet"):
        addresses_of("news.example", 80, lambda host, port: [address], ())


@pytest.mark.parametrize("address", PUBLIC.values(), ids=PUBLIC)
def test_public_addresses_are_asked(address: str) -> None:
    assert is_public(address)
    assert addresses_of("news.example", 80, lambda host, port: [address], ()) == [address]


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_as_public_as_the_one_in_it(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    assert is_public(f"64:ff9b::{address}") == is_public(str(address))


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(Failure, match=r"10\.0\.0\.1"):
        addresses_of("news.example", 80, lambda host, port: ["93.184.216.34", "10.0.0.1"], ())


def test_nobody_is_told_how_to_ask_for_a_clouds_metadata() -> None:
    with pytest.raises(Failure) as told:
        addresses_of("news.example", 80, lambda host, port: ["169.254.169.254"], ())
    assert "allow_hosts" not in told.value.expected


def test_a_host_that_the_editor_allows_may_be_anywhere() -> None:
    found = addresses_of("wiki.local", 80, lambda host, port: ["10.0.0.1"], {"wiki.local"})
    assert found == ["10.0.0.1"]


NUMBERS = ["127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "localhost"]


@pytest.mark.parametrize("host", NUMBERS)
def test_no_spelling_of_this_machine_is_asked(host: str) -> None:
    with pytest.raises(Failure):
        addresses_of(host, 80, resolve, ())


def test_a_name_without_addresses_is_not_found() -> None:
    def nothing(host: str, port: int) -> Sequence[str]:
        raise OSError

    for resolver in (nothing, lambda host, port: []):
        with pytest.raises(Failure, match="not found"):
            addresses_of("news.example", 80, resolver, ())


REFUSED = {
    "file": ("file:///etc/passwd", "not of the web"),
    "ftp": ("ftp://example.org/", "not of the web"),
    "gopher": ("gopher://example.org/", "not of the web"),
    "data": ("data:text/html,hello", "not of the web"),
    "script": ("javascript:alert(1)", "not of the web"),
    "no scheme": ("example.org/news", "not of the web"),
    "empty": ("", "not of the web"),
    "user": ("https://me@example.org/", "user name"),
    "password": ("https://me:secret@example.org/", "user name"),
    "trick": ("https://example.org@127.0.0.1/", "user name"),
    "backslash": ("https://example.org\\@127.0.0.1/", "characters"),
    "new line": ("https://example.org/\r\nHost: evil", "characters"),
    "null": ("https://example.org/\0", "characters"),
    "no host": ("https:///news", "host name"),
    "empty label": ("https://a..b/", "host name"),
    "host with a space": ("https://exa mple.org/", "host name"),
    "host with percent": ("https://127.0.0.1%2f.example/", "host name"),
    "port": ("https://example.org:99999/", "can't be read"),
    "port of letters": ("https://example.org:http/", "can't be read"),
    "brackets": ("https://[::1/", "can't be read"),
    "zone": ("https://[fe80::1%25eth0]/", "IPv6"),
    "long": ("https://example.org/" + "x" * 5000, "longer"),
    "long label": (f"https://{'x' * 64}.org/", "host name"),
}


@pytest.mark.parametrize(("url", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_web_address_is_refused(url: str, reason: str) -> None:
    with pytest.raises(Failure, match=reason):
        target_of(url)


READ = {
    "plain": ("https://example.org/news?id=1", "https://example.org/news?id=1"),
    "bare": ("http://example.org", "http://example.org/"),
    "capitals": ("HTTPS://EXAMPLE.org/News", "https://example.org/News"),
    "own port": ("http://example.org:80/", "http://example.org/"),
    "port": ("http://example.org:8080/", "http://example.org:8080/"),
    "space": ("https://example.org/a b", "https://example.org/a%20b"),
    "escaped": ("https://example.org/a%20b", "https://example.org/a%20b"),
    "letters": ("https://müller.example/ö?q=ü", "https://xn--mller-kva.example/%C3%B6?q=%C3%BC"),
    "fragment": ("https://example.org/#top", "https://example.org/"),
    "final dot": ("https://example.org./", "https://example.org/"),
    "v6": ("http://[2606:2800::1]:8080/", "http://[2606:2800::1]:8080/"),
}


@pytest.mark.parametrize(("url", "read"), READ.values(), ids=READ)
def test_web_addresses_are_read_once_and_for_all(url: str, read: str) -> None:
    assert target_of(url).url == read
    assert target_of(read).url == read


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "//", "https://["]))
def test_any_text_is_a_target_or_a_failure(text: str, start: str) -> None:
    try:
        target = target_of(start + text)
    except Failure:
        return
    assert target.url.isascii()
    assert target_of(target.url) == target
