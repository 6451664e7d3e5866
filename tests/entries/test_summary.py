from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config, EntriesConfig
from digest.entries import make_entry, summarize
from digest.entries.reading.reading import read
from digest.entries.sentences.agreement import Beginning, alike, saying_the_same
from digest.model import Article, Entry, Event
from digest.text.sentences import sentences, word_count
from tests.entries.conftest import make_article
from tests.entries.test_origins import FOLDER, versions

Make = Callable[..., Article]
STRANGE = st.sampled_from(list("AbC .!?\n\"“”'’()1。؟—-²٣"))

GAZETTE = (
    "The earth dam above Velka Dolina failed early on Monday and flooded four villages. "
    "Two men aged 61 and 74 are missing, the fire service said. "
    "He also said that the gates had been open. "
    "Inspectors had found cracks in the crest of the dam in March. "
    "“We heard a roar like a train,” said farmer Milan Ruzic."
)
HERALD = (
    "Governor Ana Petrova declared a state of emergency in the Dolina valley on Monday night. "
    "Soldiers brought tents and drinking water for 900 people whose houses were under water. "
    "Two men, aged 61 and 74, are still missing, the regional fire service said. "
    "Opposition deputies asked why a report on cracks had been called harmless. "
    "Schools stay closed until Thursday."
)


def event(number: int = 0) -> list[Article]:
    """The texts on one of the invented events, with two independent reports."""
    path = sorted(path for path in FOLDER.glob("*.txt") if "== wire" in path.read_text("utf-8"))
    return [replace(reading.article) for reading in versions(path[number]).values()]


def check(entry: Entry, articles: list[Article]) -> None:
    """Every statement is a sentence of the source that it cites first, word for word."""
    texts = {article.id: article.text for article in articles}
    for statement in entry.statements:
        first = statement.citations[0]
        assert statement.text == sentences(texts[first.article])[first.sentence]
        assert statement.text in " ".join(texts[first.article].split())
        for citation in statement.citations:
            assert entry.sources[citation.number - 1].article == citation.article


def test_a_statement_is_cited_with_the_sources_that_say_the_same(article: Make) -> None:
    articles = [article("gazette", GAZETTE), article("herald", HERALD)]
    entry = summarize("ev-1", articles, Config())
    check(entry, articles)
    missing = next(s for s in entry.statements if "61 and 74" in s.text)
    assert {citation.article for citation in missing.citations} == {"gazette", "herald"}


def test_no_two_statements_say_the_same(article: Make) -> None:
    entry = summarize("ev-1", [article("a", GAZETTE), article("b", HERALD)], Config())
    assert sum("61 and 74" in statement.text for statement in entry.statements) == 1
    assert not any("He also" in statement.text for statement in entry.statements)


def test_a_copy_is_cited_and_counts_nothing(article: Make) -> None:
    copies = [article("a", GAZETTE), article("b", GAZETTE), article("c", GAZETTE)]
    entry = summarize("ev-1", copies, Config())
    assert len(entry.origins) == 1
    for statement in entry.statements:
        assert [citation.number for citation in statement.citations] == [1, 2, 3]
    assert entry.statements == tuple(
        replace(alone, citations=told.citations)
        for alone, told in zip(
            summarize("ev-1", copies[:1], Config()).statements, entry.statements, strict=True
        )
    )


def test_copies_do_not_outvote_an_independent_report(article: Make) -> None:
    """Only origins confirm: what a report is worth doesn't grow with those who copy it."""
    gazette, herald = article("a", GAZETTE), article("b", HERALD)
    copies = [article(f"a{number}", GAZETTE) for number in range(6)]

    def texts(articles: list[Article]) -> set[str]:
        entry = summarize("ev-1", articles, Config(), words=200, budget=False)
        return {statement.text for statement in entry.statements}

    assert texts([gazette, herald]) & set(sentences(HERALD))
    assert texts([gazette, herald, *copies]) & set(sentences(HERALD))
    assert len(summarize("ev-1", [gazette, herald, *copies], Config()).origins) == 2


def test_a_single_source_makes_one_or_two_statements(article: Make) -> None:
    entry = summarize("ev-1", [article("a", f"{GAZETTE} {HERALD}")], Config(), budget=False)
    assert 1 <= len(entry.statements) <= 2


