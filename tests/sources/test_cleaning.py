from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ContentError
from digest.model import Document, Format, Location, Metadata
from digest.sources.cleaning import Cleaned, clean

NEWS = [
    "The council of Velmora voted on Tuesday to rebuild the old bridge, nine months after it fell.",
    "Engineers had warned in March that two of its seven piers could no longer bear the weight.",
    "“We waited too long,” said the mayor, Ines Tarrago, after the vote. “Never again.”",
    "The work will cost 14.2 million crowns and is to begin before the rivers rise in spring.",
]


def plain(*lines: str, title: str = "A bridge", keep: tuple[str, ...] = ()) -> Cleaned:
    metadata = Metadata(title=title, keep=keep)
    return clean(Document(Location("a.txt"), "article", "text", metadata, "\n\n".join(lines)))


def rules(found: Cleaned) -> list[str]:
    return [removal.rule for removal in found.removals]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("}", "stray-brace"),
        ("{ }", "stray-brace"),
        ("• • •", "stray-mark"),
        ("Share this article", "share-line"),
        ("SHARE ON FACEBOOK", "share-line"),
        ("Partager sur WhatsApp", "share-line"),
        ("Artikel teilen", "share-line"),
        ("Follow us on X and Instagram", "share-line"),
        ("Subscribe now!", "call-to-action"),
        (
            "Sign up for our weekly newsletter, delivered to your inbox every Friday.",
            "call-to-action",
        ),
        ("Get the Velmora app: download our app from the store today", "call-to-action"),
        ("We would love to hear your thoughts. Take this quick survey!", "call-to-action"),
        ("Inscrivez-vous à notre newsletter", "call-to-action"),
        ("Jetzt abonnieren", "call-to-action"),
        ("Suscríbete a nuestro boletín", "call-to-action"),
        ("This site uses cookies to give you the best experience.", "call-to-action"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Read more: What the engineers knew", "read-more"),
        ("Read more Subscribers only How the piers failed", "read-more"),
        ("Lire aussi : Le pont de la discorde", "read-more"),
        ("Lesen Sie auch: Die Brücke", "read-more"),
        ("Visited 1,204 times, 3 visit(s) today", "visit-counter"),
        ("4 min read", "visit-counter"),
        ("17 Comments", "visit-counter"),
        ("Avatar photo", "author-box"),
        ("About the Author: Newsroom Robot", "author-box"),
        ("View all posts by newsroom", "call-to-action"),
        ("By Ana Example and Bruno Specimen", "byline"),
        ("Published on 20 November 2026 at 10:15", "date-line"),
        ("The Velmora Times with AFP", "credit-line"),
        ("(Reuters)", "credit-line"),
        ("Source", "credit-line"),
        ("Source: velmora.example", "credit-line"),
        ("Photo: Ana Example", "photo-credit"),
        ("ANA EXAMPLE / AFP", "photo-credit"),
        ("Ana Example/Velmora Times via AP", "photo-credit"),
        ("https://velmora.example/bridge", "address-line"),
        ("© 2026 The Velmora Times. All rights reserved.", "legal-line"),
        ("Home", "section-label"),
    ],
)
def test_a_line_that_is_not_news_is_removed_by_its_rule(line: str, rule: str) -> None:
    found = plain(*NEWS[:2], line, *NEWS[2:])
    assert rules(found) == [rule]
    assert found.removals[0].line == 5
    assert found.removals[0].text == line
    assert found.text == "\n\n".join(NEWS)


@pytest.mark.parametrize(
    "line",
    [
        "He told AFP",
        "The company said that it would download the files of all its users before the end of May.",
        "“Subscribe to our values or leave,” the minister told the delegates who had come.",
        "Share prices of the bridge builder rose by 4 percent on the news.",
        "Related costs, such as detours, came to 3 million crowns.",
        "Watch towers were built on both banks of the river.",
        "Photographs of the piers were shown to the council.",
        "Source code of the model was not published.",
        "By Tuesday evening the water had reached the second pier.",
        "May 2026 be a better year for the town",
        "Comments by the mayor drew laughter.",
        "The mayor, next?",
        "Follow-up inspections are planned in 2027.",
        "Print runs of the local paper doubled.",
        "New piers will be made of steel.",
        "Credit cards were refused at the toll booths.",
        "More from the region's budget will follow, the mayor said, if the state pays its share.",
        "The app store removed the program after the council complained about it on Monday.",
        "In 1962, a flood (the worst of the century) took the first bridge away.",
    ],
)
def test_news_that_sounds_like_a_call_stays(line: str) -> None:
    found = plain(*NEWS[:2], line, *NEWS[2:])
    assert line in found.text.split("\n\n")
    assert rules(found) == []


