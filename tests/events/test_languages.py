"""Grouping in many languages and scripts, with the settings and the language a site would have."""

# ruff: noqa: E501 - the reports read best as their sentences run

from __future__ import annotations

from itertools import chain

import pytest

from digest.config import Config
from digest.events import Ledger, assign, group
from digest.events.explanation import explain
from digest.model import Article
from digest.text.language import language_of
from tests.events.making import article
from tests.events.reports import BRIEF, USUAL

Events = tuple[tuple[str, ...], ...]


def batch(events: Events, language: str) -> list[Article]:
    return [
        article(f"{language}-{event}-{number}", text, language=language)
        for event, texts in enumerate(events)
        for number, text in enumerate(texts)
    ]


def found(articles: list[Article]) -> list[list[str]]:
    return [[one.id.removeprefix("articles/")[:-3] for one in e] for e in group(articles, Config())]


def expected(events: Events, language: str) -> list[list[str]]:
    return [
        [f"{language}-{event}-{number}" for number in range(len(texts))]
        for event, texts in enumerate(events)
    ]


@pytest.mark.parametrize("language", sorted(BRIEF))
def test_brief_reports_in_one_language(language: str) -> None:
    events = BRIEF[language]
    assert found(batch(events, language)) == expected(events, language)


@pytest.mark.parametrize("language", sorted(USUAL))
def test_reports_of_usual_length_in_one_language(language: str) -> None:
    events = USUAL[language]
    assert found(batch(events, language)) == expected(events, language)


@pytest.mark.parametrize("language", sorted(BRIEF))
def test_brief_reports_whose_language_is_not_known(language: str) -> None:
    """No stems, no list of small words: strangers stay apart, some reports are left alone."""
    events = BRIEF[language]
    joined = found(batch(events, ""))
    assert all(len({name.split("-")[1] for name in event}) == 1 for event in joined)


def test_a_digest_of_all_these_languages_at_once() -> None:
    every = [*BRIEF.items(), *USUAL.items()]
    articles = list(
        chain.from_iterable(
            batch(events, f"{language}-x{number}")
            for number, (language, events) in enumerate(every)
        )
    )
    wanted = [
        event
        for number, (language, events) in enumerate(every)
        for event in expected(events, f"{language}-x{number}")
    ]
    assert found(articles) == sorted(wanted)


@pytest.mark.parametrize("language", sorted(BRIEF))
def test_most_of_these_reports_tell_their_language(language: str) -> None:
    texts = list(chain.from_iterable(BRIEF[language]))
    assert sum(language_of(text, "en") == language for text in texts) >= 0.85 * len(texts)


