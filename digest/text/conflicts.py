"""A text to the line at which git has left a merge conflict in it."""

from __future__ import annotations

OPENS = "<<<<<<< "
WHAT = "a merge conflict was left in the file"
EXPECTED = "the lines of one side, without <<<<<<<, ======= and >>>>>>>"
_PARTS, _CLOSES = "=======", ">>>>>>> "
_FENCES = ("```", "~~~")


def conflict_line(text: str) -> int:
    r"""The line, from 1, on which the first conflict begins; 0 where there is none.

    What stands between the fences of Markdown is an example.

    >>> conflict_line("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n")
    2
    """
    if OPENS not in text:
        return 0
    begun, parted, fenced = 0, False, False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip(" ").startswith(_FENCES):
            fenced = not fenced
        elif fenced:
            continue
        elif line.startswith(OPENS):
            begun, parted = number, False
        elif begun and line.rstrip("\r") == _PARTS:
            parted = True
        elif parted and line.startswith(_CLOSES):
            return begun
    return 0