@pytest.mark.parametrize(
    ("line", "left", "rule", "cut"),
    [
        (
            f"Let’s dive into the details: {NEWS[0]}",
            NEWS[0],
            "leading-label",
            "Let’s dive into the details:",
        ),
        (f"Here's what we know: {NEWS[0]}", NEWS[0], "leading-label", "Here's what we know:"),
        (f"{NEWS[0]} }}", NEWS[0], "stray-brace", "}"),
        (f"{NEWS[0]} ANA EXAMPLE / AFP", NEWS[0], "photo-credit", "ANA EXAMPLE / AFP"),
        (f"{NEWS[0]} (AP Photo/Ana Example)", NEWS[0], "photo-credit", "(AP Photo/Ana Example)"),
        (
            f"{NEWS[0]} Photograph: Ana Example/AFP",
            NEWS[0],
            "photo-credit",
            "Photograph: Ana Example/AFP",
        ),
        (
            f"{NEWS[0]} Ana Example via Getty Images",
            NEWS[0],
            "photo-credit",
            "Ana Example via Getty Images",
        ),
    ],
)
def test_the_ends_of_a_line_are_cut_and_receipted(
    line: str, left: str, rule: str, cut: str
) -> None:
    found = plain(line, *NEWS[1:])
    assert found.text.split("\n\n") == [left, *NEWS[1:]]
    assert [(removal.rule, removal.text) for removal in found.removals] == [(rule, cut)]


def test_a_block_between_two_calls_to_action_is_one() -> None:
    block = [
        "Partner service",
        "Learn Velmoran with Lingo",
        "A short lesson every day.",
        "Try for free",
    ]
    found = plain(*NEWS[:2], *block, *NEWS[2:])
    assert found.text == "\n\n".join(NEWS)
    assert rules(found) == ["call-to-action", "between-calls", "between-calls", "call-to-action"]


def test_news_between_two_calls_to_action_stays() -> None:
    found = plain(NEWS[0], "Subscribe now", NEWS[1], "Download", "Sign up", *NEWS[2:])
    related = "The vote on the bridge followed warnings from engineers about two piers."
    with_related = plain(*NEWS, "Subscribe now", related, "Subscribe now")
    assert related in with_related.text
    assert NEWS[2] in found.text


def test_nothing_of_the_text_follows_its_end() -> None:
    tail = [
        "Recommended For You",
        "Ten bridges you must see",
        "A cat was stuck on a pier for days.",
    ]
    found = plain(*NEWS, *tail)
    assert found.text == "\n\n".join(NEWS)
    assert rules(found) == ["end-label", "after-the-end", "after-the-end"]


def test_a_label_with_most_of_the_text_behind_it_ends_nothing() -> None:
    found = plain(NEWS[0], "Related articles", *NEWS[1:])
    assert found.text == "\n\n".join(NEWS)


def test_a_caption_that_was_there_before_goes() -> None:
    caption = "The old bridge of Velmora on the day of the vote."
    found = plain(NEWS[0], caption, f"{caption} ANA EXAMPLE / AFP", *NEWS[1:])
    assert found.text.count(caption) == 1
    assert rules(found) == ["repeated-caption"]


def test_invisible_characters_go_and_are_named() -> None:
    found = plain("The\u00a0bri\u00addge \u202efell\u200b on \x07Monday  night.", *NEWS)
    assert found.text.startswith("The bridge fell on Monday night.\n\n")
    assert found.removals[0].text == "U+00AD U+202E U+200B U+0007"


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "👩‍🚀"], ids=["persian", "hindi", "emoji"])
def test_joiners_stay_where_they_mean_something(text: str) -> None:
    assert text in plain(f"{NEWS[0]} {text}", *NEWS[1:]).text


def test_a_wrapped_text_is_joined_and_an_unwrapped_one_is_not() -> None:
    wrapped = (
        "The council voted on Tuesday to rebuild the bridge across the river, nine\n"
        "months after it fell into the water during the worst flood of the last\n"
        "fifty years, and said that the work would begin before spring."
    )
    assert clean(Document(Location("a"), "article", "text", Metadata(), wrapped)).text == (
        wrapped.replace("\n", " ")
    )
    apart = "\n".join(NEWS)
    found = clean(Document(Location("a"), "article", "text", Metadata(), apart))
    assert found.text == "\n\n".join(NEWS)