BRIDGED = {
    "Greek": (
        "el",
        "Το τελεφερίκ πάνω από τη Βαλντεμόρα σταμάτησε με 1.140 σκιέρ. Η Μάρτα Ελιζόντο, διευθύντρια "
        "του Λίνταρ Άλτα, μίλησε για ένα φθαρμένο ρουλεμάν. Ο δήμαρχος Ίνιγο Αρράτε είπε ότι όλοι "
        "κατέβηκαν στο λιβάδι Τόρλα.",
        "Η Μάρτα Ελιζόντο πουλά το μερίδιό της στο Λίνταρ Άλτα σε ταμείο του Όσλο.",
    ),
    "Russian": (
        "ru",
        "Канатная дорога в Вальдеморе встала, в кабинах остались 1140 лыжников. Марта Элизондо, "
        "глава курорта Линдар Альта, винит изношенный подшипник. По словам мэра Иниго Аррате, "
        "последних спустили на луг Торла к ночи.",
        "Марта Элизондо продаёт долю в курорте Линдар Альта фонду из Осло.",
    ),
    "Spanish": (
        "es",
        "El teleférico de Valdemora dejó colgados a 1.140 esquiadores. La directora de Lindar Alta, "
        "Marta Elizondo, habló de un rodamiento gastado. Según el alcalde Íñigo Arrate, los últimos "
        "bajaron hasta la pradera de Torla.",
        "Marta Elizondo, la directora de Lindar Alta, vende su participación a un fondo de Oslo.",
    ),
    "Polish": (
        "pl",
        "Kolej linowa w Valdemorze stanęła, w wagonikach zostało 1140 narciarzy. Marta Elizondo, "
        "szefowa kurortu Lindar Alta, mówi o zużytym łożysku. Burmistrz Íñigo Arrate podał, że "
        "ostatnich opuszczono na polanę Torla.",
        "Marta Elizondo sprzedaje udziały w kurorcie Lindar Alta funduszowi z Oslo.",
    ),
    "Japanese": (
        "ja",
        "バルデモラ上空のロープウェイが止まり、1140人のスキー客が取り残された。リンダル・アルタを経営するマルタ・エリソンドは"
        "軸受けの摩耗が原因だと述べた。イニゴ・アラテ市長によると、最後の客はトルラの草原に降ろされた。",
        "マルタ・エリソンドはリンダル・アルタの持ち分をオスロの基金に売却する。",
    ),
    "Korean": (
        "ko",
        "발데모라 위의 케이블카가 멈춰 스키어 1,140명이 객차에 갇혔다. 린다르 알타를 운영하는 마르타 엘리손도는 마모된 "
        "베어링을 탓했다. 이니고 아라테 시장은 마지막 승객들이 토를라 초원에 내려졌다고 말했다.",
        "마르타 엘리손도는 린다르 알타의 지분을 오슬로의 기금에 판다.",
    ),
    "Arabic": (
        "ar",
        "توقف التلفريك فوق فالديمورا ساعات وفي عرباته 1140 متزلجا. وألقت مارتا إليزوندو، مديرة منتجع "
        "ليندار ألتا، باللوم على محمل متهالك. وقال العمدة إنيغو أراتي إن آخر العالقين أُنزلوا إلى مرج تورلا.",
        "تبيع مارتا إليزوندو حصتها في منتجع ليندار ألتا إلى صندوق من أوسلو.",
    ),
    "Hebrew": (
        "he",
        "הרכבל מעל ולדמורה נעצר לשעות ובקרונותיו 1,140 גולשים. מרתה אליסונדו, מנהלת אתר לינדאר אלטה, "
        "האשימה מסב שחוק. ראש העיר איניגו אראטה אמר שהאחרונים הורדו אל אחו טורלה.",
        "מרתה אליסונדו מוכרת את חלקה באתר לינדאר אלטה לקרן מאוסלו.",
    ),
}
"""In one language or another: the same stop of a cable car, and a sale by its owner."""
ENGLISH = (
    "The cable car above Valdemora stopped for hours with 1,140 skiers in its cabins. Marta Elizondo, "
    "who runs the Lindar Alta resort, blamed a worn bearing. Mayor Íñigo Arrate said the last of them "
    "had been lowered on ropes to the Torla meadow."
)


@pytest.mark.parametrize("name", BRIDGED)
def test_two_languages_meet_in_many_names_and_not_in_a_few(name: str) -> None:
    language, same, other = BRIDGED[name]
    others = batch(BRIEF["de"], "de") + batch(BRIEF["fr"], "fr")
    report = article("english", ENGLISH, language="en")
    for text, size in ((same, 2), (other, 1)):
        foreign = article("foreign", text, language=language)
        (event,) = [
            event for event in group([report, foreign, *others], Config()) if report in event
        ]
        assert len(event) == size


@pytest.mark.parametrize("name", ["Japanese", "Korean", "Arabic", "Hebrew"])
def test_what_was_heard_is_told_as_the_other_text_writes_it(name: str) -> None:
    language, same, _ = BRIDGED[name]
    reports = [article("english", ENGLISH, language="en"), article("x", same, language=language)]
    assigned = assign(reports, (), Ledger(), Config())
    found = explain(assigned, Config(), reports[0], reports[1])
    assert found.together
    assert found.pair
    told = {evidence.text: evidence.kind for evidence in found.pair.shared}
    assert told["Valdemora"] == told["Elizondo"] == "name"
    assert (told.get("1,140") or told["1140"]) == "number"


@pytest.mark.parametrize("language", ["ja", "ko", "ar", "he"])
def test_reports_in_other_scripts_meet_no_strangers(language: str) -> None:
    strangers = batch(BRIEF[language], language)
    others = [*batch(BRIEF["de"], "de"), *batch(BRIEF["fr"], "fr"), *batch(BRIEF["ru"], "ru")]
    events = group([*others, *strangers], Config())
    assert all(len({one.language for one in event}) == 1 for event in events)
