"""The articles of an event to the title of its entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from digest.entries.cautions import Cautions
from digest.entries.function_words import function_words
from digest.entries.ranking import Measure
from digest.entries.reading import Reading, Sentence, content_words, main_language
from digest.entries.standing import points_back
from digest.text.titles import clean_title

MAX_LENGTH = 90
"""Characters of a title that is made from a sentence."""
MIN_LENGTH = 25
"""Below, a clause says too little to be a title."""
GOOD_LENGTHS = range(5, 16)
"""Words; a title outside of these is worth half."""

_BAIT = re.compile(
    r"\?|\b(?:you|your|here['’]?s|here (?:is|are)|this is|why|how|what|things|reasons|must[- ]see"
    r"|shocking|stunning|unbelievable|slams?|destroys?|blasts?|epic|everyone|internet|opinion"
    r"|analysis|editorial|fact[- ]check|explain(?:ed|er)|live updates?|podcast|quiz|review)\b"
    r"|^(?:he|she|they|it)\b",
    re.IGNORECASE,
)
_BAIT_WORTH = 0.5
_MISLEADING_WORTH = 0.3
"""A title with an old toll, or that states what others doubt, is used only where the others hardly
say anything."""
_CLAUSE_END = re.compile(
    r"(?:[,;:—–]|\s[-(]|\s(?=(?:after|as|while|amid|because|before|since|when|where|which|who|"
    r"although|though|despite|following|including|in order)\b))\s*"
)
_PHRASE_END = re.compile(r"\s(?=(?:in|on|at|for|from|by|with|during|over|and|but|to)\s)")
_INTRODUCTION = re.compile(
    r"^(?:In|On|At|After|Following|Amid|Speaking|During|As|While)\b[^,]{3,60},\s+"
)
_SUBORDINATE = re.compile(
    r"(?:While|Despite|Although|Though|Because|If|When|As|After|Before|Since|Whereas|Unlike)\b"
)
_REPORT = re.compile(
    r"(?:[^,]{0,50} )?(?P<name>[A-Z][\w’'-]+) (?:ha[sd] )?"
    r"(?:said|says|stated|asserted|announced|warned|confirmed|declared)(?: that)? (?P<what>.+)"
)
_DANGLING = re.compile(r"[\s,;:—–-]+$")
_HALF = re.compile(
    r"\b(?:between\s(?!(?:the |these |those |its |their )?(?:two|three|four|five|them|us)\b)"
    r"(?!.*\band\s)|neither\s(?!.*\bnor\s)|not only\s(?!.*\bbut\s))",
    re.IGNORECASE | re.DOTALL,
)
"""Opens a pair whose second half is still to come: "between nine o'clock"."""


def headline(
    readings: Sequence[Reading], measure: Measure, chosen: Sequence[Sentence], cautions: Cautions
) -> str:
    """The most informative and central title; made from the summary where no article has one.

    Never empty: at worst it is the beginning of a text.
    """
    language = main_language(reading.article for reading in readings)
    own = [
        (at, each) for at, each in enumerate(readings) if each.article.language in ("", language)
    ]
    titles = [(reading.title, at, reading) for at, reading in own if reading.title]
    titles += [(title, at, reading) for at, reading in own if (title := _first_line(reading))]
    if not titles:
        return _made(readings, chosen)
    best = max(titles, key=lambda each: _worth(each[0], each[1], each[2], measure, cautions))
    return _quiet(best[0], readings)


def shortened(sentence: str) -> str:
    """A sentence to a headline: its first clauses, at most 90 characters, without the full stop.

    Where the first clause is too long, what somebody has said stands behind their name.

    >>> shortened("The dam on the Sava failed on Monday, flooding two villages, officials said.")
    'The dam on the Sava failed on Monday, flooding two villages, officials said'
    """
    text = _INTRODUCTION.sub("", sentence.strip()).rstrip(".。।")
    text = text[:1].upper() + text[1:]
    if len(text) <= MAX_LENGTH:
        return _DANGLING.sub("", text)
    return _cut(text, _CLAUSE_END) or _reported(text) or _cut(text, _PHRASE_END) or _words(text)


def _cut(text: str, end: re.Pattern[str]) -> str:
    """The longest beginning that fits and stops where `end` may, or ""."""
    cuts = [m.start() for m in end.finditer(text) if MIN_LENGTH <= m.start() <= MAX_LENGTH]
    fitting = [text[:cut] for cut in cuts if _closed(text[:cut])]
    return _DANGLING.sub("", fitting[-1]) if fitting else ""


def _reported(text: str) -> str:
    """`Ek: Embassy will move` for "Minister Jon Ek has said that the embassy will move"; or ""."""
    report = _REPORT.match(text)
    if not report:
        return ""
    said = report["what"].removeprefix("the ")
    line = f"{report['name']}: {said[:1].upper()}{said[1:]}"
    return line if len(line) <= MAX_LENGTH else _cut(line, _CLAUSE_END)


def _words(text: str) -> str:
    """As many words as fit, without those at the end that lead nowhere."""
    words = text[: MAX_LENGTH + 1].split(" ")
    if len(words) > 1 and len(text) > MAX_LENGTH:
        words.pop()
    while len(words) > 3 and not _ends_well(words):
        words.pop()
    return _DANGLING.sub("", " ".join(words)[:MAX_LENGTH])


def _ends_well(words: Sequence[str]) -> bool:
    """Is no quotation open, and does the last word say something?"""
    return _closed(" ".join(words)) and words[-1].lower() not in function_words("en")


def _made(readings: Sequence[Reading], chosen: Sequence[Sentence]) -> str:
    """From the first sentence that makes a good one, of the summary or else of any text.

    Where none does, from the first there is, else from a name.
    """
    every = [sentence for reading in readings for sentence in reading.sentences]
    alone = (
        each
        for each in every
        if not points_back(each.text, readings[each.article].article.language)
    )
    made = (title for each in chain(chosen, alone) if (title := shortened(each.text)))
    article = readings[0].article
    texts = (shortened(each.text) for each in chain(chosen, every))
    return next(filter(_says_something, made), "") or next(
        filter(None, texts), article.title or article.id
    )


def _says_something(title: str) -> bool:
    """Is there more than the beginning of a quotation, or a clause that only leads to another?"""
    subordinate = _SUBORDINATE.match(title) and "," not in title
    return len(title) >= MIN_LENGTH and _closed(title) and not subordinate


def _first_line(reading: Reading) -> str:
    """An inferred title that is a heading: short, and without the full stop of a sentence."""
    article = reading.article
    title = clean_title(article.title, article.publisher) if article.title_inferred else ""
    is_heading = len(title) <= 1.5 * MAX_LENGTH and not re.search(r"[.…。।,;:]$", title)
    return title if is_heading else ""


def _worth(
    title: str, number: int, reading: Reading, measure: Measure, cautions: Cautions
) -> float:
    """How much of what matters the title says, for its length.

    Less where it is bait, misleads by an old number or a flat claim, or leans on what was told
    before: "The woman left".
    """
    found = content_words(title, reading.article.language)
    worth = measure.centrality(found)
    if len(title.split()) not in GOOD_LENGTHS:
        worth /= 2
    if cautions.against_title(title, number, reading.article.language):
        worth *= _MISLEADING_WORTH
    hangs = points_back(title, reading.article.language)
    return worth * (_BAIT_WORTH if hangs or _BAIT.search(title) else 1.0)


def _quiet(title: str, readings: Sequence[Reading]) -> str:
    """`title` without repeated exclamation marks, and in the texts' own case where it shouts."""
    calm = re.sub(r"\s*!+(?=\s|$)", "", title)
    letters = [char for char in calm if char.isalpha()]
    if len(letters) > 12 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        spelling = _spelling(readings)
        calm = re.sub(r"[\w’']+", lambda m: spelling.get(m[0].lower(), m[0].lower()), calm)
        calm = calm[:1].upper() + calm[1:]
    return calm


def _spelling(readings: Sequence[Reading]) -> dict[str, str]:
    """Each word as the texts mostly write it inside of sentences, by its lower case."""
    counts: dict[str, Counter[str]] = {}
    for reading in readings:
        for sentence in reading.sentences:
            for word in re.findall(r"[\w’']+", sentence.text)[1:]:
                counts.setdefault(word.lower(), Counter())[word] += 1
    return {
        word: min(spellings, key=lambda each: (-spellings[each], each))
        for word, spellings in counts.items()
    }


def _closed(text: str) -> bool:
    """No quotation, parenthesis or pair such as "between ... and" is left open."""
    single = len(re.findall(r"(?<!\w)['‘]\w", text)) <= len(re.findall(r"\w\W?['’](?!\w)", text))
    marks = sum(map(text.count, '"“”')) % 2 == 0 and text.count("(") == text.count(")")
    return single and marks and not _HALF.search(text)
