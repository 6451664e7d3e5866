from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import Config
from digest.entries import make_entry
from digest.model import Article, Event, Location
from digest.text.name_runs import name_runs


def entry_names(*texts: str, language: str = "en", publisher: str = "") -> list[str]:
    articles = tuple(
        Article(
            f"articles/{n}.md", "article", "", text, str(n), Location(f"{n}.md"),
            language=language, publisher=publisher,
        )
        for n, text in enumerate(texts)
    )  # fmt: skip
    return [name.text for name in make_entry(Event("ev-abcdef", articles), Config()).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Lucan Freil was sentenced in Port Almery. Freil wept. He left Port Almery in a van.",
            ["Lucan Freil", "Port Almery"],
            id="a surname counts for the full name",
        ),
        pytest.param(
            "They met Vessin County Prosecutor Lucan Freil and President-elect Mara Lind. It was "
            "Lucan Freil whom they asked, and Mara Lind who spoke. Freil left, and Lind wept.",
            ["Lucan Freil", "Mara Lind"],
            id="an office with its place, and one before it is taken up",
        ),
        pytest.param(
            "They say that Lucan R. Freil sang. Osen knows Lucan Freil, and Freil knows Osen.",
            ["Lucan Freil", "Osen"],
            id="with an initial it is the same person",
        ),
        pytest.param(
            "There Ana B. Ruiz met Ana C. Ruiz. Nobody saw Ana B. Ruiz. "
            "And Ana C. Ruiz saw nobody. So Ana Ruiz said.",
            ["Ana B. Ruiz", "Ana C. Ruiz"],
            id="with two initials they are two persons",
        ),
        pytest.param(
            "It was Lena Waters who sang in Osen. There Waters saw a stone with the word Water. "
            "Osen loves Lena Waters, and Waters loves the stone.",
            ["Lena Waters", "Osen"],
            id="a surname is no plural of another word with a capital",
        ),
        pytest.param(
            "To Osen, they said, We're told that the Police and the Officials came. Osen says "
            "Don't, says We're here, and says it to Officials and to Police and says Don't.",
            ["Osen"],
            id="a contraction and a common word with a capital are no names",
        ),
        pytest.param(
            "Vessin chose Council Member Lucan Freil. It was Lucan Freil who asked for Freil. "
            "So Vessin has Lucan Freil, and nobody but Freil.",
            ["Lucan Freil", "Vessin"],
            id="a surname counts for the full name that an office stands before elsewhere",
        ),
        pytest.param(
            "Vessin Store Raid Alarms Shops.\n\nPolice in Vessin met. The mayor left Vessin. "
            "Stores in Vessin closed. All of Vessin watched.",
            ["Vessin"],
            id="a headline with capitals lends a town no longer name",
        ),
        pytest.param(
            "The World Farm Board (WFB) met. The WFB agreed with the World Farm Board's critics.",
            ["World Farm Board"],
            id="an acronym counts for what it stands for",
        ),
        pytest.param(
            "President Ana Ruiz spoke. Yesterday President Ana Ruiz left.",
            ["Ana Ruiz"],
            id="titles and openings are no part of a name",
        ),
        pytest.param(
            "The ferry to St. Elm sank. Fog lay over St. Elm. It was last seen off Pier St. Police "
            "closed Pier St. at noon.",
            ["Pier St", "St. Elm"],
            id="a saint's town is whole, and a street ends at its point",
        ),
        pytest.param(
            "Secretary of State Ana Ruiz spoke. So did Mayor of Vessin Ole Tarrant. Ana Ruiz left "
            "with Ole Tarrant.",
            ["Ana Ruiz", "Ole Tarrant"],
            id="nor are offices",
        ),
        pytest.param(
            "Secretary of the Interior Ana Ruiz spoke. So did Minister of the Navy Ole Tarrant. "
            "Ana Ruiz left with Ole Tarrant.",
            ["Ana Ruiz", "Ole Tarrant"],
            id="nor are offices with an article",
        ),
        pytest.param(
            "Vessin Police Chief Ana Ruiz saw Neighbor Mara Lind. So did News Affairs Officer Ole "
            "Tarrant and Chief of Harbor Security Jon Ek. Nobody but Ana Ruiz, Mara Lind, Ole "
            "Tarrant and Jon Ek came.",
            ["Ana Ruiz", "Jon Ek", "Mara Lind", "Ole Tarrant"],
            id="nor are offices with what they are of, and neighbors",
        ),
        pytest.param(
            "It is in Vessin Children's Hospital, near Ruiz's Club, whence Osen's Mara Lind went "
            "to Vessin Children's Hospital. Nobody at Ruiz's Club saw Mara Lind leave Osen.",
            ["Mara Lind", "Osen", "Ruiz's Club", "Vessin Children's Hospital"],
            id="a hospital and a club with an owner are whole",
        ),
        pytest.param(
            "At the Center for the Arts in Osen, and at Ostrel Fried Chicken: 25-YEAR-OLD MAN. It "
            "HAPPENED AROUND noon. A fee for the Arts, and a wing of Chicken, in Osen. "
            "25-YEAR-OLD MAN. It HAPPENED AROUND ten. Vessin Street Posted ten. Vessin Street "
            "Posted nine.",
            ["Osen"],
            id="the ends of names, shouts and stamps are none",
        ),
        pytest.param(
            "It sank off 20th Street. Boats left 9th Avenue for 20th Street, and 9th Avenue was "
            "shut. The Department and the Hospital in Ostrel met. The Department, the Hospital and "
            "Ostrel agreed. It rained on Cooper Lane, and on all of Cooper Lane in Ostrel.",
            ["Cooper Lane", "Ostrel"],
            id="nor is what many names end in",
        ),
        pytest.param(
            "Ferries at Ostrel. (Vessin Images) The Vessin Images photographer left Ostrel. All "
            "Rights Reserved. A fee is asked at Ostrel by All Rights Reserved.",
            ["Ostrel"],
            id="nor is whose picture it is",
        ),
        pytest.param(
            "Share The ferry left. Share Ana Ruiz waved. Buy Photo Ana Ruiz rowed. Buy Photo "
            "Anyone rows. Anyone in Port Almery rows. They left Port Almery at 5 PM EDT. Updated "
            "6 PM EDT. So said Ana Ruiz, and Follow Ana Ruiz.",
            ["Ana Ruiz", "Port Almery"],
            id="buttons and clocks are no names",
        ),
        pytest.param(
            "MAN SHOT AT MILL. A man was shot at a mill in Vessin, Wash. Police of Vessin, Wash. "
            "came. MAN SHOT AT MILL. Gulls Have Landed. Gulls Have Landed.",
            ["Vessin"],
            id="nor are shouts, headlines and what datelines shorten",
        ),
        pytest.param(
            "On Monday it rained. On Monday in March it snowed. Rain fell. Rain fell in March.",
            [],
            id="days, months and openings are no names",
        ),
        pytest.param(
            "It is in Danland. A Danish man said so. Danish trains stop in Danland.",
            ["Danland"],
            id="people of a place are not the place",
        ),
        pytest.param(
            "Take Highway 9. Then Highway 12 to Ostrel. Ostrel is far.",
            ["Ostrel"],
            id="a numbered thing is no name",
        ),
        pytest.param(
            "The Bank of Vessin closed. Savers of the Bank of Vessin queued.",
            ["Bank of Vessin"],
            id="small words inside",
        ),
        pytest.param("Once Mara Lind ran. It won.", [], id="once is not enough"),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert sorted(entry_names(text)) == sorted(expected)


