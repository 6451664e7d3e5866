"""Who speaks, in other languages than English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.reading.speakers_abroad import named_before, named_behind
from digest.model import Article

Make = Callable[..., Article]
SAID = "xxxx"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "«xxxx», dijo la alcaldesa, Dña. Pilar Ortega.", "Dña. Pilar Ortega"),
        ("es", '"xxxx", dijo el alcalde de Puerto Lara, Joaquín Sanz.', "Joaquín Sanz"),
        ("es", '"xxxx", dijo el alcalde de Puerto Lara.', ""),
        ("es", "«xxxx», defendió la ministra de Trabajo, Elena Prado.", "Elena Prado"),
        ("fr", "« xxxx », a répété le chef de la Société des Ports, Luc Bry.", "Luc Bry"),
        ("sv", "”xxxx”, sade energiminister Karin Holm.", "Karin Holm"),
        ("nb", "«xxxx», sier ordfører Kari Nes.", "Kari Nes"),
        ("uk", "«xxxx», — сказала директорка Олена Бондар.", "Олена Бондар"),
        ("es", '"xxxx", señaló Sanz tras la votación.', ""),
        ("de", "„xxxx“, sagte Bürgermeisterin Ute Grabow am Montag.", "Bürgermeisterin Ute Grabow"),
        ("de", "„xxxx“, sagte er.", ""),
        ("de", "„xxxx“, sagte ein Sprecher der Stadt.", ""),
        ("fr", "« xxxx », a déclaré la maire, Élodie Brun.", "Élodie Brun"),
        ("fr", "« xxxx », raconte M. Lefranc, un voisin.", "M. Lefranc"),
        ("it", "«xxxx», ha detto il sindaco, dott. Luca Ferri.", "Luca Ferri"),
        ("nl", "“xxxx”, zei burgemeester Anna van der Veen.", "Anna van der Veen"),
        ("pl", "„xxxx” – powiedział st. bryg. Marek Wilk, rzecznik.", "Marek Wilk"),
        ("pt", '"xxxx", disse o diretor, Rui Almeida.', "Rui Almeida"),
        ("ru", "«xxxx», — сказал начальник порта А. В. Громов.", "А. В. Громов"),
        ("el", "«xxxx», είπε ο δήμαρχος Νίκος Παππάς.", "Νίκος Παππάς"),
        ("en", "“xxxx,” dit Paul Meyer.", ""),
    ],
)
def test_a_name_beside_a_verb_of_saying_is_the_speaker(language: str, text: str, name: str) -> None:
    assert named_behind(text, text.index(SAID) + len(SAID), language) == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Ermittlungsleiter Uwe Carstens sagte: „xxxx“.", "Ermittlungsleiter Uwe Carstens"),
        ("de", "Am Dienstag sagte Uwe Carstens: „xxxx“.", "Uwe Carstens"),
        ("de", "Der Kapitän Uwe Carstens erklärte am Abend: „xxxx“.", "Kapitän Uwe Carstens"),
        ("de", "Uwe Carstens hat die Fähre untersucht. „xxxx“", ""),
        ("de", "Er sagte zu Uwe Carstens: „xxxx“.", ""),
        ("es", "Pilar Ortega, la alcaldesa, dijo: «xxxx».", "Pilar Ortega"),
        ("es", "El alcalde Mario Peña señaló: “xxxx”.", "Mario Peña"),
        ("es", "La portavoz de Mario Peña señaló: “xxxx”.", ""),
        ("fr", "Élodie Brun a déclaré : « xxxx ».", "Élodie Brun"),
        ("it", "Carla Bindi ha detto: «xxxx».", "Carla Bindi"),
        ("ru", "Анна Громова сказала: «xxxx».", "Анна Громова"),
        ("en", "Ana Ruiz said: “xxxx”.", ""),
    ],
)
def test_a_name_before_a_verb_and_a_colon_is_the_speaker(
    language: str, text: str, name: str
) -> None:
    assert named_before(text, text.index(SAID), language) == name


def test_where_somebody_works_makes_no_other_speaker(article: Make) -> None:
    quote = "“Wij hebben twintig jaar op deze sluis gewacht”"
    texts = (
        f"De sluis bij Karby is open. {quote}, zei directeur Anneke Bos. Er kwam muziek.",
        f"In Karby voeren de eerste schepen door de sluis. {quote}, aldus Anneke Bos van Wadkant. "
        "Wadkant had tegen de oude sluis geprocedeerd. Ook Anneke Bos vocht daartegen.",
    )
    entry = summarize(
        "ev-1", [article(str(n), text, language="nl") for n, text in enumerate(texts)], Config()
    )
    assert [one.versions[0].speaker for one in entry.quotes] == ["Anneke Bos"]
    assert "Anneke Bos" in {name.text for name in entry.names}


QUOTED = "Der Damm hat die ganze Nacht gehalten, und das wird er auch morgen noch tun"


@pytest.mark.parametrize(
    ("second", "named"),
    [
        ("Bürgermeisterin Ute Grabow", "Bürgermeisterin Ute Grabow"),
        ("Deichgraf Jens Hinrichs", ""),
    ],
)
def test_a_speaker_is_named_where_all_who_name_one_agree(
    article: Make, second: str, named: str
) -> None:
    first = article(
        "a",
        "In Karby ist die Flut in der Nacht zurückgegangen. Helfer räumten die Sandsäcke ab. "
        f"„{QUOTED}“, sagte Ute Grabow.",
        language="de",
    )
    last = article(
        "b",
        "Nach dem Hochwasser öffnen in Karby morgen wieder alle Schulen. Im Hafen liegen noch zwei "
        f"gesunkene Boote. „{QUOTED}“, sagte {second} am Abend.",
        language="de",
    )
    (quote,) = summarize("ev-1", [first, last], Config()).quotes
    assert [(version.speaker, version.disputed) for version in quote.versions] == [(named, False)]
