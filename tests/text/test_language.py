"""Languages told from the words of a text, where they can be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from digest.text.language import language_of, languages_of

REPORTS = {
    "en": "The bridge over the Tarel was closed on Tuesday after engineers found cracks in a pier.",
    "de": "Die Brücke über die Tarel wurde am Dienstag gesperrt, weil Fachleute Risse fanden.",
    "fr": "Le pont sur la Tarel a été fermé mardi, après que des ingénieurs y ont vu des fissures.",
    "es": "El puente sobre el Tarel se cerró el martes porque los ingenieros hallaron grietas.",
    "ca": "El pont sobre el Tarel es va tancar dimarts perquè els tècnics hi van trobar esquerdes.",
    "pt": "A ponte sobre o Tarel foi fechada na terça-feira porque os engenheiros acharam fendas.",
    "it": "Il ponte sul Tarel è stato chiuso martedì dopo che i tecnici hanno trovato delle crepe.",
    "nl": "De brug over de Tarel ging dinsdag dicht, nadat deskundigen scheuren hadden gevonden.",
    "sv": "Bron över Tarel stängdes på tisdagen efter att ingenjörer hade hittat sprickor i den.",
    "da": "Broen over Tarel blev lukket tirsdag, efter at ingeniører havde fundet revner i den.",
    "fi": "Tarelin silta suljettiin tiistaina, kun insinöörit löysivät sen pilarista halkeamia.",
    "pl": "Most na Tareli zamknięto we wtorek, ponieważ inżynierowie znaleźli w nim pęknięcia.",
    "cs": "Most přes Tarel byl v úterý uzavřen, protože inženýři našli v jeho pilíři trhliny.",
    "hu": "Kedden lezárták a Tarel hídját, mert a mérnökök repedéseket találtak a pillérében.",
    "tr": "Tarel köprüsü, mühendislerin ayağında çatlak bulması üzerine salı günü kapatıldı.",
    "ru": "Мост через Тарель закрыли во вторник: инженеры нашли трещины в одной из опор.",
    "uk": "Міст через Тарель закрили у вівторок: інженери знайшли тріщини в одній з опор.",
    "el": "Η γέφυρα στον Ταρέλ έκλεισε την Τρίτη, όταν οι μηχανικοί βρήκαν ρωγμές.",
    "he": "הגשר מעל נהר טארל נסגר ביום שלישי לאחר שמהנדסים מצאו סדקים באחד העמודים.",
    "ar": "أغلق جسر نهر تارل يوم الثلاثاء بعد أن وجد المهندسون شقوقا في أحد أعمدته.",
    "fa": "پل روی رود تارل روز سه‌شنبه پس از آن که مهندسان ترک‌هایی یافتند بسته شد.",
    "hi": "तारेल नदी का पुल मंगलवार को बंद कर दिया गया क्योंकि इंजीनियरों को दरारें मिलीं।",
    "ka": "ტარელზე ხიდი სამშაბათს დაიკეტა, რადგან ინჟინრებმა ბზარები იპოვეს.",
    "th": "สะพานข้ามแม่น้ำตาเรลถูกปิดเมื่อวันอังคารหลังวิศวกรพบรอยร้าว",
    "zh": "工程师在桥墩上发现裂缝后，塔雷尔河大桥周二关闭，车辆须绕行。",
    "ja": "橋脚にひびが見つかり、タレル川の橋は火曜日に通行止めとなった。",
    "ko": "교각에서 균열이 발견되어 타렐강 다리가 화요일에 폐쇄되었다.",
}


@pytest.mark.parametrize("language", REPORTS)
def test_one_sentence_of_news_is_enough(language: str) -> None:
    assert language_of(REPORTS[language], "en") == language


@pytest.mark.parametrize("language", REPORTS)
def test_a_site_in_that_language_keeps_its_own_tag(language: str) -> None:
    assert language_of(REPORTS[language], f"{language}-XA") == f"{language}-XA"


@pytest.mark.parametrize(
    "text",
    ["", "Bonjour le monde", "Tarel, 14.5 %", "1 234 567 – 89,10 (2,5) 14:30 3–1 2024 " * 5],
    ids=["nothing", "two words", "a name and a number", "numbers alone"],
)
def test_what_is_not_sure_is_in_the_expected_language(text: str) -> None:
    assert language_of(text, "pt-BR") == "pt-BR"
    assert language_of(text) == ""


def test_norwegian_is_no_discovery_where_bokmal_is_expected() -> None:
    text = "Broen over Tarel ble stengt tirsdag etter at ingeniører fant sprekker i pilarene."
    assert language_of(text, "nb") == "nb"
    assert language_of(text, "en") == "no"


def test_brief_records_are_in_the_language_of_the_others() -> None:
    texts = [REPORTS["de"], "Brücke gesperrt", REPORTS["de"], "Le pont", REPORTS["nl"]]
    assert languages_of(texts, ["", "", "", "fr", ""]) == ("de", "de", "de", "fr", "nl")


def test_brief_records_alone_are_told_together() -> None:
    heads = ["Brücke bleibt gesperrt", "Risse im Pfeiler", "Wer zahlt für die Umleitung?"]
    assert languages_of(heads, ["", "", ""]) == ("de", "de", "de")


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "it", "pt", "ru"])
def test_the_expected_language_is_told_without_the_library(language: str) -> None:
    program = (
        "import sys; from digest.text.language import language_of;"
        f"assert language_of({REPORTS[language] * 2!r}, {language!r}) == {language!r};"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_hostile_text_is_no_work() -> None:
    assert language_of("\x00\ud800 " * 50_000, "en") == "en"
