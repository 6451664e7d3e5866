"""Known attacks on sanitizers, by every way from content to a page or a feed, in Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from digest.pages.markup.sanitize import TAGS
from tests.served import served
from tests.site import digest, write_files

pytestmark = pytest.mark.slow

PAYLOADS = Path(__file__).parents[2] / "shared" / "eval" / "hostile" / "xss.jsonl"

PICTURE = Path(__file__).parents[1] / "content" / "posts" / "skarrow-light.png"

CONFIG = """
[site]
title = "The Quay Digest"
timezone = "Europe/Madrid"
author = "Ada Quay"

[feeds]
count = 5000
"""

TOGETHER = 40
"""Articles of one event: each text stands in full on the event's page."""

LONGEST_VALUE = 1000
"""Characters that front matter takes; two payloads are longer."""

PARSED = ("authors/", "categories/", "sources/")
"""Lists like those of tags: parsed in the browser as the texts of feeds are, and not loaded."""

OURS = frozenset("article bdi body footer h1 header main nav".split())
"""What the theme needs beside what an author may write; and drawings, which hold numbers alone."""

CHECK = r"""(allowed) => {
  // Whatever a script would call to be noticed.
  window.ran = [];
  const asked = location.origin;
  const DANGEROUS = /^(on.*|style|srcdoc|action|formaction|background|.*:href)$/i;
  const MARKS = ['svg', 'path', 'circle', 'text'];
  const drawn = one => one.closest('figure.drawing > svg') && MARKS.includes(one.localName) &&
    Array.from(one.attributes).every(a => a.name === 'aria-label' || /^[\w .-]*$/.test(a.value)) &&
    (one.children.length > 0 || /^[+\d,]*$/.test(one.textContent));
  window.wrongOf = (doc, page) => {
    const wrong = [];
    for (const one of doc.querySelectorAll('*')) {
      const say = what => wrong.push(`${page}: ${what} in ${one.outerHTML.slice(0, 200)}`);
      const name = one.localName;
      const plain = one.namespaceURI === 'http://www.w3.org/1999/xhtml';
      if (plain ? doc.body.contains(one) && !allowed.includes(name) : !drawn(one)) say(`<${name}>`);
      if (name === 'script' && one.type === 'application/ld+json') JSON.parse(one.textContent);
      else if (name === 'script') say('a script');
      if (name === 'meta' && one.httpEquiv.toLowerCase() === 'refresh') say('a redirect');
      // Not `one.attributes`: a form's fields can stand in its place.
      for (const attribute of Element.prototype.getAttributeNames.call(one))
        if (DANGEROUS.test(attribute)) say(attribute);
      if (one.hasAttribute('href') && !['http:', 'https:', 'mailto:'].includes(one.protocol ??
          new URL(one.href, doc.baseURI).protocol)) say(one.href);
      if (one.hasAttribute('src') && !one.src?.startsWith(asked)) say(one.src);
      for (const choice of one.getAttribute('srcset')?.split(', ') ?? [])
        if (!/^\/repo\/media\/[\w-]+\.webp \d+w$/.test(choice)) say('srcset');
    }
    return wrong;
  };
}"""

LOAD = """async pages => {
  const wrong = [];
  const load = page => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.addEventListener('load', () => {
      const doc = frame.contentDocument;
      const feet = doc.querySelectorAll('body > footer.colophon');
      if (feet.length !== 1 || !feet[0].innerText.includes('Edited by Ada Quay'))
        wrong.push(`${page}: the footer is gone`);
      wrong.push(...wrongOf(doc, page));
      frame.remove();
      done();
    }, {once: true});
    frame.src = page;
    document.body.append(frame);
  });
  while (pages.length) await Promise.all(pages.splice(0, 20).map(load));
  return wrong;
}"""

PARSE = """texts => texts.flatMap(([page, html]) =>
  wrongOf(new DOMParser().parseFromString(html, 'text/html'), page))"""

NOTICE = """for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'eval'])
  if (window !== window.top) window[name] = (...given) => { top.ran.push(name + ': ' + given); };"""


