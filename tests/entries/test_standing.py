from __future__ import annotations

import time

import pytest

from digest.entries.sentences.candidates import may_stand
from digest.entries.sentences.standing import points_back, takes_up
from digest.text.sentences import word_count

HANGING = {
    "pronoun": "He also said that the gates had been open.",
    "contraction": "It's the third flood in ten years.",
    "connective": "However, the mayor refused to resign.",
    "connective in quotes": "“But the gates were open,” Petrova said.",
    "phrase": "In addition, two bridges were closed.",
    "demonstrative": "This announcement comes days after the flood.",
    "somebody": "The person tried to reach the keeper of the gates.",
    "the noun": "The move comes days after the flood.",
    "nobody named": "During the flood she lost her house and both cars.",
    "after a comma": "In a sudden change, he announced two new dams, Petrova and Nova.",
    "it after a phrase": "At 2.8 percent it has barely moved since the summer.",
    "a day names nobody": "On Friday she won twice within 20 minutes.",
    "another name in the next clause": "On Friday she won twice, and Corval Rovers lost 3-1.",
    "a name in what follows": "Last year he built a dam, based on the plans of Ana Petrova.",
    "a day and a comma": "On Friday, it fell by a third.",
    "a month names nobody": "Until last March he ran the harbor of Corval.",
    "it after years": "Two years ago it stood at 7.4 percent.",
    "it after two phrases": "On Monday at 16:47, minutes after sunset, it turned its beam again.",
    "they after a year": "Last year they sold half of the harvest.",
    "at that moment": "At that moment half of the boats were still at sea.",
    "since": "The district has since grown threefold.",
    "since with an adjective": "The old harbor had since been dredged.",
    "somebody else's deed": "The palace says it killed eleven people.",
    "somebody says": "The tower was built on sand, he said.",
    "of somebody named": "The council did not know whether Mr. Ruzic's dog was lost, she said.",
    "a paper says": "Ruzic was serving a life sentence for theft, it said.",
    "somebody's speech of himself": "“What I want is that all the gates are shut,” he said.",
    "somebody's speech": "“The gates were open all night in the valley,” she said.",
    "such": "The council of Corval opened an inquiry into the second such fire.",
    "a decision told before": "On Friday Ana Petrova defended that decision.",
    "that after a verb of saying": "The minister said that decision was wrong.",
    "claims told before": "The trawler's owner rejected those claims at a hearing.",
    "because of it": "Half of the schools of Corval closed because of this strike.",
    "such a thing": "Doctors in Corval say such a law would harm the old.",
    "the latter": "The court of Corval ordered the latter to pay the costs.",
    "the former": "Voters in Corval prefer the former.",
    "people told of before": "A court in Corval let the two men go on Friday.",
    "a figure given before": "The police arrived at their figure by counting heads.",
    "an adverb that goes on": "Specifically, the gates had been open since noon.",
    "talk": "Well, that is what the council of Corval had feared.",
    "however inside": "The mayor of Corval, however, kept the gates open.",
    "though inside": "Just two days before, though, Petrova had closed the road.",
    "also": "The harbor of Corval also lost two of its four cranes.",
    "also after an auxiliary": "Ruzic had also mended the gates.",
    "four of whom": "Four were shot at the mill in Karlov, the police said.",
    "most of whom": "Most appear to be farmers of the valley.",
    "how many more": "12 more were missing at noon, the fire service said.",
    "what was summed up": "The surprising pictures show how high the water stood.",
    "a figure with an adjective": "The topline figure does come with some caveats.",
    "of what it is the head": "When its head reached the mill, its tail was still at the gate.",
    "a thing seen": "Video from the roof shows it about half full at noon.",
    "things bought": "The council of Corval matched them crown for crown.",
    "the two": "The police of Corval believe the two shot at the mill.",
    "the trio": "The trio would be joined by Ana Petrova.",
    "the police are not she": "Corval police say she had the keys in her car.",
    "nor are witnesses": "Witnesses said he ran from the mill.",
    "German": "Er sagte, das Tor sei offen gewesen.",
    "French": "Cependant, le maire refuse de partir.",
    "Spanish": "También cerraron dos puentes.",
}
LANGUAGES = {"German": "de", "French": "fr", "Spanish": "es"}

