"""Figures: what they count, how they are reconciled, and that none of them accuses falsely."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.config import Config
from digest.entries import entry_record, summarize
from digest.entries.budget import Allowance
from digest.entries.figures.counting import subject
from digest.entries.figures.figures import figures
from digest.entries.figures.tallying import GRAVITY, tally
from digest.entries.reading.reading import read
from digest.model import Article, Figure, Verdict
from digest.text.quantities import quantities

MakeArticle = Callable[..., Article]
HERE = Path(__file__).parent
NOON = datetime(2026, 3, 2, 12, 7, tzinfo=UTC)
LEAST_RIGHT = {"tuned": 0.95, "held out": 0.9, "dates": 0.9}

Pair = tuple[str, str, str, str]


def pairs(name: str) -> list[Pair]:
    """Verdict, hours between, and the two reports of each line of a table."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines if line[0] != "#"]
    return [(row[0], row[1], row[2], row[3]) for row in rows]


TABLES = {
    "tuned": pairs("figure_pairs.txt"),
    "held out": pairs("figure_pairs_held_out.txt"),
    "dates": pairs("date_pairs.txt"),
}


def found(articles: list[Article]) -> tuple[Figure, ...]:
    """All figures, each article an origin of its own."""
    numbers = range(len(articles))
    free = Allowance([None] * len(articles))
    readings = read(articles)
    return figures(tally(readings), readings, list(numbers), {n: n + 1 for n in numbers}, (), free)


def verdict(pair: Pair, article: MakeArticle, *, swapped: bool = False) -> Verdict | str:
    """The gravest verdict on what both reports of a pair give."""
    _, hours, first, second = pair
    later = NOON + timedelta(hours=int(hours)) if hours else None
    one = article("a", first, published=NOON if hours else None)
    other = article("b", second, published=later)
    both = [
        figure.verdict
        for figure in found([other, one] if swapped else [one, other])
        if len({given.citation.article for each in figure.amounts for given in each.given}) > 1
    ]
    return max(both, key=GRAVITY.index, default="none")


@pytest.mark.parametrize("name", TABLES)
def test_nine_pairs_of_ten_get_the_right_verdict(name: str, article: MakeArticle) -> None:
    wrong = [pair for pair in TABLES[name] if verdict(pair, article) != pair[0]]
    right = len(TABLES[name]) - len(wrong)
    assert right >= LEAST_RIGHT[name] * len(TABLES[name]), wrong


@pytest.mark.parametrize("name", TABLES)
def test_no_innocent_pair_is_said_to_differ(name: str, article: MakeArticle) -> None:
    innocent = [pair for pair in TABLES[name] if pair[0] != "differs"]
    assert [pair for pair in innocent if verdict(pair, article) == "differs"] == []


def test_the_order_of_the_reports_does_not_matter(article: MakeArticle) -> None:
    for pair in TABLES["tuned"] + TABLES["dates"]:
        assert verdict(pair, article) == verdict(pair, article, swapped=True), pair


def test_the_tables_are_large_and_mostly_innocent() -> None:
    verdicts = Counter(pair[0] for table in TABLES.values() for pair in table)
    assert verdicts.total() >= 120
    assert verdicts["none"] >= 35
    assert verdicts["differs"] >= 10


SUBJECTS = {
    "killed before": ("The bomb killed 12 people.", ("toll", "killed", "")),
    "killed after": ("Twelve people were reportedly killed.", ("toll", "killed", "")),
    "whom": ("The strike killed 11 suspected drug traffickers.", ("toll", "killed", "traffick")),
    "lives": ("The fire claimed nine lives.", ("toll", "killed", "")),
    "toll": ("The death toll rose to 31.", ("toll", "killed", "")),
    "toll told long before": (
        "The death toll from the fall of a footbridge in the mountain town of Dolina rose to five.",
        ("toll", "killed", ""),
    ),
    "cases of an illness": ("The outbreak has grown to 94 cases.", ("toll", "infected", "case")),
    "cases of a court": ("The judges ruled on two cases.", ("count", "case", "")),
    "lives taken": ("The flood took 14 lives.", ("toll", "killed", "")),
    "lives lost": ("With 14 lives lost, the flood was the worst.", ("toll", "killed", "")),
    "lives that were lost": ("More than 14 lives were lost.", ("toll", "killed", "")),
    "killed the day before": (
        "Two sailors killed the day before lay in the chapel.",
        ("toll", "killed", "sailor"),
    ),
    "killed a mile away": (
        "Two sailors killed a mile away were found.",
        ("toll", "killed", "sailor"),
    ),
    "jobs of a country": ("The slump cost 2 million U.S. jobs.", ("count", "job", "")),
    "a loss of jobs": ("It reported a loss of 2,000 jobs.", ("count", "job", "")),
    "who was hurt on a day": ("The quake injured dozens Sunday.", ("toll", "hurt", "")),
    "jobs are no lives": ("The strike cost nine jobs.", ("count", "job", "")),
    "hurt": ("Four firefighters were slightly injured.", ("toll", "hurt", "firefight")),
    "missing": ("About 40 people are missing.", ("toll", "missing", "")),
    "crowd": ("Some 9,000 people marched.", ("toll", "taking part", "")),
    "things": ("About 31,000 homes lost power.", ("count", "home", "")),
    "vague": ("Dozens of villages were cut off.", ("count", "villag", "")),
    "age": ("John Harker, 41, was charged.", ("age", "John Harker", "")),
    "age before": ("The court freed 41-year-old John Harker.", ("age", "John Harker", "")),
}


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_a_figure_is_known_by_what_it_counts(text: str, expected: tuple[str, str, str]) -> None:
    counted = subject(text, quantities(text)[0], "en")
    assert counted
    assert (counted.kind, counted.name, counted.whom) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four in 5 purchases are paid by card.",
        "The storm killed or injured 40 people.",
        "Three of the city's bridges are closed.",
        "The quake measured 6.4 on the scale.",
        "The men are aged 61 and 74.",
        "The crew of the lifeboat saved 14 lives.",
        "The cat of the lighthouse has nine lives.",
        "A mother of two died in the fire.",
        "Two sailors killed a guard.",
        "Two sailors who injured the cook were sent home.",
        "Two mines have killed the crew of a trawler.",
        "Three firefighters rescued their captain.",
        "A sailor was shot eight times and pronounced dead.",
    ],
)
def test_what_is_not_sure_counts_nothing(text: str) -> None:
    assert [subject(text, each, "en") for each in quantities(text)][-1] is None


