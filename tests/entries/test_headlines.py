from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.sentences.clauses import whole
from digest.entries.sentences.shortening import (
    MAX_LENGTH,
    is_headline,
    made_headline,
    shortened,
)
from digest.entries.titles.headlines import _is_bait
from digest.model import Article

Make = Callable[..., Article]

TEXT = (
    "The earth dam above Velka Dolina failed early on Monday and flooded four villages. "
    "Two men are missing, the fire service said. Inspectors had found cracks in the dam in March."
)


def title(*articles: Article) -> str:
    return summarize("ev-1", articles, Config()).title


def test_the_title_says_what_the_texts_say(article: Make) -> None:
    assert title(
        article("a", TEXT, title="A Monday that nobody in the valley will forget"),
        article("b", TEXT, title="Dam above Velka Dolina fails, two men missing"),
    ) == "Dam above Velka Dolina fails, two men missing"  # fmt: skip


def test_a_title_that_its_site_has_cut_off_gives_way_to_a_whole_one(article: Make) -> None:
    cut_off = "Earth dam above Velka Dolina fails, two men missing, four villag"
    whole_one = "Dam above Velka Dolina fails on Monday"
    assert (
        title(article("a", TEXT, title=cut_off), article("b", TEXT, title=whole_one)) == whole_one
    )
    shown = "Earth dam above Velka Dolina fails, two men missing, four …"
    assert title(article("a", TEXT, title=cut_off)) == shown


def test_a_piece_of_a_script_is_no_title(article: Make) -> None:
    script = "elementX); var year = Math.floor(xOff / yearWidth); // the border"
    assert title(article("a", TEXT, title=script)) == title(article("a", TEXT))


@pytest.mark.parametrize(
    ("end", "shown"),
    [("in the...", "in …"), ("near…", "near …"), ("and", "…"), ("and more to", "and more to")],
)
def test_a_title_that_trails_off_says_so_where_there_is_no_other(
    article: Make, end: str, shown: str
) -> None:
    told = "Earth dam fails, two men missing"
    assert title(article("a", TEXT, title=f"{told} {end}")) == f"{told} {shown}"


@pytest.mark.parametrize("end", ["in the...", "near…", "and"])
def test_a_title_that_trails_off_gives_way_to_a_whole_one(article: Make, end: str) -> None:
    trailing = f"Earth dam above Velka Dolina fails, two men missing {end}"
    whole_one = "Dam above Velka Dolina fails on Monday"
    assert (
        title(article("a", TEXT, title=trailing), article("b", TEXT, title=whole_one)) == whole_one
    )


def test_a_title_made_of_what_was_told_before_loses(article: Make) -> None:
    pointing = "Mayor Ana Petrova shared this advice on the dam with the council of Velka Dolina."
    plain = "Mayor Ana Petrova met the council of Velka Dolina on Monday."
    assert title(article("a", pointing), article("b", plain)) == plain.rstrip(".")


@pytest.mark.parametrize(
    ("language", "bait", "news"),
    [
        (
            "de",
            "Warum der Damm über Lhota brach",
            "Damm über Lhota gebrochen, zwei Männer vermisst",
        ),
        ("es", "Cómo cedió la presa de Lhota", "Cede la presa de Lhota y desaparecen dos hombres"),
        ("fr", "Ce qu'on sait du barrage de Lhota", "Le barrage de Lhota cède, deux disparus"),
        ("ru", "Почему прорвало плотину в Лготе", "В Лготе прорвало плотину, двое пропали"),
    ],
)
def test_bait_loses_abroad_too(article: Make, language: str, bait: str, news: str) -> None:
    text = f"{news}. {news.partition(',')[0]}, Ek."
    first = article("a", text, title=bait, language=language)
    assert title(first, article("b", text, title=news, language=language)) == news
    assert _is_bait(bait, language)
    assert not _is_bait(news, language)


def test_a_title_with_a_place_in_capitals_before_it_loses(article: Make) -> None:
    plain = "Mayor Ana Petrova met the council of the valley on Monday."
    labeled = article("a", f"VELKA DOLINA: {plain} Velka Dolina waited.")
    shown = title(labeled, article("b", f"{plain} All of Velka Dolina was waiting."))
    assert shown == plain.rstrip(".")


def test_bait_loses_against_news(article: Make) -> None:
    assert title(
        article("a", TEXT, title="You won't believe why the dam above Velka Dolina failed"),
        article("b", TEXT, title="Dam above Velka Dolina fails"),
    ) == "Dam above Velka Dolina fails"  # fmt: skip