STANDING = {
    "a toll": "The death toll from the fall of a bridge in Corval rose to five on Sunday.",
    "plain": "The dam above Velka Dolina failed early on Monday.",
    "the noun with what it is of": "The visit of the king ended on Monday.",
    "the noun with what he is held for": "The man suspected of opening the gates has fled.",
    "named before": "Petrova said she would not resign.",
    "named after the clause": "Before he left, Petrov signed the decree.",
    "a day before the name": "On Friday Petrova said she would not resign.",
    "it that means nothing": "On Friday it emerged that the gates had been open.",
    "since a time": "The district has since 2010 grown threefold.",
    "since an event": "The district has since the flood grown threefold.",
    "named month": "June Ruzic said she would not resign.",
    "a person": "A woman died when her car was swept away.",
    "hyphen": "Then-minister Ana Petrova had signed the order.",
    "the one it is about": "Ana Petrova would not resign before the vote, she said.",
    "a speaker goes on": "Petrova told the council that the dam was safe, and it held, she said.",
    "a speaker by trade": "The mayor of Corval would not resign, he said.",
    "a decision told here": "Corval Rovers sold their keeper, and that decision cost them the cup.",
    "a conjunction": "The ministry said that plan B for the harbor was ready.",
    "a conjunction and a plural": "The ministry said that plans for a dam were ready.",
    "a thing of no number": "Firemen in Corval say that fire was the smaller danger.",
    "such an event": "The fair of Corval drew the largest crowd ever for such an event.",
    "such as": "Corval has never seen such a storm as the one of 1954.",
    "the latter of two": "Ana Petrova beat Jon Ek and Ida Holt, the latter by a second.",
    "the latter of both": "Ida Holt won both races, the latter in record time.",
    "a former office": "The court of Corval heard the former mayor on Friday.",
    "the latter half": "The bank of Corval lost money in the latter half of 2019.",
    "people just named": "Ana Petrova and Jon Ek left court, and the two men wept.",
    "which people": "A court in Corval let the two men who sold the boat go.",
    "such and such": "No such fire had been seen in Corval since 1954.",
    "a figure of something": "The union gave the harbor its figure of 11,000 members.",
    "a count of somebody": "Four farmers were shot at the mill in Karlov.",
    "also at the end": "The flood took the mill, and the road to Karlov also went.",
    "a comma and a name": "The mayor, Ana Petrova, kept the gates open.",
    "pictures of something": "The first pictures of the valley show how high the water stood.",
    "after its own deed": "After it sank, the ferry was raised and sold.",
    "when that means nothing": "When it comes to floods, there is no place like Karlov.",
    "what the bank will do": "The bank of Corval said it would close.",
    "the company's own": "The company that lost the ship found it in a week.",
    "two just named": "Ana Petrova and Jon Ek left court, and police said the two wept.",
    "whom police name": "Police in Corval said Ana Petrova had lost her keys.",
    "German also": "Das Gericht hob also das Urteil auf.",
    "German article": "Das Gericht hob das Urteil auf.",
}


@pytest.mark.parametrize("name", HANGING)
def test_what_points_back_is_seen(name: str) -> None:
    assert points_back(HANGING[name], LANGUAGES.get(name, "en"))


