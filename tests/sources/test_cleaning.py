from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ContentError
from digest.model import Document, Format, Location, Metadata
from digest.sources.cleaning.cleaning import Cleaned, clean

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
        ("{{ advert_slot }}", "stray-brace"),
        ('{% include "promo.html" %}', "stray-brace"),
        ("• • •", "stray-mark"),
        ("Share this article", "share-line"),
        ("SHARE ON FACEBOOK", "share-line"),
        ("E-mail this article", "share-line"),
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
        ("Get the Velmora app for live scores", "call-to-action"),
        ("Watch all the goals and highlights in our app", "call-to-action"),
        ("Get storm alerts on your phone.", "call-to-action"),
        ("The Friday briefing: sign up and start your weekend well informed.", "call-to-action"),
        ("For more on the bridge, follow Ana Example on Mastodon.", "call-to-action"),
        ("Support independent reporting", "call-to-action"),
        (
            "Our newsroom belongs to its readers. For 3 crowns a month you can be one of us.",
            "call-to-action",
        ),
        ("Did you like this letter? Forward it to a friend.", "call-to-action"),
        ("Buy us a coffee", "call-to-action"),
        ("Not yet a member? The first issue is free.", "call-to-action"),
        ("Join our WhatsApp channel", "call-to-action"),
        ("Soutenez une presse libre", "call-to-action"),
        ("Laden Sie die App und lesen Sie überall", "call-to-action"),
        ("Descarga nuestra app y activa las notificaciones", "call-to-action"),
        ("This is a developing story. Check back for updates.", "call-to-action"),
        ("Listen to this story: 3 min 20 sec", "read-more"),
        ("21+ Please gamble responsibly. New customers only.", "advertisement"),
        ("Odds: Velmora 4/5, draw 11/4, Karby 7/2", "advertisement"),
        ("This page has been viewed 20,418 times, 7 today", "visit-counter"),
        ("12,345 views · 3 comments", "visit-counter"),
        ("Cet article a été vu 120 fois", "visit-counter"),
        ("Dieser Artikel wurde 120 mal gelesen", "visit-counter"),
        ("Here is everything we know so far:", "leading-label"),
        ("Contact Ana Example at ana@velmora.example or 555-010-0142.", "contact-line"),
        ("Ana Example: ana@velmora.example", "contact-line"),
        ("(Reporting by Ana Example in Velmora; Editing by Bo Beispiel)", "credit-line"),
        ("Staff writer Bo Beispiel contributed to this report.", "credit-line"),
        ("About the author: The night desk tells you what matters.", "author-box"),
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
        "Get-well cards filled the inbox of the engineer, the hospital said.",
        "Watch parties on the square drew 4,000 people.",
        "Download speeds in the app were halved by the flood.",
        "Download the county's emergency alerts app to learn when the road opens.",
        "Call the police at 555-010-0142 if you have information about the missing boat.",
        "Contact Detective Bo Beispiel at bo@police.example with information.",
        "The newsletter of the society, founded in 1911, is printed on the ferry.",
        "A ticket costs 30 crowns a month for readers of the library.",
        "The video of the fall was viewed 1,200 times in an hour.",
        "Donations to the families can be made at the town hall.",
        "Two of the firms contributed to the campaign.",
        "4:14 p.m.",
        "Day 7",
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
        (
            f"Here is what we know so far: {NEWS[0]}",
            NEWS[0],
            "leading-label",
            "Here is what we know so far:",
        ),
        (
            f"{NEWS[0]} (Reporting by Ana Example; Editing by Bo Beispiel)",
            NEWS[0],
            "credit-line",
            "(Reporting by Ana Example; Editing by Bo Beispiel)",
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


def test_a_tag_that_a_site_has_not_filled_in_ends_nothing() -> None:
    found = plain(*NEWS, "{{ related_articles }}", "The bridge opens again in spring, he said.")
    assert found.text.endswith("The bridge opens again in spring, he said.")
    assert rules(found) == ["stray-brace"]


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


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    ("column", "text"),
    [
        (
            "The council voted on Tues-\nday.\nIt is to replace the pon-\ntoon, its chair said.",
            "The council voted on Tuesday.\n\nIt is to replace the pontoon, its chair said.",
        ),
        (
            "The harbor council voted on Tuesday for\na quay of ninety metres that is to re\u2010\n"
            "place the pontoon and the old state-\nowned slipway, its chair said today.",
            "The harbor council voted on Tuesday for a quay of ninety metres that is to replace "
            "the pontoon and the old state-owned slipway, its chair said today.",
        ),
        (
            "The 19-year-\nold swam from Port-\nLouis and won, he said on Monday.",
            "The 19-year-old swam from Port-Louis and won, he said on Monday.",
        ),
        ("He sailed on Monday -\nand came back.", "He sailed on Monday -\n\nand came back."),
    ],
    ids=["ragged", "column", "own-hyphens", "dash"],
)
def test_a_word_that_a_column_broke_is_whole_again(form: Format, column: str, text: str) -> None:
    found = clean(Document(Location("a"), "article", form, Metadata(), column))
    paragraphs = text if form == "text" else text.replace("\n\n", " ")
    assert found.text == paragraphs


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


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Example for The Ward", "Ana Example"),
        ("By Ana Example, 17 November 2026", "Ana Example"),
        ("By Ana Example and Bo Beispiel in Karby, with Northern Wire", "Ana Example, Bo Beispiel"),
        ("Ana Example, Thursday 19 November 2026, 16.40", "Ana Example"),
        ("Par Anne Exemple, avec AFP", "Anne Exemple"),
    ],
)
def test_a_byline_above_the_text_names_its_author(line: str, author: str) -> None:
    found = plain(line, *NEWS)
    assert (found.author, rules(found)) == (author, ["byline"])
    assert found.text == "\n\n".join(NEWS)


@pytest.mark.parametrize(
    "line",
    [
        "Ana Example is the Times' bridge correspondent. Write to her at ana@velmora.example",
        "Ana Example is a reporter based in Velmora.",
        "Ana Example has been reporting on rivers since 2014. Follow her on Mastodon.",
    ],
)
def test_a_note_on_the_author_behind_the_text_goes(line: str) -> None:
    found = plain(*NEWS, line)
    assert (found.author, rules(found)) == ("Ana Example", ["author-box"])
    assert found.text == "\n\n".join(NEWS)


def test_a_journalist_in_the_news_stays() -> None:
    line = "Ana Example is a reporter for the Velmora Times."
    assert line in plain(NEWS[0], line, *NEWS[1:]).text.split("\n\n")


def test_an_editors_post_loses_nothing() -> None:
    lines = [
        "Home",
        "Subscribe now",
        "Two lines",
        *NEWS,
        "By Ana Example",
        "Share this",
        "}",
        "12 views",
    ]
    post = Document(Location("a.md"), "post", "markdown", Metadata(title="x"), "\n\n".join(lines))
    found = clean(post)
    assert (found.text.split("\n\n"), found.removals) == (lines, ())


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
     "A B/", "x\n", "x\n\n", "\\", "```\n", "~~~ a\n", "[^a]", "[a]: b\n", "_@", "a@b", "| ",
     "By A ", "A. ", "Get a, ", "555-", " ", "\t", "\u200b"],
    ids=repr,
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(unit: str, form: Format) -> None:
    body = unit * (100_000 // len(unit)) + "x"
    gc.disable()  # as in a build; here it would go through all that other tests left
    start = time.process_time()
    try:
        clean(Document(Location("a"), "article", form, Metadata(), body))
    finally:
        gc.enable()
    assert time.process_time() - start < 1
