"""`digest regroup` on a built site: what it says, what it writes, and what stays resolvable."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import feedparser
import pytest

from tests.site import digest, healthy_site, tree, write_files
from tests.test_build import THIRD, events

LEDGER = "content/ledger.jsonl"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site that has one event of two reports, and the third report apart from it."""
    third = THIRD.replace("---\n", "---\nevent: the-shaft\n", 1)
    root = healthy_site(tmp_path_factory.mktemp("site"))
    for text in (None, third, THIRD):
        write_files(root, {"content/articles/ferry-c.md": text} if text else {})
        assert digest(root, "build").status == 0
    return root


@pytest.fixture
def parted(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def ids(root: Path) -> tuple[str, str]:
    """Of the event of two, and of the other."""
    found = events(root)
    two = next(id_ for id_, held in found.items() if "articles/ferry-a.md" in held)
    one = next(id_ for id_, held in found.items() if held == ["articles/ferry-c.md"])
    return two, one


def test_it_says_what_would_join_and_writes_nothing(parted: Path) -> None:
    before = tree(parted)
    older, newer = ids(parted)
    result = digest(parted, "regroup")
    assert result.status == 0
    assert f"{older} + {newer} -> {older}: on average " in result.out
    assert "% of what two articles need" in result.out
    assert "+ articles/ferry-c.md" in result.out
    assert tree(parted) == {**before, **{n: d for n, d in tree(parted).items() if ".digest" in n}}


def test_programs_get_ids_and_scores(parted: Path) -> None:
    answer = json.loads(digest(parted, "regroup", "--json").out)
    ((join,),) = [change["joins"] for change in answer["changes"]]
    assert (join["older"], join["newer"]) == ids(parted)
    assert not answer["applied"]


def test_after_applying_there_is_nothing_to_change(parted: Path) -> None:
    assert "1 change written" in digest(parted, "regroup", "--apply").out
    assert digest(parted, "regroup").out == "nothing to change\n"
    assert digest(parted, "build").status == 0
    assert digest(parted, "build", "--frozen").status == 0
    assert digest(parted, "regroup").out == "nothing to change\n"


def test_old_address_and_both_guids_stay_resolvable(parted: Path) -> None:
    older, newer = ids(parted)
    old = json.loads((parted / "site/events/the-shaft/index.json").read_text())
    assert (old["event"], old["guids"]) == (newer, [f"urn:digest:{newer}"])
    digest(parted, "regroup", "--apply")
    digest(parted, "build")
    new = json.loads((parted / "site/events/the-shaft/index.json").read_text())
    assert (new["event"], new["articles"]) == (older, 3)
    assert new["guids"] == [f"urn:digest:{older}", f"urn:digest:{newer}"]
    assert new["url"] != old["url"]
    redirect = (parted / "site/events/the-shaft/index.html").read_text()
    assert new["url"].removeprefix("https://quay.example") in redirect
    feed = feedparser.parse((parted / "site/feed.xml").read_bytes())
    assert f"urn:digest:{older}" in {entry.id for entry in feed.entries}
    assert digest(parted, "check").status == 0


def test_changes_are_chosen_by_the_events_that_take_part(parted: Path) -> None:
    url = "https://quay.example/events/the-shaft/"
    assert "1 change;" in digest(parted, "regroup", url).out
    assert "1 change written" in digest(parted, "regroup", "--apply", "the-shaft").out


def test_a_name_that_nothing_has_is_a_wrong_call(parted: Path) -> None:
    result = digest(parted, "regroup", "the-shatf")
    assert result.status == 2
    assert "did you mean 'the-shaft'?" in result.err
