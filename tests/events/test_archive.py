"""New articles held against an archive come to the events that a comparison of all gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from benchmarks.invented import Corpus, invent
from digest.config import Config
from digest.events import Assignment, Ledger, assign, format_ledger
from digest.events.archive.archive import Archive
from digest.events.archive.shelf import Shelf
from digest.events.assigning.archiving import remembered
from digest.events.features.counts import MOST, count
from digest.events.features.postings import FEW
from digest.events.ledger.sheet import Sheet
from digest.events.tuning import canonical
from digest.model import Article

CONFIG = Config()
NEWS = [made for made, _ in invent(Corpus(260, words=90, largest=5))]
KNOWN, NEW = NEWS[:230], NEWS[230:]


def compared(
    articles: Sequence[Article], ledger: Ledger, archive: Archive | None
) -> tuple[Assignment, bool]:
    """What becomes of articles by the archive, the same as without; and whether it could say.

    The same also comes of a ledger of which only that is read which the new articles ask for.
    """
    found = assign(articles, (), ledger, CONFIG, lambda: archive)
    alone = assign(articles, (), ledger, CONFIG)
    assert found.events == alone.events
    assert found.ledger == alone.ledger
    sheet = Ledger(sheet=Sheet(format_ledger(ledger)))
    opened = assign(articles, (), sheet, CONFIG, lambda: archive)
    assert format_ledger(opened.ledger) == format_ledger(alone.ledger)
    assert opened.events == alone.events
    assert opened.ledger == alone.ledger
    assert opened.grounds.apart == alone.grounds.apart
    assert opened.grounds.new == alone.grounds.new
    assert (opened.grounds.arrival is None) == (found.grounds.arrival is None)
    if archive and found.grounds.arrival:
        after = remembered(opened, archive, CONFIG), remembered(found, archive, CONFIG)
        assert written(after[0]) == written(after[1])
    return found, found.grounds.arrival is not None


def written(archive: Archive | None) -> list[bytes]:
    with TemporaryDirectory() as folder:
        if archive:
            Shelf(Path(folder)).write(archive).keep()
        return [path.read_bytes() for path in sorted(Path(folder).iterdir())]


def archived(articles: Sequence[Article]) -> tuple[Ledger, Archive]:
    assigned = assign(articles, (), Ledger(), CONFIG)
    archive = remembered(assigned, None, CONFIG)
    assert archive
    return assigned.ledger, archive


@pytest.fixture(scope="module")
def known() -> tuple[Ledger, Archive]:
    return archived(KNOWN)


def with_text(article: Article, text: str, name: str) -> Article:
    digest = sha256(text.encode()).hexdigest()[:16]
    return replace(article, id=f"articles/{name}.md", text=text, content_hash=digest)


def test_articles_that_come_a_few_at_a_time_find_the_same_events(tmp_path: Path) -> None:
    ledger, archive = archived(KNOWN)
    by_archive = 0
    for top in range(0, len(NEW), 6):
        Shelf(tmp_path).write(archive).keep()
        kept = Shelf(tmp_path).load()
        assigned, told = compared(NEWS[: len(KNOWN) + top + 6], ledger, kept)
        after = remembered(assigned, kept, CONFIG)
        assert after
        archive, ledger = after, assigned.ledger
        by_archive += told
    assert by_archive == 4  # when it has grown by a tenth, it is made anew


def test_a_word_that_fills_a_text_is_kept_as_often_as_it_counts_in_a_comparison() -> None:
    filled = with_text(KNOWN[0], "lighthouse " * 300 + KNOWN[0].text, "filled")
    assigned = assign([filled, *KNOWN[1:]], (), Ledger(), CONFIG)
    archive, compared = remembered(assigned, None, CONFIG), assigned.grounds.comparison
    assert archive
    assert compared
    counts = count(compared.texts, len(compared.terms.words), compared.tuning)
    kept = np.concatenate([part.terms.times for part in archive.parts])
    assert np.sort(kept).tolist() == np.sort(counts.times).tolist()
    assert kept.max() == MOST


def test_an_article_is_known_by_what_it_was_made_of() -> None:
    read = [replace(one, source=one.id.encode()) for one in KNOWN]
    ledger, archive = archived(read)
    edited = replace(read[3], source=b"another file", publisher="Another")
    assert compared([*read[:3], edited, *read[4:], NEW[0]], ledger, archive)[1]
    assert not compared([*KNOWN, NEW[0]], ledger, archive)[1]  # Nothing is known of these.


COPY = with_text(KNOWN[7], f"{KNOWN[7].text}\n\nPrinted once more.", "copy")
LINE = "Read more of our reports on the front page of this paper"
UNCHANGED: dict[str, Callable[[], list[Article]]] = {
    "a copy": lambda: [COPY],
    "two copies of each other": lambda: [
        with_text(NEW[0], NEW[0].text + more, f"copy{n}") for n, more in enumerate(" ab")
    ],
    "no words": lambda: [with_text(KNOWN[0], "", "empty")],
    "no day": lambda: [replace(NEW[0], published=None)],
    "a title with a site's name": lambda: [replace(NEW[0], title="Council | The Paper")],
    "a line that comes again": lambda: [
        with_text(one, f"{one.text}\n{LINE}", f"line{n}") for n, one in enumerate(NEW[:3])
    ],
}


@pytest.mark.parametrize("new", UNCHANGED.values(), ids=UNCHANGED)
def test_what_comes_is_placed_by_the_archive(
    known: tuple[Ledger, Archive], new: Callable[[], list[Article]]
) -> None:
    ledger, archive = known
    assigned, told = compared([*KNOWN, *new()], ledger, archive)
    assert told
    after = remembered(assigned, archive, CONFIG)
    if after:
        compared([*KNOWN, *new(), NEW[5]], assigned.ledger, after)


EVENT = assign(KNOWN, (), Ledger(), CONFIG).events[0].id
CHANGED: dict[str, Callable[[], list[Article]]] = {
    "an edited text": lambda: [with_text(KNOWN[0], "Other words.", "000000"), *KNOWN[1:]],
    "another day": lambda: [replace(KNOWN[0], published=None), *KNOWN[1:]],
    "another publisher": lambda: [replace(KNOWN[0], publisher="Other"), *KNOWN[1:]],
    "an article that has gone": lambda: KNOWN[1:],
    "twenty that have gone": lambda: KNOWN[20:],
    "a file that has moved": lambda: [replace(KNOWN[0], id="articles/moved.md"), *KNOWN[1:]],
    "an edit that is like what comes": lambda: [
        with_text(KNOWN[0], f"{NEW[0].text} Well, nearly.", "000000"),
        *KNOWN[1:],
    ],
    "a key that keeps out": lambda: [
        replace(KNOWN[0], not_event=(EVENT,)),
        *KNOWN[1:],
    ],
    "a key that brings together": lambda: [
        replace(KNOWN[0], event="made-by-hand"),
        replace(KNOWN[9], event="made-by-hand"),
        *KNOWN[1:9],
        *KNOWN[10:],
    ],
}


@pytest.mark.parametrize("articles", CHANGED.values(), ids=CHANGED)
def test_a_few_that_are_not_as_they_were_are_read_anew(
    known: tuple[Ledger, Archive], articles: Callable[[], list[Article]]
) -> None:
    ledger, archive = known
    assigned, told = compared([*articles(), NEW[0]], ledger, archive)
    assert told
    after = remembered(assigned, archive, CONFIG)
    assert after
    _, told = compared([*articles(), NEW[0], NEW[1]], assigned.ledger, after)
    assert told


def test_days_of_editing_come_to_the_same_events(tmp_path: Path) -> None:
    ledger, archive = archived(KNOWN)
    here, random, by_archive = list(KNOWN), Random(5), 0
    for day in range(12):
        at = random.randrange(len(here))
        edited = with_text(here[at], f"{here[at].text} Day {day}.", here[at].id[9:-3])
        away = here[random.randrange(len(here))]
        here = [edited if one is here[at] else one for one in here if one is not away]
        here += [NEW[day], with_text(away, away.text, f"moved-{day}")]
        Shelf(tmp_path).write(archive).keep()
        kept = Shelf(tmp_path).load()
        assigned, told = compared(here, ledger, kept)
        by_archive += told
        ledger, archive = assigned.ledger, remembered(assigned, kept, CONFIG) or archive
    assert by_archive > 6


LANGUAGE = [*KNOWN, replace(NEW[1], language="fr")]
COPIED, TEXT = [*KNOWN, COPY], min(KNOWN[7], COPY, key=canonical)
TITLED = [replace(one, title=f"{one.id[9:-3]} | Torrin Wire") for one in NEW[:3]]
LINED = [with_text(one, f"{one.text}\n{LINE}", f"l{n}") for n, one in enumerate(NEW[:4])]
OTHERWISE: dict[str, tuple[list[Article], list[Article]]] = {
    "another language": (KNOWN, LANGUAGE),
    "the text of a copy has gone": (COPIED, [one for one in COPIED if one is not TEXT]),
    "a line is no longer the page's own": ([*KNOWN, *LINED[:3]], [*KNOWN, *LINED[:2]]),
    "an end of titles becomes a site's name": ([*KNOWN, *TITLED[:2]], [*KNOWN, *TITLED]),
    "too many have gone": (KNOWN, KNOWN[24:]),
}


@pytest.mark.parametrize(("before", "after"), OTHERWISE.values(), ids=OTHERWISE)
def test_where_others_would_be_read_otherwise_all_are_compared(
    before: list[Article], after: list[Article]
) -> None:
    ledger, archive = archived(before)
    _, told = compared([*after, NEW[9]], ledger, archive)
    assert not told


def test_a_line_that_becomes_a_pages_own_changes_how_others_are_read() -> None:
    lined = [with_text(one, f"{one.text}\n{LINE}", f"l{n}") for n, one in enumerate(NEW[:3])]
    ledger, archive = archived([*KNOWN, *lined[:2]])
    _, told = compared([*KNOWN, *lined], ledger, archive)
    assert not told


def _cut(folder: Path) -> None:
    part = next(folder.glob("*.part"))
    part.write_bytes(part.read_bytes()[:-100])


def _garble(folder: Path) -> None:
    part = next(folder.glob("*.part"))
    part.write_bytes(b"x" * 200 + part.read_bytes()[200:])


def _outdate(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["made_by"][1] = "0.0.1"
    (folder / "manifest.json").write_text(json.dumps(manifest))


HARM: dict[str, Callable[[Path], object]] = {
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "half a manifest": lambda folder: (folder / "manifest.json").write_text('{"parts"'),
    "another manifest": lambda folder: (folder / "manifest.json").write_text("[]"),
    "no part": lambda folder: next(folder.glob("*.part")).unlink(),
    "an empty part": lambda folder: next(folder.glob("*.part")).write_bytes(b""),
    "a part cut short": _cut,
    "a garbled part": _garble,
    "another version": _outdate,
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_harmed_archive_is_none(
    tmp_path: Path, known: tuple[Ledger, Archive], harm: Callable[[Path], object]
) -> None:
    Shelf(tmp_path).write(known[1]).keep()
    assert Shelf(tmp_path).load()
    harm(tmp_path)
    assert Shelf(tmp_path).load() is None


GONE_HARM: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-8]),
    "garbled": lambda path: path.write_bytes(path.read_bytes()[:-64] + b"x" * 64),
}


def test_what_has_gone_is_read_as_it_was_written(
    tmp_path: Path, known: tuple[Ledger, Archive]
) -> None:
    archive = known[1].without([3, 11])
    assert archive
    Shelf(tmp_path).write(archive).keep()
    kept = Shelf(tmp_path).load()
    assert kept
    assert archive.gone
    assert kept.gone
    for name in ("rows", "terms", "words.code", "words.seen", "words.capital"):
        was, now = attrgetter(name)(archive.gone), attrgetter(name)(kept.gone)
        assert len(was)
        assert was.tolist() == now.tolist()


@pytest.mark.parametrize("harm", GONE_HARM.values(), ids=GONE_HARM)
def test_an_archive_that_does_not_know_what_has_gone_is_none(
    tmp_path: Path, known: tuple[Ledger, Archive], harm: Callable[[Path], object]
) -> None:
    archive = known[1].without([3])
    assert archive
    Shelf(tmp_path).write(archive).keep()
    (gone,) = tmp_path.glob("*.gone")
    harm(gone)
    assert Shelf(tmp_path).load() is None


@pytest.mark.parametrize("asked", [0, 1, 2, FEW, FEW + 1, 20])
def test_the_terms_of_some_articles_are_those_of_each(
    known: tuple[Ledger, Archive], asked: int
) -> None:
    terms = known[1].parts[0].terms
    articles = list(range(asked))[::-1]
    codes = np.repeat(terms.code, np.diff(terms.start))
    cells = zip(codes.tolist(), terms.times.tolist(), terms.holder.tolist(), strict=True)
    found, times = terms.of_holders(articles)
    told = list(zip(found.tolist(), times.tolist(), strict=True))
    assert told == [(code, times) for code, times, holder in cells if holder in articles]


def test_what_was_written_counts_only_once_it_is_kept(
    tmp_path: Path, known: tuple[Ledger, Archive]
) -> None:
    Shelf(tmp_path).write(known[1])
    assert Shelf(tmp_path).load() is None


def test_what_a_killed_build_has_left_unfinished_goes_with_the_next(
    tmp_path: Path, known: tuple[Ledger, Archive]
) -> None:
    (tmp_path / ".0.part.1.digest-new").write_bytes(b"unfinished")
    written = Shelf(tmp_path).write(known[1])
    written.keep()
    assert {path.name for path in tmp_path.iterdir()} == {"manifest.json", *written.names}