def test_a_rising_toll_is_told_in_the_order_of_time(article: MakeArticle) -> None:
    reports = [
        article("c", "The slide has killed 17 people, police said.", published=NOON),
        article(
            "a",
            "The slide killed at least nine people, police said.",
            published=NOON - timedelta(hours=30),
        ),
    ]
    figure = found(reports)[0]
    assert (figure.subject, figure.verdict) == ("killed", "updated")
    assert [amount.given[0].text for amount in figure.amounts] == [
        "at least nine people",
        "17 people",
    ]


@pytest.mark.parametrize(
    ("hours", "verdict"), [(10, "unsettled"), (16, "updated")], ids=["the night", "next day"]
)
def test_a_report_of_which_only_the_day_is_known_may_be_the_later(
    hours: int, verdict: str, article: MakeArticle
) -> None:
    midnight = datetime(2026, 3, 3, tzinfo=UTC)
    first = article(
        "a", "The slide killed nine people.", published=midnight - timedelta(hours=hours, minutes=1)
    )
    second = article("b", "The slide has killed 17 people.", published=midnight)
    assert found([first, second])[0].verdict == verdict


def test_copies_count_once(article: MakeArticle) -> None:
    text = "The slide killed 17 people and left 300 homes in ruins, police in Acora said on Friday."
    copies = [article(name, text) for name in "abc"]
    figure = summarize("ev-1", copies, Config()).figures[0]
    assert figure.origins == 1
    assert len(figure.amounts[0].given) == 3


def test_a_single_report_has_no_table(article: MakeArticle) -> None:
    assert summarize("ev-1", [article("a", "The fire killed 12 people.")], Config()).figures == ()


def test_the_record_cites_who_gives_a_number(article: MakeArticle) -> None:
    reports = [
        article("a", "The bridge will cost nearly 200 million euros, the mayor of Osen said."),
        article("b", "The bridge in Osen is to cost 198 million euros."),
    ]
    record = json.loads(json.dumps(entry_record(summarize("ev-1", reports, Config()))))
    figure = record["figures"][0]
    assert figure["verdict"] == "rounded"
    assert {given["article"] for each in figure["amounts"] for given in each["given"]} == {"a", "b"}


def test_every_figure_stands_in_the_sentences_that_it_cites(labeled: list[list[Article]]) -> None:
    wrong = []
    for event in labeled:
        readings = {reading.article.id: reading for reading in read(event)}
        for figure in found(event):
            for amount in figure.amounts:
                for given in (*amount.given, *filter(None, [amount.excerpt])):
                    sentences = readings[given.citation.article].sentences
                    if given.text not in sentences[given.citation.sentence].text:
                        wrong.append(given)
    assert wrong == []


def test_the_five_seeds_agree(seed_paths: list[Path]) -> None:
    """Golden: the figures that a careful reader finds in the five real texts."""
    raw = [path.read_text("utf-8") for path in seed_paths]
    texts = [re.sub(r"\A---.*?\n---\n", "", text, flags=re.S) for text in raw]
    articles = [
        Article(path.name, "article", "", text, "", location=None, language="en")  # type: ignore[arg-type]
        for path, text in zip(seed_paths, texts, strict=True)
    ]
    found_figures = found(articles)
    table = [
        (figure.verdict, [(amount.given[0].text, len(amount.given)) for amount in figure.amounts])
        for figure in found_figures
    ]
    assert ("same", [("11 drug traffickers", 5)]) in table
    added = next(figure for figure in found_figures if figure.verdict == "adds up")
    assert sorted(len(amount.given) for amount in added.amounts) == [1, 4, 4]
    assert any("nearly $20 million" in amount.given[0].text for amount in added.amounts)
    shares = next(f for f in found_figures if "70%" in f.amounts[0].given[0].text)
    assert (shares.verdict, len(shares.amounts[0].given)) == ("same", 4)
    since = next(f for f in found_figures if f.amounts[0].given[0].text == "decades")
    assert {"30 years", "three decades"} <= {amount.text for amount in since.amounts}
    assert "differs" not in {figure.verdict for figure in found_figures}