@pytest.mark.parametrize("name", STANDING)
def test_what_stands_alone_is_left_alone(name: str) -> None:
    language = "de" if name.startswith("German") else "en"
    assert points_back(STANDING[name], language, frozenset({"petrova"})) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We will never give up the fight for this valley.”", id="nobody speaks"),
        pytest.param("“The gates were open all night, and", id="open quotation"),
        pytest.param("Who opened the gates above the village on Monday?", id="question"),
        pytest.param("We all know how this will end for the valley.", id="first person"),
        pytest.param("The governor met the mayor of the town and", id="cut off"),
        pytest.param("The dam was inspected in March by Gov.", id="cut off at a title"),
        pytest.param("What people in the valley talk about is the second dam.", id="teaser"),
        pytest.param("Examples of it appear on one site here , and on another.", id="link"),
        pytest.param("Click here to read more about the dam and its history.", id="furniture"),
        pytest.param("Ana Petrova (L) and Jon Ek shake hands on Monday.", id="caption"),
        pytest.param("THE DAM HAS FAILED AND NOBODY IS DOING ANYTHING ABOUT IT.", id="shouting"),
        pytest.param("The dam failed.", id="too short"),
        pytest.param("The crews had 75 people here through the night.", id="where one writes"),
        pytest.param("Anyone with information is asked to call the police.", id="appeal"),
        pytest.param("The police in Karlov can be reached at 555-0134 at night.", id="telephone"),
        pytest.param("Staff writer Ana Petrova contributed reporting in Karlov.", id="credit"),
        pytest.param("ANA PETROVA | Daily Post Police say that a dam failed.", id="byline"),
        pytest.param("Dam fails in Karlov News Dam fails in Karlov A dam failed.", id="title"),
        pytest.param(
            "Ana Petrova and Jon Ek Dora Wik/Courtesy The mayors opened the dam on Monday.",
            id="a picture's credit",
        ),
        pytest.param(
            "Photo: Port Video Image 2 of 8 The mayors opened the dam on Monday.",
            id="a picture's number",
        ),
        pytest.param("Gallery: Ana Petrova and Jon Ek stand on the new dam.", id="gallery"),
        pytest.param("The mayor of Karlov treated me with nothing but kindness.", id="me"),
        pytest.param("The mayor said: ‘The gates were open all night.", id="open single quotation"),
        pytest.param("The mayor said: 'The gates were open all night.", id="open straight one"),
        pytest.param("Maybe it was the mayor himself who opened the gates!", id="an outcry"),
        pytest.param("Police in Karlov, tell @KarlovPD what the boys did.", id="an embedded post"),
        pytest.param("See, for example, the report of the Post on the dam.", id="a reference"),
        pytest.param("5. Ana Petrova is being held for the fire at the mill.", id="in a list"),
        pytest.param("The fire broke out in the 3000 block of W.", id="cut off at a street"),
        pytest.param("An update to last night's news of a fire in Karlov.", id="an update"),
        pytest.param("Ana Petrova reports for the Karlov News at Noon on Friday.", id="on air"),
        pytest.param("Please use any browser other than the one of Karlov.", id="to the reader"),
        pytest.param("Let's look at what the mayor of Karlov has said of it.", id="let us"),
        pytest.param("Did Ana Petrova say what the Karlov Post has of her.", id="a question"),
        pytest.param("VBC 58's Ana Petrova is on the scene reporting.", id="at the scene"),
        pytest.param("Karlov4's Ana Petrova reports how the dam was mended.", id="on air too"),
        pytest.param("Stay with Karlov Radio for more on the broken dam.", id="stay with us"),
        pytest.param("Jon Ek Get breaking news alerts from the Karlov Post.", id="sign up"),
        pytest.param("Think about the mayor of Karlov and of his two dams.", id="a request"),
        pytest.param("The Karlov Post reported, citing three keepers of dams.", id="of what?"),
        pytest.param("The end of the dam, '' said Petrova to the Karlov Post.", id="half a title"),
        pytest.param("Men mend the dam above Karlov on Monday, May 4, 2026.", id="dated caption"),
        pytest.param("A keeper walks past the broken dam above Karlov.", id="caption"),
        pytest.param("Mayor Ana Petrova talks to reporters on May 4 in Karlov.", id="who talks"),
        pytest.param("Neighbors react a day after the dam above Karlov broke.", id="who reacts"),
        pytest.param("Get email alerts of the Karlov Post on your two dams.", id="alerts"),
        pytest.param("Check back for what the mayor of Karlov says of the dam.", id="later"),
        pytest.param("Whoever saw it break is asked to call 555-987-DAMS.", id="letters"),
        pytest.param("Anyone who witnessed the flood in Karlov is to come.", id="witnesses"),
        pytest.param(
            "Dam above Karlov breaks Jon Ek / Karlov Post Police shut its road.", id="byline"
        ),
        pytest.param("Local News Dam breaks above Karlov Police shut its road.", id="section"),
        pytest.param("May 4, 2026 FLOOD On Monday, police closed the dam.", id="a dated list"),
        pytest.param("6:43 pm The mayor of Karlov has now spoken of the dam.", id="a live report"),
        pytest.param(
            "A bunch of flags, pictured Monday, May 4, marks where a dam stood.", id="pictured"
        ),
        pytest.param("The following are the names of the men who mended it.", id="a list follows"),
        pytest.param("(Ek Video) The mayors of Karlov opened the dam at noon.", id="a video's"),
        pytest.param("The toll in Karlov stood at " + "1," * 500 + "1 on Monday.", id="no prose"),
    ],
)  # fmt: skip
def test_what_is_no_statement_is_not_printed(text: str) -> None:
    assert not may_stand(text, word_count(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We will not give up this valley,” Petrova said on Monday.", id="speaker"),
        pytest.param("The governor called the flood “the worst that I have seen”.", id="part"),
        pytest.param("The mayor called the boys' mill 'a wreck' on Monday.", id="single marks"),
        pytest.param(
            "The building 's landlord smelled gas in the 'Old Mill' and left.", id="split"
        ),
        pytest.param("Petrova called it `` the worst flood '' of her life.", id="typed marks"),
        pytest.param(
            "The Karlov Post reported, citing two keepers, that the dam will hold.", id="citing"
        ),
        pytest.param("Rock 'n' roll of the '90s filled the hall in Karlov.", id="apostrophes"),
        pytest.param("“Open the gates!” the mayor shouted at Jon Ek on Monday.", id="a quoted cry"),
        pytest.param("The men of Karlov mended the dam on Monday, May 4, 2026.", id="dated"),
        pytest.param("The dam that stands behind Karlov was mended on Monday.", id="no caption"),
        pytest.param("The look on the mayor's face told all of the story.", id="a look"),
        pytest.param("The toll of the flood in Karlov now stands at nine.", id="a toll"),
        pytest.param("大坝在星期一清晨溃决，四个村庄被淹没，两人失踪。", id="Chinese"),
    ],
)
def test_a_whole_sentence_is_printed(text: str) -> None:
    assert may_stand(text, word_count(text))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The bird left half of its mate to the crows of the park.", True),
        ("“The fighting is a mile away,” said the mayor of Karlov.", True),
        ("The Karlov council met on Monday.", False),
        ("The government will pay for the dam.", False),
        ("A bird has eaten its mate in a park in Karlov.", False),
    ],
)
def test_what_a_reader_has_to_know_already_is_seen(text: str, answer: bool) -> None:
    assert takes_up(text) is answer


