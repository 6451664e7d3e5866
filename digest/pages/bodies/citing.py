"""Citations as readers see them, of statements and in the editor's own texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from digest.errors import Problem, suggest
from digest.model import Citation, Entry, Source, Statement
from digest.pages.bodies.bodies import Body
from digest.pages.language.wording import Wording
from digest.pages.markup.sanitize import LOCAL
from digest.pages.markup.sources_named import named_in
from digest.patterns import regex

SHOWN = 10
"""Citations after one sentence; a wire report that 2,000 sites copy would bury it in numbers."""

_MARK = regex(
    rf'(<sup class="cites">)?<a href="{LOCAL}\?cite=([^"]*)">[^<]*</a>(?(1)</sup>)'
    r'(?=(<sup class="cites">)?)'
)
"""Without its `sup` where it stood in a link: there is no link in a link, so it follows."""
_EMPTIED = '<sup class="cites"></sup>'
_ANCHOR = regex(r'<a id="(cite-text-\d+-(\d+))"')


def shown_citations(statement: Statement, entry: Entry) -> tuple[Citation, ...]:
    """The first ten citations in their order, where copies make room for independent reports.

    The source of the sentence itself is always among them.
    """
    if len(statement.citations) <= SHOWN:
        return statement.citations
    copies = {number for origin in entry.origins for number in origin.sources[1:]}
    own, *others = statement.citations
    weighed = sorted(others, key=lambda citation: citation.number in copies)
    kept = {own, *weighed[: SHOWN - 1]}
    return tuple(citation for citation in statement.citations if citation in kept)


def label(source: Source, site_title: str, words: Wording) -> str:
    """What a citation calls a source: by its publisher, which of posts is this site."""
    publisher = source.publisher or (site_title if source.kind == "post" else "")
    return publisher or source.title or words.say("an untitled report")


def cite(
    html: str, body: Body, entry: Entry, site_title: str, words: Wording
) -> tuple[str, list[Problem]]:
    """`html` with its marks as citations of the entry's sources, and the references to none.

    Each citation has an anchor `cite-text-K-N`, K being
    its place in the text and N the number of the source.
    """
    problems: list[Problem] = []
    places: list[int] = []

    def replace(match: re.Match[str]) -> str:
        reference = unescape(match[2])
        names = named_in(reference)
        found = [_named(name, entry) for name in names]
        problems.extend(
            _unknown(name, reference, body, entry)
            for name, source in zip(names, found, strict=True)
            if source is None
        )
        shown = [source for source in found if source]
        return "".join(one_of(shown, index, more=bool(match[3])) for index in range(len(shown)))

    def one_of(shown: list[Source], index: int, *, more: bool) -> str:
        source = shown[index]
        places.append(source.number)
        name = label(source, site_title, words)
        more = more or index + 1 < len(shown)
        return _citation(len(places), source, name, words, more=more)

    cited = _MARK.sub(replace, html.replace(_EMPTIED, "")).replace('</sup><sup class="cites">', "")
    return cited, problems


def anchors(html: str) -> Iterator[tuple[int, str]]:
    """Each citation in a text that `cite` has finished: the source's number and the anchor."""
    return ((int(number), anchor) for anchor, number in _ANCHOR.findall(html))


def _named(name: str, entry: Entry) -> Source | None:
    article = name.removeprefix("@").removeprefix("content/")
    wanted = (
        source
        for source in entry.sources
        if (source.article == article if name.startswith("@") else str(source.number) == name)
    )
    return next(wanted, None)


def _citation(place: int, source: Source, name: str, words: Wording, *, more: bool) -> str:
    """As the macro `citations` of the theme writes them."""
    number = source.number
    between = words.say(", ") if more else ""
    said = words.say("Source %(number)s: %(label)s", number=number, label=name)
    return (
        f'<sup class="cites"><a id="cite-text-{place}-{number}" href="#source-{number}" '
        f'data-source="{number} · {escape(name)}" aria-label="{escape(said)}">{number}</a>'
        f"{between}</sup>"
    )


def _unknown(name: str, reference: str, body: Body, entry: Entry) -> Problem:
    place = body.place_of(f"[{reference}]")
    known = [f"@{source.article}" for source in entry.sources]
    if name.startswith("@"):
        what = f"[{name}]: the event has no such source"
        expected = "an article of the event, by its path below `content/`"
        return Problem(place, what, expected, suggest(name, known))
    what = f"[{name}]: the event has {len(known)} source{'' if len(known) == 1 else 's'}"
    expected = f"a number from 1 to {len(known)}, or `\\[{name}]` for the plain text"
    return Problem(place, what, expected)
