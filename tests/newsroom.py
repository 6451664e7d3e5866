"""A digest whose articles come, are edited and go at random: much of that is told by itself, and
what comes out is what a clean build makes.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.changing import CLOCKS, DAYS, NUMBERS, REPORTS, TITLES, TOLD, ChangingSite, was_retouched

SECTIONS = (
    "[feeds]\ncount = 2\n",
    "[pages]\nper_page = 2\ncards = 2\n",
    "[pages]\nnames = false\n",
)


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

    @rule(number=st.integers(10, 40), title=TITLES, day=DAYS, paper=NUMBERS, told=TOLD)
    def report(self, number: int, title: str, day: str, paper: int, told: str) -> None:
        self.site.report(number, title, day, paper, told)

    @rule(at=st.integers(0, 99), title=TITLES, day=DAYS, paper=NUMBERS, told=TOLD)
    def report_otherwise(self, at: int, title: str, day: str, paper: int, told: str) -> None:
        self.site.report_otherwise(at, title, day, paper, told)

    @rule(at=st.integers(0, 99), more=st.sampled_from(REPORTS))
    def tell_more(self, at: int, more: str) -> None:
        found = self.site.reports()
        if found:
            file = found[at % len(found)]
            file.write_text(f"{file.read_text()}\n{more}\n")

    @rule(at=st.integers(0, 99))
    def take_back(self, at: int) -> None:
        self.site.take_back(at)

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
