"""Small hard cases of grouping: pairs of invented reports, and whether they are one event.

All stand in one batch, as they would in a digest of a month. Places and people are invented.
"""

# ruff: noqa: E501 - the reports read best as their sentences run

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """Two reports."""

    name: str
    one: str
    other: str
    together: bool
    days: tuple[str, str] = ("", "")
    fails: str = ""
    """Why digest gets it wrong among all the others, where it does."""
    fails_alone: bool = False
    """Whether it also does when the two are the only articles."""


BRIEF = "half of the few words of two brief items belong to their type, not to their event"
SHARED = "two affairs of one person, place or bill share their names"


SAME = (
    Case(
        "a report and its rewrite",
        "Firefighters rescued a cat named Biscuit from a chimney in Lower Wexcombe on Tuesday after "
        "neighbors heard it crying for two days. The ladder crew from Station 9 lowered a bucket "
        "with sardines, and the animal climbed in.",
        "A cat called Biscuit was saved from a chimney in Lower Wexcombe. Residents had heard its "
        "cries for two days before Station 9's ladder crew let down a bucket of sardines on Tuesday.",
        True,
    ),
    Case(
        "two independent reports that share names and numbers",
        "Orlen Davik resigned as mayor of Tessbury on Monday, hours after auditors said that "
        "$4.2 million meant for the tram line had been spent on a hotel.",
        "The Tessbury tram scandal claimed its first head: Mayor Orlen Davik stepped down. A report "
        "traced $4.2 million of rail money to the Grand Meridian hotel, where his brother-in-law "
        "is a partner.",
        True,
    ),
    Case(
        "a tabloid and an agency",
        "A court in Port Almery sentenced the banker Lucan Freil to nine years in prison for the "
        "fraud at Almery Savings, in which 31,000 depositors lost money.",
        "NINE YEARS! Crooked banker Lucan Freil wept in the dock in Port Almery as the judge put him "
        "away for fleecing 31,000 savers at Almery Savings.",
        True,
    ),
    Case(
        "a live blog and the report after it",
        "Live: Ferry aground off Cape Torrin. 14:05 The Stella Boreas has run onto rocks. 14:20 "
        "Coastguard says 212 people are on board. 15:10 First lifeboats reach Torrin harbor.",
        "All 212 people on board the ferry Stella Boreas were brought to safety after it ran aground "
        "off Cape Torrin. Lifeboats landed the passengers in Torrin harbor.",
        True,
    ),
    Case(
        "a correction of the report",
        "The Mirrel Institute said its telescope had found water vapor on the planet Kessa 4b, "
        "82 light years away, the smallest world on which it has been seen.",
        "Correction: an earlier report on water vapor found on Kessa 4b by the Mirrel Institute's "
        "telescope gave a wrong distance. The planet is 82 light years away, not 28.",
        True,
    ),
    Case(
        "a follow-up the day after",
        "An explosion at the Brackwater grain silo killed three workers on Thursday. Dust is thought "
        "to have ignited while a conveyor was repaired, the Brackwater fire service said.",
        "Inspectors had warned twice about dust at the Brackwater grain silo where three workers "
        "died in an explosion, documents show. The conveyor had been due for replacement.",
        True,
        ("2026-03-05", "2026-03-06"),
    ),
    Case(
        "brief items of two weekdays",
        "A crane fell on the Harlow Street bridge in Wendmoor on Monday. Its driver, Colm Brady, broke "
        "an arm.",
        "Harlow Street bridge in Wendmoor reopened on Wednesday: the crane that fell on it was lifted "
        "away. Its driver, Colm Brady, is out of hospital.",
        True,
    ),
    Case(
        "a follow-up the week after",
        "A cable car stopped above the Merle gorge on Saturday with 34 passengers on board. Mountain "
        "rescuers lowered them one by one until midnight; nobody was hurt.",
        "The Merle gorge cable car, from which rescuers lowered 34 passengers, stays closed until "
        "autumn. Its operator blames a worn bearing, and has offered the stranded a year of free rides.",
        True,
        ("2026-06-06", "2026-06-13"),
    ),
    Case(
        "the same deed under two words for it",
        "Thieves stole a Bronze Age helmet from the Museum of Ostermark in the night to Sunday. The "
        "Vorland helmet, 3,100 years old, was on loan.",
        "The Vorland helmet is gone: burglars broke into the Museum of Ostermark overnight and took "
        "the 3,100-year-old loan piece from its case.",
        True,
    ),
    Case(
        "a short item and a long report",
        "Rail operator Linnea cancels all trains between Sund and Halmar until Friday because of a "
        "cracked bridge.",
        "Commuters between Sund and Halmar face four days without trains. Linnea, which runs the "
        "line, found a crack in a girder of the Orre bridge during a routine inspection and closed "
        "it at once. Buses replace the trains until Friday. The bridge, built in 1931, was due to "
        "be renewed in three years. The mayor of Halmar demanded a quicker repair.",
        True,
    ),
    Case(
        "numbers written in two ways",
        "Zorvex Motors recalls 1,240,000 pickups over a faulty latch that may open the tailgate.",
        "A latch that can let the tailgate drop has led Zorvex Motors to recall 1.24 million pickups.",
        True,
    ),
    Case(
        "a report and an interview on it",
        "Swimmer Ilse Marant broke the record for the crossing of Lake Corvin by 11 minutes on "
        "Saturday.",
        "“I sang to keep the rhythm,” says Ilse Marant. On Saturday she swam across Lake Corvin "
        "faster than anybody before, 11 minutes under the old record.",
        True,
    ),
    Case(
        "in Spanish",
        "El volcán Ancaza entró en erupción el jueves y obligó a evacuar a 3.400 vecinos de San "
        "Terencio, informó la defensa civil.",
        "Unos 3.400 habitantes de San Terencio fueron evacuados por la erupción del volcán Ancaza, "
        "según la defensa civil.",
        True,
    ),
    Case(
        "in German",
        "In Kleinfelden ist am Mittwoch das Dach der Stadthalle eingestürzt. Verletzt wurde niemand; "
        "die Halle war wegen Rissen gesperrt.",
        "Das Dach der gesperrten Stadthalle von Kleinfelden ist eingestürzt. Verletzte gab es bei dem "
        "Unglück am Mittwoch nicht.",
        True,
    ),
    Case(
        "an opinion on a single event",
        "Parliament in Sarvia voted 61 to 40 on Wednesday to close the Lindgate reactor by 2031.",
        "Closing Lindgate is a mistake. Sarvia's members of parliament have chosen applause over "
        "arithmetic, and by 2031 the reactor's power will be bought from neighbors who burn coal.",
        True,
    ),
    Case(
        "a report without any of the other's names",
        "Actor Brendan Tolle was taken to hospital after a fall from the stage during a matinee of "
        "“The Lantern Keeper” at the Palace in Grenmouth.",
        "An accident has put the star of a hit musical out of action; the theater on Grenmouth's seafront "
        "refunded the audience of Wednesday afternoon's show.",
        True,
        fails="nothing but the town is in both",
    ),
)

