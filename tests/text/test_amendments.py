"""Notes by which publishers correct or withdraw reports, told from reports of corrections."""

from __future__ import annotations

import pytest

from digest.model import Amends
from digest.text.amendments import LONGEST, amends

NEWS = "The ferry Santa Aldric struck the Brannes reef on Tuesday."


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Correction: Ferry aground", NEWS, "correction"),
        ("Corrections and clarifications", NEWS, "correction"),
        ("Berichtigung: Fähre auf Grund", "Es waren 150 Menschen.", "correction"),
        ("RETRACTED – Captain was drunk", NEWS, "retraction"),
        (
            "Retraction: Captain was drunk",
            "An earlier version of this story said so.",
            "retraction",
        ),
        ("", "An earlier version of this report gave a wrong name. It is Oller.", "correction"),
        ("Ferry", "On Tuesday we wrongly named the captain as Ole Renn.", "correction"),
        ("Ferry", "Our report on the ferry of Tuesday misspelled her name.", "correction"),
        ("Ferry", "We have withdrawn our report of Tuesday. It was not true.", "retraction"),
        ("Ferry", "This story, on the ferry's captain, has been removed.", ""),
        ("Ferry", "This story on the captain has been retracted. We apologize.", "retraction"),
        ("Ministry withdraws report", "The ministry has withdrawn its report on dams.", ""),
        ("Correction in markets goes on", "Shares fell again on Tuesday.", ""),
        ("Corrections officer hurt", "A guard was hurt. An earlier version of this story.", ""),
        ("Withdrawn candidate speaks", "She was wrongly accused, she said.", ""),
        ("Ferry aground", NEWS, ""),
        ("", "", ""),
    ],
)
def test_a_note_is_told_from_news(title: str, text: str, kind: Amends) -> None:
    assert amends(title, text) == kind


def test_a_label_before_a_whole_report_makes_no_note_of_it() -> None:
    assert amends("Correction: Ferry aground", "The ferry sailed again. " * LONGEST) == ""
