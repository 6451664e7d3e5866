"""The site on this machine while it is being written: served, watched, built, reloaded."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from digest.errors import DigestError
from digest.publish.serve.answers import Annex
from digest.publish.serve.live import Live
from digest.publish.serve.server import SiteServer
from digest.publish.serve.watch import changes


def serve(
    target: Path,
    watched: Sequence[Path],
    rebuild: Callable[[], None],
    *,
    base_path: str = "/",
    host: str = "127.0.0.1",
    port: int = 8000,
    annex: Annex | None = None,
    ready: Callable[[str], None],
    failed: Callable[[DigestError], None],
) -> None:
    """Serve `target` until Ctrl-C or SIGTERM; build it now and after each change.

    A build that fails leaves the last good site in place: `failed` is called, and open pages
    show the mistakes over it. Pages reload only when the site at `target` was exchanged, so a
    `rebuild` that finds nothing to do disturbs nobody.

    Args:
        target: The output folder, to which `rebuild` publishes.
        watched: Files and folders that the site is made from; they may come and go.
        rebuild: Called in this thread; raises `DigestError` for mistakes of the user's.
        base_path: The path of the base URL, e.g. `/repo/`.
        host: Address to listen on. On a loopback address, requests that name another host
            are refused, so that no page of the web can read drafts through this server.
        port: 0 for any free port.
        annex: Further pages, such as the desk; only on a loopback address.
        ready: Called with the URL once the server listens.
        failed: Called with the error when a build fails.

    Raises:
        UsageError: the address can't be listened on.
    """
    live = Live(target)
    with SiteServer(host, port, target, base_path, live, annex) as server, _stoppable():
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            ready(server.url)
            _build(rebuild, live, failed)
            for _ in changes(watched):
                _build(rebuild, live, failed)
        except KeyboardInterrupt:
            pass  # The way to end it: everything is in order.
        finally:
            live.close()
            server.shutdown()


def _build(rebuild: Callable[[], None], live: Live, failed: Callable[[DigestError], None]) -> None:
    """Build, and tell open pages how it went."""
    try:
        rebuild()
    except DigestError as error:
        live.built(tuple(str(problem) for problem in error.problems))
        failed(error)
    else:
        live.built(())


@contextmanager
def _stoppable() -> Iterator[None]:
    """Treat SIGTERM as Ctrl-C, so that a build on the way cleans up behind itself."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread may set handlers; it is the caller's to end us.
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