DIFFERENT = (
    Case(
        "two school fires",
        "A fire destroyed the gym of Hazel Grove school in Pinley on Monday night. Nobody was hurt. "
        "The fire service suspects a faulty heater.",
        "A fire at Marsh Lane school in Otterby on Friday morning began in the kitchen. The fire "
        "service said nobody was hurt; the pupils were in the yard.",
        False,
        fails=BRIEF,
    ),
    Case(
        "two jobs reports",
        "Estmere's economy added 187,000 jobs in May, the labor office said on Friday. The jobless "
        "rate stayed at 3.9 percent. Economists had expected 160,000.",
        "Estmere added 92,000 jobs in June, the labor office said on Thursday, far fewer than the "
        "150,000 that economists had expected. The jobless rate rose to 4.1 percent.",
        False,
        ("2026-06-05", "2026-07-02"),
    ),
    Case(
        "two matches of one team",
        "Dunmore Rangers beat Alsager 2-1 on Saturday with a late header by Kit Morrow. It was "
        "their first win at home this season.",
        "Dunmore Rangers lost 0-3 at Velsby on Wednesday. Goalkeeper Tom Ashby was sent off after "
        "20 minutes, and Kit Morrow missed a penalty.",
        False,
        ("2026-02-07", "2026-02-11"),
    ),
    Case(
        "two shootings in one town",
        "A 24-year-old man was shot in the leg outside a bar on Mill Street in Corrigan late Friday, "
        "police said. The gunman fled on foot.",
        "Police in Corrigan are investigating the shooting of a 41-year-old woman in her car on "
        "Orchard Road on Sunday. She is in a stable condition.",
        False,
    ),
    Case(
        "weekly figures on the virus",
        "Health officials in Tarn counted 312 new cases of dune fever in the week to 4 April, up "
        "from 280. Two people died.",
        "Health officials in Tarn counted 401 new cases of dune fever in the week to 11 April, up "
        "from 312. Five people died.",
        False,
        ("2026-04-06", "2026-04-13"),
    ),
    Case(
        "weekly jobless claims",
        "New claims for jobless benefits in Brenholm fell to 14,200 last week, the lowest since spring, "
        "the treasury said. Analysts had expected 15,000.",
        "New claims for jobless benefits in Brenholm rose to 16,900 last week as two shipyards cut "
        "staff, the treasury said. Analysts had expected 14,500.",
        False,
        ("2026-09-03", "2026-09-10"),
        fails_alone=True,
    ),
    Case(
        "an anniversary",
        "The dam above Vallorne broke on Tuesday after four days of rain, and the flood swept away "
        "60 houses in the village below.",
        "Candles were lit in Vallorne ten years after the dam broke. Survivors of the flood read the "
        "names of the dead; a new village stands on the hill.",
        False,
        ("2016-09-13", "2026-09-13"),
    ),
    Case(
        "two votes on one bill",
        "The lower house in Calderra passed the forest bill on Tuesday by 212 votes to 190. It goes "
        "to the senate, where its fate is open.",
        "The senate in Calderra rejected the forest bill on Thursday by 49 votes to 47. The prime "
        "minister said she would bring it back after the summer.",
        False,
        ("2026-05-12", "2026-06-18"),
    ),
    Case(
        "two storms",
        "Storm Agda left 40,000 homes without power on the coast of Norrland and tore the roof off "
        "a sports hall in Skelle.",
        "Storm Birger flooded the old town of Maren on Sunday; 300 people left their homes, and the "
        "ferry to Lyse was cancelled.",
        False,
    ),
    Case(
        "two quakes",
        "An earthquake of magnitude 5.8 shook the island of Tamora on Monday. The tremor damaged "
        "houses in Belu; no tsunami warning was given.",
        "An earthquake of magnitude 6.4 struck off Port Sena on Thursday and set off a tsunami "
        "warning, which was lifted after two hours.",
        False,
        fails=BRIEF,
    ),
    Case(
        "two convictions in one court",
        "A jury in Ashmont convicted the baker Rupert Lowe of setting fire to his own shop in order "
        "to claim the insurance.",
        "A jury in Ashmont acquitted the nurse Dora Quill of stealing morphine from the ward in "
        "which she worked for nine years.",
        False,
        fails=BRIEF,
    ),
    Case(
        "two visits of one minister",
        "Foreign minister Petra Lund arrived in Quenta on Monday to sign a fishing treaty that ends "
        "a quarrel of eleven years over cod.",
        "Foreign minister Petra Lund met the king of Osmar on Friday and promised help in clearing "
        "mines from the Harrat desert.",
        False,
        fails=SHARED,
    ),
    Case(
        "quarterly results of two firms",
        "Chipmaker Nandeon reported a profit of $2.1 billion for the second quarter, up 14 percent, "
        "and raised its forecast for the year.",
        "Carmaker Volaris reported a loss of $310 million for the second quarter, its third in a row, "
        "and cut its forecast for the year.",
        False,
        fails=BRIEF,
        fails_alone=True,
    ),
    Case(
        "two strikes",
        "Bus drivers in Hollin walked out on Monday over split shifts. The union Transit 12 said the "
        "strike would last until Wednesday.",
        "Nurses in Karby voted to strike from Friday over night pay. Their union said that emergency "
        "wards would stay open.",
        False,
    ),
    Case(
        "two books by one author",
        "Miriam Okello's novel “The Salt Road” won the Harrow prize on Thursday; the jury praised "
        "its “pitiless tenderness”.",
        "A first edition of Miriam Okello's debut “Nine Lamps” fetched 18,000 crowns at an auction in "
        "Lindby.",
        False,
        fails=SHARED,
    ),
    Case(
        "one company, two affairs",
        "Regulators fined the airline Meridia 40 million crowns for cancelling 900 flights without "
        "refunds last summer.",
        "The airline Meridia ordered 25 electric planes from the start-up Volta Aero, to be delivered "
        "from 2030.",
        False,
        fails=SHARED,
    ),
    Case(
        "two heat records",
        "The weather station at Dry Creek measured 47.3 degrees on Sunday, the highest temperature "
        "since records began there in 1911.",
        "Wenburg had its warmest January night ever on Wednesday: the thermometer at the airport did "
        "not fall below 14.8 degrees.",
        False,
    ),
    Case(
        "two elections",
        "Voters in Tolland elected Greta Maas president with 53 percent; turnout was the highest "
        "since 1988.",
        "The Green Alliance won the election in Brisco province with 38 percent and needs a partner "
        "to govern.",
        False,
    ),
    Case(
        "a round-up and one of its events",
        "The week in science: ants that farm salt, a telescope that lost its mirror, a fossil whale "
        "in a quarry near Dunholt, and why bread smells.",
        "A quarry worker near Dunholt has found the skeleton of a whale that lived 30 million years "
        "ago. The fossil, nine meters long, goes to the museum.",
        False,
    ),
    Case(
        "weather warnings of two days",
        "The weather service warned of black ice in the Upper Sarn valley on Tuesday morning.",
        "The weather service warned of thunderstorms with hail along the coast on Saturday evening.",
        False,
        fails=BRIEF,
    ),
    Case(
        "two posts about the site",
        "We have moved this digest to a new server. If a page looks odd, please write to us.",
        "Why we list every source: a digest without its sources is a rumor. Here is how we count.",
        False,
    ),
    Case(
        "fuel prices of two weeks",
        "A liter of diesel cost 1.71 crowns on average in Halvend this week, 4 cents more than the "
        "week before, the motorists' club said. Petrol rose to 1.83.",
        "A liter of diesel cost 1.66 crowns on average in Halvend this week, 5 cents less than two "
        "weeks before, the motorists' club said. Petrol fell to 1.79.",
        False,
        ("2026-10-05", "2026-10-19"),
    ),
    Case(
        "consumer prices of two months",
        "Consumer prices in Ostrava Bay rose 2.4 percent in the year to August, the statistics "
        "bureau said. Food cost 3.1 percent more, energy 5.8 percent less.",
        "Consumer prices in Ostrava Bay rose 2.7 percent in the year to September, the statistics "
        "bureau said. Food cost 3.6 percent more, energy 4.2 percent less.",
        False,
        ("2026-09-10", "2026-10-12"),
    ),
    Case(
        "car sales of two months",
        "Car makers in Brenholm sold 61,200 cars in June, a fifth fewer than a year ago, because chips were missing.",
        "Car sales in Brenholm recovered in July: dealers took 78,500 vehicles, and chips are less scarce, their association said.",
        False,
    ),
    Case(
        "two launches of one rocket firm",
        "Skarn Rockets put 14 satellites into an orbit 520 kilometers high on Monday, its third "
        "launch from Cape Ullin this year.",
        "Skarn Rockets lost a weather satellite of 2.1 tons on Friday: the second stage failed 340 "
        "seconds after the launch from Cape Ullin.",
        False,
        fails=SHARED,
        fails_alone=True,
    ),
    Case(
        "two rulings on one mine",
        "The supreme court of Ardeva stopped the copper mine at Quilla by 7 votes to 2.",
        "The supreme court of Ardeva let work at the Quilla copper mine go on, by 5 votes to 4, "
        "until a new review.",
        False,
        ("2025-03-04", "2026-02-11"),
    ),
    Case(
        "a news briefing and one of its events",
        "Morning briefing: a toy museum burns in Fennick, the crown falls, and a parrot testifies.",
        "Flames destroyed the toy museum of Fennick; curators carried out what they could.",
        False,
    ),
    Case(
        "a shipwreck and its commemoration",
        "The trawler Ingeborg sank off the Skerry islands in a storm; eleven fishermen are missing.",
        "A stone for the eleven fishermen of the trawler Ingeborg, lost off the Skerry islands, was "
        "unveiled on the quay.",
        False,
        ("2018-11-30", "2026-11-30"),
    ),
    Case(
        "an avalanche and the wreath for its dead",
        "An avalanche buried the Kolbrun hut above Isental on Sunday. Nine skiers from Marwick died; "
        "the guide Jost Amberg was dug out alive.",
        "Jost Amberg laid a wreath at the Kolbrun hut above Isental, where an avalanche killed nine "
        "skiers from Marwick. The guide was the only survivor.",
        False,
        ("2019-02-10", "2026-02-10"),
    ),
)

CASES = SAME + DIFFERENT
