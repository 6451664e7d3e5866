"""Each part of an entry leads to its sentences in the originals."""

from __future__ import annotations

from datetime import date

from digest.model import (
    Amount,
    Citation,
    Entry,
    Figure,
    Given,
    Hedge,
    Moment,
    Passage,
    Quote,
    Version,
)
from digest.pages.entry.passages import cited_passages
from tests.pages import samples


def cite(number: int, sentence: int) -> Citation:
    return Citation(number, f"articles/{number}.md", sentence, f"#:~:text=s{sentence}")


def entry() -> Entry:
    return samples.entry(
        figures=(Figure("killed", "same", (Amount((Given("11", cite(1, 7)),)),), 1),),
        hedges=(Hedge("alleged", Passage("a", (cite(1, 2),)), Passage("b", (cite(3, 4),))),),
        quotes=(Quote("“So it is.”", (Version("verbatim", (cite(3, 1), cite(2, 0))),)),),
        only_here=(Passage("c", (cite(3, 4),)),),
        timeline=(Moment(date(2026, 11, 19), "d", cite(1, 3)), Moment(date(2026, 11, 20))),
    )


def test_every_part_leads_to_its_sentences_in_their_order() -> None:
    assert cited_passages(entry()) == {
        1: "https://courier.example/1#:~:text=s2&text=s3&text=s7",
        3: "https://courier.example/3#:~:text=s1&text=s4",
    }


def test_a_thousand_copies_do_not_bury_the_list() -> None:
    given = tuple(Given("11", cite(number, 0)) for number in range(1, 1001))
    sources = tuple(samples.source(number) for number in range(1, 1001))
    many = samples.entry(figures=(Figure("", "same", (Amount(given),), 1),), sources=sources)
    assert len(cited_passages(many)) == 10
