"""A host's name to the addresses that may be connected to.

A name is resolved once for each request, every address that comes back is judged, and the
connection goes to one of these very addresses: a name that answers differently the second time
(DNS rebinding) is never asked a second time.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection, Sequence

from digest.web.failure import HostFailure

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses, the preferred ones first. Raises OSError."""

_V6_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is given to networks of the internet; the rest of IPv6 is for other purposes."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as a network without IPv4 writes them (RFC 6052)."""
_TUNNELS = (ipaddress.ip_network("2002::/16"), ipaddress.ip_network("2001::/32"))
"""6to4 and Teredo: they hide an IPv4 address, and no publisher is found there."""
_SPECIAL_V4 = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")
)
"""What some versions of Python take for public: protocol assignments (with the metadata of
Oracle's cloud), relays of 6to4, the wire server of Azure. The metadata of other clouds are at
link-local or private addresses."""


_LINK_LOCAL = ("169.254.", "fe80:")
"""How addresses begin at which clouds keep the metadata of a machine, with its keys."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of `host` as this machine knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def addresses_of(
    host: str, port: int, resolver: Resolver, allowed: Collection[str]
) -> Sequence[str]:
    """The addresses of `host`: all of them public, unless it is one of the `allowed` hosts.

    Raises:
        HostFailure: there are none, or one that may not be connected to.
    """
    try:
        found = resolver(host, port)
    except socket.gaierror as error:
        busy = error.errno == socket.EAI_AGAIN
        what = f"has a host that is not found: {host}"
        raise HostFailure(what, again=busy, gone=not busy) from error
    except (OSError, UnicodeError) as error:
        raise HostFailure(f"has a host that is not found: {host}") from error
    if not found:
        raise HostFailure(f"has a host that is not found: {host}")
    private = [address for address in found if not is_public(address)]
    if private and host not in allowed:
        what = f"leads to {host} at {private[0]}, which is not on the public internet"
        raise HostFailure(what, _remedy(host, private))
    return found


def _remedy(host: str, private: Sequence[str]) -> str:
    """How to reach such a host after all; nobody has news at a cloud's metadata."""
    if any(address.lower().startswith(_LINK_LOCAL) for address in private):
        return "a host of the internet"
    return f'allow_hosts = ["{host}"] under [fetch], if that is what you want'


def is_public(address: str) -> bool:
    """Is `address` one that anybody on the internet can be reached at?

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)

    Source: the special-purpose address registries of IANA, RFC 6890, as `ipaddress` has them.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return _is_public_v4(ip)
    if ip.ipv4_mapped:
        return _is_public_v4(ip.ipv4_mapped)
    if ip in _NAT64:
        return _is_public_v4(ipaddress.IPv4Address(ip.packed[-4:]))
    return ip in _V6_UNICAST and ip.is_global and not any(ip in tunnel for tunnel in _TUNNELS)


def _is_public_v4(ip: ipaddress.IPv4Address) -> bool:
    special = ip.is_multicast or ip.is_reserved or any(ip in one for one in _SPECIAL_V4)
    return ip.is_global and not special