@dataclass
class Visit:
    """What happened in the browser."""

    wrong: list[str] = field(default_factory=list)
    """Elements, attributes and addresses that can do something, and pages without our footer."""
    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Requests to elsewhere."""


@pytest.fixture(scope="module")
def payloads() -> list[str]:
    if not PAYLOADS.is_file():
        pytest.skip("no ../shared beside this checkout")
    with PAYLOADS.open(encoding="utf-8") as lines:
        return [json.loads(line)["payload"] for line in lines]


@dataclass(frozen=True)
class Site:
    """A built site and where it stands."""

    folder: Path
    base: str


@pytest.fixture(scope="module")
def site(payloads: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("payloads") / "root"
    write_files(root, {"digest.toml": CONFIG, "content/harbor.png": PICTURE.read_bytes()})
    for number, payload in enumerate(payloads):
        write_files(root, dict(documents(f"{number:03}", payload)))
    with served(root / "site") as base:
        built = digest(root, "build", "--base-url", base, timeout=300)
        assert built.status == 0, built.err
        yield Site(root / "site", base)


def documents(number: str, payload: str) -> Iterator[tuple[str, bytes]]:
    """One payload in every place where text from outside can stand."""
    together = int(number) // TOGETHER
    day = f"2026-11-{1 + int(number) % 20:02}"
    told = (
        f"The harbor board of Port Marlow met on Monday for the {number}th time. {payload}\n\n"
        f"{payload}\n\nThe ferry to Sant Aldric sails again on Tuesday, said Marta Oller.\n"
    )
    for folder, suffix in (("markdown", "md"), ("text", "txt"), ("html", "html")):
        known = {
            "title": f"Report {number}",
            "date": day,
            "rights": "licensed",
            "event": f"{folder}-{together}",
        }
        body = f"<article><p>{told}</p>{payload}</article>" if suffix == "html" else told
        yield f"content/articles/{folder}/{number}.{suffix}", document(known, body)
    value = payload[:LONGEST_VALUE]
    words = {
        "title": value,
        "date": day,
        "tags": [value],
        "categories": [value],
        "authors": [value],
        "summary": value,
        "image": {"path": "harbor.png", "alt": value},
        "source": {"name": value, "author": value, "via": value},
    }
    article = {**words, "rights": "licensed", "event": f"fields-{number}"}
    yield f"content/articles/fields/{number}.md", document(article, told)
    addresses = {"source": {"url": value}, "image": value, "event": f"at-{together}"}
    yield f"content/articles/addresses/{number}.md", document(addresses, told)
    yield f"content/posts/{number}.md", document(words, f"{payload}\n\nA word of the editor's.")
    note = {
        "id": f"fields-{number}",
        "include": [f"articles/fields/{number}.md"],
        "title": value,
        "corrections": [{"date": day, "text": value}],
    }
    yield f"content/events/{number}.md", document(note, payload)


def document(fields: dict[str, Any], body: str) -> bytes:
    """JSON is YAML."""
    return f"---\n{json.dumps(fields)}\n---\n\n{body}".encode()


@pytest.fixture(scope="module")
def met() -> Visit:
    return Visit()


@pytest.fixture(scope="module")
def page(site: Site, met: Visit, browser: Browser) -> Iterator[Page]:
    """A tab of the site's that runs what the pages' policy would forbid, and notes it."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(NOTICE)
    page = context.new_page()
    _listen(page, met, site.base)
    page.goto(site.base + "robots.txt")
    page.evaluate(CHECK, sorted(TAGS | OURS))
    yield page
    context.close()


@pytest.fixture(scope="module")
def visit(site: Site, met: Visit, page: Page) -> Visit:
    """Every kind of page loaded in a frame, the rest and the texts of the feed parsed."""
    pages = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")}
    parsed = {path for path in pages if path.startswith(PARSED)}
    met.wrong = page.evaluate(LOAD, [site.base + path for path in sorted(pages - parsed)])
    texts = [(path, (site.folder / path).read_text("utf-8")) for path in sorted(parsed)]
    feed = json.loads((site.folder / "feed.json").read_text("utf-8"))
    texts += [(entry["url"], entry["content_html"]) for entry in feed["items"]]
    met.wrong += page.evaluate(PARSE, texts)
    page.wait_for_timeout(500)
    met.ran += page.evaluate("window.ran.splice(0)")
    # What comes of raw payloads, which another test loads, is no longer the site's.
    return Visit([*met.wrong], [*met.ran], [*met.asked])


def _listen(page: Page, met: Visit, base: str) -> None:
    page.on("dialog", lambda dialog: (met.ran.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: None if request.url.startswith(base) else met.asked.append(request.url),
    )


@pytest.mark.browser
def test_no_script_runs(visit: Visit) -> None:
    assert visit.ran == []


@pytest.mark.browser
def test_no_page_or_feed_holds_what_could_run_and_every_page_is_whole(visit: Visit) -> None:
    assert visit.wrong == []


@pytest.mark.browser
def test_no_request_leaves_the_site(visit: Visit) -> None:
    assert visit.asked == []


def test_feeds_are_well_formed(site: Site) -> None:
    feeds = [*site.folder.rglob("feed.xml"), site.folder / "atom.xml", site.folder / "sitemap.xml"]
    for feed in feeds:
        etree.fromstring(feed.read_bytes())
    assert len(feeds) > 100


@pytest.mark.browser
def test_the_browser_would_tell(page: Page, site: Site, visit: Visit, payloads: list[str]) -> None:
    """The payloads as they are: nearly each is seen, many run."""
    raw = f"<footer class='colophon'>Edited by Ada Quay</footer>{payloads[5:]}"
    page.route("**/raw.html", lambda route: route.fulfill(body=raw, content_type="text/html"))
    wrong = page.evaluate(PARSE, [(str(at), payload) for at, payload in enumerate(payloads)])
    assert len({line.partition(":")[0] for line in wrong}) > 250
    assert page.evaluate(LOAD, [site.base + "raw.html"])
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran.length") > 5


def test_every_payload_came_through_to_the_pages(site: Site, payloads: list[str]) -> None:
    """Otherwise nothing was tested: titles are told as they were written."""
    feed = json.loads((site.folder / "feed.json").read_text("utf-8"))
    titles = {" ".join(entry.get("title", "").split()) for entry in feed["items"]}
    assert len([one for one in payloads if " ".join(one.split()) in titles]) > 250
