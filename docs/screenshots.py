"""Takes the pictures of `docs/screenshots/` from the sample digest, in headless Chromium.

python docs/screenshots.py
"""

from __future__ import annotations

import base64
import json
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "screenshots"

BASE = "https://harbour.example/digest/"
PAGES = {
    "front": "",
    "edition": "editions/2026-11-20/",
    "post": "posts/how-this-digest-is-made/",
    "sources": "sources/",
    "not-found": "404.html",
}
SIZES = {"": (1280, 900), "phone-": (390, 844)}
SCHEMES = ("light", "dark")

COLORS = 64
"""Text in two inks on paper needs few: a picture of 64 looks like one of all and is a third."""

PALETTE = """async ([source, colors]) => {
  const image = await createImageBitmap(await (await fetch(source)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const channels = pixel => [pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255];
  const apart = (one, other) => channels(one).reduce(
    (sum, value, at) => sum + (value - channels(other)[at]) ** 2, 0);
  // The most frequent colors, but none that looks like one that is already in.
  const chosen = [];
  for (const near of [300, 100, 30, 0])
    for (const [pixel] of [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]))
      if (chosen.length < colors && chosen.every(other => apart(pixel, other) > near))
        chosen.push(pixel);
  const nearest = new Map([...counts.keys()].map(pixel => [pixel, chosen.reduce(
    (best, other, at) => apart(pixel, other) < apart(pixel, chosen[best]) ? at : best, 0)]));
  let text = '';
  for (const pixel of pixels) text += String.fromCharCode(nearest.get(pixel));
  return [image.width, image.height, chosen.flatMap(channels), btoa(text)];
}"""


def main() -> None:
    """Build the sample in a temporary folder and look at it."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = _built(Path(name))
        paths = {**PAGES, "entry": _fullest_entry(site)}
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        FOLDER.mkdir(exist_ok=True)
        for scheme in SCHEMES:
            for kind, (width, height) in SIZES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                page.route("**/*", lambda route: _answer(route, site))
                for shown, path in paths.items():
                    file = FOLDER / f"{kind}{shown}-{scheme}.png"
                    page.goto(BASE + path)
                    file.write_bytes(_small(page.screenshot(), page))
                page.close()
        _take_desk(site.parent, browser)
        browser.close()


def _take_desk(root: Path, browser: Browser) -> None:
    """The desk of a running preview, with its secrets in no picture."""
    command = [sys.executable, "-u", "-m", "digest", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=root, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    ) as serving:
        assert serving.stdout
        address = next(line for line in serving.stdout if "token=" in line).split()[-1]
        next(line for line in serving.stdout if "entries" in line)  # it is built
        width, height = SIZES[""]
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        page.goto(address)
        (FOLDER / "desk-light.png").write_bytes(_small(page.screenshot(), page))
        page.close()
        serving.terminate()


def _built(root: Path) -> Path:
    """The site of the sample's content."""
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "digest.toml", root)
    command = [sys.executable, "-m", "digest", "build", "--base-url", BASE]
    subprocess.run(command, cwd=root, check=True, env={"PYTHONPATH": str(ROOT)})  # noqa: S603 - our own program
    return root / "site"


def _fullest_entry(site: Path) -> str:
    """The path of the entry that says most: with a cited summary, and of most articles."""
    entries = [json.loads(file.read_text("utf-8")) for file in site.glob("events/*/index.json")]
    fullest = max(
        (entry for entry in entries if entry["statements"]),
        key=lambda entry: (entry["articles"], entry["origins"], entry["event"]),
    )
    return str(fullest["url"]).removeprefix(BASE)


def _answer(route: Route, site: Path) -> None:
    path = urlsplit(route.request.url).path.removeprefix(urlsplit(BASE).path)
    route.fulfill(path=site / (path + "index.html" if path.endswith("/") or not path else path))


def _small(picture: bytes, page: Page) -> bytes:
    """A PNG of few colors, each pixel one of them. The browser counts, for it can decode."""
    source = "data:image/png;base64," + base64.b64encode(picture).decode()
    page.goto("about:blank")
    width, height, palette, indexes = page.evaluate(PALETTE, [source, COLORS])
    rows = _rows(base64.b64decode(indexes), width, height)
    header = struct.pack(">2I5B", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(palette)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _rows(indexes: bytes, width: int, height: int) -> bytes:
    """The rows of pixels, each after the number of its filter: none."""
    starts = range(0, width * height, width)
    return b"".join(b"\0" + indexes[start : start + width] for start in starts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Source: PNG specification, third edition, 5.3."""
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


if __name__ == "__main__":
    main()
