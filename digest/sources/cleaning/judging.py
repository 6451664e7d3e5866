"""Lines to verdicts: whether a line belongs to the text or, if not, which rule removes it.

Whatever is in doubt stays: a line too many is a blemish, a sentence too few is a loss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.patterns import regex
from digest.sources.cleaning.calls import asks_reader
from digest.sources.cleaning.counters import is_counter
from digest.sources.cleaning.phrases import fold, known_phrases
from digest.sources.readers.bylines import author_box, byline_of, is_contact, reporters
from digest.sources.readers.credits import Credit, credit_of, photo_credit
from digest.sources.readers.lines import Line
from digest.text.titles import leading_label

CALL = "call-to-action"
END = "end-label"
AUTHOR_BOX = "author-box"

_STOPS = frozenset(".!?…:;")
_CLOSING = "'\"”’»)]"
_QUOTED = regex(r"[\"“”„«»]")
_BRACES = regex(r"[\s{}()\[\];,<>/\\*#=_|~^`.\-]+")
_TEMPLATE_TAG = regex(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
"""What a site has failed to fill in: it names a part of the page, and ends no text."""
_TRAILING_BRACE = regex(r"(?<=[.!?\"”’'])\s*[{}\[\]][\s{}\[\];]*$")
_ADDRESS = regex(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,250}\.\w+|[@#]\w+(?:\s+[@#]\w+)*")

LONG_OPENING = 25
"""Words: a longer line that begins like a call is a sentence all the same."""
LONG_POINTER = 10
"""Words: a longer line that ends in a full stop says something and points nowhere."""
LONGEST_FORM = 1000
"""Characters; of a longer line the form says nothing, and patterns would take their time."""
LONG_CALL = 45
"""Words: of a longer line only the last sentence can be a call."""

NEAR = 3
"""Lines; what comes again further away may be meant, as in lists and refrains. Without a
limit the rule was wrong for three of four lines of the development crops."""

MOST_BETWEEN = 4
"""Lines between two calls that can belong to them; a longer run is text with calls around it."""
WORDS_BETWEEN = 60
"""The same in words. On the development crops, with 30, 60 and 120: 131, 159 and 164 lines
rightly taken away, 2, 4 and 14 wrongly."""
RELATED = 0.34
"""From this share of its longer words found elsewhere in the text a line belongs to the text;
0.2 to 0.5 make no difference on the development crops beyond 40 lines."""

MOST_AFTER = 0.25
"""Share of the text's prose, in words, that may follow an end label and be cut off with it.
On the development pages 0.4 gives a third of a point of F1 more and loses 0.1% more of the
content lines; 0.1 gives half a point less."""


@dataclass(slots=True)
class Verdict:
    """What becomes of a line."""

    line: Line
    words: tuple[str, ...]
    """Folded, as phrases compare them."""
    rule: str = ""
    """Why the line is not part of the text; "" for a line that stays."""
    text: str = ""
    """What stays of the line."""
    cuts: list[tuple[str, str]] = field(default_factory=list)
    """Rule and text of what is cut off at the ends of a line that stays."""
    credit: Credit | None = None
    photo_credit: str = ""
    """The photographer's credit at the end of the line."""

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return self.text[-8:].rstrip(_CLOSING)[-1:] in _STOPS

    @property
    def is_prose(self) -> bool:
        """Running text that nothing speaks against."""
        return not self.rule and len(self.words) >= 8 and self.is_sentence


def judge(lines: Sequence[Line]) -> list[Verdict]:
    """One verdict a line, in order."""
    verdicts = [_judge_alone(line) for line in lines]
    _mark_bylines(verdicts)
    _mark_repeated(verdicts)
    _mark_between_calls(verdicts)
    _mark_after_end(verdicts)
    for verdict in verdicts:
        if not verdict.rule:
            _cut_ends(verdict)
    return verdicts


def judge_closer(verdicts: Sequence[Verdict]) -> None:
    """Remove lines by their form rather than by phrases: addresses, counters, calls, author boxes.

    Apart from `judge`, for between the two the title is taken out of the text.
    """
    behind = True
    for verdict in reversed(verdicts):
        if verdict.rule or len(verdict.line.text) > LONGEST_FORM:
            behind = behind and not verdict.is_prose
            continue
        text, size = verdict.line.text, len(verdict.words)
        if behind and (box := author_box(text, size)):
            verdict.rule, verdict.credit = box.rule, box
        else:
            verdict.rule = _by_form(text, verdict.words)
        behind = behind and not verdict.is_prose


def _by_form(text: str, words: tuple[str, ...]) -> str:
    """The rule of a line that says where its author is found, counts readers or asks them."""
    if reporters(text) == text:
        return "credit-line"
    if is_contact(text, len(words)):
        return "contact-line"
    if is_counter(words):
        return "visit-counter"
    if len(words) > LONG_CALL or _QUOTED.match(text) or (len(words) > 15 and _QUOTED.search(text)):
        return ""
    return CALL if asks_reader(text, words) else ""


def _judge_alone(line: Line) -> Verdict:
    words = fold(line.text)
    verdict = Verdict(line, words, text=line.text, photo_credit=photo_credit(line.text))
    if not words:
        verdict.rule = "stray-brace" if _BRACES.fullmatch(line.text) else "stray-mark"
    elif line.text[0] == "{" and _TEMPLATE_TAG.fullmatch(line.text):
        verdict.rule = "stray-brace"
    elif _ADDRESS.fullmatch(line.text):
        verdict.rule = "address-line"
    elif credit := credit_of(line.text):
        verdict.rule, verdict.credit = credit.rule, credit
    elif verdict.photo_credit == line.text:
        verdict.rule = "photo-credit"
    elif line.text[-1] == ":" and leading_label(f"{line.text} …").strip() == line.text:
        verdict.rule = "leading-label"
    else:
        verdict.rule = _known(line.text, words)
    return verdict


