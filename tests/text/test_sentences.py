from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.datelines import told_from
from digest.text.sentences import sentences, spans, word_count


def one(*texts: str, name: str) -> object:
    return pytest.param(texts, id=name)


@pytest.mark.parametrize(
    "expected",
    [
        one("Lt. Col. Jones arrived on Monday.", "He was tired.", name="two ranks"),
        one("Sgt. 1st Class Bob Lee and Pfc. Ann Wu came.", name="ranks and ordinals"),
        one("The U.S. on Thursday said it would.", "Others did not.", name="initials"),
        one("It gave $13.5m (£10m) in aid.", "Others gave $6m.", name="decimals"),
        one("He met Gov. Lee and Rep. A. B. Cole on Jan. 3 at 5 p.m.", "They ate.", name="titles"),
        one("It broke down at 3:40 a.m.", "Its owner saw it at 5 p.m. Monday.", name="hours"),
        one("The deal ends this month.", "Peter Navar wrote two reports.", name="ordinary words"),
        one("He said so.", "She did not.", name="so is no abbreviation"),
        one("The E.U. said no.", "No. 10 said yes.", "No.", "Nobody cared.", name="no and number"),
        one("“Is it over?” he asked.", "“Yes!” she said.", name="question, then speaker"),
        one('"You can\'t do that!" Smith said on Monday.', "Fine.", name="exclamation, then name"),
        one('He said: "We go. We stay. They left."', "Then he left.", name="quotation stays whole"),
        one("Ald. Ruiz said it.", "Asst. Chief Ana Cole and Const. Lee left.", name="offices"),
        one("It fell at E. 52nd St. and S. 4th Ave. on Monday.", "All ran.", name="streets"),
        one("It hit the 300 block of S.W. 89th Street.", "It cost $2.", name="a corner of town"),
        one("The No. 1 of the world lost to No. 7.", "She wept.", name="numbers"),
        one("It tore 2. 7km of road at 8. 40am (£1. 9m).", "It was a 5. 6.", name="lost decimals"),
        one("A 5. 6 magnitude quake cost $1. 9 million.", "Help came.", name="blanks in decimals"),
        one("He drew a . 38 caliber gun.", "All ran.", name="a decimal with no number before"),
        one("Her son was 27.", "12-year-old Ana Ruiz fled.", "40 men died.", name="ages, counts"),
        one("Yahoo! said it would.", "Nobody believed it.", name="a name with a mark"),
        one("The rate was 3.9%.", '"That is low," he said.', name="percent"),
        one("Am 3. Oktober kostete es 3 Mio. Euro.", "Das war viel.", name="German"),
        one("M. Dupont et Mme. Durand sont venus.", "C'est fini.", name="French"),
        one("他走了。", "真的吗？", "是的。", name="Chinese"),
        one("「そうだ。」と話した。", "彼は去った。", name="Japanese quotation"),
        one("هل هذا صحيح؟", "نعم.", "انتهى الأمر.", name="Arabic"),
        one("यह सच है।", "वह चला गया।", name="Hindi"),
        one("LIMA, March 3 (Agency) —", "A hillside gave way.", name="dateline"),
        one("(Agency) -", "The dam failed.", name="agency alone"),
        one("Lima, Peru (Agency) –", "A hillside gave way.", name="a place in small letters"),
        one("Lima, March 3 (AP):", "A hillside gave way.", name="dateline and colon"),
        one("Lima, March 3 -", "A hillside gave way.", name="dateline without an agency"),
        one("Lima, Nov. 14, 2026 –", "A hillside gave way.", name="a short month and a year"),
        one("San Lima, 14 November --", "A hillside gave way.", name="the day before its month"),
        one("Lima, 3. März 2026 -", "Ein Damm brach.", name="a day with a stop"),
        one("Lima, le 3 mars –", "Un barrage a cédé.", name="a day with an article"),
        one("On Sunday, May 3 – the day of rest – it failed.", name="a day and an aside"),
        one("Lima, Unit 2 - the newer one - failed.", name="a thing and its number"),
        one("Lima —", "A hillside gave way.", name="a place and a dash"),
        one("NORTH LIMA—", "A hillside gave way.", name="no blank before the dash"),
        one("HOUSTON-", "A hillside gave way.", name="a hyphen right behind"),
        one("ST. LIMA •", "A hillside gave way.", name="a bullet"),
        one("DENVER (KLM4)", "A hillside gave way.", name="a station"),
        one("LIMA", "The hillside gave way.", name="capitals and no dash"),
        one("NORTH LIMA, Ohio", "A hillside gave way.", name="capitals, a state and no dash"),
        one("(Valley Video)", "A hillside gave way.", name="whose video it is"),
        one("Video (02:18) :", "A hillside gave way.", name="how long a video is"),
        one("VITAMIN A deficiency is rare.", name="a vitamin"),
        one("HEPATITIS A killed two.", name="an illness"),
        one("The US The Hague mission left.", name="capitals within a sentence"),
        one("LIMA, Ohio-", "A hillside gave way.", name="a hyphen"),
        one("Lima, OH-", "A hillside gave way.", name="a state"),
        one("Lima, Ill.-", "A hillside gave way.", name="a hyphen and no blank"),
        one("Lima (AP)", "A hillside gave way.", name="a place and its agency"),
        one("Berlin (dpa) -", "Ein Damm ist gebrochen.", name="an agency in small letters"),
        one("Lima (dpa/lno).", "Ein Damm ist gebrochen.", name="a region and a stop"),
        one("Lima (EFE).-", "¿Por qué cedió la presa?", name="a stop and a hyphen"),
        one("(ANSA) - LIMA, 3 MAR -", "Una frana ha travolto tre case.", name="agency first"),
        one("ЛИМА, 3 мар — РИА Новости.", "Плотину прорвало.", name="a dateline in Cyrillic"),
        one("ليما (أ ف ب) –", "انهار السد يوم الاثنين.", name="a dateline in Arabic"),
        one("9:15 p.m. update:", "The dam failed.", name="a live report"),
        one("4:30pm–", "The dam failed.", name="an hour and a dash"),
        one("6:43 pm", "Ana Ruiz spoke.", name="an hour before a name"),
        one("6:43 pm Monday is when Ana Ruiz spoke.", name="an hour of a day"),
        one("11:30 Service trains ran.", name="a time that is no stamp"),
        one("ORIGINAL:", "The dam failed.", name="original"),
        one("Earlier story:", "The dam failed.", name="earlier"),
        one("UPDATE:", "The dam failed.", name="update"),
        one("UPDATE 8:30 PM, JAN. 3 -", "The dam failed.", name="update with its hour"),
        one("UPDATE @ 11:03 p.m. (Sept. 7):", "The dam failed.", name="update at"),
        one("UPDATE (10/26/26):", "The dam failed.", name="update of a day"),
        one("(06/08/26) -", "The dam failed.", name="a day alone"),
        one("Image 1 of 8", "The dam failed.", name="a picture's number"),
        one("Image 1 of / 2 Caption Close Image 1 of 2", "The dam failed.", name="a gallery"),
        one("UPDATED at 9:15 a.m.:", "The dam failed.", name="updated at"),
        one("[Updated at 3:10 p.m. ET]", "The dam failed.", name="updated in brackets"),
        one("Breaking:", "The dam failed.", name="breaking"),
        one("BREAKING NEWS:", "The dam failed.", name="breaking news"),
        one("EXCLUSIVE:", "The dam failed.", name="exclusive"),
        one("Exclusive -", "The dam failed.", name="exclusive with a dash"),
        one("EMBED >More News Videos", "The dam failed.", name="an embedded player"),
        one("(CNN)", "The dam failed.", name="agency without a dash"),
        one("Saudia Lines – Ann Lee's airline – is late.", name="an aside is no dateline"),
        one("US–China talks failed on Monday.", name="two countries"),
        one("COVID-19 cases fell.", name="a hyphen in a name"),
        one("Watch sales fell.", name="a watch"),
        one("Update the gates: The dam may fail.", name="a request"),
        one("The mayor (Dem.) said no.", name="a party"),
        one("LEE: The dam is safe.", name="a speaker in a transcript"),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(expected: tuple[str, ...]) -> None:
    joiner = "" if expected[0].endswith(("。", "？", "।")) else " "
    assert sentences(joiner.join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        one("„Das ist gefährlich.“", "Danach ging er.", name="German quotation"),
        one("„Wir sperren. Sofort.“, sagte er.", "So kam es.", name="German, before its speaker"),
        one("Es kostet z. B. 3,4 Mio. Euro.", "Viel.", name="German abbreviations"),
        one("« C’est fini. Nous fermons », dit M. Dupont.", "La ville ferme.", name="French"),
        one("¿Es seguro?", "El Sr. Gil de EE. UU. lo duda.", name="Spanish"),
        one("«Опасно. Надо закрыть мост», — сказал И. П. Лось.", "Мост закрыт.", name="Russian"),
        one("Είναι ασφαλής;", "Ο κ. Παπάς λέει όχι.", name="Greek"),
        one("أغلق الجسر.", "هل هو آمن؟", "قال د. سامر إن الإصلاح بدأ.", name="Arabic"),
        one('ד"ר כהן אמר: "זה מסוכן."', "התיקון יעלה 3.4 מיליון שקל.", name="Hebrew"),
        one("पुल बंद है।", "डॉ. वर्मा ने कहा।", name="Hindi"),
        one("ხიდი დაიკეტა.", "ბურჯებში ბზარებია.", name="Georgian"),
        one("다리가 통제됐다.", '"위험하다. 고치겠다."고 시장이 말했다.', name="Korean"),
        one("他说：“不安全。必须封闭。”随后离开。", "真的吗？", name="Chinese"),
        one("橋は閉鎖された。", "「危険だ。すぐ直す。」と市長は話した。", name="Japanese"),
        one("ស្ពានត្រូវបានបិទ។", "តម្លៃជួសជុល ៣៤ លាន។", name="Khmer"),
        one(
            "สภาเมืองมีมติปิดสะพานนกยางอย่างไม่มีกำหนดตั้งแต่วันอังคาร",
            "วิศวกรของเทศบาลพบรอยร้าวที่เสาสองต้นระหว่างการตรวจ ค่าซ่อม 34 ล้านบาท",
            name="Thai",
        ),
    ],
)
def test_sentences_end_as_their_language_ends_them(expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_dash_without_a_blank_ends_the_dateline_of_an_agency() -> None:
    assert sentences("(KQRV) —One dam failed.") == ("(KQRV) —", "One dam failed.")


def test_a_lost_blank_still_parts_sentences() -> None:
    assert sentences("The dam failed.Nobody was hurt.") == ("The dam failed.", "Nobody was hurt.")
    assert sentences("It was a house.21-year-old Ana Ek fled.") == (
        "It was a house.",
        "21-year-old Ana Ek fled.",
    )
    for following in ("A 21-year-old fled.", "A man fled.", "VBC’s Ana Ek told it."):
        assert sentences(f"It was a house.{following}") == ("It was a house.", following)
    for mark in ('""', "“”"):
        left, right = mark
        quoted, told = f"{left}It was so sudden.{right}", "Nobody knew why."
        assert sentences(f"{quoted}{told}") == (quoted, told)
    assert sentences('Ana Ek left."It was me," she said.') == (
        "Ana Ek left.",
        '"It was me," she said.',
    )
    assert sentences("She called 911.Nobody came.") == ("She called 911.", "Nobody came.")
    assert sentences("He wrote it in Node.JS and left.") == ("He wrote it in Node.JS and left.",)
    assert sentences("Write to info@Dam.Example.Org now.") == (
        "Write to info@Dam.Example.Org now.",
    )


def test_wrapped_lines_are_one_sentence_and_lists_are_not() -> None:
    wrapped = "The dam above the village failed early\non Monday and four villages were flooded."
    assert len(sentences(wrapped)) == 1
    assert sentences("What we know\nThe dam above the village failed early on Monday.") == (
        "What we know",
        "The dam above the village failed early on Monday.",
    )
    assert len(sentences("- one dam\n- two villages")) == 2


def test_a_paragraph_ends_a_sentence() -> None:
    assert sentences("No full stop here\n\nNext paragraph") == (
        "No full stop here",
        "Next paragraph",
    )


def test_a_quotation_that_never_ends_does_not_swallow_the_text() -> None:
    text = '"The gates were open. ' + "The water came over the wall. " * 20
    assert len(sentences(text)) == 21


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("The dam failed.", 3), ("大坝在星期一溃决。", 4), ("2026年 dam", 3)],
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert word_count(text) == count


@given(st.text(st.sampled_from(list("aB .!?\n\"“”'’()1。؟—-\u00a0")), max_size=80))
def test_spans_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    end = 0
    for start, stop in spans(text):
        assert not text[end:start].strip()
        assert start < stop
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        ".",
        '"aa bb. ',
        "No. A",
        "大坝。",
        "AB CD, ",
        "(“",
        "Ab\n",
        "Ab.\n\n",
        "「あ。",
        "„A b. ",
        "กขคง ",
    ],
    ids=[
        *("word", "dots", "quotes", "no", "Chinese", "capitals", "openings", "lines"),
        *("paragraphs", "Japanese", "German", "Thai"),
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        sentences(text)
        return time.process_time() - start

    seconds(1_000)
    assert min(seconds(80_000) for _ in range(3)) < 0.2 + 12 * seconds(20_000)


@pytest.mark.parametrize("end", ["", "\n", " -", "("])
@pytest.mark.parametrize("piece", ["A", "A.", "AB ", "Ab ", "Ab, ", "UPDATE ", "(A", "A' ", "Ab-"])
def test_a_hostile_beginning_costs_no_time(piece: str, end: str) -> None:
    text = piece * (100_000 // len(piece)) + end
    start = time.process_time()
    told_from(text, 0, len(text))
    assert time.process_time() - start < 0.2


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        ("【リマ=共同】", "3日未明、ダムが決壊した。"),
        ("新华社利马3月3日电 (记者某某)", "一座水坝决口。"),
        ("(리마=연합뉴스) 홍길동 기자 = ", "댐이 무너졌다."),
    ],
)
def test_agencies_of_the_east_stand_alone(dateline: str, told: str) -> None:
    assert sentences(dateline + told) == (dateline.strip(), told)
