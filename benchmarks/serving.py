"""From saving a post to the answer that shows it, under `digest serve` and `hugo server`.

    python -m benchmarks.serving [--posts 1000 --posts 4000] [--runs 10]

The page of the post is asked for again and again, every two milliseconds, until the sentence
that was added is in it. Medians in milliseconds.
"""

from __future__ import annotations

import http.client
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import click

from benchmarks import peers
from benchmarks.build import IN_MEMORY, compile_digest
from benchmarks.corpus import write_corpus

_ADDRESS = re.compile(r"http://[\w.]+:\d+/")
_PATIENCE = 120.0
"""Seconds."""
Excused = tuple[type[Exception], ...]
NOT_YET: Excused = (urllib.error.URLError, ConnectionError)
"""The server is not there yet."""


def latency(
    site: peers.Site,
    command: list[str],
    posts: int,
    runs: int,
    excused: Excused = NOT_YET,
) -> list[float]:
    """Milliseconds of each run; after what is `excused` the page is asked for again."""
    write_corpus(posts, site.posts, "yaml")
    file = sorted(site.posts.glob("*.md"))[posts // 2]
    slug = next(line for line in file.read_text().split("\n") if line.startswith("slug:"))
    server = subprocess.Popen(
        command, cwd=site.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        address = _address(server)
        path = f"posts/{slug.partition(':')[2].strip()}/"
        _wait(address + path, "<html", excused)
        found = []
        for number in range(runs):
            time.sleep(0.5)
            text = f"The harbor council met {number} times."
            file.write_text(f"{file.read_text()}\n{text}\n")
            start = time.perf_counter()
            _wait(address + path, text, excused)
            found.append(1000 * (time.perf_counter() - start))
        return found
    finally:
        server.terminate()
        server.wait()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    for line in server.stdout:
        if match := _ADDRESS.search(line):
            return match.group()
    sys.exit("the server has not said where it is")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str, text: str, excused: Excused) -> None:
    """Ask until the answer has the text in it."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url) as answer:
                if text in answer.read().decode():
                    return
        except excused:
            pass
        time.sleep(0.002)
    sys.exit(f"{url} does not show {text!r}")


@click.command()
@click.option("--posts", multiple=True, type=int, default=(1000, 4000), show_default=True)
@click.option("--runs", type=int, default=10, show_default=True)
def main(posts: tuple[int, ...], runs: int) -> None:
    """Print the medians of both."""
    compile_digest()
    for count in posts:
        with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
            ours = peers.digest_site(Path(folder) / "digest")
            theirs = peers.hugo_site(Path(folder) / "hugo")
            serve = [sys.executable, "-u", "-m", "digest", "serve", "--port", "0"]
            found = latency(ours, serve, count, runs)
            hugo = [theirs.command[0], "server", "--port", str(_free_port())]
            # Hugo may write a file anew while it sends it; ours must not.
            peer = latency(theirs, hugo, count, runs, (*NOT_YET, http.client.IncompleteRead))
        print(
            f"{count} posts: digest {statistics.median(found):.0f} ms,"
            f" hugo server {statistics.median(peer):.0f} ms"
        )


if __name__ == "__main__":
    main()
