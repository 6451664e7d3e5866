"""What stands in quotation marks, in every manner of printing them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end].strip() for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," he said. "It was over."', ["We left,", "It was over."]),
        ("“We left,” he said.", ["We left,"]),
        ("Er sagte: „Wir gehen.“ Dann ging er.", ["Wir gehen."]),
        ("Er sagte: „Wir gehen.” Dann ging er.", ["Wir gehen."]),
        ("Er sagte: »Wir gehen.« Dann ging er.", ["Wir gehen."]),
        ("Il a dit : « Nous partons. »", ["Nous partons."]),
        ("Hon sa: ”Vi går.”", ["Vi går."]),
        ("市長は「辞めない」と述べた。", ["辞めない"]),
        ("'We left,' he said.", ["We left,"]),
        ("The sisters‘ plan was ‘bold’, he said.", ["bold"]),
        ("``We left,'' he said.", ["We left,"]),
        ("“She told me ‘never again’ and left,” he said.", ["She told me ‘never again’ and left,"]),
        ("'I don't know what they're after,' said Ek.", ["I don't know what they're after,"]),
        ("The workers' union called it 'a start'.", ["a start"]),
        ("'The workers' union will strike,' said Ek.", ["The workers' union will strike,"]),
        ("In the '90s rock 'n' roll was dead; get 'em.", []),
        ('He is 6\'2" tall and the board 3" wide.', []),
        ('A "broken mark in one paragraph.\n\nAnother one.', []),
        ('"It goes on.\n\n"And ends," he said.', ["It goes on.", "And ends,"]),
        ('Ek said: "It goes on.\n\n"And ends," he said.', ["It goes on.", "And ends,"]),
        ('Ek said: “It goes on.\n\n"And ends.”', ["It goes on.", "And ends."]),
        ("Ek said: 'It goes on.\n\n'And ends,' he said.", ["It goes on.", "And ends,"]),
        (
            "‘It goes on.\n\n‘And on, Ek’s way.\n\n‘And ends.’",
            ["It goes on.", "And on, Ek’s way.", "And ends."],
        ),
        ("Ek said: “It goes on.\n“And on.\n“And ends.”", ["It goes on.", "And on.", "And ends."]),
        ("Ek said: 'It goes on.\n\n'There it ends.'", ["It goes on.", "There it ends."]),
        ('"It goes on. "And on. "And ends," he said.', ["It goes on.", "And on.", "And ends,"]),
        ("“We left,” he said. “It was over.\n\nHe went.", ["We left,", "It was over."]),
        ("The pier. Photo: Ek“We left,” he said.", ["We left,"]),
        ("Der„Alte“ ging, sie“ nicht.", ["Alte"]),
        ("The workers' boats left.\n\n'It ends,' he said.", ["It ends,"]),
        ("In the 'old days it was so.\n\nIt ends.", []),
        ('He said: "It was opened twice "here" and closed.', ["here"]),
        ("It cost '$20' more.", ["$20"]),
        ("no marks at all", []),
        ("", []),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_paragraph_that_is_never_closed_goes_on() -> None:
    first, second = quotations('"It goes on.\n\n"And ends," he said.')
    assert (first.closed, second.closed) == (False, True)


@given(st.text(alphabet="ab s.,\n\"'“”‘’„«»「」`"))
def test_quotations_are_in_order_and_hold_something(text: str) -> None:
    end = 0
    for each in quotations(text):
        assert end < each.start < each.end <= len(text)
        assert text[each.start : each.end].strip()
        end = each.end


@pytest.mark.parametrize(
    "piece",
    ['"', "'", ' "a', "' ", " 'a s", "“a ‘b ", "'a s' b", "'as' b ", '"\n\n', "‘", "「", "``''"],
)
def test_hostile_marks_take_no_time(piece: str) -> None:
    started = time.process_time()
    quotations(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 1