def test_a_number_that_says_of_which_kind_a_thing_is_is_no_figure(article: MakeArticle) -> None:
    first = "A jury in Halden gave Owen Ruud a 19-year term on Monday for theft of a 9mm pistol."
    second = "Owen Ruud stole a 9mm pistol in Halden; a jury gave him a 19-year term on Monday."
    entry = summarize("ev-1", [article("a", first), article("b", second)], Config(), budget=False)
    assert entry.figures == ()


OPEN_TOLLS = {
    "a flood": (
        ("killed", ["At least 12 people", "at least 19 people", "More than 27 people"]),
        "At least 12 people were killed when a dam burst in Orvel, police said.",
        "Water from the broken dam killed at least 19 people in Orvel.",
        "More than 27 people died in Orvel, the hospital said; the dam was old.",
    ),
    "an epidemic": (
        ("infected", ["At least 40 people", "at least 90 people", "at least 130 people"]),
        "At least 40 people were infected with cholera in Tovik.",
        "Cholera has infected at least 90 people in Tovik, according to nurses.",
        "Doctors say cholera has infected at least 130 people in Tovik.",
    ),
    "a rally": (
        ("arrested", ["At least 40 protesters", "at least 75 people", "More than 100 people"]),
        "At least 40 protesters were arrested at the rally in Pell, police said.",
        "Police in Pell arrested at least 75 people, a lawyer said.",
        "More than 100 people were arrested in Pell, the union said.",
    ),
}


@pytest.mark.parametrize("name", OPEN_TOLLS)
@pytest.mark.parametrize("hours", [0, 6, -6], ids=["at once", "rising", "falling"])
def test_tolls_of_at_least_so_many_are_one_figure(
    name: str, hours: int, article: MakeArticle
) -> None:
    (subject_, numbers), *texts = OPEN_TOLLS[name]
    reports = [
        article(str(at), text, published=NOON + timedelta(hours=hours * at))
        for at, text in enumerate(texts)
    ]
    (figure,) = found(reports)
    shown = [amount.given[0].text for amount in figure.amounts]
    assert figure.subject == subject_
    if hours > 0:
        assert (figure.verdict, shown) == ("updated", numbers)
    else:
        assert figure.verdict == "unsettled"
        assert set(shown) <= set(numbers)


def test_a_part_of_those_hurt_is_no_later_count(article: MakeArticle) -> None:
    first = article("a", "At least 60 people were hurt in the crash at Maskin.", published=NOON)
    later = NOON + timedelta(hours=6)
    second = article("b", "The crash at Maskin hurt at least 20 passengers.", published=later)
    assert found([first, second]) == ()


IN_PASSING = {
    "a time ago": "The harbor of Lund closed two weeks ago after a storm.",
    "a time later": "Ten days later the harbor of Lund closed after a storm.",
    "one": "One woman died in Lund when a storm closed the harbor.",
}


@pytest.mark.parametrize("text", IN_PASSING.values(), ids=IN_PASSING)
def test_a_number_told_in_passing_is_no_figure(text: str, article: MakeArticle) -> None:
    assert found([article("a", text), article("b", text), article("c", text)]) == ()


def test_a_time_that_a_thing_takes_and_one_dead_in_digits_are_figures(article: MakeArticle) -> None:
    text = "Storm in Lund: 1 dead, 9 hurt. Divers searched the harbor of Lund for 12 days."
    shown = [figure.amounts[0].text for figure in found([article("a", text), article("b", text)])]
    assert shown == ["1 dead", "9 hurt", "12 days"]


def test_what_one_report_gives_as_two_amounts_is_not_rounded_by_another(
    article: MakeArticle,
) -> None:
    port = "The port of Lund put the worth of the ferry at 184 million euros."
    yard = "The yard put the worth of the ferry at 200 million euros."
    first, second = article("a", port), article("b", yard)
    assert [each.verdict for each in found([first, second])] == ["rounded"]
    shown = found([first, second, article("c", f"{port} {yard}")])
    assert [each.verdict for each in shown] == ["same", "same"]


def test_equal_parts_of_a_sum_are_told_apart(article: MakeArticle) -> None:
    total = article("a", "Four people were found on the ferry at Lund.")
    parts = article("b", "They found two men and two women on the ferry at Lund.")
    (figure,) = found([total, parts])
    assert figure.verdict == "adds up"
    shown = [" ".join(amount.text.lower().split()[:2]) for amount in figure.amounts]
    assert shown == ["four people", "two men", "two women"]
