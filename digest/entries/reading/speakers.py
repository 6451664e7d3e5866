"""The words of a sentence, or of a quotation in it, to who says them, where the text tells.

Nothing is guessed: a speaker is a name right beside a verb of saying, or a pronoun for the one
person whom the sentences before name. All else is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.entries.reading.persons import INSTITUTIONS, WORD
from digest.entries.reading.speakers_abroad import named_before, named_behind
from digest.entries.words.marks import SAID, Kind
from digest.nouns import noun
from digest.once import once
from digest.patterns import regex

BACK = 3
"""Sentences in which the person is looked for whom "he said" means."""
BLANK = "\ue000"
"""Stands for each letter of a quotation, so that no name is looked for within."""

_INVERTED = (
    "said|says|asked|asks|added|adds|wrote|writes|tweeted|replied|warned|declared|insisted|"
    "continued|explained|argued|noted|stated|recalled|joked|exclaimed"
)
_NAME = rf"(?P<name>{WORD}(?:\s(?:(?:de|van|von|al|bin|der|la|del|da|dos)\s)?{WORD}){{0,8}})"
_OF_NOBODY = (
    r"(?![\w’'-]|\s[A-Z]|\s?['’]s|\s(?:officials?|officers?|police|spokes\w+|sources?|media"
    r"|mayor|president|sheriff|chief|prosecutors?|investigators?|lawyers?|attorneys?|judge"
    r"|deput(?:y|ies)|detectives?|residents?|authorities|government|ministry|newspapers?|television"
    r"|reports?|documents?|records|court|diplomats?|lawmakers?|leaders?|experts?|analysts?"
    r"|researchers?|scientists?|reporters?|journalists?|activists?|witness(?:es)?|students?"
    r"|teachers?|doctors?|workers?|firefighters?|native|neighbou?rs?)\b)"
)
"""Behind a name, for another speaks: "a French official", "Corval police", "Rubio's lawyer"."""
_AUX = (
    r"(?:(?:has|had|have|also|later|then|repeatedly|previously|earlier|recently|once|angrily|"
    r"simply|further|reportedly|falsely)\s)*"
)
_BEFORE = regex(
    rf"\b{_NAME}(?:\s\([^()]{{1,20}}\))?"
    rf"(?:,(?P<role>[^,{BLANK}]{{1,90}}),|,)?\s{_AUX}(?:{SAID})\b"
)
_ACCORDING = regex(rf"\b[Aa]ccording\sto\s(?:[a-z-]+\s){{0,3}}{_NAME}{_OF_NOBODY}")
_AFTER = regex(
    rf"(?P<stop>[,.?!…]*)[\"'”’»“」』]*(?P<pause>\s?[,–—-])?\s*(?:{_NAME}(?:\s\([^()]{{1,20}}\))?"
    rf"(?:,[^,{BLANK}]{{1,90}},|,)?\s{_AUX}(?:{SAID})\b"
    rf"|(?P<pronoun>[Hh]e|[Ss]he)\s{_AUX}(?:{SAID})\b"
    rf"|(?P<group>(?:the|a|an|police|officials|authorities|prosecutors|investigators)"
    rf"(?:\s[a-z-]+){{0,3}})\s(?:said|says|added|told)\b)"
)
_AFTER_INVERTED = regex(
    rf"[,.?!…]*[\"'”’»“」』]*\s?[,–—-]?\s*(?:{_INVERTED})\s(?:(?P<pronoun>he|she)\b"
    r"|(?:(?!(?:for|of|in|at|to|by|on|from|with|that|it|they|was|were)\b)[a-z'’-]+\s){0,4}"
    rf"{_NAME}{_OF_NOBODY})"
)
_AFTER_ACCORDING = regex(
    rf"[,.?!…]*[\"'”’»“」』]*\s?,?\s*according\sto\s(?:(?!(?:the|a|an)\b)[a-z-]+\s){{0,3}}{_NAME}{_OF_NOBODY}"
)
_NESTED = regex(rf"{BLANK}[,:]?\s[\"'“‘]$")
"""Before a quotation within another: who says this one says that somebody else said that one."""
_SAYING = regex(r"\bsaying,?[\s\"'“‘«„]*$")
"""Before a quotation: whoever is told to say it behind reports that somebody else did."""
_SAYS_AGAIN = regex(rf"(?<!\band)(?<!\bthen)(?<!\balso)(?<!\bor)\s(?:{SAID}|reads?)\b")
_PRONOUN_BEFORE = regex(rf"(?:^|[\s“\"])(?P<pronoun>[Hh]e|[Ss]he)\s{_AUX}(?:{SAID})\b")
_LABEL = regex(rf"^{_NAME}:\s*[\"'“”‘«„]?$")
_PARTED = regex(r";|,\s(?:but|while|whereas|although|though)\s|\b(?:while|whereas)\s")
_NOT_A_NAME = frozenset(
    "the a an in on at but and or so yet when while after before as if it he she they we i this "
    "that these those his her their our its there then however meanwhile also according asked "
    "speaking late early last next one two three many some most both no yes for from to with "
    "what who why how mr mrs ms dr sir lord lady "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_HONORIFIC = frozenset("mr mrs ms dr sir lord lady".split())
_LEADS = frozenset(
    "for of to at by from with in on against near and or about than like under over".split()
)
"""Before a name: then somebody else speaks ("a spokesman for Rubio said")."""
_FULL_NAME = regex(rf"(?<![Tt]he\s)\b{WORD}\s(?:[A-Z]\.\s)?{WORD}")

_OF_ANOTHER = regex(
    rf"\s(?!(?:of|for|at|in|from|to|with|on|by|near|and|the|a|an)\s)[a-z-]+(?:\s{WORD}){{2,}}$"
)
"""A role that ends in the name of who has it: "assistant manager for berths Mara Ek"."""

_WITHIN_A_CLAUSE = regex(r",\s(?:who|whom|whose|which|that|where|[a-z]+(?:ing|ed))\s[^,]*$")
"""Before a name and the comma behind it: "the man, who is said to have shot Ek, replied"."""
_NAMES = regex(WORD)
_REST = regex(rf"(?:[^\w\"“”«»]*{BLANK})*")
"""What follows within a quotation."""
_TOLD_LETTER = regex(rf"[^\W{BLANK}]")


@noun
class Speaker:
    """Who says something, as the text names them."""

    name: str
    key: str = ""
    """The last word of the name in lower case; "" where it is no name: "police"."""


@dataclass(frozen=True)
class Told:
    """The sentences of one article, with the text of quotations blanked out."""

    sentences: Sequence[str]
    marks: Sequence[int]
    """Which kinds of words each has (`marks.Kind`), quotations included."""
    language: str = "en"

    def speaker(self, index: int, start: int, end: int) -> Speaker | None:
        """Who says what stands at `start` to `end` of a sentence; None where nobody can tell."""
        text, marks = self.sentences[index], self.marks[index]
        if _NESTED.search(text, max(0, start - 5), start):
            return None
        behind_it = named_behind(text, _last_letter(text, start, end), self.language)
        if name := behind_it or named_before(text, start, self.language):
            # Without a key: who is a person is known in English alone, so no two are told apart.
            return Speaker(name)
        reported = bool(marks & Kind.SAYING) and _SAYING.search(text, max(0, start - 12), start)
        behind = None if reported else _after(text, _last_letter(text, start, end), marks)
        direct = behind or _before(text[:start], marks)
        if not direct and _is_all_speech(text):
            return self._continued(index)
        return self._meant(index, direct)

    @once
    def _known(self) -> dict[str, Speaker]:
        """Everybody whom the article names as a speaker and "he" can mean, by last name."""
        found = map(_last_speaker, self.sentences, self.marks)
        speakers = {each.key: each for each in found if isinstance(each, Speaker) and each.key}
        return {key: each for key, each in speakers.items() if self._may_be_person(each)}

    def _may_be_person(self, speaker: Speaker) -> bool:
        """Is it no institution, nor "Fighter:", a word that the article has without its capital?"""
        last = speaker.name.split()[-1]
        if speaker.key in INSTITUTIONS or (last.isupper() and len(last) > 1):
            return False
        return not any(f" {speaker.key} " in text for text in self.sentences)

    def _meant(self, index: int, direct: Speaker | str | None) -> Speaker | None:
        """Whom a pronoun of a sentence means: the one person named in the nearest before it.

        Nobody, where a name stands in between that may be a person's.
        """
        if not isinstance(direct, str):
            return direct
        text = self.sentences[index]
        pronoun = re.search(rf"\b{direct}\b", text)
        clauses = [text[: pronoun.start()] if pronoun else "", *self.sentences[:index][::-1]]
        for whole in clauses[: BACK + 1]:
            # Whom "she" names is somebody else: "She said Jon Vik told her so."
            told = _PRONOUN_BEFORE.search(whole)
            again = told and told["pronoun"].lower() == direct.lower()
            clause = whole[: told.start()] if told and again else whole
            named = _names(clause)
            if named:
                known = {name for name in named if name in self._known}
                full = {match[0].split()[-1].lower() for match in _FULL_NAME.finditer(clause)}
                one = len(known) == 1 and full <= known
                return self._known[known.pop()] if one else None
        return None

    def _continued(self, index: int) -> Speaker | None:
        """Whose speech goes on in a sentence that is nothing but speech."""
        following = self.sentences[index + 1] if index + 1 < len(self.sentences) else ""
        if following.lstrip("\"“‘'«").startswith(BLANK) and not _is_all_speech(following):
            return None
        for before in range(index - 1, -1, -1):
            if not _is_all_speech(self.sentences[before]):
                last = _last_speaker(self.sentences[before], self.marks[before])
                return self._meant(before, last)
        return None


def _is_all_speech(text: str) -> bool:
    return bool(text) and not _TOLD_LETTER.search(text)


def _last_speaker(text: str, marks: int) -> Speaker | str | None:
    """Who is said to speak last in the sentence: a speaker, a pronoun, or None."""
    if BLANK not in text:
        return _before(text, marks)
    behind = _after(text, _last_letter(text, 0, len(text)), marks)
    return behind or _before(text.partition(BLANK)[0], marks)


def _last_letter(text: str, start: int, end: int) -> int:
    """Where the letters of the quotation stop that has letters between `start` and `end`; else
    `end`.
    """
    last = text.rfind(BLANK, start, end) + 1
    rest = _REST.match(text, last) if last else None
    return rest.end() if rest else end


def _after(text: str, end: int, marks: int) -> Speaker | str | None:
    """The speaker, or a pronoun for one, that stands right behind a quotation."""
    if not marks & Kind.SAYING:
        return None
    found = _AFTER.match(text, end)
    if found and (found["stop"] or found["pause"]):
        return _named(found)
    found = _AFTER_INVERTED.match(text, end) or _AFTER_ACCORDING.match(text, end)
    return _named(found) if found else None


def _before(text: str, marks: int) -> Speaker | str | None:
    """The speaker, or a pronoun for one, whom the words before a quotation name last."""
    if text[-3:].rstrip("\"'“‘«„ ").endswith(":") and (label := _LABEL.match(text)):
        return _person(label["name"])
    if not marks & Kind.SAYING:
        return None
    saying = [one for one in _BEFORE.finditer(text) if not _is_anothers(text, one)]
    found: list[tuple[int, int, Speaker | str | None]] = [
        (match.start("name"), match.end(), _person(match["name"]))
        for match in (*saying, *_ACCORDING.finditer(text))
    ]
    found += [
        (match.start("pronoun"), match.end(), match["pronoun"])
        for match in _PRONOUN_BEFORE.finditer(text)
    ]
    found = [each for each in found if each[2]]
    if not found:
        return None
    _, end, last = max(found, key=lambda each: each[0])
    return None if _PARTED.search(text, end) or _SAYS_AGAIN.search(text, end) else last


def _is_anothers(text: str, saying: re.Match[str]) -> bool:
    """Do the words around the name tell that somebody else speaks: "a spokesman for Rubio said",
    "To the daily, Tide, head of berths Mara Ek, said"?
    """
    name = saying.start("name")
    before = text[max(0, name - 20) : name].rstrip().removesuffix(" the")
    if before.endswith(",") and _OF_ANOTHER.search(saying["role"] or ""):
        return True
    closed = not saying["role"] and text.startswith(",", saying.end("name"))
    if closed and _WITHIN_A_CLAUSE.search(text, 0, name):
        return True
    return before.rpartition(" ")[2] in _LEADS


def _named(match: re.Match[str]) -> Speaker | str | None:
    groups = match.groupdict()
    if groups["name"]:
        return _person(groups["name"])
    if groups.get("group"):
        return Speaker(groups["group"])
    return groups["pronoun"]


def _person(name: str) -> Speaker | None:
    """The speaker called `name`, without what only opens the sentence: "On Thursday Rubio"."""
    words = name.split()
    kept: list[str] = []
    for word in reversed(words):
        plain = word.lower().rstrip(".")
        is_initial = len(plain) == 1 and word != plain.upper()
        if plain in _NOT_A_NAME and plain not in _HONORIFIC and not is_initial:
            break
        if kept and plain.endswith(("'s", "’s")) and kept[0].lower() not in INSTITUTIONS:
            break
        kept.insert(0, word)
    last = kept[-1].lower() if kept else ""
    if not last or last.rstrip(".") in _HONORIFIC or last.endswith(("'s", "’s")):
        return None
    return Speaker(" ".join(kept), last)


def _names(text: str) -> set[str]:
    """The words with a capital, in lower case, without those that any sentence may have."""
    found = {word.lower().removesuffix("’s").removesuffix("'s") for word in _NAMES.findall(text)}
    return found - _NOT_A_NAME