def test_quotes_that_were_decoded_wrongly_are_quotes_again() -> None:
    assert (
        "The mayor’s “plan” – it fell."
        in plain("The mayor\x92s \x93plan\x94 \x96 it fell.", *NEWS).text
    )


def test_the_page_around_a_pasted_article_goes() -> None:
    menu = ["Home", "World", "Politics", "Business", "Culture", "Travel", "Weather", "Sign in"]
    below = ["The ten best cheeses", "Rain again on Sunday", "Who wore what", "Imprint", "Contact"]
    found = plain(*menu, *NEWS, *below)
    paragraphs = found.text.split("\n\n")
    assert paragraphs[: len(NEWS)] == NEWS
    assert len(paragraphs) <= len(NEWS) + 1  # what touches the text is doubted least
    assert {"page-chrome", "section-label", "call-to-action"} <= set(rules(found))


def test_subheadings_of_a_text_without_chrome_stay() -> None:
    lines = [f"{line} ({number})." for number, line in enumerate(NEWS * 3)]
    lines[3:3] = ["A bridge too old"]
    lines[8:8] = ["What next?"]
    assert plain(*lines).text == "\n\n".join(lines)


def test_an_editors_post_loses_no_short_lines() -> None:
    body = "\n\n".join(["Home", "World news", "Two lines", *NEWS, "Cheese", "Rain", "Wine", "Salt"])
    post = Document(Location("a.md"), "post", "markdown", Metadata(title="x"), body)
    assert "page-chrome" not in rules(clean(post))


def test_the_first_line_is_the_title_where_none_is_known() -> None:
    found = plain("Velmora rebuilds its bridge", *NEWS, title="")
    assert (found.title, rules(found)) == ("Velmora rebuilds its bridge", ["title-line"])
    assert found.text == "\n\n".join(NEWS)


def test_a_known_title_is_not_repeated_in_the_text() -> None:
    found = plain("Velmora rebuilds its bridge", *NEWS, title="Latest: Velmora rebuilds its bridge")
    assert (found.title, rules(found)) == ("", ["repeated-title"])


def test_a_first_sentence_is_no_title() -> None:
    assert plain(*NEWS, title="").title == ""


def test_what_the_front_matter_keeps_is_kept() -> None:
    found = plain(*NEWS, "Share this article", "Visited 3 times", keep=("^Share",))
    assert "Share this article" in found.text


def test_a_pattern_that_is_none_names_its_place() -> None:
    with pytest.raises(ContentError, match=r"a\.txt: '\(' is not a pattern.*; expected a regular"):
        plain(*NEWS, keep=("(",))


def test_an_empty_body_has_no_text() -> None:
    assert plain("", " \t ", title="").text == ""


def test_lines_are_counted_in_the_file() -> None:
    document = Document(Location("a"), "article", "text", Metadata(), "}\n" + NEWS[0], body_line=12)
    assert [removal.line for removal in clean(document).removals] == [12]


@given(st.text(max_size=400), st.sampled_from(["text", "markdown"]))
def test_any_text_is_cleaned_and_clean_text_stays(body: str, form: Format) -> None:
    found = clean(Document(Location("a"), "article", form, Metadata(title="x"), body))
    paragraphs = found.text.split("\n\n") if found.text else []
    assert all(paragraph == " ".join(paragraph.split()) != "" for paragraph in paragraphs)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_run_of_braces_takes_no_time(form: Format) -> None:
    start = time.process_time()
    body = f"{NEWS[0]} {'}' * 50_000}x}}"
    clean(Document(Location("a"), "article", form, Metadata(), body))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    "unit",
    ["a " * 50, "[", "](", "[a](", "![a](b \"", "`", "`` ` ", "*a", "**_a_", "<", "<a ", "<!--",
     "<script>", "&amp", "> ", "- ", "|-", "| a |\n|--", "# ", "(", "Photo: ", "A/B/", "“", ". ",
     "A B/", "x\n", "x\n\n", "\\", "```\n", "~~~ a\n", "[^a]", "[a]: b\n", " ", "\t", "\u200b"],
    ids=repr,
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(unit: str, form: Format) -> None:
    body = unit * (100_000 // len(unit)) + "x"
    start = time.process_time()
    clean(Document(Location("a"), "article", form, Metadata(), body))
    assert time.process_time() - start < 1