@pytest.mark.parametrize("number", range(5))
def test_one_source_gives_no_more_than_the_excerpt_budget(number: int) -> None:
    config = Config(entries=EntriesConfig(excerpt_sentences=2, excerpt_words=30))
    entry = make_entry(Event("ev-1", tuple(event(number))), config)
    spent: Counter[str] = Counter()
    given_: Counter[str] = Counter()
    for statement in entry.statements:
        given_[statement.citations[0].article] += 1
        spent[statement.citations[0].article] += word_count(statement.text)
    assert entry.statements
    assert max(given_.values()) <= 2
    assert max(spent.values()) <= 30


def test_a_free_text_may_give_more_than_the_budget(article: Make) -> None:
    config = Config(entries=EntriesConfig(excerpt_sentences=1, excerpt_words=20))
    own = [article("a", GAZETTE, rights="own"), article("b", "The dam failed.")]
    assert len(make_entry(Event("ev-1", tuple(own)), config).statements) > 1


def test_a_summary_stays_within_the_words_that_it_is_given() -> None:
    for words in (20, 40, 70):
        entry = summarize("ev-1", event(), Config(), words=words, budget=False)
        assert sum(word_count(s.text) for s in entry.statements) <= max(words, 25)


def test_a_summary_is_in_one_language(article: Make) -> None:
    german = article("c", "Der Damm brach am Montag früh und überschwemmte vier Dörfer im Tal.",
                     language="de")  # fmt: skip
    entry = summarize("ev-1", [article("a", GAZETTE), article("b", HERALD), german], Config())
    assert entry.language == "en"
    assert len(entry.sources) == 3
    assert not any("Damm" in statement.text for statement in entry.statements)


def test_a_pronoun_may_follow_the_sentence_that_names_its_person(article: Make) -> None:
    text = (
        "Governor Ana Petrova opened the new dam above Velka Dolina on Monday. "
        "In a short speech, she promised 40 million crowns for two more dams in the valley."
    )
    entry = summarize("ev-1", [article("a", text)], Config(), words=200, budget=False)
    texts = [statement.text for statement in entry.statements]
    assert texts == list(sentences(text)) or texts == [sentences(text)[0]]


def test_a_pronoun_does_not_follow_a_sentence_about_somebody_else(article: Make) -> None:
    """The club of which a player was told is not the player."""
    post = article(
        "a",
        "The gates of the stadium at Ostrel never open for Milan Ruzic of Corval Athletic. "
        "Corval Athletic bought Milan Ruzic in June. "
        "On Friday he scored twice within 11 minutes as Ostrel Rovers lost 3-1 in the league.",
        title="Ostrel Rovers lose 3-1 to Corval Athletic in the league",
    )
    wire = article(
        "b",
        "Corval Athletic came from behind to win 3-1 at Ostrel Rovers on Friday in the league.",
        title="Corval Athletic win 3-1 at Ostrel Rovers",
    )
    entry = summarize("ev-1", [post, wire], Config())
    assert not any("he scored" in statement.text for statement in entry.statements)


def test_a_paraphrase_adds_nothing(article: Make) -> None:
    """Two sentences that share their gist read as one told twice, whatever else they have."""
    first = article(
        "a",
        "Two leaders of the sect in the Dolina valley have been charged with polygamy under the "
        "code. Police arrested both on Tuesday. Petrova appointed a special prosecutor in June.",
    )
    second = article(
        "b",
        "Two leaders of sects with ties to Corval were arrested in the Dolina valley, charged with "
        "practicing polygamy. A special prosecutor has looked into the sect since June. The "
        "hearing of both men begins on Friday at the court of Corval.",
    )
    entry = summarize("ev-1", [first, second], Config())
    assert sum("charged" in statement.text for statement in entry.statements) == 1


