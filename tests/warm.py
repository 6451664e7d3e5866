"""A process that has built a site, and forks a new one for each command of a test.

What a command on a small site costs is mostly its start: imports, models, templates. Here that is
paid once. Everything else is as in a user's shell, from the arguments to the exit status: a process
of its own.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from threading import Lock
from typing import IO, NoReturn

ROOT = Path(__file__).parent.parent


def run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    streams: Sequence[IO[bytes]],
    timeout: float,
) -> int:
    """The exit status of `digest` with these arguments in `folder`, its standard streams given."""
    argv = ["digest", *arguments]
    job = {"argv": argv, "cwd": str(folder), "env": dict(environment)}
    try:
        return _parent().run(job, [stream.fileno() for stream in streams], timeout)
    except TimeoutError as error:
        _parent().end()
        _parent.cache_clear()
        raise subprocess.TimeoutExpired(argv, timeout) from error


class Parent:
    """The process that forks, as the tests know it."""

    def __init__(self) -> None:
        self.socket, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
            self.process = subprocess.Popen(
                command, cwd=ROOT, pass_fds=[theirs.fileno()], start_new_session=True
            )
        self.turn = Lock()

    def run(self, job: Mapping[str, object], streams: Sequence[int], timeout: float) -> int:
        """The exit status of one command; one runs at a time."""
        message = json.dumps(job).encode()
        with self.turn:
            self.socket.settimeout(timeout)
            socket.send_fds(self.socket, [len(message).to_bytes(4, "big")], streams)
            self.socket.sendall(message)
            return int.from_bytes(_exactly(self.socket, 4), "big", signed=True)

    def end(self) -> None:
        """Kill it, with whatever it has forked."""
        atexit.unregister(self.end)
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.socket.close()


@cache
def _parent() -> Parent:
    parent = Parent()
    atexit.register(parent.end)
    return parent


def _exactly(stream: socket.socket, size: int) -> bytes:
    message = b""
    while len(message) < size:
        more = stream.recv(size - len(message))
        if not more:
            raise EOFError
        message += more
    return message


def _serve(tests: socket.socket) -> NoReturn:
    """Run one command after the other, until the tests are over; a child leaves by `SystemExit`."""
    _warm_up()
    while True:
        head, streams, _, _ = socket.recv_fds(tests, 4, 3)
        if not head:
            sys.exit()
        job = json.loads(_exactly(tests, int.from_bytes(head, "big")))
        child = os.fork()
        if not child:
            tests.close()
            _become(job["argv"], job["cwd"], job["env"], streams)
        for stream in streams:
            os.close(stream)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        tests.sendall(status.to_bytes(4, "big", signed=True))


def _warm_up() -> None:
    """Import all of digest, and build a site: models are read then, and templates compiled."""
    import digest

    for module in walk_packages(digest.__path__, "digest."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    from digest.configfile import read_config
    from digest.engine import Engine
    from digest.publishing import publish
    from tests.site import healthy_site
    from tests.templates import remember_templates

    remember_templates()
    with TemporaryDirectory() as folder:
        root = healthy_site(Path(folder))
        publish(root, read_config(root), {}, datetime.now(UTC), Engine(1), lambda _: {})
    gc.freeze()


def _become(
    argv: list[str], folder: str, environment: Mapping[str, str], streams: Sequence[int]
) -> NoReturn:
    """Be `python -m digest` from here on."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.path[0] = folder
    sys.argv = argv
    runpy.run_module("digest", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