def test_a_heading_that_leans_on_what_was_told_before_loses(article: Make) -> None:
    assert title(
        article("a", TEXT, title="The storm at Velka Dolina had filled the dam"),
        article("b", TEXT, title="Dam above Velka Dolina fails"),
    ) == "Dam above Velka Dolina fails"  # fmt: skip


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("BREAKING: DAM ABOVE VELKA DOLINA FAILS!!!", "Dam above Velka Dolina fails"),
        ("Latest: Dam above Velka Dolina fails", "Dam above Velka Dolina fails"),
        ("Dam above Velka Dolina fails | The Valley Times", "Dam above Velka Dolina fails"),
    ],
    ids=["shouting", "label", "site name"],
)
def test_a_title_is_cleaned(given: str, clean: str, article: Make) -> None:
    assert title(article("a", TEXT, title=given)) == clean


def test_a_heading_is_a_title_and_a_first_sentence_is_not(article: Make) -> None:
    line = "Dam fails at Velka Dolina"
    heading = article("a", f"{line}\n\n{TEXT}", title=line, title_inferred=True)
    assert title(heading) == line
    for stop in ("", "."):
        first = TEXT.partition(".")[0] + stop
        inferred = article("a", TEXT, title=first, title_inferred=True)
        assert title(inferred).startswith("The earth dam above Velka Dolina failed early on Monday")
        assert not title(inferred).endswith(".")


def test_a_first_sentence_that_says_little_and_half_of_one_are_no_titles(article: Make) -> None:
    idle = "Nobody in the valley likes a wet spring."
    half = "Mayor Ana Petrova called the council on Feb. 3 to the dam."
    texts = [
        article("a", f"{idle} {TEXT}", title=idle[:-1], title_inferred=True),
        article("b", f"{half} {TEXT}", title=half[:42], title_inferred=True),
    ]
    assert title(*texts).startswith("The earth dam above Velka Dolina failed early on Monday")


def test_a_title_made_of_what_its_source_hedges_loses(article: Make) -> None:
    flat = "Mayor Ana Petrova sold the dam above Velka Dolina"
    doubt = (
        "in exchange for a house in the mountains for her sons, say reports that nobody confirms"
    )
    plain = "Mayor Ana Petrova met the council on the sale of the dam."
    assert title(article("a", f"{flat}, {doubt}."), article("b", plain)) == plain[:-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The earth dam above Velka Dolina failed early on Monday, flooding four villages, drowning "
        "cattle in their stables and cutting the only road into the valley, the service said.",
        "Speaking at a news conference in the capital, the governor said that all eleven dams "
        "in the valley would be inspected before the end of the year, whatever the cost.",
        "Petrova said 'the gates were open all night and everybody in the whole district knew "
        "about it but nobody closed them', and left the room without another word.",
        "Averylongwordthatneverseemstoend" * 5 + " stood there.",
    ],
    ids=["clauses", "introduction", "single quotes", "no blank"],
)
def test_a_headline_from_a_sentence_is_short_and_ends_where_something_ends(sentence: str) -> None:
    made = shortened(sentence)
    assert 0 < len(made) <= MAX_LENGTH
    assert made[0].isupper()
    assert not made.endswith((",", " ", "…", ".", "-", " and", " the"))
    assert "knew about" not in made or made.endswith("it")


