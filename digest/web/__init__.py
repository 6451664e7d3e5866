"""The web: a URL in, its bytes out, or a `WebError` that says why not.

Every request of digest goes through here, as a URL may come from anybody: an article names its
page, a feed its entries, a page its redirect. What is asked is judged before a byte is sent,
what is answered is bounded before it is kept (docs/security.md).
"""

from digest.web.client import Client
from digest.web.response import Response

__all__ = ["Client", "Response"]
