"""Grouping as a whole: the seeds, copies, small batches, languages, and the linkage itself."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config, GroupingConfig
from digest.events import Ledger, assign, group
from digest.events.clustering.blocks import Bounds
from digest.events.clustering.linkage import link
from digest.events.comparison import compare
from digest.events.explanation import explain
from digest.events.similarity.scores import UNIT, Pairs, score
from digest.events.tuning import BALANCED, Tuning, canonical
from digest.model import Article
from tests.events.hard_cases import CASES
from tests.events.making import article
from tests.events.test_assignment import FERRY

CONFIG = Config()
PRECISE = Config(grouping=GroupingConfig(mode="precise"))


@pytest.fixture
def seeds(seed_paths: list[Path]) -> list[Article]:
    return [article(f"seed-{n}", path.read_text("utf-8")) for n, path in enumerate(seed_paths)]


def records(shared: Path, name: str, count: int) -> list[Article]:
    path = shared / "eval" / "grouping" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no {path.name}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(next(lines)) for _ in range(count)]
    return [
        article(one["id"], one["text"] or "", title=one["title"] or "", day=one["date"] or "")
        for one in found
    ]


def test_the_seeds_alone_are_one_event(seeds: list[Article]) -> None:
    assert len(group(seeds, CONFIG)) == 1


@pytest.mark.parametrize("count", [2, 35])
@pytest.mark.parametrize("corpus", ["gva_dev", "neus_val", "ecbplus"])
def test_the_seeds_are_one_event_among_others(
    seeds: list[Article], shared: Path, corpus: str, count: int
) -> None:
    events = group(seeds + records(shared, corpus, count), CONFIG)
    assert {a.id for a in seeds} in [{a.id for a in event} for event in events]


def test_the_seeds_are_one_event_among_the_hard_cases(seeds: list[Article]) -> None:
    others = [article(f"{n}", case.one) for n, case in enumerate(CASES)]
    events = group(seeds + others, CONFIG)
    assert {a.id for a in seeds} in [{a.id for a in event} for event in events]


def test_three_unrelated_articles_stay_three() -> None:
    texts = (CASES[0].one, CASES[1].one, CASES[2].one)
    assert len(group([article(str(n), text) for n, text in enumerate(texts)], CONFIG)) == 3


def test_precise_makes_fewer_false_merges() -> None:
    batch = [
        article(f"{n:02}{side}", text)
        for n, case in enumerate(CASES)
        for side, text in (("a", case.one), ("b", case.other))
    ]
    assert len(group(batch, PRECISE)) > len(group(batch, CONFIG))


@pytest.mark.parametrize("count", [2, 50, 400])
def test_copies_of_one_text_are_one_event_however_many(count: int) -> None:
    copies = [article(f"copy-{n}", f"{CASES[0].one} ({n})") for n in range(count)]
    others = [article(f"other-{n}", case.one) for n, case in enumerate(CASES[1:6])]
    sizes = sorted(len(event) for event in group(copies + others, CONFIG))
    assert sizes == [1, 1, 1, 1, 1, count]


def test_an_event_that_fills_half_of_the_batch_stays_one() -> None:
    words = CASES[1].one.split()
    crowd = [
        article(f"crowd-{n}", " ".join(words[n % 7 :] + CASES[n % len(CASES)].other.split()[:9]))
        for n in range(30)
    ]
    others = [article(f"other-{n}", case.one) for n, case in enumerate(CASES[2:])]
    largest = max(group(crowd + others, CONFIG), key=len)
    assert {one.id for one in crowd} <= {one.id for one in largest}


def test_page_chrome_does_not_join_strangers() -> None:
    chrome = "\nSign up for our morning letter and never miss a story from the valley again\n"
    batch = [article(str(n), case.one + chrome * 3) for n, case in enumerate(CASES[:10])]
    assert len(group(batch, CONFIG)) == 10


@pytest.mark.parametrize(
    ("language", "one", "other", "third"),
    [
        (
            "ja",
            "小田原市の水族館で木曜日、ペンギン12羽が逃げ出した。飼育員が全て捕まえた。",
            "木曜日に小田原市の水族館から逃げたペンギン12羽は、飼育員が全て保護した。",
            "政府は来年度の予算案を閣議決定した。防衛費は過去最大となる。",
        ),
        (
            "ar",
            "انهار جسر في مدينة تلمسين صباح الاثنين وأصيب سبعة عمال، قال رجال الإطفاء.",
            "أصيب سبعة عمال عندما انهار جسر تلمسين يوم الاثنين، حسب رجال الإطفاء.",
            "فاز فريق البحيرة بكأس الشباب بعد ضربات الترجيح أمام جمهور كبير.",
        ),
        (
            "ru",
            "В Заречинске в среду загорелся склад бумаги; пожарные спасли двух сторожей.",
            "Двух сторожей спасли из горящего склада бумаги в Заречинске.",
            "Новый мост через Тарель откроют осенью, сообщили строители.",
        ),
    ],
    ids=["Japanese", "Arabic", "Russian"],
)
def test_other_scripts_are_grouped_too(language: str, one: str, other: str, third: str) -> None:
    batch = [article(str(n), text, language=language) for n, text in enumerate((one, other, third))]
    assert [len(event) for event in group(batch, CONFIG)] == [2, 1]


BRIDGE = (
    "The cable car above Valdemora stopped for hours on Sunday with 1,140 skiers in its cabins. "
    "Marta Elizondo, who runs the Lindar Alta resort, blamed a worn bearing. Mayor Íñigo Arrate "
    "said the last of them had been lowered on ropes to the Torla meadow by 22:00.",
    "El teleférico de Valdemora dejó colgados durante horas a 1.140 esquiadores. La directora de "
    "Lindar Alta, Marta Elizondo, habló de un rodamiento gastado. Según el alcalde Íñigo Arrate, "
    "los últimos bajaron con cuerdas hasta la pradera de Torla.",
    "Marta Elizondo, la directora de Lindar Alta, vende su participación a un fondo de Oslo. El "
    "precio no se ha hecho público; la venta, dijo, se firmará en mayo ante notario.",
)


def test_two_languages_meet_in_many_names() -> None:
    english, spanish, other = (
        article(name, text, language=name)
        for name, text in zip(("en", "es", "es-AR"), BRIDGE, strict=True)
    )
    assert len(group((english, spanish), CONFIG)) == 1
    assert len(group((english, other), CONFIG)) == 2
    others = [article(f"{n}", case.one) for n, case in enumerate(CASES)]
    events = group((english, spanish, *others), CONFIG)
    assert {"articles/en.md", "articles/es.md"} in [{one.id for one in event} for event in events]
    told = explain(assign((english, spanish), (), Ledger(), CONFIG), CONFIG, english)
    assert told.pair
    assert told.pair.score > told.threshold
    assert {term.kind for term in told.pair.shared} == {"name", "number"}


@pytest.mark.parametrize("text", ["", " ", "…", "12", "the"], ids=repr)
def test_texts_with_next_to_nothing_in_them_stand_alone(text: str) -> None:
    batch = [article("a", text, title="One"), article("b", CASES[0].one), article("c", "Two")]
    assert len(group(batch, CONFIG)) == 3


@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
@settings(max_examples=60)
def test_whatever_the_texts_grouping_is_a_partition(texts: list[str]) -> None:
    batch = [article(f"{n:02}", text) for n, text in enumerate(texts)]
    events = group(batch, CONFIG)
    assert sorted(one.id for event in events for one in event) == [one.id for one in batch]


def test_scores_are_cosines_times_factors() -> None:
    batch = sorted((article(str(n), case.one) for n, case in enumerate(CASES)), key=canonical)
    view = compare(batch, Bounds(), BALANCED, UTC)
    terms = view.terms
    dense = np.zeros((terms.articles, len(terms.frequency)))
    for row in range(terms.articles):
        for column, weight in terms.row(row).items():
            dense[row, column] = weight
    assert ((dense**2).sum(axis=1) <= 1).all()
    pairs = score(terms, view.texts, BALANCED)
    cosines = dense @ dense.T
    for one, other, found in zip(pairs.one, pairs.other, pairs.score, strict=True):
        assert found <= round(cosines[one, other] * UNIT) + 1


@given(st.integers(2, 9), st.data())
@settings(max_examples=60)
def test_linkage_joins_what_the_definition_joins(articles: int, chosen: st.DataObject) -> None:
    table = {
        pair: chosen.draw(st.integers(0, 400_000)) for pair in combinations(range(articles), 2)
    }
    strict = Tuning(threshold=0.2, price=0.0, passes=0)
    assert set(link(_pairs(table), articles, strict, Bounds()).blocks) == _slowly(table, articles)


def _pairs(table: dict[tuple[int, int], int]) -> Pairs:
    one, other = (np.array(side, np.int64) for side in zip(*table, strict=True))
    return Pairs(one, other, np.array(list(table.values()), np.int64))


def _slowly(table: dict[tuple[int, int], int], articles: int) -> set[tuple[int, ...]]:
    """Average linkage as it is defined, every mean computed anew."""
    blocks: list[tuple[int, ...]] = [(index,) for index in range(articles)]
    while len(blocks) > 1:
        best = max(
            combinations(sorted(blocks), 2),
            key=lambda two: (_mean(table, *two), [-i for i in two[0]], [-i for i in two[1]]),
        )
        if _mean(table, *best) < 200_000:
            break
        blocks = [block for block in blocks if block not in best]
        blocks.append(tuple(sorted(best[0] + best[1])))
    return set(blocks)


def _mean(table: dict[tuple[int, int], int], one: tuple[int, ...], two: tuple[int, ...]) -> float:
    total = sum(table[min(i, j), max(i, j)] for i in one for j in two)
    return total / (len(one) * len(two))


def test_settled_blocks_stay_as_they_are() -> None:
    table = dict.fromkeys(combinations(range(5), 2), 900000)
    bounds = Bounds(blocks=((0, 1), (2,)), apart=frozenset({(3, 0)}))
    linked = link(_pairs(table), 5, BALANCED, bounds)
    assert {0, 1} <= set(linked.blocks[0])
    assert 2 in linked.blocks[1]
    assert 3 not in linked.blocks[0]


@pytest.mark.parametrize("kept_out", [False, True], ids=["free", "kept out"])
def test_a_block_comes_to_the_settled_article_that_would_have_moved_to_it(kept_out: bool) -> None:
    table = dict.fromkeys(combinations(range(4), 2), 250000)
    table.update({(0, other): 135000 for other in (1, 2, 3)})
    bounds = Bounds(blocks=((0,),), apart=frozenset({(2, 0)} if kept_out else ()))
    blocks = link(_pairs(table), 4, BALANCED, bounds).blocks
    assert blocks == (((0,), (1, 2, 3)) if kept_out else ((0, 1, 2, 3),))


def test_less_is_asked_in_a_batch_of_few_texts_that_are_not_brief() -> None:
    asked = [BALANCED.fitted([words] * count) for count in (10, 100, 1000) for words in (300, 30)]
    few, few_brief, some, _, many, _ = (tuning.threshold for tuning in asked)
    assert few < some < many < BALANCED.threshold
    assert BALANCED.threshold - few_brief < 0.05 * (BALANCED.threshold - few)


def test_two_posts_of_the_editor_meet_only_through_an_article() -> None:
    posts = [article(f"{n}", text, kind="post") for n, text in enumerate((*FERRY[:2], FERRY[0]))]
    assert len(group(posts, CONFIG)) == 3
    assert len(group([*posts, article("report", FERRY[2])], CONFIG)) == 1
    keyed = [replace(post, event="cat") for post in posts[:2]]
    assert [len(event) for event in group([*keyed, posts[2]], CONFIG)] == [2, 1]
    known = assign(posts[:1], (), Ledger(), CONFIG).ledger
    assert len(assign(posts[:2], (), known, CONFIG).events) == 2


def test_numpy_waits_until_articles_are_compared() -> None:
    code = "import sys, digest.events; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
