"""Rewrites are found, independent reports stay apart: measured on twenty invented events.

`rewrites/` holds for each an original report, a paraphrase of it with the quotations kept, an
independent report from another angle, and for fourteen one that tells the same facts in the
manner of an agency. Light edits and other orders are made from the original here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from digest.entries.reading.credits import credited
from digest.entries.reading.origins import derive
from digest.entries.reading.reading import Reading, read
from digest.model import Article
from digest.text.sentences import sentences
from tests.entries.conftest import make_article

FOLDER = Path(__file__).parent / "rewrites"
INDEPENDENT = {"independent", "wire"}

LIGHT_EDITS = {
    "said": "stated", "about": "around", "killed": "claimed the lives of", "after": "following",
    "will": "is going to", "because": "since", "first": "very first", "before": "ahead of",
    "announced": "made known", "need": "require", "more than": "over", "were": "had been",
}  # fmt: skip


def lightly_edited(text: str) -> str:
    """A few words exchanged, one sentence left out."""
    for old, new in LIGHT_EDITS.items():
        text = re.sub(rf"\b{old}\b", new, text, count=2)
    kept = list(sentences(text))
    del kept[-2]
    return " ".join(kept)


def reordered(text: str) -> str:
    """All after the first sentence, told backwards."""
    first, *rest = sentences(text)
    return " ".join([first, *reversed(rest)])


def origins_of(readings: Sequence[Reading]) -> list[tuple[int, ...]]:
    return [lineage.members for lineage in derive(readings)]


def versions(path: Path) -> dict[str, Reading]:
    _, *parts = re.split(r"^== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    texts["light"] = lightly_edited(texts["original"])
    texts["reordered"] = reordered(texts["light"])
    names = sorted(texts)
    return dict(zip(names, read([make_article(n, texts[n].strip()) for n in names]), strict=True))


def pairs() -> Iterator[tuple[bool, bool]]:
    """For each pair of texts on one event: is one a rewrite, and is it found to be?"""
    for path in sorted(FOLDER.glob("*.txt")):
        for (name, a), (other, b) in combinations(versions(path).items(), 2):
            yield not INDEPENDENT & {name, other}, len(derive([a, b])) == 1


def test_rewrites_and_independent_reports_are_told_apart() -> None:
    outcomes = list(pairs())
    assert len(outcomes) == 270
    right = sum(truth and found for truth, found in outcomes)
    assert right / sum(truth for truth, _ in outcomes) >= 0.95, "recall"
    assert right / sum(found for _, found in outcomes) >= 0.95, "precision"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_rewrites_of_one_report_are_one_origin(path: Path) -> None:
    readings = versions(path)
    names = list(readings)
    found = {frozenset(names[n] for n in group) for group in origins_of(list(readings.values()))}
    rewrites = frozenset(names) - INDEPENDENT
    assert found == {rewrites, *(frozenset({name}) for name in set(names) & INDEPENDENT)}


def test_independent_reports_that_quote_the_same_words_stay_apart(
    article: Callable[..., Article],
) -> None:
    quote = "“We have lost the pumps, we have lost the road, and by night we'll lose the mill”"
    texts = (
        f"The Arven river broke its banks on Friday. {quote}, said mayor Jon Ek. Trains to the "
        "coast were stopped. The army flew in sandbags from two depots.",
        f"Schools in the Arven valley stay shut after the flood. {quote}, Jon Ek told a meeting of "
        "parents. Insurers expect many claims. Rain is forecast until Sunday evening.",
    )
    readings = read([article(str(n), text) for n, text in enumerate(texts)])
    assert len(derive(readings)) == 2


def test_short_reports_of_one_notice_are_no_rewrites(article: Callable[..., Article]) -> None:
    texts = (
        "Tarn Lamps is recalling about 310,000 desk lamps sold in Meren and Dolina because the "
        "switch can spark when touched and burn users, the safety office said on Wednesday. The "
        "company has received 47 reports of sparks, including 19 burns, one of them to a child. "
        "The models are TL-200 and TL-210, sold from June 2024 on for 45 to 60 crowns. Owners "
        "should unplug the lamps and ask Tarn for a new switch.",
        "Tarn is recalling some 310,000 desk lamps after 19 people suffered burns, officials of "
        "Meren and Dolina said Wednesday. About 265,000 were sold in Meren and 45,000 in Dolina. "
        "The switch may spark when touched. Tarn has had 47 reports of sparks. “We are sorry, and "
        "we will make this right,” chief executive Dora Wik said in a letter.",
    )
    readings = read([article(str(n), text) for n, text in enumerate(texts)])
    assert len(derive(readings)) == 2


def test_the_original_is_the_oldest_of_the_long_texts(article: Callable[..., Article]) -> None:
    path = FOLDER / "01-ferry.txt"
    original = versions(path)["original"].article.text

    def dated(name: str, text: str, day: int) -> Article:
        return article(name, text, published=datetime(2026, 5, day, tzinfo=UTC))

    teaser = " ".join(sentences(original)[:4])
    copies = [dated("a", original, 3), dated("b", original, 2), dated("c", teaser, 1)]
    assert origins_of(read(copies)) == [(1, 2, 0)]


def test_reports_of_one_publisher_do_not_confirm_each_other(
    article: Callable[..., Article],
) -> None:
    def dated(name: str, publisher: str, day: int, text: str) -> Article:
        published = datetime(2026, 5, day, tzinfo=UTC)
        return article(name, text, publisher=publisher, published=published)

    blast = "A boiler burst at the Tessel mill on Sunday. Two workers were hurt, its owner said."
    later = "The Tessel mill will stay shut until August. Its insurers expect to pay nine million."
    union = "The union of mill workers wants an inquiry. Valves had failed before, it wrote."
    reports = [
        dated("a", "Tessel  Courier", 4, later),
        dated("b", "Tessel Courier", 3, blast),
        dated("c", "Radio Arven", 4, f"{blast} More at six."),
        dated("d", "tessel courier", 5, union),
        dated("e", "", 3, "Mill fires are rare. The last one in Dolina was put out in 1987."),
        dated("f", "", 3, "Flour dust burns. Schools teach that with a candle and a tin can."),
    ]
    paper, *others = derive(read(reports))
    assert (paper.originals, paper.copies) == ((1, 0, 3), (2,))
    assert [each.members for each in others] == [(4,), (5,)], "nobody knows who published them"


def test_posts_of_the_editor_do_not_confirm_each_other(article: Callable[..., Article]) -> None:
    texts = ("The ferry to Aln is back.", "Tickets for the night train cost twice as much now.")
    posts = [article(str(n), text, kind="post") for n, text in enumerate(texts)]
    assert origins_of(read(posts)) == [(0, 1)]


def test_an_event_in_two_languages_has_an_origin_for_each(article: Callable[..., Article]) -> None:
    german = "Der Damm brach am Montag. Vier Dörfer stehen unter Wasser, sagte die Feuerwehr."
    english = "The dam broke on Monday. Four villages are under water, the fire service said."
    readings = read([article("a", german, language="de"), article("b", english)])
    assert len(derive(readings)) == 2


def test_the_five_real_texts_have_two_origins(seed_paths: list[Path]) -> None:
    readings = read([make_article(path.stem[:3], path.read_text("utf-8")) for path in seed_paths])
    found = {frozenset(readings[n].article.id for n in group) for group in origins_of(readings)}
    assert found == {frozenset({"000", "001", "002", "003"}), frozenset({"004"})}


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        pytest.param("OSLO (AP) — The ferry sank.", "AP", id="dateline"),
        pytest.param("The ferry sank, two officials told Reuters.", "Reuters", id="told"),
        pytest.param("The ferry sank.\n\nLe Matin with AFP", "AFP", id="with"),
        pytest.param("Experts told BBC Verify that the ferry was overloaded.", "BBC", id="unit"),
        pytest.param("Divers on Monday. NILS BERG / AFP\n\nThe ferry sank.", "AFP", id="picture"),
        pytest.param("ОСЛО, 3 марта. /ТАСС/. Паром затонул.", "TASS", id="Cyrillic"),
        pytest.param("أوسلو (أ ف ب) – غرقت العبارة.", "AFP", id="Arabic"),
        pytest.param("【オスロ=共同】フェリーが沈没した。", "Kyodo", id="Japanese"),
        pytest.param("The ferry Apollo sank.", "", id="none"),
    ],
)
def test_the_credited_agency_is_named(
    text: str, credit: str, article: Callable[..., Article]
) -> None:
    assert credited([article("a", text)]) == credit
