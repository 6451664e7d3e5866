from __future__ import annotations

import pytest

from digest.text.titles import clean_title


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Latest: US prepared to act, minister says", "US prepared to act, minister says"),
        ("BREAKING: Dam fails on the Sava", "Dam fails on the Sava"),
        ("Breaking News: Latest: Dam fails on the Sava", "Dam fails on the Sava"),
        ("Breaking News - Dam fails on the Sava", "Dam fails on the Sava"),
        ("FOX 5 - Dam fails on the Sava", "Dam fails on the Sava"),
        ("**Update added (see below)** Dam fails on the Sava", "Dam fails on the Sava"),
        ("*UPDATED* Dam fails on the Sava", "Dam fails on the Sava"),
        ("Dam fails on the Sava (updated)", "Dam fails on the Sava"),
        ("Dam fails on the Sava [VIDEO]", "Dam fails on the Sava"),
        ("Dam fails on the Sava (update: one dead)", "Dam fails on the Sava (update: one dead)"),
        ("[Photos] Dam fails on the Sava", "Dam fails on the Sava"),
        ("Dam fails on the Sava - as it happened", "Dam fails on the Sava"),
        ("+++ Liveticker +++ Der Damm ist gebrochen", "Der Damm ist gebrochen"),
        ("EIL: Der Damm ist gebrochen", "Der Damm ist gebrochen"),
        ("DIRECTO | El dique de la Sava cede", "El dique de la Sava cede"),
        ("VIDÉO. La digue de Corval a cédé", "La digue de Corval a cédé"),
        ("DIRETTA - Crolla la diga sulla Sava", "Crolla la diga sulla Sava"),
        ("СРОЧНО: прорвало плотину на Саве", "прорвало плотину на Саве"),
        ("عاجل: انهيار سد في كورفال", "انهيار سد في كورفال"),
        ("【速報】コルバルのダムが決壊", "コルバルのダムが決壊"),
        ("[속보] 코르발 댐 붕괴", "코르발 댐 붕괴"),
        ("快讯：科尔瓦大坝溃决", "科尔瓦大坝溃决"),
        ("(Un)safe: dams on the Sava", "(Un)safe: dams on the Sava"),
        ("Video games: dams are the new castles", "Video games: dams are the new castles"),
        ("**** Dam fails on the Sava", "**** Dam fails on the Sava"),
        ("*Dam* fails on the Sava", "*Dam* fails on the Sava"),
        ("Dam fails on the Sava :: KQRV.com", "Dam fails on the Sava"),
        ("Dam fails on the Sava - CorvalToday", "Dam fails on the Sava"),
        ("KLM - pilots to strike again", "KLM - pilots to strike again"),
        ("Live - Aid", "Live - Aid"),
        ("Let’s dive into the details: Dam fails", "Dam fails"),
        ("Dam fails on the Sava | The Example Times", "Dam fails on the Sava"),
        ("Dam fails on the Sava - BBC News", "Dam fails on the Sava"),
        ("Dam fails on the Sava – example.com", "Dam fails on the Sava"),
        ("Dam fails on the Sava « CBS Corval", "Dam fails on the Sava"),
        ("« Je ne pars pas » dit la maire", "« Je ne pars pas » dit la maire"),
        ("La maire de Corval : « Je reste »", "La maire de Corval : « Je reste »"),
        ("Dam fails on the Sava - World | Example", "Dam fails on the Sava - World"),
        ("Dam fails on the Sava - Quay Letter", "Dam fails on the Sava - Quay Letter"),
        ("Dam fails on the Sava - KQRV Channel 4", "Dam fails on the Sava"),
        ("Dam fails on the Sava - FOX 5 Corval", "Dam fails on the Sava"),
        ("Dam fails on the Sava - 7 KQRV News, Corval, Dolina", "Dam fails on the Sava"),
        (
            "Dam fails on the Sava - KQRV 7 News Corval, Dolina News Weather & Sports",
            "Dam fails on the Sava",
        ),
        (
            "Dam fails on the Sava - KQRV-TV: News, Weather and Sports for Corval",
            "Dam fails on the Sava",
        ),
        ("Dam fails on the Sava - | KQRV Corval", "Dam fails on the Sava"),
        (
            "Dam fails on the Sava - News6.com - Corval - News, Weather, Video |",
            "Dam fails on the Sava",
        ),
        ("Dam fails on the Sava - 9 Action News|Corval|News, Weather", "Dam fails on the Sava"),
        ("Dam fails on the Sava - quayfamily.com Corval", "Dam fails on the Sava"),
        ("Dam is safe for now - WHO", "Dam is safe for now - WHO"),
        (
            "Dam fails on the Sava - KQRV reporters saw the water come over it",
            "Dam fails on the Sava - KQRV reporters saw the water come over it",
        ),
        (
            "Dam on Sava fails - bad news, weather turns",
            "Dam on Sava fails - bad news, weather turns",
        ),
        ("Dam fails on the Sava - Who knew", "Dam fails on the Sava - Who knew"),
        ("Dam fails - what we know", "Dam fails - what we know"),
        ("Breaking the dam: how it was done", "Breaking the dam: how it was done"),
        ("Live: 3", "3"),
        ("Latest:", "Latest:"),
        ("AC/DC | Live", "AC/DC | Live"),
        ("The war - and the peace - of 1848", "The war - and the peace - of 1848"),
        ("  Two   spaces ", "Two spaces"),
        ("", ""),
    ],
)
def test_a_title_loses_labels_and_site_names_and_nothing_else(title: str, cleaned: str) -> None:
    assert clean_title(title) == cleaned
    assert clean_title(cleaned) == cleaned


def test_a_known_publisher_is_taken_off_whatever_it_is_called() -> None:
    assert (
        clean_title("Dam fails on the Sava - Quay Letter", "Quay Letter") == "Dam fails on the Sava"
    )