def test_each_origin_has_a_voice(article: Make) -> None:
    courier = article(
        "a",
        "The ferry between Port Marlow and Sant Aldric sailed again on Wednesday morning after "
        "eleven days in dock. Engineers replaced a cracked propeller shaft, said the operator, "
        "Linea Blava. About 2,400 commuters had been carried by bus around the bay.",
    )
    radio = article(
        "b",
        "Commuters cheered as the Sant Aldric ferry left Port Marlow on Wednesday for the first "
        "time since a propeller shaft cracked eleven days ago. Linea Blava, the operator, had put "
        "on buses around the bay for some 2,400 passengers a day. The repair cost 310,000 euros, "
        "according to the harbor authority.",
    )
    entry = summarize("ev-1", [courier, radio], Config())
    assert {statement.citations[0].article for statement in entry.statements} == {"a", "b"}


def test_the_report_of_the_day_leads_and_a_scene_comes_later(article: Make) -> None:
    wire = article(
        "a",
        "The government will pay 200 million crowns for a flood barrier at the mouth of Corval "
        "harbor. Most of the money goes into gates at the entrance of the harbor. The barrier of "
        "Corval will be 640 meters long.",
        published=datetime(2026, 3, 2, tzinfo=UTC),
    )
    feature = article(
        "b",
        "Relief in the old town, long faces on the fish quay: a morning after the government "
        "granted Corval 200 million crowns for a barrier, nobody could say who had won. "
        "Milan Ruzic has mended nets on the quay since he was a boy. The "
        "gates of the barrier are to close a hundred hours a year.",
        published=datetime(2026, 3, 3, tzinfo=UTC),
    )
    entry = summarize("ev-1", [feature, wire], Config())
    assert entry.statements[0].text.startswith("The government will pay")


def test_the_facts_open_an_account_and_a_scene_or_half_of_a_tale_does_not(article: Make) -> None:
    feature = article(
        "a",
        "Cooking is a pastime that many families enjoy in the winter holidays. "
        "The inspectors closed the cheese works of Corval on Monday after nine guests of a hotel "
        "fell ill with listeria.",
    )
    wire = article(
        "b",
        "Health inspectors closed the cheese works of Corval on Monday, after nine guests of the "
        "Hotel Linden fell ill with listeria. The works make 40 tons of cheese a year.",
    )
    radio = article(
        "c",
        "The cheese works of Corval are closed since nine guests of the Hotel Linden fell ill, "
        "inspectors say. Listeria was found in a vat on Sunday.",
    )
    entry = summarize("ev-1", [feature, wire, radio], Config())
    assert entry.statements[0].text.startswith("Health inspectors closed")
    assert not any("pastime" in statement.text for statement in entry.statements[:1])


@settings(max_examples=15)
@given(st.randoms(use_true_random=False), st.integers(0, 13))
def test_an_entry_does_not_depend_on_the_order_of_its_articles(random: object, at: int) -> None:
    articles = event(at)
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    entry = summarize("ev-1", articles, Config())
    check(entry, articles)
    assert summarize("ev-1", shuffled, Config()) == entry


@settings(max_examples=60)
@given(st.lists(st.text(STRANGE, max_size=120), min_size=1, max_size=4))
def test_no_text_is_too_strange_for_an_entry(texts: list[str]) -> None:
    articles = [make_article(str(number), text) for number, text in enumerate(texts)]
    entry = summarize("ev-1", articles, Config())
    check(entry, articles)
    assert entry.title


SAME = [
    (
        "The court freed both men on Monday for lack of evidence.",
        "For lack of evidence, the court on Monday freed both men, aged 20 and 31.",
        True,
    ),
    (
        "The court freed both men on Monday for lack of evidence.",
        "The court has not freed both men on Monday for lack of evidence.",
        False,
    ),
    (
        "The gang killed eleven people near the harbor in May.",
        "The gang allegedly killed eleven people near the harbor in May.",
        False,
    ),
    (
        "The storm killed 11 people near the harbor of Corval in May.",
        "The storm killed 12 people near the harbor of Corval in May.",
        False,
    ),
    (
        "On Monday, Petrova closed the two schools near the river bank.",
        "On Monday, Ruzic closed the two schools near the river bank.",
        False,
    ),
    (
        "Deckhands of the ferry company begin a strike over watches, their union said on Friday.",
        "The deckhands' union of the ferry company called off its strike over watches on Friday.",
        False,
    ),
    (
        "The Lunde family claims it was threatened by the ministry over payments.",
        "The ministry is refuting claims that it threatened the Lunde family over payments.",
        False,
    ),
    (
        "The singer fired his publicist after a letter on his parents was revealed.",
        '"The singer fired his publicist after a letter on his parents was revealed."',
        False,
    ),
    (
        "The outbreak of cholera in Halden is over, the cantonal office of health said on Tuesday.",
        "An old man in Halden has died of cholera, the cantonal office of health said on Tuesday.",
        False,
    ),
    (
        "The outbreak of cholera in Halden is over, the cantonal office of health said on Tuesday.",
        "The cantonal office of health said on Tuesday: The outbreak of cholera in Halden is over.",
        True,
    ),
    (
        '"The bridge will open for buses and bicycles in spring," the engineer said.',
        '"The bridge will open for buses and bicycles in the spring," said the engineer.',
        True,
    ),
]