def test_a_report_that_is_too_long_stands_behind_the_name_of_who_made_it() -> None:
    sentence = (
        "Governor of the province Ana Petrova has stated that the army will repair all of the dams "
        "in the valley, including the one above Velka Dolina."
    )
    assert shortened(sentence) == "Petrova: Army will repair all of the dams in the valley"


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        pytest.param(
            "The guild's bakers lost sales of 40 million crowns between eight o'clock, when the "
            "power station at Corval went down, and three, when it came back, its head said.",
            "The guild's bakers lost sales of 40 million crowns",
            id="a relative clause inside",
        ),
        pytest.param(
            "The ferry line will sail six times a day, up from four, between the old harbor of "
            "Corval, which was dredged in the spring, and the three islands, the company said.",
            "The ferry line will sail six times a day, up from four",
            id="an earlier clause ends",
        ),
        pytest.param(
            "The keeper opened both gates above Velka Dolina on Monday and the river flooded all "
            "of the four villages that lie below the old dam.",
            "The keeper opened both gates above Velka Dolina on Monday",
            id="a clause follows",
        ),
        pytest.param(
            "The keeper of both gates above Velka Dolina was dismissed on Monday and taking his "
            "place will be the deputy whom nobody in the valley knows.",
            "The keeper of both gates above Velka Dolina was dismissed on Monday",
            id="what opens the next clause",
        ),
        pytest.param(
            "Milan Ruzic, the keeper of the gates above Velka Dolina and of all the locks on the "
            "river, was arrested on Tuesday in a boarding house in the old harbor of Corval.",
            "Milan Ruzic was arrested on Tuesday in a boarding house in the old harbor of Corval",
            id="a description of who it is about",
        ),
        pytest.param(
            "Milan Ruzic, the man who police say opened both gates, was seen in Corval on Tuesday "
            "with his brother, who had left the town in the spring, a neighbor told the court.",
            "Milan Ruzic, the man who police say opened both gates, was seen in Corval on Tuesday",
            id="who says so stays",
        ),
        pytest.param(
            "According to a report on the dam, which is read by everybody, both gates were open.",
            "According to a report on the dam, which is read by everybody, both gates were open",
            id="a relative clause is not what follows",
        ),
        pytest.param(
            "According to the Valley Times, the bakers of Corval have sold no bread since Monday.",
            "The bakers of Corval have sold no bread since Monday",
            id="a source before it",
        ),
        pytest.param(
            "The new treaty settles the dispute between the two countries, which had lasted for "
            "eleven years and cost both of them a good part of their trade in wool and timber.",
            "The new treaty settles the dispute between the two countries",
            id="no second half to come",
        ),
    ],
)
def test_a_headline_is_a_clause_that_stands_alone(sentence: str, made: str) -> None:
    assert shortened(sentence) == made


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        pytest.param(
            "The valley's council said on Monday that a keeper who had left both gates of the dam "
            "open for a whole night, and who has been in custody ever since, will stand trial.",
            "",
            id="who, but not what became of it",
        ),
        pytest.param(
            "The bakers of Corval have offered a reward of $35,000 for whoever finds the old "
            "wooden bread peel that somebody took from the guild's hall on Sunday night.",
            "The bakers of Corval have offered a reward of $35,000",
            id="a comma in a number",
        ),
        pytest.param(
            "Inspectors who have looked at the gates of all of the eleven dams in the valley since "
            "the flood on Monday asked the governor of the province on Friday to close two.",
            "",
            id="asked somebody for what?",
        ),
        pytest.param(
            "The keeper of the lower gate was mending one of his nets beside the dam above Velka "
            "Dolina on Monday when a wave swept both him and his boat down into the valley.",
            "",
            id="what happened when?",
        ),
        pytest.param(
            "The governor of Velka Dolina has nominated the former mayor Dr. Ana Petrova to be the "
            "first woman who keeps the gates of the dam.",
            "",
            id="nominated for what?",
        ),
        pytest.param(
            "The council of Velka Dolina is calling on the governor of the province to "
            "dismiss the keeper of the gates and to rebuild the villages below the dam.",
            "",
            id="calling on somebody for what?",
        ),
        pytest.param(
            "The ferry line has signed a binding contract to sail to the three islands six times a "
            "day through the summer, whatever the weather.",
            "The ferry line has signed a binding contract",
            id="what for may be missing",
        ),
        pytest.param(
            "Governor Ana Petrova announced Wednesday that the army will repair all of the dams in "
            "the valley, including the one above Velka Dolina.",
            "Petrova: Army will repair all of the dams in the valley",
            id="a day is not what was announced",
        ),
        pytest.param(
            "On May 3, 2019, in the old harbor, the keeper of the gates sold both of his boats.",
            "In the old harbor, the keeper of the gates sold both of his boats",
            id="a whole date goes",
        ),
        pytest.param(
            "The lower gate of the dam was opened at about 1:30 p.m.",
            "The lower gate of the dam was opened at about 1:30 p.m.",
            id="the stop of an abbreviation",
        ),
    ],
)
def test_a_headline_leaves_no_clause_without_its_verb(sentence: str, made: str) -> None:
    assert made_headline(sentence) == made


