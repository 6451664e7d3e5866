"""Why a request failed, raised where its URL is not known; the client makes it a `WebError`."""

from __future__ import annotations


class Failure(Exception):  # noqa: N818 - it becomes a WebError, which is the error
    """What happened, and what would help; the client turns it into a `WebError`."""

    def __init__(
        self,
        what: str,
        expected: str = "",
        *,
        again: bool = False,
        gone: bool = False,
        pause_seconds: float = 0,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.expected = expected
        self.again = again
        """It may pass by itself: another try is worth it."""
        self.gone = gone
        """There is nothing at the address, beyond doubt."""
        self.pause_seconds = pause_seconds
        """How long the host wants to be left alone first; 0 where it does not say."""


class HostFailure(Failure):
    """A failure that any other request to this host would meet, too."""


class Unreached(HostFailure):
    """The host did not even take the connection, or has fallen silent."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "another run, later", again=True)