def test_what_has_no_verb_is_no_statement(article: Make) -> None:
    told = [
        "The ferry to Osen ran aground off Corval on Monday with 90 people on board.",
        "Two lifeboats brought the passengers of the ferry to Corval within an hour.",
    ]
    furniture = [
        "Local news and information for Corval, Osen, Lunde, Aske and the ferry coast.",
        "Milan Ruzic and his two sons aboard the ferry to Osen.",
    ]
    every = [article(name, " ".join([*told, *furniture])) for name in "ab"]
    entry = make_entry(Event("ev-abcdef", tuple(every)), Config())
    stated = [statement.text for statement in entry.statements]
    assert stated == told


@pytest.mark.parametrize(("statement", "other", "same"), SAME)
def test_a_source_is_cited_only_if_it_says_as_much(statement: str, other: str, same: bool) -> None:
    a, b = (
        reading.sentences[0]
        for reading in read([make_article("a", statement), make_article("b", other)])
    )
    assert list(saying_the_same(a, [b])) == [b] * same


def test_equal_figures_make_two_statements_alike(article: Make) -> None:
    a, b = read([
        article("a", "Consumer prices rose 3.1% in October from a year earlier."),
        article("b", "Annual inflation fell to 3.1 percent in October, the lowest since spring."),
    ])  # fmt: skip
    assert alike(a.sentences[0], b.sentences[0])


def test_one_year_does_not_make_two_statements_alike(article: Make) -> None:
    a, b = read([
        article("a", "The harbor of Vessin was rebuilt in 2019 after the storm."),
        article("b", "The 2019 harbor fair drew crowds to Karlov and its market."),
    ])  # fmt: skip
    assert a.sentences[0].numbers == b.sentences[0].numbers == {"2019"}
    assert not alike(a.sentences[0], b.sentences[0])


TWICE = [
    pytest.param(
        "A federal judge in Corval ruled on Monday that the state must feed the detained sailors.",
        "A judge in Corval on Monday ordered the state to give food to all sailors in its cells.",
        True, id="a court",
    ),
    pytest.param(
        "Corval stocks fell sharply on Wednesday as investors weighed the plans of the bank.",
        "Stocks in Corval were beaten down on Wednesday, to the lowest in three years.",
        True, id="a market",
    ),
    pytest.param(
        "Corval Athletic striker Milan Ruzic scored twice in the final.",
        "Milan Ruzic, striker of Corval Athletic, got two goals and a broken toe.",
        True, id="a match, without a day",
    ),
    pytest.param(
        "The dam above Velka Dolina failed on Monday and flooded four villages.",
        "Soldiers brought tents and water to Velka Dolina on Monday night.",
        False, id="another deed at the same place",
    ),
    pytest.param(
        "The Corval bank raised its rate on Monday by half a point.",
        "The rate of the bank is the highest since the crown was floated.",
        False, id="a background",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "twice"), TWICE)
def test_who_did_what_when_is_told_once_in_whatever_words(
    one: str, other: str, twice: bool
) -> None:
    first, second = (
        Beginning.of(reading.sentences[0], "en")
        for reading in read([make_article("a", one), make_article("b", other)])
    )
    assert first.tells_again(second) is twice
    assert second.tells_again(first) is twice
