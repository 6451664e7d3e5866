"""Fuzzing led by coverage: `python -m benchmarks.fuzz [--minutes N] [TARGET]...`.

Each target of `fuzz_targets` runs in a process of its own with atheris (libFuzzer), seeded with
the sample's content. A crash, five seconds for one input, or 500 MB end it with status 1, and
the input is kept. Needs the extra `fuzz`: `pip install -e '.[fuzz]'`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST_SECONDS = 5.0
"""Of the processor, for one input: a busy machine is nobody's fault."""
HANGS_SECONDS = 60
"""By the clock: what is still at it then hangs."""
MOST_MEGABYTES = 500
"""Of the whole process: libraries, atheris and the input."""
LONGEST = 20_000
"""Bytes of an input: longer ones are the tests' own, which make them by repetition."""
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title>
<link>https://a.example/a</link><pubDate>Fri, 05 Sep 2025 10:00:00 +0200</pubDate><description>
&lt;p&gt;The wall was mended on Monday.&lt;/p&gt;</description></item></channel></rss>"""
FOUND = ROOT / ".fuzz"
"""Inputs that reach new code, and those that broke something, by target."""


def main() -> int:
    """Run the targets one after the other; 1 if any has found something."""
    names = argparse.ArgumentParser(description=__doc__)
    names.add_argument("targets", nargs="*")
    names.add_argument("--minutes", type=float, default=10.0, help="in all")
    names.add_argument("--run", metavar="TARGET", help=argparse.SUPPRESS)
    names.add_argument("--seconds", type=int, default=60, help=argparse.SUPPRESS)
    asked = names.parse_args()
    if asked.run:
        _fuzz(asked.run, asked.seconds)
        return 0
    from benchmarks.fuzz_targets import TARGETS

    chosen = asked.targets or sorted(TARGETS)
    seconds = max(1, round(asked.minutes * 60 / len(chosen)))
    broken = [name for name in chosen if not _holds(name, seconds)]
    print("found something:" if broken else "nothing found", *broken)
    return 1 if broken else 0


def _holds(name: str, seconds: int) -> bool:
    """Whether the target bears what is tried on it for so many seconds."""
    folder = FOUND / name
    for part in ("reached", "broken", "seeds"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds(name)):
        (folder / "seeds" / str(number)).write_bytes(seed[:LONGEST])
    command = [sys.executable, "-m", "benchmarks.fuzz", "--run", name, "--seconds", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [line for line in done.stderr.splitlines() if line.startswith(("#", "Done", "=="))]
    print(f"{name:<14} {'held' if done.returncode == 0 else 'BROKE'}: {lines[-1] if lines else ''}")
    if done.returncode:
        print(done.stdout[-3000:])
    return done.returncode == 0


def _seeds(name: str) -> Iterator[bytes]:
    """What the target is for, from the sample."""
    patterns = {
        "front-matter": "**/*.md",
        "markdown": "**/*.md",
        "plain": "**/*.txt",
        "html": "**/*.html",
        "ledger": "*.jsonl",
        "archive": "*.jsonl",
    }
    if name == "feed":
        yield FEED
    for path in sorted((ROOT / "content").glob(patterns.get(name, "**/*.md"))):
        content = path.read_bytes()
        yield (
            content.removeprefix(b"---\n").split(b"\n---\n")[0]
            if name == "front-matter"
            else content
        )


def _fuzz(name: str, seconds: int) -> None:
    """Run one target for so many seconds; libFuzzer ends the process."""
    import atheris  # an extra

    with atheris.instrument_imports(include=["digest"]):
        from benchmarks.fuzz_targets import TARGETS

    folder = FOUND / name
    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-timeout={HANGS_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={folder / 'broken'}/",
        str(folder / "reached"),
        str(folder / "seeds"),
    ]
    atheris.Setup(options, partial(_timed, TARGETS[name]))
    atheris.Fuzz()


def _timed(target: Callable[[bytes], None], content: bytes) -> None:
    begun = time.process_time()
    target(content)
    taken = time.process_time() - begun
    assert taken <= MOST_SECONDS, f"one input took {taken:.1f} seconds"


if __name__ == "__main__":
    sys.exit(main())
