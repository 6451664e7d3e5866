"""`digest newsletter`: which days it takes, what it writes, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import digest, healthy_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return healthy_site(tmp_path_factory.mktemp("site"))


def test_the_newest_day_is_written_and_the_site_is_not(site: Path) -> None:
    result = digest(site, "newsletter")
    path = "newsletters/2026-11-18.eml"
    assert (result.status, result.err) == (0, "")
    assert result.out == f"{path}: The Quay Digest: Edition of 18 November 2026\n"
    written = (site / path).read_bytes()
    assert not (site / "site").exists()
    assert not (site / "content/ledger.jsonl").exists()
    assert (
        digest(site, "newsletter", "2026-11-18", "-o", "-").out.encode()
        == written.replace(b"\r\n", b"\n")
        or digest(site, "newsletter", "-o", "again.eml").status == 0
    )
    assert digest(site, "newsletter", "2026-11-20", "--week", "-o", "week.eml").status == 0
    assert b"2026-W47" in (site / "week.eml").read_bytes()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("yesterday", "yesterday: is no day; expected a day such as 2026-11-20"),
        ("2020-01-01", "2020-01-01: nothing was published then; expected a day with entries, such"),
    ],
)
def test_a_day_that_is_none_is_refused(site: Path, day: str, said: str) -> None:
    result = digest(site, "newsletter", day)
    assert result.status == 2
    assert said in result.err


def test_a_letter_whose_links_lead_nowhere_is_warned_of(site: Path) -> None:
    result = digest(site, "newsletter", "--base-url", "http://localhost:8000/", "-o", "local.eml")
    assert result.status == 0
    assert result.err.startswith(
        "warning: digest.toml: every link of the letter leads to http://localhost:8000/, "
    )


def test_headers_are_kept_on_one_line(site: Path) -> None:
    text = (site / "digest.toml").read_text()
    (site / "digest.toml").write_text(text + '[newsletter]\nsender = "a\\nBcc: b"\n')
    result = digest(site, "newsletter")
    (site / "digest.toml").write_text(text)
    assert result.status == 1
    assert "`newsletter.sender` can't be" in result.err