@pytest.mark.parametrize(
    ("beginning", "is_whole"),
    [
        ("A keeper who was seen in Corval", False),
        ("Pictures of meals served in Corval reveal even keepers", False),
        ("Neighbors say the keeper of both gates", False),
        ("Neighbors say the keeper had left both gates open", True),
        ("The keeper had left both gates open, neighbors said", True),
        ("The governor has told nine mayors, including Jon Ek", False),
        ("The court has asked how keeper Milan Ruzic", False),
        ("Four armed robbers in the old harbor of Corval", False),
        ("A man suspected of opening both gates", False),
        ("Two keepers were suspected of opening both gates", True),
        ("The council introduced what it claims", False),
        ("Inspectors arrested two keepers, Milan Ruzic, 52", False),
        ("The keeper is believed", False),
        ("The harbor lost a man the keeper believed", False),
        ("The council mended the lower, or older", False),
        ("The dam failed", True),
        ("The mayor of Corval confirmed", False),
        ("A keeper whose son shot and wounded a swan", False),
        ("The treaty settles the dispute", True),
        ("The board said it had received reports that the keeper", False),
        ("The board said it had received reports that the keeper had fled", True),
        ("The keeper sold the boats in December, 2019", True),
    ],
)
def test_a_beginning_is_whole_where_nothing_waits(beginning: str, is_whole: bool) -> None:
    assert whole(beginning) == is_whole


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Doctors of the university at Corval examined more than 1,200 men and women who eat a "
            "loaf of dark bread every morning.",
            id="half of whom",
        ),
        pytest.param(
            "Divers of the army have now found the keeper's younger brother and older sister whom "
            "everybody had been looking for since the flood.",
            id="one of two",
        ),
        pytest.param(
            "The firm beside the old harbor is the sort of company to be so proud of the ropes "
            "that it makes that it bakes its own tar.",
            id="the sort of company to",
        ),
        pytest.param(
            "The ferry to the farthest of the three islands will take about two hours to cross and "
            "carry the cars that wait for it.",
            id="the time to",
        ),
        pytest.param(
            "The keeper of all four gates above Velka Dolina will keep his house, garden and boat "
            "that the board had lent him for the time of his life.",
            id="in a list",
        ),
        pytest.param(
            "The flood of the river below Velka Dolina carried off not just the bridges at Corval, "
            "of which two were new, but the harbor.",
            id="not just",
        ),
        pytest.param(
            "The board of the harbor could not confirm the reports published in the Herald on "
            "Sunday of a leak.",
            id="in a name",
        ),
        pytest.param(
            "The keepers of both gates above Velka Dolina mailed all papers a letter purporting to "
            "show that the dam had been checked.",
            id="what it is that purports",
        ),
    ],
)
def test_no_headline_ends_before_what_it_is_about(sentence: str) -> None:
    assert made_headline(sentence) == ""


@pytest.mark.parametrize(
    ("language", "sentence", "made"),
    [
        (
            "de",
            "Der Erddamm oberhalb von Velka Dolina ist am frühen Montag gebrochen und hat vier "
            "Dörfer in der Ebene überflutet, wie der Katastrophenschutz am Mittag mitteilte.",
            "Der Erddamm oberhalb von Velka Dolina ist am frühen Montag gebrochen",
        ),
        (
            "es",
            "La presa de tierra situada sobre Velka Dolina se rompió a primera hora del lunes, "
            "según informaron los servicios de emergencia de la provincia.",
            "La presa de tierra situada sobre Velka Dolina se rompió a primera hora del lunes",
        ),
        (
            "ar",
            "انهار السد الترابي فوق فيلكا دولينا في وقت مبكر من صباح الاثنين"
            " وأغرق أربع قرى في السهل، "
            "حسبما أعلنت دائرة الإطفاء في المقاطعة.",
            "انهار السد الترابي فوق فيلكا دولينا في وقت مبكر من صباح الاثنين"
            " وأغرق أربع قرى في السهل",
        ),
    ],
    ids=["German", "Spanish", "Arabic"],
)
def test_in_other_languages_a_clause_ends_at_a_comma_or_before_and(
    language: str, sentence: str, made: str
) -> None:
    assert made_headline(sentence, language) == made


def test_of_all_sentences_the_most_telling_one_makes_the_title(article: Make) -> None:
    opening = (
        "Fire crews were called to the lower gate of a dam in the north of the valley at dawn."
    )
    first = article("a", f"{opening} {TEXT}", title="")
    second = article("b", TEXT, title="")
    assert title(first, second).startswith("The earth dam above Velka Dolina failed")


def test_a_single_article_is_called_after_what_it_tells_first(article: Make) -> None:
    text = (
        "The harbor council of Velm voted on Tuesday to close the old ferry pier for two years, "
        "after divers found that its piles had rotted. Repairs will cost 4.2 million crowns. The "
        "mayor said that the ferry would land at the fish market meanwhile."
    )
    assert title(article("a", text, title="")) == text.partition(", ")[0]


