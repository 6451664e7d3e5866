"""An HTML page to its lines and to what it says about itself.

The main text is found by trafilatura. The page is bounded before any parser sees it: lxml
drops what is nested too deeply, and thousands of attributes take trafilatura many seconds.
Only this module and `searched` import lxml and trafilatura; import it only when there is HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import lxml.html
import trafilatura
from lxml import etree

from digest.nouns import noun
from digest.patterns import regex
from digest.sources.readers.lines import Draft
from digest.sources.readers.page_facts import Told, page_facts
from digest.sources.readers.run_in import is_run_in
from digest.sources.readers.searched import Searched
from digest.sources.readers.taming import DEEPEST, is_bounded, tame, without_ends

_UNSEEN = frozenset(
    "script style noscript template svg math head iframe object canvas textarea select".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_BLOCKS = frozenset("p div li section article td".split())
_PAGE = regex(r"<(?:body|head|html|title|meta)\b", re.IGNORECASE)
"""What a fragment has none of; a page may leave out any of these but one."""
_WORD = regex(r"\w+")
_MARKS = {code: None for code in range(128) if not _WORD.match(chr(code))}
_ENTRY = regex(r"^(?:[-•*]|\d{1,3}\.) (?=\S)")
_TOO_DEEP = f"boolean({'/*' * (DEEPEST + 1)})"
_NOT_XML = regex(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#0*(?:[1-8]|1[1245-9]|2\d|3[01])(?!\d);?"
    r"|&#x0*(?:[1-8bcef]|1[\da-f])(?![\da-f]);?",
    re.IGNORECASE,
)
"""What no tree holds; trafilatura takes some of them for spaces and puts them back into one."""
MOST_TO_COMPARE = 15_000
"""Tags of a page up to which trafilatura compares several ways of extraction, one of which
takes quadratic time: 2 s for as many tags in short paragraphs, 30 s for `MOST_TAGS`."""
_WINDOW = 20_000
"""Characters of the extracted text among which the next line of the page is looked for."""


@noun
class _Seen:
    """A line of the page as a browser shows it."""

    number: int
    text: str
    key: str


def read_html(body: str, first_line: int = 1, url: str = "") -> tuple[Told, Draft]:
    """The page's metadata and the lines of its main text; the rest is `page-chrome`.

    `url` is where the page was, if that is known: it may tell the day. Where no main text is
    found, every visible line is a line of the draft.
    """
    draft, body = Draft(), _NOT_XML.sub(" ", body)
    tree = _bounded_tree(body)
    if tree is None:
        return Told(), draft
    _part_headings(tree)
    seen = list(_visible(tree, first_line))
    page = trafilatura.bare_extraction(
        tree,
        fast=body.count("<") > MOST_TO_COMPARE,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
    )
    text = str(getattr(page, "text", None) or "")
    lines = [line for line in text.split("\n") if line.strip()]
    if lines:
        _align(_apart(lines, seen), seen, draft)
    else:
        for at, line in enumerate(seen):
            draft.add(line.number, line.text, at)
    return page_facts(tree, Searched(tree, body), [line.text for line in seen], url), draft


def _bounded_tree(body: str) -> lxml.html.HtmlElement | None:
    """The tree of a page that is no deeper, and of no more tags, than a parser can bear."""
    tree = _parse(without_ends(body)) if is_bounded(body) else None
    return _parse(tame(body)) if tree is None or tree.xpath(_TOO_DEEP) else tree


def _parse(body: str) -> lxml.html.HtmlElement | None:
    """The tree of a page or of a fragment; None where there is nothing to see."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    if not _PAGE.search(body):
        body = f"<body><article>{body}</article></body>"  # all of it is the text
    try:
        return lxml.html.document_fromstring(body.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _part_headings(tree: lxml.html.HtmlElement) -> None:
    """End the line behind a heading that is only bold: "<b>What happened</b> The fire began"."""
    for bold in tree.iter("b", "strong"):
        block = bold.getparent()
        opens = block is not None and block[0] is bold and not (block.text or "").strip()
        if opens and block.tag in _BLOCKS and is_run_in(bold.text_content(), bold.tail or ""):
            end = etree.Element("br")
            end.sourceline = bold.sourceline
            end.tail, bold.tail = bold.tail, None
            bold.addnext(end)


def _visible(tree: lxml.html.HtmlElement, first_line: int) -> Iterator[_Seen]:
    """The lines of text of the page, from top to bottom, with their lines in the file."""
    parts, number = list[str](), first_line
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = element.tag not in _INLINE
        if block and (text := " ".join("".join(parts).split())):
            yield _Seen(number, text, _key(text))
        if block:
            parts = []
        if event == "start":
            number = number if parts else first_line - 1 + (element.sourceline or 1)
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                parts.append(element.text or "")
        else:
            parts.append(element.tail or "")
    if text := " ".join("".join(parts).split()):
        yield _Seen(number, text, _key(text))


def _apart(lines: list[str], seen: list[_Seen]) -> list[str]:
    """The extracted lines, those that are several of the page's glued together taken apart.

    Of a page with little text, trafilatura gives all that stands in its main element at once.
    """
    keys = [line.key for line in seen]
    joined, ends = "".join(keys), list(accumulate(map(len, keys)))
    edges, whole = {0, *ends}, set(keys)
    found, at = list[str](), 0
    for line in lines:
        key = _key(line)
        start = joined.find(key, at, at + len(key) + _WINDOW) if key else -1
        end = start + len(key)
        if key in whole or start < 0 or not {start, end} <= edges:
            found.append(line)
        else:
            parts = seen[bisect_right(ends, start) : bisect_right(ends, end - 1) + 1]
            found.extend(part.text for part in parts)
        at = max(at, end) if start >= 0 else at
    return found


def _align(lines: list[str], seen: list[_Seen], draft: Draft) -> None:
    """Fill `draft` with the extracted lines, and with the seen ones that are not among them."""
    keys = [_key(line) for line in lines]
    joined, at = "".join(keys), 0
    ends = list(accumulate(map(len, keys)))
    numbers: dict[str, int] = {}
    for line in seen:
        key = line.key
        found = joined.find(key, at, at + _WINDOW) if key else -1
        if key in numbers or found < 0:
            draft.leave_out(line.number, line.text, bisect_right(ends, at))
            continue
        numbers[key] = line.number
        at = found + len(key)
    number = seen[0].number if seen else 1
    for paragraph, (text, key) in enumerate(zip(lines, keys, strict=True)):
        number = numbers.get(key, number)
        draft.add(number, _ENTRY.sub("", text, count=1), paragraph)


def _key(line: str) -> str:
    """The letters and digits of `line`: what stays the same however it was laid out."""
    return line.translate(_MARKS) if line.isascii() else "".join(_WORD.findall(line))