def test_what_more_independent_reports_mention_comes_first() -> None:
    one = "In Ostrel a depot burned, and Pavel Renn fled. Pavel Renn coughed. Pavel Renn lives."
    other = "Firefighters needed nine hours for the blaze. The mayor of Ostrel praised them all."
    assert entry_names(one, other) == ["Ostrel", "Pavel Renn"]


def test_a_publisher_is_not_what_its_report_is_about() -> None:
    text = "The Vessin Post learned it. It told The Vessin Post and Mara Lind. Then Mara Lind left."
    assert entry_names(text, publisher="Vessin Post") == ["Mara Lind"]


def test_german_nouns_are_not_names() -> None:
    text = "Der Hund biss den Mann. Der Hund lief zu Anna Weber. Anna Weber rief den Mann."
    assert entry_names(text, language="de") == ["Anna Weber"]


def test_a_german_office_and_a_sum_of_money_are_no_part_of_a_name() -> None:
    text = (
        "Oberbürgermeisterin Anna Weber bat um 40 Millionen Euro. Später bekam Anna Weber zwei "
        "Millionen Euro. Feuerwehrchef Ott kam. Dann ging Feuerwehrchef Ott."
    )
    assert entry_names(text, language="de") == ["Anna Weber", "Feuerwehrchef Ott"]


@pytest.mark.parametrize(
    "office",
    ["Kantonsärztin", "Chefarzt", "Pfarrerin", "Klimaforscher", "Passagierin", "Augenzeugin"],
)
def test_what_somebody_is_by_profession_is_no_part_of_a_german_name(office: str) -> None:
    text = f"{office} Anna Weber warnte davor. Danach sprach {office} Anna Weber mit ihnen."
    assert entry_names(text, language="de") == ["Anna Weber"]


@pytest.mark.parametrize("first", ["Günther", "Walter", "Martin", "Katrin", "Oliver", "Benjamin"])
def test_a_first_name_that_sounds_like_a_profession_is_part_of_a_german_name(first: str) -> None:
    text = f"{first} Anna Weber warnte davor. Danach sprach {first} Anna Weber mit ihnen."
    assert entry_names(text, language="de") == [f"{first} Anna Weber"]


def test_two_that_a_conjunction_joins_are_two_names_unless_they_are_one() -> None:
    told = "En Vessin cantaron Strand y Osby. Al fin calló Strand, y Osby siguió. Ganaron "
    told += "Strand y Osby. Aplaudió Ana Ortega y Gasset. Los vio Ana Ortega y Gasset."
    assert entry_names(told, language="es") == ["Osby", "Strand", "Ana Ortega y Gasset"]
    both = "Ayer votaron Ana Ruiz y Jon Ek. Al fin ganaron Ana Ruiz y Jon Ek."
    assert entry_names(both, language="es") == ["Ana Ruiz", "Jon Ek"]


def test_a_script_without_case_has_none() -> None:
    text = "قال المتحدث إن الجسر انهار. وقال المتحدث إن أحدا لم يصب."
    assert entry_names(text, language="ar") == []


@given(st.text(alphabet="Aa bB.'’-(é)中", max_size=200))
def test_runs_are_words_of_the_sentence(text: str) -> None:
    for run in name_runs(text):
        assert all(word in text for word in run.words)


@pytest.mark.parametrize("piece", ["A", "A ", "A. ", "Aa of ", "Aa de la ", "A'", "A-"])
def test_hostile_runs_take_no_time(piece: str) -> None:
    begun = time.process_time()
    list(name_runs(piece * (100_000 // len(piece))))
    assert time.process_time() - begun < 5
