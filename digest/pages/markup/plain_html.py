"""Plain HTML to the sanitizer's result, in a quarter of its time.

Plain is the HTML of most texts: paragraphs, headings, lists, quotations and tables one level
deep, code and rules, and in them emphasis, code and links to other sites. There is nothing in it
to take away: all that may stand here is allowed, each element is closed where it was opened, and
none stands where a parser of HTML would move it. What is written in two ways is put as the
sanitizer puts it. It knows best: `tests/pages/test_plain_html.py` compares the two.
"""

from __future__ import annotations

from digest.patterns import regex

_TEXT = r"[^<>&]*+(?:&(?:amp|lt|gt|quot);[^<>&]*+)*+"
_HOST = r"(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?\.){1,5}[a-z]{2,20}"
"""Without what a parser of URLs may refuse: Punycode has two hyphens in a row, an address of
numbers ends with one."""
_LINK = rf'<a href="https?://{_HOST}(?:/[\w.~/?=#-]*+)?">'
_MARKED = (
    f"<em>{_TEXT}</em>|<strong>{_TEXT}</strong>|<code>{_TEXT}</code>|{_LINK}{_TEXT}</a>|<br />"
)
_INLINE = f"{_TEXT}(?:(?:{_MARKED}){_TEXT})*+"
_CLASS = r'(?: class="[\w-]++")?'


def _row(cell: str) -> str:
    return rf"<tr>\n?(?:<{cell}{_CLASS}>{_INLINE}</{cell}>\n?)++</tr>\n?"


_BLOCKS = (
    rf'<(p|h[1-6])(?: id="[\w-]++")?>{_INLINE}</\1>',
    rf"<(ul|ol)>\n(?:<li>(?:{_INLINE}|\n<p>{_INLINE}</p>\n)</li>\n)++</\2>",
    rf"<blockquote>\n(?:<p>{_INLINE}</p>\n)++</blockquote>",
    rf"<pre><code{_CLASS}>{_TEXT}</code></pre>",
    rf"<table>\n?<thead>\n?{_row('th')}</thead>\n?<tbody>\n?(?:{_row('td')})*+</tbody>\n?</table>",
    "<hr />",
)
# Groups that are told by number stand in no possessive one: Python 3.11 loses them there.
_PLAIN = regex(rf"(?a)(?:(?:{'|'.join(_BLOCKS)})\n?)*")

_ODD = ("\xa0", "\r", "\0")
"""Written as an entity, written in another way, dropped."""


def plain_cleaned(html: str) -> str | None:
    r"""What sanitizing makes of plain HTML; None of all other.

    >>> plain_cleaned("<p>A &quot;<em>rule</em>&quot;:</p>\n<hr />\n")
    '<p>A "<em>rule</em>":</p>\n<hr>\n'
    >>> plain_cleaned("<p onclick=''>A</p>") is None
    True
    """
    if any(odd in html for odd in _ODD) or not _PLAIN.fullmatch(html):
        return None
    return html.replace("&quot;", '"').replace(" />", ">")
