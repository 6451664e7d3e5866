"""How many were killed or hurt, as languages other than English say it, and what that decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.words.casualties import casualties
from digest.model import Article, Entry

Make = Callable[..., Article]

TOLD = [
    ("es", "El número de fallecidos en el naufragio, ocurrido el lunes, ascendió a siete.", 7),
    ("es", "Mueren cinco personas al volcar un autobús.", 5),
    ("es", "La riada deja ya 1.240 muertos.", 1240),
    ("es", "El temporal mató a nueve pescadores.", 9),
    ("de", "In der Nacht sind vier Menschen ums Leben gekommen.", 4),
    ("de", "Die Zahl der Toten ist auf sechs gestiegen.", 6),
    ("de", "Sechs Menschen sind bei einem Brand in einer Mühle gestorben.", 6),
    ("de", "Elf Tote nach Lawine", 11),
    ("de", "30 Menschen wurden verletzt und vier getötet.", 4),
    ("fr", "Trois personnes ont été tuées et huit blessées.", 3),
    ("fr", "Le bilan est passé à cinq morts.", 5),
    ("it", "Sale a sei il bilancio delle vittime della frana.", 6),
    ("it", "Quattro persone sono morte nel crollo.", 4),
    ("it", "Salgono a tre le vittime del crollo.", 3),
    ("nl", "Het dodental is opgelopen tot twaalf.", 12),
    ("pl", "Cztery osoby zginęły, a 18 jest rannych.", 4),
    ("pl", "Do sześciu wzrosła liczba ofiar pożaru.", 6),
    ("pt", "O número de mortos no incêndio, em Pedra Alta, subiu para seis.", 6),
    ("pt", "Desabamento mata quatro pessoas", 4),
    ("ru", "Число погибших при пожаре возросло до шести.", 6),
    ("ru", "При обвале погибли четыре человека.", 4),
    ("tr", "Ölü sayısı 6'ya yükseldi.", 6),
    ("tr", "Yangında 4 kişi hayatını kaybetti.", 4),
    ("ar", "قُتل خمسة أشخاص على الأقل في انهيار مبنى.", 5),
    ("ar", "مقتل اثنين في الحريق", 2),
    ("ar", "لقي سبعة أشخاص مصرعهم في الحريق.", 7),
    ("ja", "宿泊客ら3人が死亡し、12人がけがをした。", 3),
    ("ja", "旅館火災の死者5人に", 5),
    ("zh", "火灾造成4人死亡、18人受伤。", 4),
    ("zh", "死亡人数已升至6人。", 6),
    ("ko", "호텔에서 불이 나 4명이 숨지고 18명이 다쳤다.", 4),
    ("ko", "사망자가 6명으로 늘었다.", 6),
]
TOLD += [
    ("cs", "Při požáru zahynuli čtyři lidé.", 4),
    ("cs", "Počet obětí stoupl na šest.", 6),
    ("da", "Fire personer døde ved ulykken.", 4),
    ("da", "Dødstallet er steget til 12.", 12),
    ("el", "Δύο άνθρωποι έχασαν τη ζωή τους στη φωτιά.", 2),
    ("el", "Στους τρεις ανήλθαν οι νεκροί από τη φωτιά.", 3),
    ("el", "Τρεις οι νεκροί στο Κάρμπι", 3),
    ("fi", "Palossa neljä ihmistä kuoli.", 4),
    ("he", "שלושה בני אדם נהרגו בשריפה.", 3),
    ("hi", "हादसे में दो लोगों की मौत हो गई।", 2),
    ("hi", "मृतकों की संख्या तीन हो गई है।", 3),
    ("hu", "A balesetben három ember meghalt.", 3),
    ("nb", "Tre personer omkom i brannen.", 3),
    ("ro", "Patru persoane au murit în incendiu.", 4),
    ("ro", "Numărul morților a ajuns la 25.", 25),
    ("sv", "Tre personer omkom i branden.", 3),
    ("sv", "Antalet döda har stigit till sju.", 7),
    ("th", "มีผู้เสียชีวิต 4 ราย และบาดเจ็บ 12 ราย", 4),
    ("uk", "Загинули двоє людей, ще семеро поранені.", 2),
    ("uk", "Кількість загиблих зросла до п’яти.", 5),
]
NOT_TOLD = [
    ("sv", "Två av dem dog på sjukhuset."),
    ("da", "For ti år siden døde 12 personer samme sted."),
    ("en", "Seven people were killed."),
    ("es", "Otras dos personas murieron en el hospital."),
    ("es", "Dos de los heridos murieron en el hospital."),
    ("es", "Hace tres años murieron doce personas en la misma curva."),
    ("es", "En 2019 murieron doce personas en la misma curva."),
    ("de", "Zwei der Verletzten starben im Krankenhaus."),
    ("de", "Vor drei Jahren starben dort zwölf Menschen."),
    ("de", "Die Zahl der Toten blieb gleich, die der Verletzten stieg auf 30."),
    ("es", "Los muertos son pocos y los heridos suben de golpe a 30."),
    ("pl", "Do sześciu osób jechało autobusem."),
    ("ar", "مقتل - تفاصيل الحريق"),
    ("fr", "Deux autres personnes sont mortes mercredi."),
    ("ru", "Ещё двое погибли в среду."),
    ("tr", "Ölü sayısı 4'ten çok."),
    ("ja", "けが人のうち2人が死亡した。"),
    ("zh", "其中2人死亡。"),
    ("ko", "중상자 2명이 숨졌다."),
    ("xx", "7 muertos"),
]

EARLY = (
    "Tres personas murieron al hundirse el lunes el transbordador Aurora frente a Corval, según la "
    "guardia costera. El barco había salido del puerto en plena tormenta. Los buzos buscaron en el "
    "casco hasta la noche. El puerto quedó cerrado al tráfico."
)
LATE = (
    "El número de muertos al hundirse el transbordador Aurora frente a Corval ascendió a siete, "
    "según la guardia costera. Los buzos volvieron al casco al amanecer. El capitán conocía el "
    "aviso de tormenta. La fiscalía pidió el cuaderno de bitácora del Aurora."
)


HURT = [
    ("es", "El número de heridos en el choque subió a catorce.", 14),
    ("es", "La explosión dejó 12 heridos y un muerto.", 12),
    ("de", "Die Zahl der Verletzten ist auf 14 gestiegen.", 14),
    ("de", "Zwölf Menschen wurden verletzt, zwei von ihnen schwer.", 12),
    ("de", "Fähre rammt Anleger: zwölf Verletzte", 12),
    ("fr", "Trois personnes ont été tuées et huit blessées.", 8),
    ("fr", "L'accident a fait trois morts et 20 blessés.", 20),
    ("it", "Due persone sono morte e undici sono rimaste ferite.", 11),
    ("it", "Undici i feriti, secondo la prefettura.", 11),
    ("nl", "Bij de botsing raakten zes mensen gewond.", 6),
    ("pl", "Cztery osoby zginęły, a 18 jest rannych.", 18),
    ("pt", "O desabamento deixou quatro mortos e nove feridos.", 9),
    ("ru", "Погибли двое, ещё есть раненые: семь человек получили травмы.", 7),
    ("ru", "Число раненых выросло до девяти.", 9),
    ("tr", "Kazada 4 kişi öldü, 18 kişi yaralandı.", 18),
    ("ar", "وأصيب تسعة أشخاص في الحريق.", 9),
    ("ja", "宿泊客ら3人が死亡し、12人がけがをした。", 12),
    ("zh", "火灾造成4人死亡、18人受伤。", 18),
    ("ko", "호텔에서 불이 나 4명이 숨지고 18명이 다쳤다.", 18),
]
HURT += [
    ("cs", "Čtyři lidé zahynuli a 18 jich utrpělo zranění, celkem bylo 20 zraněných.", 20),
    ("da", "Tre døde og 14 sårede efter brand", 14),
    ("el", "Δύο νεκροί και 14 τραυματίες στο Κάρμπι", 14),
    ("fi", "14 ihmistä loukkaantui palossa.", 14),
    ("he", "בשריפה נפגעו רבים, 14 נפצעו.", 14),
    ("hi", "हादसे में सात घायल हुए।", 7),
    ("hu", "A balesetben 14 ember megsérült.", 14),
    ("no", "Tre døde og 14 skadde i brann", 14),
    ("ro", "Bilanțul este de 25 de răniți.", 25),
    ("sv", "Tre döda och 14 skadade i branden", 14),
    ("th", "มีผู้เสียชีวิต 4 ราย และบาดเจ็บ 12 ราย", 12),
    ("uk", "Загинули двоє людей, ще семеро поранені.", 7),
    ("ru", "Погибли два человека, ещё семь получили ранения.", 7),
    ("de", "Zwei Tote und weitere sieben Verletzte", 7),
]
NOT_HURT = [
    ("de", "Am Abend kamen weitere sieben Verletzte in die Klinik."),
    ("sv", "Av de 14 passagerarna var två av dem skadade, varav två svårt."),
    ("de", "Drei Menschen wurden schwer verletzt."),
    ("de", "Zwei Leichtverletzte kamen in eine Klinik."),
    ("fr", "Trois blessés légers ont été soignés sur place."),
    ("es", "Cinco heridos graves siguen en el hospital."),
    ("ja", "負傷者のうち2人が死亡した。"),
    ("en", "Seven people were injured."),
]


def told(text: str, language: str, fate: str) -> list[float]:
    return [each.number for each in casualties(text, language) if each.fate == fate]


@pytest.mark.parametrize(("language", "text", "number"), HURT)
def test_a_number_of_those_hurt_is_read(language: str, text: str, number: int) -> None:
    assert told(text, language, "hurt") == [number]


@pytest.mark.parametrize(("language", "text"), NOT_HURT)
def test_those_badly_or_slightly_hurt_are_not_all_who_were(language: str, text: str) -> None:
    assert told(text, language, "hurt") == []


@pytest.mark.parametrize(("language", "text", "number"), TOLD)
def test_a_number_of_those_killed_is_read(language: str, text: str, number: int) -> None:
    assert told(text, language, "killed") == [number]


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_what_may_be_of_others_or_of_long_ago_is_no_toll(language: str, text: str) -> None:
    assert told(text, language, "killed") == []


@pytest.fixture
def ferry(article: Make) -> Entry:
    early = article(
        "a",
        EARLY,
        published=datetime(2026, 3, 2, 12, tzinfo=UTC),
        title="Tres muertos al hundirse un transbordador frente a Corval",
        language="es",
    )
    late = article(
        "b",
        LATE,
        published=datetime(2026, 3, 3, 12, tzinfo=UTC),
        title="Ascienden a siete los muertos del transbordador de Corval",
        language="es",
    )
    return summarize("ev-1", [early, late], Config())


def test_a_toll_that_rose_is_told_and_the_former_is_not(ferry: Entry) -> None:
    texts = [statement.text for statement in ferry.statements]
    assert any("ascendió a siete" in text for text in texts)
    assert not any("Tres personas" in text for text in texts)
    assert [figure.verdict for figure in ferry.figures if figure.subject == "killed"] == ["updated"]


def test_a_title_with_the_former_toll_gives_way(ferry: Entry) -> None:
    assert ferry.title == "Ascienden a siete los muertos del transbordador de Corval"


@pytest.mark.parametrize(
    ("language", "early", "late"),
    [
        (
            "it",
            "Quattro persone sono morte per una frana che ha travolto tre case a Monteluce. I "
            "soccorritori scavano da ore nel fango. La strada per Valdarsa resta chiusa.",
            "È salito a sette il bilancio delle vittime della frana di Monteluce. I soccorritori "
            "hanno trovato tre corpi nel fango. La procura ha aperto un'inchiesta.",
        ),
        (
            "pt",
            "Quatro pessoas morreram num incêndio no hospital de Pedra Alta, disse a polícia. O "
            "fogo começou na cozinha. Os doentes foram levados para uma escola.",
            "Subiu para sete o número de mortos. Sete pessoas morreram no incêndio no hospital de "
            "Pedra Alta, disse o governo. O fogo começou na cozinha. A polícia ouve o cozinheiro.",
        ),
    ],
)
def test_words_that_limit_a_figure_in_english_do_not_elsewhere(
    article: Make, language: str, early: str, late: str
) -> None:
    """ "Per" is "by" in Italian, "no" is "in the" in Portuguese."""
    first = article("a", early, published=datetime(2026, 3, 2, 12, tzinfo=UTC), language=language)
    last = article("b", late, published=datetime(2026, 3, 3, 12, tzinfo=UTC), language=language)
    entry = summarize("ev-1", [first, last], Config())
    assert [figure.verdict for figure in entry.figures if figure.subject == "killed"] == ["updated"]


def test_no_source_with_another_toll_is_cited(article: Make) -> None:
    first = article(
        "a",
        "لقي خمسة أشخاص مصرعهم في انهيار مبنى سكني قديم بمدينة النخلة فجر الثلاثاء. "
        "وأغلقت الشرطة الشارع.",
        published=datetime(2026, 3, 2, 12, tzinfo=UTC),
        language="ar",
    )
    last = article(
        "b",
        "لقي سبعة أشخاص مصرعهم في انهيار مبنى سكني قديم بمدينة النخلة فجر الثلاثاء. "
        "وفتحت النيابة تحقيقا.",
        published=datetime(2026, 3, 3, 12, tzinfo=UTC),
        language="ar",
    )
    entry = summarize("ev-1", [first, last], Config())
    told = next(each for each in entry.statements if "سبعة أشخاص" in each.text)
    assert [citation.number for citation in told.citations] == [2]


def test_a_figure_ends_with_what_is_counted_in_other_languages(article: Make) -> None:
    first = article(
        "a", "El pleno aprobó la obra con 17 votos a favor y 8 en contra.", language="es"
    )
    last = article("b", "La obra salió adelante con 17 votos a favor en el pleno.", language="es")
    entry = summarize("ev-1", [first, last], Config())
    shown = [amount.text for figure in entry.figures for amount in figure.amounts]
    assert shown == ["17 votos"]
