"""Markdown with HTML in it to Markdown without, in time proportional to its length."""

from __future__ import annotations

from collections.abc import Iterator

from digest.patterns import regex

BREAK = "\x1d"
"""Stands where a tag ended a paragraph; the lines of the file keep their count."""

_BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details dialog dir div dl
    dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html
    legend li link main menu nav ol optgroup option p pre search section select summary table
    tbody td tfoot th thead title tr ul video audio iframe""".split()
)
_INLINE = frozenset(
    """a abbr acronym area b base basefont bdi bdo big cite code col colgroup data datalist del
    dfn em embed font i img input ins kbd label map mark marquee meta meter nobr output param
    picture progress q rp rt ruby s samp slot small source span strike strong sub sup time track
    tt u var wbr image plaintext listing xmp applet blink""".split()
)
_UNSEEN = frozenset("script style template noscript svg math object canvas textarea".split())
"""Elements whose content is never part of a text."""

_START = regex(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_REST = regex(r"[^<>]*>")


def strip_html(body: str) -> tuple[str, list[tuple[int, str, str]]]:
    """`body` without tags, and (line from 0, rule, text) of the scripts and comments in it.

    Only names that HTML knows are tags: "<John Smith>" is text. What is never closed ends at
    the next blank line.
    """
    if "<" not in body:
        return body, []
    kept, removed, at, number, counted = list[str](), list[tuple[int, str, str]](), 0, 0, 0
    lowered = body.lower()
    for start, end, rule in _spans(body, lowered if len(lowered) == len(body) else body):
        kept.append(body[at:start])
        span = body[start:end]
        number += body.count("\n", counted, start)
        counted = start
        if rule == "break":
            kept.append(BREAK)
        elif rule:
            removed.append((number, rule, span))
        kept.append("\n" * span.count("\n"))
        at = end
    kept.append(body[at:])
    return "".join(kept), removed


def _spans(body: str, lowered: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of everything that is not text, in order."""
    at, missing = 0, set[str]()
    while found := _START.search(body, at):
        at = found.end()
        name = (found[2] or "").lower()
        if found.group() == "<!--":
            at = _close(body, "-->", at, missing)
            yield found.start(), at, "html-comment"
        elif name in _UNSEEN and not found[1]:
            at = _close(lowered, f"</{name}", at, missing)
            rest = _REST.match(body, at)
            at = rest.end() if rest else at
            yield found.start(), at, "script"
        elif (name in _BLOCKS or name in _INLINE or name in _UNSEEN) and (
            rest := _REST.match(body, at)
        ):
            at = rest.end()
            yield found.start(), at, "break" if name in _BLOCKS else ""


def _close(body: str, mark: str, at: int, missing: set[str]) -> int:
    """Behind the next `mark`, or at the next blank line where there is none.

    `missing` remembers marks that don't come any more, so that none is looked for twice.
    """
    found = -1 if mark in missing else body.find(mark, at)
    if found >= 0:
        return found + len(mark)
    missing.add(mark)
    blank = body.find("\n\n", at)
    return blank if blank >= 0 else len(body)
