"""Who says a quotation, and that nobody is named where the text does not tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.entries.reading.persons import people
from digest.entries.reading.reading import read
from digest.entries.reading.utterances import Wording
from digest.model import Article

Make = Callable[..., Article]

QUOTE = "“The bridge will open in May.”"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge will open in May,” Mara Ek said.", "Mara Ek"),
        ("“The bridge will open in May,” said Mara Ek.", "Mara Ek"),
        ("“The bridge will open in May,” said harbor master Mara Ek.", "Mara Ek"),
        ("“The bridge will open in May,” Mara Ek, the mayor, said.", "Mara Ek"),
        ("“The bridge will open in May,” Ek told reporters on Monday.", "Ek"),
        ("“The bridge will open in May,” according to Mara Ek.", "Mara Ek"),
        ("Mara Ek said: “The bridge will open in May.”", "Mara Ek"),
        ("On Monday Mara Ek told the council: “The bridge will open in May.”", "Mara Ek"),
        ("Mara Ek, who leads the works, has also said that “the bridge will open”.", "Mara Ek"),
        ("According to Mara Ek, “the bridge will open in May”.", "Mara Ek"),
        ("Ek: “The bridge will open in May.”", "Ek"),
        ("“The bridge will open in May,” police said.", "police"),
        ("Mara Ek arrived. She said: “The bridge will open in May.”", ""),
        ("Mara Ek said no. “The bridge will open in May,” she added.", "Mara Ek"),
        ("Mara Ek said no. “The bridge will open in May.”", "Mara Ek"),
        ("“It is May. The bridge will open then,” Mara Ek said.", "Mara Ek"),
        ("Mara Ek met Jon Vik and Ek said no. “The bridge will open in May,” he added.", ""),
        ("Ek said no. Jon Vik’s brother came. He said “the bridge will open in May”.", ""),
        ("“The bridge will open in May,” a spokesman for Mara Ek said.", ""),
        ("A spokesman for Mara Ek said “the bridge will open in May”.", ""),
        ("“The bridge will open in May,” said Mara Ek’s lawyer.", ""),
        ("Mara Ek said no, while Jon was “the bridge that will open”.", ""),
        ("The sign reads “the bridge will open in May”.", ""),
        ("“The bridge will open in May,” according to a Vessin official.", ""),
        ("“The bridge will open in May,” said Vessin police.", ""),
        ("He spoke on the radio, saying, “The bridge will open in May,” officials said.", ""),
        ("The Gazette claimed a clerk at the yard told it “the bridge will open in May”.", ""),
        ("The Gazette claimed that he said “the bridge will open in May”.", ""),
        ("Mara Ek said no and added that “the bridge will open in May”.", "Mara Ek"),
        ("Mara Ek, an admiral of the Vessin Navy told the Gazette “the bridge will open”.", ""),
        ("VBC said no. He wrote: “The bridge will open in May.”", ""),
        ("Mr. E said no. He wrote: “The bridge will open in May.”", "Mr. E"),
        ("The Harbor Board said no. He wrote: “The bridge will open in May.”", ""),
        ("Mara Ek told the VBC no. She wrote: “The bridge will open in May.”", "Mara Ek"),
        ("Diver: the pier at low tide. A diver said: no. He wrote: “The bridge will open.”", ""),
        ("According to The Gazette, the letter reads: “The bridge will open in May.”", ""),
        ("The Sheriff’s Office said “the bridge will open in May”.", "Sheriff’s Office"),
        ("Harbor Master A. J. Ek said: “The bridge will open.”", "Harbor Master A. J. Ek"),
        ("To the daily, Tide, head of berths Mara Ek, said: “The bridge will open in May.”", ""),
        ("The diver, who is said to have saved Mara Ek, said: “The bridge will open.”", ""),
        ("The mayor, Mara Ek, said: “The bridge will open in May.”", "Mara Ek"),
        ("On Monday, Ek, head of Port Vessin, said: “The bridge will open in May.”", "Ek"),
        ("Ek said no. She said Jon Vik told her so. She said “it will open in May”.", "Ek"),
        (
            "“The bridge will open in May,” West Port Vessin County Fire Chief Mara J. Ek said.",
            "West Port Vessin County Fire Chief Mara J. Ek",
        ),
        (QUOTE, ""),
    ],
)  # fmt: skip
def test_a_speaker_is_named_only_where_the_text_tells(
    article: Make, text: str, speaker: str
) -> None:
    (reading,) = read([article("a", text)])
    found = Wording(reading).utterances[-1].speaker
    assert (found.name if found else "") == speaker


def test_persons_have_a_title_or_two_forms_of_their_name() -> None:
    texts = [
        "Mara Ek met the White House envoy.",
        "Ek said no. The White House said yes.",
        "Mr Vik agreed, and Senator Ana Lund did not.",
    ]
    assert people(texts) == {"ek", "vik", "lund"}


def test_what_somebody_says_that_another_said_is_not_their_own(article: Make) -> None:
    told = "“He came and said, ‘The bridge will open.’ Then he left,” Mara Ek said."
    (reading,) = read([article("a", told)])
    wording = Wording(reading)
    inner = wording.keys.index("the")
    assert wording.speaker(inner, inner + 4) is None
    outer = wording.speaker(0, 2)
    assert outer is not None
    assert outer.name == "Mara Ek"
