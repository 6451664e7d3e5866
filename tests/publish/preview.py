"""A small site for the tests of `serve`: a page for each text of `content/`, in a process."""

from __future__ import annotations

import signal
import sys
from html import escape
from pathlib import Path

from digest.errors import ContentError, DigestError
from digest.model import Location, Output
from digest.publish.lock import locked
from digest.publish.serve import serve
from tests.publish.pressing import press

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"


def page(text: str) -> bytes:
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Preview</title>"
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'
        f"<body><p id=text>{escape(text)}</p></body></html>"
    ).encode()


def outputs(root: Path) -> list[Output]:
    made = [Output("404.html", page("nothing here"))]
    for path in sorted((root / "content").glob("*.txt")):
        text = path.read_text()
        if "MISTAKE" in text:
            raise ContentError.at(Location(f"content/{path.name}", 1), "a mistake <b>", "none")
        made.append(Output(f"{path.stem}/index.html".removeprefix("front/"), page(text)))
    return made


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    root, before = Path(sys.argv[1]), []

    def rebuild() -> None:
        with locked(root):
            made = outputs(root)
            if made != before:
                before[:] = made
                press(made, root / "site", root)

    serve(
        root / "site",
        [root / "content", root / "digest.toml"],
        rebuild,
        base_path="/repo/",
        port=0,
        ready=lambda url: say(url),
        failed=lambda error: say(f"failed {error}"),
    )
    say("ended")


if __name__ == "__main__":
    # What a shell starts in the background hears no Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    except DigestError as error:
        sys.exit(str(error))
