"""`digest serve`: what it says at each change."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.cli.serve import _Session
from digest.errors import DigestError
from digest.publish.target import PREVIEW
from tests.site import healthy_site


def test_a_mistake_that_is_taken_back_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = healthy_site(tmp_path)
    asked = {"drafts": False, "future": False, "output": PREVIEW, "jobs": 1}
    session = _Session(root, asked, "127.0.0.1", None)
    session.rebuild()
    assert "1 post" in capsys.readouterr().out
    session.rebuild()
    assert capsys.readouterr().out == ""
    settings = root / "digest.toml"
    before = settings.read_text()
    settings.write_text(before + "\n[nonsense\n")
    with pytest.raises(DigestError) as error:
        session.rebuild()
    session.failed(error.value)
    assert "The last good site stays." in capsys.readouterr().err
    settings.write_text(before)
    session.rebuild()
    assert capsys.readouterr().out == "No mistake any more: the site is what it was.\n"
    session.rebuild()
    assert capsys.readouterr().out == ""
