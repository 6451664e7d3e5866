"""Quotations from source to source: who prints the words, who changes them, whose they are."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable

import pytest

from digest.config import Config, EntriesConfig
from digest.entries import make_entry, summarize
from digest.entries.budget import Allowance
from digest.entries.hedges import doubts
from digest.entries.quotes.comparing import Comparison
from digest.entries.quotes.matching import Finder
from digest.entries.quotes.quotes import compare
from digest.entries.reading.reading import read
from digest.entries.reports import Reports
from digest.model import Article, Entry, Event, Version

Make = Callable[..., Article]

SAID = "We will open the bridge in May and nobody will have to pay for it, not even in winter"
LEAD = "The bridge over the Sava will open in May, the city of Karlov said on Monday."


def entry_of(*texts: str, budget: bool = False, make: Make) -> Entry:
    """The entry of articles with these texts; independent reports, unless they are alike."""
    made = [make(f"a{number}", text) for number, text in enumerate(texts, 1)]
    return summarize("ev-1", made, Config(), budget=budget)


def versions(entry: Entry) -> list[tuple[str, str, list[str]]]:
    """Kind, speaker and articles of each version of the only quotation."""
    (quote,) = entry.quotes
    return [(version.kind, version.speaker, articles(version)) for version in quote.versions]


def articles(version: Version) -> list[str]:
    return sorted(citation.article for citation in version.citations)


def test_words_that_two_sources_quote_alike_are_verbatim(article: Make) -> None:
    entry = entry_of(f"“{SAID},” Mara Ek said.", f'Mayor Mara Ek said: "{SAID}."', make=article)
    assert versions(entry) == [("verbatim", "Mayor Mara Ek", ["a1", "a2"])]


def test_words_of_the_report_between_marks_that_do_not_match_are_no_quotation(
    article: Make,
) -> None:
    mixed = "“We will open the bridge in May,’ Ek said. ‘Nobody will have to pay for it.”"
    other = "Sailors at the harbor have waited for two years. Their boats lie idle."
    entry = entry_of(f"{LEAD} {mixed}", f"{other} {mixed}", make=article)
    assert entry.quotes == ()


@pytest.mark.parametrize(
    ("theirs", "kind"),
    [
        (SAID.replace("nobody will have to", "no one should"), "altered"),
        (SAID.replace("and nobody will", "… nobody will"), "shortened"),
        (SAID.replace("pay for it", "pay for it [the crossing]"), "shortened"),
        ("We will open the bridge in May … not even in winter", "shortened"),
        (SAID.partition(" and ")[0], "part"),
    ],
)
def test_what_becomes_of_the_words_is_said(article: Make, theirs: str, kind: str) -> None:
    ours = f"“{SAID},” Mara Ek said.", f"The mayor spoke. “{SAID},” she said in Karlov."
    entry = entry_of(*ours, f"“{theirs},” Mara Ek told the press.", make=article)
    first, second = entry.quotes[0].versions
    assert articles(first) == ["a1", "a2"]
    assert (second.kind, articles(second)) == (kind, ["a3"])
    assert bool(second.changes) == (kind in ("altered", "shortened"))


def test_a_change_is_shown_word_by_word(article: Make) -> None:
    theirs = SAID.replace("nobody will have to", "no one should")
    ours = f"“{SAID},” Mara Ek said.", f"“{SAID},” Ek said in Karlov."
    entry = entry_of(*ours, f"“{theirs},” Mara Ek said.", make=article)
    assert [(change.kind, change.text) for change in entry.quotes[0].versions[1].changes] == [
        ("same", "We will open the bridge in May and"),
        ("removed", "nobody will have to"),
        ("added", "no one should"),
        ("same", "pay for it, not even in winter"),
    ]


def test_a_changed_quotation_keeps_its_commas_and_stops(article: Make) -> None:
    told = "Once the ice is gone, we will open the old bridge, and all may cross it for nothing."
    theirs = told.replace("old bridge", "gate")
    entry = entry_of(*[f"Mara Ek said: “{each}”" for each in (told, told, theirs)], make=article)
    shown = "… will open the gate, and all may cross it for nothing."
    assert entry.quotes[0].versions[1].text == shown


def test_words_without_quotation_marks_are_seen(article: Make) -> None:
    entry = entry_of(f"“{SAID},” Mara Ek said.", f"Ek said {SAID}.", make=article)
    assert [each[0] for each in versions(entry)] == ["verbatim", "unquoted"]


@pytest.mark.parametrize(
    "theirs",
    [
        f"{LEAD} Ek put it in a letter:\n\n{SAID}.\n\nThe council agreed.",
        f"{LEAD} Ek said: “{SAID}.\n\n“Not a cent will be asked for.”",
        f"{LEAD} Ek said: '{SAID}.\n\n'Not a cent will be asked for.'",
    ],
)
def test_what_is_quoted_over_paragraphs_is_not_said_to_lack_marks(
    article: Make, theirs: str
) -> None:
    ours = f"“{SAID},” Mara Ek said.", f"The mayor spoke. “{SAID},” she said in Karlov."
    kinds = [each[0] for each in versions(entry_of(*ours, theirs, make=article))]
    assert set(kinds) <= {"verbatim"}


def test_words_of_a_report_that_another_quotes_are_not_shown(article: Make) -> None:
    words = "burst into loud cheers and applause"
    entry = entry_of(f"{LEAD} The crowd {words}.", f"The crowd “{words}”, it says.", make=article)
    assert entry.quotes == ()


def test_words_given_to_somebody_else_are_said_to_be(article: Make) -> None:
    entry = entry_of(
        f"“{SAID},” Mara Ek said. Ek was cheered.",
        f"Jon Vik came late. “{SAID},” Vik said.",
        make=article,
    )
    first, second = entry.quotes[0].versions
    assert (first.speaker, second.speaker) == ("Mara Ek", "Vik")
    assert second.disputed
    assert not first.disputed


def test_a_first_name_and_a_last_name_may_be_one_person_s(article: Make) -> None:
    entry = entry_of(
        f"Mara Ek, 21, spoke first. “{SAID},” Ek said. Ms Ek was cheered.",
        f"“{SAID},” Mara said. A friend of Ms Mara was not so sure.",
        make=article,
    )
    assert not any(version.disputed for version in entry.quotes[0].versions)


def test_a_few_words_that_another_says_too_are_no_part_of_the_quotation(article: Make) -> None:
    entry = entry_of(
        f"“{SAID},” Mara Ek said. Ek was cheered.",
        f"In Karlov, the mayor said: “{SAID}.”",
        "Jon Vik came late. “Nobody will have to pay for a thing,” Vik said.",
        make=article,
    )
    assert versions(entry) == [("verbatim", "Mara Ek", ["a1", "a2"])]


@pytest.mark.parametrize("other", [0, 1, 2])
def test_most_sources_tell_who_the_speaker_is(article: Make, other: int) -> None:
    by = ["Mara Ek", "Mara Ek"]
    by.insert(other, "Jon Vik")
    told = (LEAD, "Cranes lifted the last beam at noon.", "Ferries ran as usual, half empty.")
    texts = [
        f"{name} came late. “{SAID},” {name.split()[1]} said. {each}"
        for name, each in zip(by, told, strict=True)
    ]
    first, second = entry_of(*texts, make=article).quotes[0].versions
    assert (first.speaker, second.speaker, second.disputed) == ("Ek", "Vik", True)
    assert articles(second) == [f"a{other + 1}"]


def test_two_quotations_with_a_report_between_them_alter_nothing(article: Make) -> None:
    told = (
        "I built it because I wanted to stay away from the boats. Because I don’t want to row now"
    )
    parts = "“away from the boats” because she doesn’t “want to row now”"
    entry = entry_of(
        f"“{told},” Mara Ek said.",
        f"{LEAD} “{told},” Ek told the council.",
        f"The bridge, Ek says, keeps her {parts}.",
        make=article,
    )
    assert [each[0] for each in versions(entry)] == ["verbatim", "part"]


def test_a_changed_quotation_closes_its_brackets(article: Make) -> None:
    theirs = SAID.replace("for it", "for it [the crossing]")
    entry = entry_of(*[f"Mara Ek said: “{each}.”" for each in (SAID, SAID, theirs)], make=article)
    assert "pay for it [the crossing], not" in entry.quotes[0].versions[1].text


@pytest.mark.parametrize("stop", ["", "."])
def test_a_quotation_within_another_is_told_by_that_one_alone(article: Make, stop: str) -> None:
    short = "nobody will have to pay for it"
    assert short in SAID
    short += stop
    entry = entry_of(
        f"“{SAID},” Mara Ek said.",
        f"Ek said that “{short}” in Karlov.",
        f"The council heard from Mara Ek that “{short}” at noon.",
        make=article,
    )
    (quote,) = entry.quotes
    assert quote.text == SAID
    kinds = {name: each.kind for each in quote.versions for name in articles(each)}
    assert kinds == {"a1": "verbatim", "a2": "part", "a3": "part"}


def test_whose_name_one_source_misspells_is_nobody_else(article: Make) -> None:
    entry = entry_of(
        f"“{SAID},” Mara Hollin said. Hollin was cheered.",
        f"Mara Holin came late. “{SAID},” Holin said.",
        make=article,
    )
    (version,) = entry.quotes[0].versions
    assert articles(version) == ["a1", "a2"]


@pytest.mark.parametrize(
    "theirs",
    [
        "The mayor said “we will open the market in June and the school will have a new roof”.",
        "“We will open the bridge,” she said. “Nobody will close the market in May.”",
        f"“{SAID},” Ek said.".replace("nobody", "no body"),
        f"“{SAID},” Ek said.".replace("it,", "it –").replace("We will", "We’ll"),
    ],
    ids=["another utterance", "other sentences", "a hyphen or a blank", "a contraction"],
)
def test_nobody_is_accused_without_need(article: Make, theirs: str) -> None:
    entry = entry_of(f"“{SAID},” Mara Ek said.", theirs, make=article)
    kinds = {version.kind for quote in entry.quotes for version in quote.versions}
    assert kinds <= {"verbatim", "part"}


def test_what_follows_the_closing_mark_is_no_part_of_what_was_said(article: Make) -> None:
    ours = "“They were a promise to Karlov from the first day to the last,” Mara Ek said."
    theirs = "Ek called them “a promise to Karlov from the first day”. The council laughed."
    reports = Reports(
        read([article("a", ours), article("b", theirs)]), [0, 1], [0, 1], {0: 1, 1: 2}
    )
    said, told = reports.wordings
    (match,) = Finder([said, told]).found(said.utterances[0])[1]
    assert match.is_verbatim
    assert match.text == "a promise to Karlov from the first day"


def test_british_and_american_spelling_are_one_wording(article: Make) -> None:
    british = "“We analysed the colour of every organisation’s licence,” Mara Ek said."
    american = "“We analyzed the color of every organization’s license,” Mara Ek said."
    assert [each[0] for each in versions(entry_of(british, american, make=article))] == ["verbatim"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("cost us $13 million", "cost us £13m"),
        ("cost us 20 percent", "cost us 20%"),
        ("cost us a fiancé", "cost us a fiance"),
        ("cost us my mum", "cost us my mom"),
        ("cost us the theatre", "cost us the theater"),
        ("cost us a swivelling chair", "cost us a swiveling chair"),
        ("cost us all it's worth", "cost us all it is worth"),
        ("cost us good judgment", "cost us good judgement"),
        ("cost us thier jobs", "cost us thier [sic] jobs"),
    ],
)
def test_house_styles_are_no_changes(article: Make, ours: str, theirs: str) -> None:
    texts = [
        f"“The new bridge over the Sava {each} and a lot of time,” Ek said."
        for each in (ours, theirs)
    ]
    kinds = {each[0] for each in versions(entry_of(*texts, make=article))}
    assert kinds <= {"verbatim", "shortened"}


def test_names_of_works_are_nobodys_words(article: Make) -> None:
    text = "“The Long Winter of the Northern Harbor” is shown in Karlov."
    assert entry_of(text, f"{LEAD} {text}", make=article).quotes == ()


def test_translations_are_not_compared(article: Make) -> None:
    english = article("a1", f"“{SAID},” Mara Ek said.")
    other = article("a2", f"Mara Ek sagte: “{SAID}.”", language="de")
    assert summarize("ev-1", [english, other], Config()).quotes == ()


def test_a_single_article_has_nothing_to_compare(article: Make) -> None:
    assert entry_of(f"“{SAID},” Mara Ek said.", make=article).quotes == ()


def test_a_quotation_counts_against_the_excerpt_budget(article: Make) -> None:
    texts = [f"{LEAD} “{SAID},” Mara Ek said.", f"Crowds cheered. “{SAID},” Mara Ek said."]
    event = Event("ev-1", tuple(article(f"a{n}", text) for n, text in enumerate(texts, 1)))
    tight = Config(entries=EntriesConfig(excerpt_sentences=1, excerpt_words=16))
    assert make_entry(event, tight).quotes == ()
    assert make_entry(event, Config()).quotes


def test_the_order_of_the_articles_does_not_matter(labeled: list[list[Article]]) -> None:
    for event in labeled[80:100]:
        mixed = random.Random(7).sample(event, len(event))
        quotes = summarize("ev-1", event, Config(), budget=False).quotes
        assert summarize("ev-1", mixed, Config(), budget=False).quotes == quotes


def test_the_seeds_give_up_their_three_secrets(seeds: list[Article]) -> None:
    entry = summarize("ev-1", seeds, Config(), budget=False)
    ids = {source.number: source.article.partition("_")[0][-3:] for source in entry.sources}

    def who(version: Version) -> set[str]:
        return {ids[citation.number] for citation in version.citations}

    invented, blown = sorted(entry.quotes, key=lambda quote: not quote.alone)
    assert who(invented.versions[0]) == {"002"}
    given_to_another = invented.versions[1]
    assert (who(given_to_another), given_to_another.disputed) == ({"000"}, True)
    assert "Trump" in given_to_another.speaker
    assert "Rubio" in invented.versions[0].speaker
    assert [(each.kind, who(each)) for each in blown.versions] == [
        ("verbatim", {"002", "003"}),
        ("unquoted", {"000", "001"}),
    ]


HOSTILE = {
    "marks": '"a b c" said X Y. ',
    "open marks": "“a b c d e f ",
    "speakers": "Ek said ",
    "capitals": "A B C D E F G H said ",
    "few words": "“" + "a b b a b a a b " * 50 + "” said he.\n\n",
    "one quotation": 'He said "we will go there now and then". ',
    "hedges": "alleged 11 drug men killed allegedly sank ",
    "hedged sentences": "The alleged big bad men of 11 suspected drug men. ",
    "apostrophes": "’s “a’ ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_no_time(article: Make, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    readings = read([article("a", text), article("b", text[1:]), article("c", f"He. {text}")])
    reports = Reports(readings, [0, 1, 2], [0, 1, 2], {0: 1, 1: 2, 2: 3})
    allowance = Allowance([None] * 3)
    started = time.process_time()
    compare(reports, Comparison(reports), [], allowance)
    doubts(reports, allowance)
    assert time.process_time() - started < 4


def test_an_entry_leaves_nothing_that_only_a_collector_of_cycles_would_free(article: Make) -> None:
    texts = f"{LEAD} “{SAID},” she said.", f'{LEAD} Mayor Mara Ek said: "{SAID}." He nodded.'
    entry_of(*texts, make=article)  # what is made once may leave some
    gc.collect()
    gc.disable()
    try:
        entry_of(*texts, make=article)
        assert gc.collect() == 0
    finally:
        gc.enable()