def _known(text: str, words: tuple[str, ...]) -> str:
    """The rule of the phrase that the line consists of, begins with or holds."""
    phrases = known_phrases()
    if rule := phrases.whole_line(words):
        return rule
    if _QUOTED.match(text):
        return ""  # somebody's words
    rule = phrases.label(text)
    if rule == AUTHOR_BOX:
        return rule
    rule = (rule or phrases.opening(words)) if len(words) <= LONG_OPENING else ""
    if rule == CALL or (rule and not (len(words) > LONG_POINTER and text.endswith("."))):
        return rule
    if len(words) > LONG_CALL or (len(words) > 15 and _QUOTED.search(text)):
        return ""
    return phrases.anywhere(words)


def _mark_bylines(verdicts: list[Verdict]) -> None:
    """Who wrote it, and where and when, above the text."""
    for verdict in verdicts:
        if verdict.is_prose:
            break
        if not verdict.rule and (credit := byline_of(verdict.line.text)):
            verdict.rule, verdict.credit = credit.rule, credit


def _mark_repeated(verdicts: list[Verdict]) -> None:
    """A line that stood just before says nothing new; nor does a caption with its credit."""
    seen: dict[tuple[str, ...], int] = {}
    for at, verdict in enumerate(verdicts):
        credit = verdict.photo_credit
        if verdict.rule or not (credit or verdict.is_prose):
            continue
        words = fold(verdict.line.text.removesuffix(credit)) if credit else verdict.words
        if credit and words in seen:
            verdict.rule = "repeated-caption"
        elif at - seen.get(words, -NEAR - 1) <= NEAR:
            verdict.rule = "repeated-line"
        seen[words] = at


def _mark_between_calls(verdicts: list[Verdict]) -> None:
    """What stands between two calls to action and has nothing to do with the text is a call."""
    calls = [at for at, verdict in enumerate(verdicts) if verdict.rule == CALL]
    if len(calls) < 2:
        return
    holders = Counter[str]()
    for verdict in verdicts:
        if verdict.is_prose:
            holders.update({word for word in verdict.words if len(word) > 5})
    for start, end in pairwise(calls):
        between = [verdict for verdict in verdicts[start + 1 : end] if not verdict.rule]
        size = sum(len(verdict.words) for verdict in between)
        if len(between) > MOST_BETWEEN or size > WORDS_BETWEEN:
            continue
        if not any(_is_related(verdict, holders) for verdict in between):
            for verdict in between:
                verdict.rule = "between-calls"


def _is_related(verdict: Verdict, holders: Counter[str]) -> bool:
    """Whether the line shares words with the text; `holders` counts the lines of each word."""
    own = 1 if verdict.is_prose else 0
    longer = {word for word in verdict.words if len(word) > 5}
    shared = sum(holders[word] > own for word in longer)
    return verdict.line.heading or (shared > 0 and shared >= RELATED * len(longer))


def _mark_after_end(verdicts: list[Verdict]) -> None:
    """After a label such as "Related posts" or "Comments" nothing of the text follows.

    The label is believed where most of the prose stands before it.
    """
    total = sum(len(verdict.words) for verdict in verdicts if verdict.is_prose)
    after, cut = 0, len(verdicts)
    for at in range(len(verdicts) - 1, -1, -1):
        verdict = verdicts[at]
        after += len(verdict.words) if verdict.is_prose else 0
        if after > MOST_AFTER * total:
            break
        if verdict.rule in (END, AUTHOR_BOX):
            cut = at
    for verdict in verdicts[cut + 1 :]:
        verdict.rule = verdict.rule or "after-the-end"


def _cut_ends(verdict: Verdict) -> None:
    """Cut labels, stray braces, credits and a last call off a line that stays."""
    text, photo = verdict.line.text, verdict.photo_credit
    if label := leading_label(text):
        verdict.cuts.append(("leading-label", label.strip()))
        text = text[len(label) :]
        photo = photo_credit(text)
    for rule, end in (
        ("stray-brace", _trailing_brace(text)),
        ("credit-line", reporters(text)),
        ("photo-credit", photo),
        (CALL, _last_call(text)),
    ):
        if end:
            verdict.cuts.append((rule, end))
            text = text.removesuffix(end).rstrip()
    verdict.text = text


def _trailing_brace(text: str) -> str:
    """Brackets behind the end of a sentence that nothing opened."""
    found = _TRAILING_BRACE.search(text) if text[-1:] in "{}[];" else None
    end = found.group().strip() if found else ""
    return end if end and not any(text.count(mark) for mark in "{[" if mark not in end) else ""


def _last_call(text: str) -> str:
    """The last sentence of a long line where it is a call to action."""
    if text.count(" ") < LONG_CALL:
        return ""
    start = max(text.rfind(mark) for mark in (". ", "! ", "? ", ".” ", '." '))
    sentence = text[start + 1 :].lstrip('"” ')
    if start < 0 or sentence.count(" ") >= LONG_OPENING:
        return ""
    words, phrases = fold(sentence), known_phrases()
    rule = phrases.opening(words) or phrases.anywhere(words)
    return sentence if rule == CALL else ""
