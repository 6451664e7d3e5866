"""What pages put around articles is not compared; what wire copies share is."""

from __future__ import annotations

from digest.events.features.chrome import Chrome
from tests.events.making import article

TITLES = (
    "Tram derails in Tessbury",
    "Hollin elects a beekeeper as mayor",
    "Dune fever spreads in Tarn",
    "Museum of Ostermark reopens",
)
AUTHORS = ("Ana Ruiz", "Tom B. Ashby", "DORA QUILL", "Kit Morrow")


def test_a_line_that_differs_in_a_name_alone_is_the_pages() -> None:
    batch = [
        article(str(n), f"{title} today.\nGet an email whenever {author} posts something.")
        for n, (title, author) in enumerate(zip(TITLES, AUTHORS, strict=True))
    ]
    chrome = Chrome.of(batch)
    assert [chrome.body(one) for one in batch] == [f"{title} today." for title in TITLES]


def test_a_notice_in_place_of_the_article_is_the_pages() -> None:
    notice = "Please sign in to read on.\nWe have sent a message to your address."
    batch = [article(str(n), notice, title=title) for n, title in enumerate(TITLES)]
    chrome = Chrome.of(batch)
    assert {chrome.body(one) for one in batch} == {""}


def test_copies_under_other_headlines_keep_their_text() -> None:
    wire = "The Stella Boreas ran onto rocks off Cape Torrin.\nAll 212 people were brought ashore."
    headlines = (
        "Ferry aground off Cape Torrin",
        "All 212 safe after Torrin scare",
        "A scare at sea",
    )
    batch = [article(str(n), wire, title=title) for n, title in enumerate(headlines)]
    chrome = Chrome.of(batch)
    assert [chrome.body(one) for one in batch] == [wire] * 3


def test_sentences_of_one_form_in_two_articles_stay() -> None:
    batch = [
        article("1", "The mayor of Hollin was there too."),
        article("2", "The mayor of Karby was there too."),
    ]
    chrome = Chrome.of(batch)
    assert [chrome.body(one) for one in batch] == [one.text for one in batch]


def test_names_of_sites_are_cut_off_titles() -> None:
    batch = [article(str(n), title, title=f"{title} | Tarn Post") for n, title in enumerate(TITLES)]
    chrome = Chrome.of(batch)
    assert [chrome.title(one) for one in batch] == list(TITLES)
