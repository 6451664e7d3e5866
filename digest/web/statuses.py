"""An HTTP status to what it means for the caller."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from digest.web.failure import Failure
from digest.web.wire import Answer

_BUSY = frozenset({429, 500, 502, 503, 504})
"""What is worth another try."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_GONE = frozenset({404, 410})
_MEANINGS = {
    401: ("asks who is reading (status 401)", "a URL that everybody may read"),
    403: ("is refused (status 403)", "a host that lets programs read"),
    404: ("is not there (status 404)", "the URL as a browser shows it"),
    410: ("is gone for good (status 410)", "another URL, or none"),
    451: ("is withheld for legal reasons (status 451)", ""),
}


def usable(answer: Answer) -> Answer:
    """The answer, unless it says to come back.

    Raises:
        Failure: it does; and when.
    """
    if answer.status not in _BUSY:
        return answer
    why = "it is asked too often" if answer.status == 429 else "its host is in trouble"
    what = f"is answered with status {answer.status}: {why}"
    raise Failure(what, "another run, later", again=True, pause_seconds=_pause(answer))


def leads_on(answer: Answer) -> bool:
    """Is it a redirect?"""
    return answer.status in _REDIRECTS and "location" in answer.headers


def leads_on_for_good(answer: Answer) -> bool:
    """Is it one that is to be remembered (RFC 9110, 15.4.2, 15.4.9)?"""
    return answer.status in _FOR_GOOD and leads_on(answer)


def refuse_all_but_pages(answer: Answer) -> None:
    """Raise `Failure` unless the answer is a page, or says that it is unchanged."""
    if answer.status not in (200, 304):
        unknown = (f"is answered with status {answer.status}", "")
        what, expected = _MEANINGS.get(answer.status, unknown)
        raise Failure(what, expected, gone=answer.status in _GONE)


def _pause(answer: Answer) -> float:
    """Seconds that the host wants to be left alone; 0 where it does not say.

    A moment is seen from the server's own clock, as ours may be wrong (RFC 9110, 10.2.3).
    """
    after = answer.headers.get("retry-after", "")
    if after.isascii() and after.isdigit():
        return float(after[:9])
    try:
        until = parsedate_to_datetime(after)
        seconds = (until - parsedate_to_datetime(answer.headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError):  # not a date; one with a zone and one without
        return 0.0
    return max(0.0, seconds)