def test_a_title_made_from_a_text_that_shouts_is_calm(article: Make) -> None:
    text = "FLOOD CLOSES THE ROAD TO VELKA DOLINA. THE ROAD STAYS CLOSED UNTIL FRIDAY AT LEAST."
    assert title(article("a", text, title="")) == "Flood Closes the Road to Velka Dolina"


def test_first_words_that_a_paper_sets_in_capitals_are_calm_in_a_title(article: Make) -> None:
    text = (
        "A MAN was saved from the flood at Karlov on Monday. The man had a dog. So the man rowed."
    )
    assert title(article("a", text)) == "A man was saved from the flood at Karlov on Monday"
    kept = "A SAR crew saved a man from the flood at Karlov on Monday. The SAR crew is from Velm."
    assert title(article("a", kept)) == "A SAR crew saved a man from the flood at Karlov on Monday"


FERRY = (
    "A ferry on its way to Port Lennox ran aground on Tuesday with 84 people on board. The mayor's "
    "office said nobody was hurt. It belongs to a firm in Velm."
)


@pytest.mark.parametrize(
    ("shouted", "calm"),
    [
        pytest.param(
            "FERRY TO PORT LENNOX AGROUND", "Ferry to Port Lennox aground", id="all known"
        ),
        pytest.param(
            "FERRY TO PORT LENNOX RUNS AGROUND, OSLO FIRM BLAMED",
            "Ferry to Port Lennox Runs Aground, Oslo Firm Blamed",
            id="what no text has may be a name",
        ),
        pytest.param("NOBODY HURT, MAYOR OF VELM SAYS", "Nobody hurt, mayor of Velm says", id="'s"),
    ],
)
def test_no_name_is_written_small_for_a_title_that_shouts(
    shouted: str, calm: str, article: Make
) -> None:
    assert title(article("a", FERRY, title=shouted)) == calm


def test_a_text_of_one_mark_is_called_that(article: Make) -> None:
    assert title(article("a", "!", title="")) == "!"


def test_who_wrote_it_is_no_title(article: Make) -> None:
    byline = article(
        "a", f"Corval 24 Staff\n\n{TEXT}", title="Corval 24 Staff", title_inferred=True
    )
    assert title(byline).startswith("The earth dam above Velka Dolina failed")


@pytest.mark.parametrize("line", ["The old dam. Photo: Ana Ek", "**Updated (see below)**"])
def test_a_caption_with_its_credit_and_a_label_are_no_title(article: Make, line: str) -> None:
    named = article("a", f"{line}\n\n{TEXT}", title=line, title_inferred=True)
    assert title(named, article("b", TEXT)).startswith("The earth dam above Velka Dolina failed")


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(
            "“The valley’s Committee for Dams and Rivers has seen the photos of both gates, and "
            "they were open that night,” said the head of the committee, Jon Ek, on Monday.",
            id="the beginning of a quotation",
        ),
        pytest.param(
            "Despite reports on Sunday which said that the dam above Velka Dolina would definitely "
            "hold through the winter, it failed early on Monday and flooded four villages.",
            id="a clause that leads to another",
        ),
        pytest.param(
            "A hearing for Milan Ruzic, 23, of New Harbor Street in the old town of Corval, with "
            "his counsel and with both of his brothers, ended at noon without any result.",
            id="nothing but somebody and his age",
        ),
        pytest.param(
            "As he was boarding the ferry at Corval, headed to Port Marlow on Tuesday, a deckhand "
            "who had worked through the night and had slept for two hours let go of the rope.",
            id="two clauses that lead to another",
        ),
    ],
)
def test_a_title_is_made_from_a_sentence_that_makes_a_good_one(article: Make, opening: str) -> None:
    second = "Engineers of the dam above Velka Dolina found both gates open on Monday morning."
    made = title(article("a", f"{opening} {second}"))
    assert made == second.removesuffix(".")


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        pytest.param("The 70-year-old convicted smuggler and Ana Petrova", False, id="of an age"),
        pytest.param("The injured keeper of the dam and a wounded diver", False, id="the injured"),
        pytest.param("The 70-year-old keeper and a diver drained the dam", True, id="a verb"),
    ],
)
def test_a_participle_before_its_noun_is_no_verb_of_a_title(text: str, tells: bool) -> None:
    assert is_headline(text, "en") is tells
