from __future__ import annotations

import pytest

from digest.model import Document, Location, Metadata
from digest.sources.cleaning.cleaning import Cleaned, clean


def markdown(body: str) -> Cleaned:
    return clean(Document(Location("a.md"), "article", "markdown", Metadata(title="x"), body))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The **bridge** _fell_ on ~~Monday~~ *Tuesday*.", "The bridge fell on Monday Tuesday."),
        ("It cost 5 * 3 * 2 crowns, a_b_c.", "It cost 5 * 3 * 2 crowns, a_b_c."),
        ("See [the *full* report](https://example.org/a_(b) 'title').", "See the full report."),
        ("See [the report][1].\n\n[1]: https://example.org", "See the report."),
        ("See [the report].\n\n[The Report]: https://example.org", "See the report."),
        ("He [the mayor] said [sic] so.", "He [the mayor] said [sic] so."),
        ("An array[0](x) of [nested [links](y)](z).", "An array0 of nested links."),
        ("A picture ![of a bridge](b.png) here.", "A picture here."),
        ("[![a logo](l.png)](https://example.org) Text.", "Text."),
        ("The `code` and ``more ` code`` stay.", "The code and more ` code stay."),
        ("Escaped \\*stars\\* and 5 \\< 6.", "Escaped *stars* and 5 < 6."),
        ("Tom &amp; Ann &lt;b&gt;.", "Tom & Ann <b>."),
        ("A line&#10;break&#x0A;that is no line.", "A line break that is no line."),
        ("Mail <ana@example.org> or <https://example.org>.", "Mail ana@example.org or https://example.org."),
        ("The text.[^1]\n\n[^1]: The note.", "The text.\n\nThe note."),
        ("## The vote ##\n\nIt passed.", "The vote\n\nIt passed."),
        ("The vote\n========\nIt passed.", "The vote\n\nIt passed."),
        ("One.\n\n***\n\nTwo.\n\n- - -\n\nThree.", "One.\n\nTwo.\n\nThree."),
        ("- one\n- two\n  and more\n\n1. a\n2. b", "one\n\ntwo and more\n\na\n\nb"),
        ("- [x] a task done", "a task done"),
        ("1986. A great year.", "1986. A great year."),
        ("**What happened**\nFires broke out.", "What happened\n\nFires broke out."),
        ("**What happened** The fire began.", "What happened\n\nThe fire began."),
        ("**The council** said no, **the\nmayor** yes.", "The council said no, the mayor yes."),
        ("**Ana Verin** Ruiz said no.\n**Ana\nRuiz**", "Ana Verin Ruiz said no. Ana Ruiz"),
        ("**The whole dam fell.** It is dry.", "The whole dam fell. It is dry."),
        ("> We waited\n> too long.\n>\n> > Never again.", "We waited too long.\n\nNever again."),
        ("One line.  \nNext line.\\\nLast.", "One line. Next line. Last."),
        ("Break<br>here, <b>bold</b> <a href='javascript:'>link</a>.", "Break\n\nhere, bold link."),
        ("<div class='x'>\n<p>One.</p><p>Two.</p>\n</div>", "One.\n\nTwo."),
        ("It is <John Smith>: 3 < 4 and 5 > 4.", "It is <John Smith>: 3 < 4 and 5 > 4."),
        ("    An indented line is text.", "An indented line is text."),
        ("```\nnever closed\n\nThe text goes on.", "never closed\n\nThe text goes on."),
        ("{{ 7*7 }} and {% raw %} stay.", "{{ 7*7 }} and {% raw %} stay."),
    ],
)  # fmt: skip
def test_markup_goes_and_words_stay(body: str, text: str) -> None:
    assert markdown(body).text == text


@pytest.mark.parametrize(
    ("body", "rule", "line", "removed"),
    [
        ("Text.\n\n```sh\nrm -rf\n```", "code", 4, "rm -rf"),
        ("Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |", "table", 5, "| 1 | 2 |"),
        ("Text.<script>\nalert(1)\n</script>", "script", 1, "<script>\nalert(1)\n</script>"),
        ("Text.\n\n<!-- a\nnote --> More.", "html-comment", 3, "<!-- a\nnote -->"),
        (
            "Text.\n\n![The mayor at the bridge](b.png)",
            "image-caption",
            3,
            "The mayor at the bridge",
        ),
        ("Text.\n{: onclick=alert(1) }", "attribute-list", 2, "{: onclick=alert(1) }"),
    ],
)
def test_what_is_no_text_is_in_the_receipt(body: str, rule: str, line: int, removed: str) -> None:
    found = markdown(body)
    assert found.text.startswith("Text.")
    assert removed not in found.text
    assert (rule, line, removed) in [(r.rule, r.line, r.text) for r in found.removals]


@pytest.mark.parametrize(
    "body",
    ["<script>alert(1)\n\nThe text goes on.", "<!-- never closed\n\nThe text goes on."],
    ids=["script", "comment"],
)
def test_what_is_never_closed_ends_with_its_paragraph(body: str) -> None:
    assert markdown(body).text == "The text goes on."


def test_junk_lines_within_a_paragraph_are_judged_alone() -> None:
    found = markdown(
        "The bridge fell on Monday.\nShare this article\nNobody was hurt, police said."
    )
    assert found.text == "The bridge fell on Monday. Nobody was hurt, police said."
    assert [(r.rule, r.line) for r in found.removals] == [("share-line", 2)]
