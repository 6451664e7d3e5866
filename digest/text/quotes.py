"""A plain text to what stands in it between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.nouns import noun
from digest.patterns import regex

_MARK = regex(r"[\"“”„‟«»‘’‚「」『』'](?:(?<!['‘’])|(?<![^\W_].)|(?![^\W_]))")
"""Without the apostrophes inside of words, which neither open nor close anything."""
_PARAGRAPH = regex(r"\n[^\S\n]*\n\s*")
_BEHIND_COLON = regex(r":[^\S\n]*\n[^\S\n]*\n\s*(?=([^\n]+))")
_CLOSERS = {
    '"': '"”',
    "“": '”"',
    "”": "”",
    "‟": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
"""What may close a quotation, by what opened it."""
_SINGLE = "‘‚'"
_ENDS = (".", "!", "?", "…")
_LONGEST = 2000
"""Characters of a quotation before whose mark a blank is lost."""
_AHEAD = 8
"""Characters that tell how a line begins."""
_ELISION = regex(r"['‘’](?:\d0s|em|til|cause|n|tis|twas|s|re|ve|ll|m|d|t)\b", re.IGNORECASE)
"""Apostrophes at the beginning of a word: '90s, 'em, rock 'n' roll, and a lone 's."""
_POSSESSIVE = regex(r"s['’] [a-z]")
"""The plural's: "the workers' union", where it can't be told from the end of a quotation."""


@noun
class Quotation:
    """What stands between two marks, by its place in the text, the marks not included."""

    start: int
    end: int
    closed: bool = True
    """False for a paragraph of speech that goes on in the next one."""


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, in order.

    A mark that is never closed opens a quotation to the end of its paragraph if it can only open
    one (“), if the paragraph begins with it, or if the next line or sentence opens with one like
    it: so speech of several paragraphs is printed. Any other mark without a partner is none.

    >>> text = "“We saw ‘it’,” he said, and the workers' union agreed: 'We did.'"
    >>> [text[each.start : each.end] for each in quotations(text)]
    ['We saw ‘it’,', 'We did.']
    """
    # Wire services type ``this''; each pair of marks is one, as long as before.
    text = text.replace("``", " “").replace("''", "” ")
    found: list[Quotation] = []
    start = 0
    for gap in [*(m.span() for m in _PARAGRAPH.finditer(text)), (len(text), len(text))]:
        found.extend(_in_paragraph(text, start, gap[0], text[gap[1] : gap[1] + _AHEAD]))
        start = gap[1]
    return tuple(found)


def set_apart(text: str) -> tuple[Quotation, ...]:
    r"""The paragraphs behind a colon, which may be quotations that are printed without marks.

    >>> text = "The letter reads:\n\nWe left.\n\nIt is short."
    >>> [text[each.start : each.end] for each in set_apart(text)]
    ['We left.']
    """
    return tuple(Quotation(*match.span(1)) for match in _BEHIND_COLON.finditer(text))


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Quotation]:
    """The quotations of one paragraph; `following` is how the next one begins."""
    opened = -1
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        if opened >= 0 and mark[0] in _CLOSERS[text[opened]] and _closes(text, opened, at, end):
            if text[opened + 1 : at].strip():
                yield Quotation(opened + 1, at)
            opened = -1
        elif _opens(text, at, start, end) and (opened < 0 or _opens_anew(text, opened, at)):
            if opened >= 0 and _goes_on(text, opened, text[at : at + _AHEAD]):
                before = text[opened + 1 : at].rstrip()
                if "\n" in text[opened + 1 + len(before) : at] or before.endswith(_ENDS):
                    yield Quotation(opened + 1, opened + 1 + len(before), closed=False)
            opened = at
    if opened < 0 or not text[opened + 1 : end].strip():
        return
    is_all = text[opened] not in _SINGLE and not text[start:opened].strip()
    if is_all or text[opened] == "“" or _goes_on(text, opened, following):
        yield Quotation(opened + 1, end, closed=False)


def _goes_on(text: str, opened: int, following: str) -> bool:
    """Does a line that begins so open with the mark that was opened, or with another like it?"""
    mark, is_single = following[:1], text[opened] in _SINGLE
    alike = "‘'" if is_single else '"“'
    return (
        bool(mark)
        and text[opened] in alike
        and mark in alike
        and _opens(following, 0, 0, len(following))
    )


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Does the mark stand before a word and not after one?"""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    if mark in "「『«„‟‚" or (mark == "“" and before.isspace()):
        return True
    after = text[at + 1] if at + 1 < end else " "
    if mark == "“" and after.isalpha() and text.find("”", at, min(end, at + _LONGEST)) > 0:
        return True  # Only a blank is lost before it.
    if mark == "»":
        return before.isspace() and not after.isspace()
    if before.isalnum() or after.isspace() or before in ".,!?%":
        return False
    if mark in _SINGLE:
        return (after.isalnum() or after in '“"$£€[') and not _ELISION.match(text, at)
    return mark in '"“' or (mark == "”" and after.isalnum())


def _opens_anew(text: str, opened: int, at: int) -> bool:
    """Was the mark before this one never closed? A single one gives way to a double one."""
    same = text[at] == text[opened] and text[at] in '"“‘'
    return same or (text[opened] in _SINGLE and text[at] in '"“„«')


def _closes(text: str, opened: int, at: int, end: int) -> bool:
    """Does the mark stand after a word; and, of single ones, not inside of a word?"""
    mark = text[opened]
    before = text[at - 1]
    after = text[at + 1] if at + 1 < end else " "
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    if mark not in _SINGLE:
        return True
    if before.isspace() or after.isalnum():
        return False
    return not (_POSSESSIVE.match(text, at - 1) and _later(text, at + 1, min(end, at + 400)))


def _later(text: str, start: int, end: int) -> bool:
    """Is there a mark further on that may close a single quotation, before another opens?"""
    for at in range(start, end):
        if text[at] in "'’" and not text[at - 1].isspace():
            after = text[at + 1] if at + 1 < end else " "
            if not after.isalnum():
                return True
        elif text[at] in "'‘" and text[at - 1].isspace():
            return False
    return False
