"""A digest whose articles come, are edited and go at random: much of that is told by itself, and
what comes out is what a clean build makes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from digest.text.slugs import slugify
from tests.changing import CLOCKS, DAYS, NUMBERS, REPORTS, TITLES, TOLD, ChangingSite, was_retouched

SECTIONS = (
    "[feeds]\ncount = 2\n",
    "[pages]\nper_page = 2\ncards = 2\n",
    "",
    "[pages]\nnames = false\n",
)

SUBJECTS = (
    (
        "A flood closed the lower streets of Estmark on Tuesday night.",
        "Pavel Renn, the mayor of Estmark, asked 300 families to leave their homes.",
        "The river Karby rose by two meters within six hours.",
    ),
    (
        "Bees swarm around the old market of Orlo Falls.",
        "A keeper caught the swarm with a basket before noon.",
        "The market of Orlo Falls opened an hour late.",
    ),
    (
        "Carpenters restore the opera house of Vessin after the fire of 2019.",
        "The opera house opens again with a gala, says its director, Hanne Brask.",
        "Tickets for the gala cost 90 crowns.",
    ),
    (
        "A freighter lost its anchor off Skarrow in the storm.",
        "The coast guard of Skarrow towed the freighter Aurelia to Brannes.",
        "Nobody on the Aurelia was hurt, and 40 tons of timber are gone.",
    ),
)
"""Of each some sentences are told."""
LONE = (
    "Lightning struck the chapel of Tarvin. The sexton rang the bell by hand until noon.",
    "A goat was elected mascot of the rowing club. It eats clover and follows the cox.",
    "Two thousand candles burned for the jubilee of the glassworks, each made by a child.",
    "The last telephone box of Quern becomes a library for seeds of beans and peas.",
    "In the tower a clockmaker found a letter of 1911, hidden behind the pendulum.",
    "Snow closed the pass. Forty hikers slept and snored in the cheese cellar.",
)
"""Of each a single report tells."""
PEOPLE = ("Marta Oller", "Pavel Renn", "Hanne Brask", "Ole Tarrant", "Signe Rohde")
BESIDE = tuple(f"{name} came by. Few knew {name}." for name in PEOPLE)
"""In any report: by these, who are named twice, events share a name, often just two of them."""


@st.composite
def _news(draw: st.DrawFn) -> str:
    """A report of one subject, and of who was there."""
    told = draw(st.sampled_from([*SUBJECTS, *((sentence,) for sentence in LONE)]))
    return "\n\n".join((*told, draw(st.sampled_from(BESIDE))))


NEWS = st.one_of(TOLD, _news())


class Newsroom(RuleBasedStateMachine):
    """Each rule makes an edit of those that make up an editor's day."""

    retouched: ClassVar[int] = 0
    """How many builds of all made nothing but what tells of the edit."""

    def __init__(self) -> None:
        super().__init__()
        self.site = ChangingSite()

    def teardown(self) -> None:
        self.site.teardown()

    @initialize(section=st.sampled_from(SECTIONS))
    def start(self, section: str) -> None:
        self.site.start()
        self.site.section = section
        for number in range(10, 16):
            paper = number - 10
            told = "\n\n".join(REPORTS[paper : paper + 3])
            self.site.report(number, "", f"2026-11-{number}", paper, told)
        self.site.is_as_built_anew()

    @rule(number=st.integers(10, 40), title=TITLES, day=DAYS, paper=NUMBERS, told=NEWS)
    def report(self, number: int, title: str, day: str, paper: int, told: str) -> None:
        self.site.report(number, title, day, paper, told)

    @rule(at=st.integers(0, 99), title=TITLES, day=DAYS, paper=NUMBERS, told=NEWS)
    def report_otherwise(self, at: int, title: str, day: str, paper: int, told: str) -> None:
        self.site.report_otherwise(at, title, day, paper, told)

    @rule(at=st.integers(0, 99), more=st.sampled_from((*REPORTS, *BESIDE)))
    def tell_more(self, at: int, more: str) -> None:
        found = self.site.reports()
        if found:
            file = found[at % len(found)]
            file.write_text(f"{file.read_text()}\n{more}\n")

    @rule(at=st.integers(0, 99))
    def take_back(self, at: int) -> None:
        self.site.take_back(at)

    @rule(number=st.integers(41, 49), day=DAYS, paper=NUMBERS, told=_news())
    def come_and_go(self, number: int, day: str, paper: int, told: str) -> None:
        """A report that may be the only one of its event comes, and is gone after a build."""
        self.report(number, "", day, paper, told)
        self.is_as_built_anew()
        (self.site.root / "content" / "articles" / f"{number}.md").unlink()

    @rule(
        title=TITLES,
        claim=st.sampled_from(("permalink: /events/{}/", "aliases: [/events/{}/]")),
        day=DAYS,
        paper=NUMBERS,
        told=_news(),
    )
    def claim(self, title: str, claim: str, day: str, paper: int, told: str) -> None:
        """A post has the address that the entry of the next report may get."""
        post = self.site.root / "content" / "posts" / "claim.md"
        post.parent.mkdir(exist_ok=True)
        post.write_text(f"---\ntitle: Mine\n{claim.format(slugify(title))}\n---\n\nMine.\n")
        self.is_as_built_anew()
        self.report(50, title, day, paper, told)
        self.is_as_built_anew()
        post.unlink()

    @rule(at=st.integers(0, 99), to=st.integers(10, 40))
    def rename(self, at: int, to: int) -> None:
        found = self.site.reports()
        if found:
            file = found[at % len(found)].with_name(f"{to}.md")
            if not file.exists():
                found[at % len(found)].rename(file)

    @rule(data=st.data(), count=st.integers(2, 5))
    def pull(self, data: st.DataObject, count: int) -> None:
        """What others have edited comes all at once."""
        at, number = st.integers(0, 99), st.integers(10, 40)
        written = (TITLES, DAYS, NUMBERS, NEWS)
        kinds: tuple[tuple[Callable[..., None], tuple[st.SearchStrategy[object], ...]], ...] = (
            (self.report, (number, *written)),
            (self.report_otherwise, (at, *written)),
            (self.tell_more, (at, st.sampled_from((*REPORTS, *BESIDE)))),
            (self.take_back, (at,)),
            (self.rename, (at, number)),
        )
        for _ in range(count):
            edit, drawn = data.draw(st.sampled_from(kinds))
            edit(*map(data.draw, drawn))

    @rule(at=st.integers(0, 99), title=TITLES, pin=st.booleans(), named=st.integers(0, 99))
    def note(self, at: int, title: str, pin: bool, named: int) -> None:
        """The editor's word on an event, which may keep an article out of it."""
        lines = (self.site.root / "content" / "ledger.jsonl").read_text().splitlines()
        events = sorted({json.loads(line)["event"] for line in lines})
        reports = self.site.reports()
        said = f'title: "{title}"\npin: {str(pin).lower()}\n'
        if reports and named % 3 == 0:
            said += f"exclude: [articles/{reports[named % len(reports)].name}]\n"
        file = self.site.root / "content" / "events" / f"{events[at % len(events)]}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\nid: {file.stem}\n{said}---\n")

    @rule(at=st.integers(0, 99))
    def unsay(self, at: int) -> None:
        notes = sorted((self.site.root / "content" / "events").glob("*.md"))
        if notes:
            notes[at % len(notes)].unlink()

    @rule(now=st.sampled_from(CLOCKS))
    def wait(self, now: datetime) -> None:
        self.site.wait(now)

    @invariant()
    def is_as_built_anew(self) -> None:
        self.site.is_as_built_anew()
        type(self).retouched += was_retouched(self.site.root)
