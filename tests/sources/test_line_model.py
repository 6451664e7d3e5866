"""The line model takes the page around a text away, in any language, and leaves the text alone."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Document, Location, Metadata
from digest.sources.cleaning import line_model
from digest.sources.cleaning.cleaning import clean
from digest.sources.cleaning.judging import Verdict, judge, judge_closer
from digest.sources.cleaning.line_model import NAMES, is_doubtful, leave_out, numbers, trained
from digest.sources.cleaning.wording import known_weights
from digest.sources.readers.lines import Line

ENGLISH = (
    ("Home", "World", "Business", "Sport", "Culture", "Sign in", "Search", "Menu"),
    (
        "The council of Velmora voted on Tuesday to rebuild the old bridge.",
        "Engineers had warned in March that two of the five piers were hollow, and that the road"
        " could be lost with the next flood.",
        "The work is to begin in May and will cost 14 million crowns, the mayor said.",
        "Until then, buses take the long way around by Hollin, which costs half an hour.",
    ),
    (
        "Most read",
        "The ten best cheeses",
        "Rain on Sunday",
        "Contact",
        "Imprint",
        "Terms of use",
        "© 2026 The Velmora Times",
    ),
)
GERMAN = (
    ("Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "Anmelden", "Suche", "Abo"),
    (
        "Der Rat von Velmora hat am Dienstag beschlossen, die alte Brücke wieder aufzubauen.",
        "Ingenieure hatten im März gewarnt, dass zwei der fünf Pfeiler hohl sind und dass die"
        " Straße mit der nächsten Flut verloren gehen kann.",
        "Die Arbeiten sollen im Mai beginnen und 14 Millionen Kronen kosten, sagte die"
        " Bürgermeisterin.",
        "Bis dahin fahren die Busse den langen Weg über Hollin, was eine halbe Stunde kostet.",
    ),
    (
        "Meistgelesen",
        "Die zehn besten Käse",
        "Regen am Sonntag",
        "Kontakt",
        "Impressum",
        "Datenschutz",
        "AGB",
    ),
)
SPANISH = (
    (
        "Inicio",
        "Mundo",
        "Economía",
        "Deportes",
        "Cultura",
        "Iniciar sesión",
        "Buscar",
        "Suscríbete",
    ),
    (
        "El consejo de Velmora votó el martes a favor de reconstruir el viejo puente.",
        "Los ingenieros habían avisado en marzo de que dos de los cinco pilares estaban huecos y de"
        " que la carretera se podía perder con la próxima crecida.",
        "Las obras empezarán en mayo y costarán 14 millones de coronas, dijo la alcaldesa.",
        "Hasta entonces los autobuses dan un rodeo por Hollin, que cuesta media hora.",
    ),
    (
        "Lo más leído",
        "Los diez mejores quesos",
        "Lluvia el domingo",
        "Contacto",
        "Aviso legal",
        "Política de privacidad",
        "Publicidad",
    ),
)
PAGES = [ENGLISH, GERMAN, SPANISH]
LANGUAGES = ["english", "german", "spanish"]


def cleaned(*lines: str) -> list[str]:
    body = "\n".join(lines)
    document = Document(Location("a.txt"), "article", "text", Metadata(title="A bridge"), body)
    return clean(document).text.split("\n\n")


def verdicts(*lines: str) -> list[Verdict]:
    return judge([Line(number, line, number) for number, line in enumerate(lines, 1)])


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_the_page_around_a_text_goes_and_the_text_stays(
    page: tuple[tuple[str, ...], ...],
) -> None:
    menu, text, below = page
    left = cleaned(*menu, *text, *below)
    assert [line for line in left if line in text] == list(text)
    assert not set(left) & set(menu)
    assert len(set(left) & set(below)) <= 1  # what touches the text is doubted least


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_headings_and_lists_between_prose_stay(page: tuple[tuple[str, ...], ...]) -> None:
    _, text, _ = page
    between = [
        "What is planned",
        "Five new piers",
        "Two lanes",
        "14.2 million",
        "Hollin, Upper Ward",
    ]
    lines = [*text, *between, *(f"{line[:-1]}, too." for line in text), "One more", *text[:1]]
    assert cleaned(*lines) == lines


def test_a_text_that_is_prose_for_the_most_part_is_not_doubted() -> None:
    _, text, _ = ENGLISH
    assert not is_doubtful(verdicts(*text * 2, "What next?", *text))
    assert is_doubtful(verdicts("Menu of the day", "World", "More", *text * 2))


def test_nothing_between_prose_goes_that_is_not_hopeless() -> None:
    _, text, _ = ENGLISH
    lines = verdicts("World news", *text[:2], "World news", *text[2:], "World news")
    odds = np.array([-3.0, 2, 2, -3, 2, 2, -3])
    leave_out(lines, odds)
    assert [at for at, verdict in enumerate(lines) if verdict.rule] == [0, 6]


def test_a_short_line_shares_the_fate_of_its_menu() -> None:
    _, text, _ = ENGLISH
    lines = verdicts("Berries", "Culture", "Hollin", *text, "Hollin", "Birds", "Weather")
    leave_out(lines, np.array([-4.0, -1, -4, 2, 2, 2, 2, -1, 1, -4]))
    assert [at for at, verdict in enumerate(lines) if verdict.rule] == [0, 1, 2, 9]


def test_a_short_line_that_may_well_be_of_the_text_shares_no_fate() -> None:
    _, text, _ = ENGLISH
    lines = verdicts("Berries", "Culture", "Hollin", *text)
    leave_out(lines, np.array([-4.0, -0.8, -4, 2, 2, 2, 2]))
    assert [at for at, verdict in enumerate(lines) if verdict.rule] == [0, 2]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("March 16, 2026", "date-line"),
        ("Copyright law for composers", "legal-line"),
        ("(040) 770-1234, office@ferry.example", "contact-line"),
    ],
)
def test_the_odds_overrule_a_rule_that_takes_what_texts_may_have(line: str, rule: str) -> None:
    _, text, _ = ENGLISH
    lines = verdicts(*text[:2], line, *text[2:])
    judge_closer(lines)
    assert lines[2].rule == rule
    leave_out(lines, np.array([2.0, 2, 0.5, 2, 2]))
    assert lines[2].rule == ""


def test_the_dates_of_a_list_stay_and_those_of_the_page_go() -> None:
    _, text, _ = ENGLISH
    listed = [line for day, told in enumerate(text, 1) for line in (f"{day} March 2026", told)]
    for lines, left in ((["1 May 2026", *text, "2 May 2026"], 0), (["Log", *listed], len(text))):
        found = verdicts(*lines)
        odds = [-3.0 if verdict.rule else 2.0 for verdict in found]
        leave_out(found, np.array(odds))
        dates = [verdict for verdict in found if verdict.line.text.endswith("2026")]
        assert sum(not verdict.rule for verdict in dates) == left


@pytest.mark.parametrize("with_words", [False, True])
def test_each_tree_asks_what_is_known_of_a_line(with_words: bool) -> None:
    model = trained(with_words=with_words)
    assert model.asked.shape == (len(model.values), line_model.DEPTH)
    assert model.limits.shape == model.asked.shape
    assert model.values.shape[1] == 1 << line_model.DEPTH
    assert len(set(NAMES)) == len(NAMES)


def test_many_lines_have_the_odds_that_they_have_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = numbers(verdicts(*(line for part in ENGLISH for line in part)), known_weights())
    whole = trained(with_words=True).log_odds(rows)
    monkeypatch.setattr(line_model, "AT_ONCE", 4)
    assert np.array_equal(trained(with_words=True).log_odds(rows), whole)


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=30))
def test_whatever_a_text_holds_each_line_has_finite_numbers(texts: list[str]) -> None:
    lines = [" ".join(text.split()) or "-" for text in texts]
    rows = numbers(verdicts(*lines), known_weights())
    assert rows.shape == (len(lines), len(NAMES))
    assert np.isfinite(rows).all()


def test_a_page_of_many_lines_takes_a_moment() -> None:
    menu, text, below = ENGLISH
    start = time.process_time()
    cleaned(*(menu + text + below) * 1000)
    assert time.process_time() - start < 20
