"""A URL as it is shared, to the page's own URL without tracking parameters."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

from digest.patterns import regex
from digest.sources.front_matter.values import is_web_url

_TRACKING = regex(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|_hs\w+|at_(?:campaign|medium|custom\d?|link_\w+|bbc_\w+|ptr_\w+)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mc_[ce]id|mkt_tok|oly_(?:anon|enc)_id|vero_id|wickedid|ck_subscriber_id|_openstat|ns_\w+"
    r"|cmpid|cmp|ncid|icid|ito|sr_share|soc_src|soc_trk|smid|smtyp|s_cid|ocid|taid|ref_src|ref_url"
    r"|xtor|wt_\w{1,5}|spm|share_id|feature|__twitter_impression|guccounter|guce_referrer\w*",
    re.IGNORECASE,
)
"""Parameters of newsletters, advertisers and share buttons; none of them chooses a page."""
_SAID_TWICE = regex(r"(?:www\d?|m|mobile|amp)\.", re.IGNORECASE)
"""Hosts that show the pages of another one."""
_PORTS = {"http": 80, "https": 443}


def without_tracking(url: str) -> str:
    """`url` without fragment and tracking parameters, or "" where it is none of the web.

    >>> without_tracking("https://A.example/dam?id=7&utm_source=mail&fbclid=x#top")
    'https://a.example/dam?id=7'
    """
    if not is_web_url(url):
        return ""
    parts = urlsplit(url)
    # Taken apart by hand: the rest stays as it is spelled, percent signs and all.
    kept = [part for part in parts.query.split("&") if part and not _tracks(part)]
    path = parts.path or "/"
    return f"{parts.scheme}://{_host(parts)}{path}" + (f"?{'&'.join(kept)}" if kept else "")


def same_page(url: str) -> str:
    """What is the same for all addresses of one page; "" for what is no URL of the web.

    Scheme, `www.`, mobile and AMP twins, a slash at the end, and the order of parameters tell
    no pages apart.

    >>> same_page("http://www.a.example/dam/?b=2&a=1") == same_page("https://a.example/dam?a=1&b=2")
    True
    """
    plain = without_tracking(url)
    if not plain:
        return ""
    parts = urlsplit(plain)
    host = _SAID_TWICE.sub("", parts.netloc, count=1)
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp")
    query = sorted(
        pair for pair in parse_qsl(parts.query, True, errors="replace") if pair[0] != "amp"
    )
    return f"{host}{path}" + "".join(f"&{quote(key)}={quote(value)}" for key, value in query)


def own_address(told: str, seen: str) -> str:
    """The address of a page: the one that it gives as its own (`told`), if that is on the site
    where it was `seen`, or else that URL.

    A page's word counts on its own site alone, so that none takes the place of a stranger's; and
    not where it names the front page.

    >>> own_address("https://a.example/dam", "https://amp.a.example/dam?utm_source=x")
    'https://a.example/dam'
    >>> own_address("https://b.example/dam", "https://a.example/dam")
    'https://a.example/dam'
    """
    told, seen = without_tracking(told), without_tracking(seen)
    if not told or not seen:
        return told or seen
    front = urlsplit(told).path in ("", "/") and not urlsplit(told).query
    elsewhere = _site(told) != _site(seen)
    return seen if elsewhere or (front and same_page(told) != same_page(seen)) else told


def _tracks(part: str) -> bool:
    return bool(_TRACKING.fullmatch(part.partition("=")[0]))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"


def _site(url: str) -> str:
    """The last two labels of the host: enough to tell a site's own twins from strangers."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])