def test_the_longest_of_hostile_sentences_is_read_in_no_time() -> None:
    before = time.process_time()
    for piece in (
        "the a ",
        "a, ",
        "it’s ",
        "'a",
        "‘",
        "also ",
        "12 ",
        "The picture ",
        "As it ",
        "Police ",
    ):
        text = piece * (100_000 // len(piece))
        points_back(text, "en")
        may_stand(text, 50)
    assert time.process_time() - before < 2


ABROAD = {
    "ar": ("وأضاف أن عشرة أشخاص أصيبوا في الحريق.", "وأضاف المحافظ أن الجسر أغلق."),
    "cs": ("Jeho most spadl do řeky.", "Most v Karby spadl do řeky."),
    "da": ("Det besluttede byrådet i Karby tirsdag.", "Det regner stadig i Karby."),
    "de": ("Die Reparatur koste vier Millionen Euro.", "Die Reparatur koste viel, sagte Ek."),
    "el": ("Ωστόσο η γέφυρα έμεινε κλειστή.", "Η γέφυρα του Κάρμπι έμεινε κλειστή."),
    "fi": ("Hän lupasi uuden sillan.", "Karbyn silta on suljettu."),
    "ja": ("また、橋は閉鎖された。", "カービーの橋は閉鎖された。"),
    "ko": ("그는 다리를 닫겠다고 말했다.", "카비의 다리가 닫혔다."),
    "nb": ("Han lovet en ny bru.", "Brua i Karby er stengt."),
    "pl": ("Jego zdaniem most był stary.", "Most w Karby był stary."),
    "ro": ("De asemenea podul a fost închis.", "Podul din Karby a fost închis."),
    "ru": ("По его словам, мост был старым.", "По словам мэра, мост был старым."),
    "sv": ("Hon lovade en ny bro.", "Bron i Karby är stängd."),
    "tr": ("Bu köprü kapatıldı.", "Karby köprüsü kapatıldı."),
    "uk": ("Крім того, міст закрили.", "Міст у Карбі закрили."),
    "zh": ("他说，桥已经关闭。", "卡比的桥已经关闭。"),
}


@pytest.mark.parametrize("language", ABROAD)
def test_what_goes_on_from_another_sentence_is_known_abroad(language: str) -> None:
    hanging, standing = ABROAD[language]
    assert points_back(hanging, language)
    assert points_back(standing, language) is None


@pytest.mark.parametrize(
    "text",
    [
        "Der Schaden belaufe sich auf 30 Millionen Euro, teilte die Reederei mit.",
        "Nach Angaben der Reederei sei niemand verletzt.",
        "Wessel warf dem Rat vor, er habe Verträge gebrochen.",
        "Die Reederei hofft, dass die Fähre im Mai fahren könne.",
        "„Ich habe nichts gesehen“, rief Ek vom Deck der Fähre.",
        "Die Fähre fährt erst im Mai, es sei denn, das Ersatzteil kommt früher.",
    ],
)
def test_german_speech_that_names_its_speaker_stands_alone(text: str) -> None:
    assert points_back(text, "de") is None
