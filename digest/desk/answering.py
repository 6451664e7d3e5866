"""Requests of the browser to pages of the desk and to decisions; nothing is decided by a GET."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from digest.config import Config
from digest.desk import decisions
from digest.desk.comparing import comparison
from digest.desk.gate import POLICIES, Gate
from digest.desk.lists import Found, event_page, overview
from digest.desk.naming import event_of, named
from digest.desk.shaping import Desk, Edit
from digest.desk.sitting import Sitting
from digest.errors import DigestError, UsageError, wrong_use
from digest.model import Article
from digest.pages.head.head import variables
from digest.pages.theming.templates import load_templates
from digest.publish.serve.answers import Annex, Answer, Request
from digest.text.printable import printable

PREFIX = "/_desk/"
"""Beside the site, whatever its base path: no path of a site begins so unless it asks for it."""

_TEMPLATES = Path(__file__).parent / "templates"
_STYLE = f"{PREFIX}style.css"

Fields = dict[str, list[str]]
Page = Callable[[Fields], bytes]
Action = Callable[[Desk, Fields], Edit | None]


class Answering:
    """The desk over HTTP."""

    def __init__(self, sitting: Sitting, gate: Gate, configured: Callable[[], Config]) -> None:
        self._sitting, self._gate, self._configured = sitting, gate, configured
        self._pages: dict[str, Page] = {
            PREFIX: self._overview,
            f"{PREFIX}event/": self._event,
            f"{PREFIX}compare/": self._compare,
        }

    @property
    def annex(self) -> Annex:
        """The desk, for the server of the preview."""
        return Annex(PREFIX, self.answer)

    def answer(self, request: Request) -> Answer:
        """What the desk answers to anything at all."""
        asked = _fields(request.query)
        if request.path == PREFIX and asked.get("token"):
            return self._open(request, asked["token"][0])
        refusal = self._gate.refusal(request)
        if refusal:
            return _text(HTTPStatus.FORBIDDEN, refusal)
        if request.path == _STYLE:
            style = (_TEMPLATES / "style.css").read_bytes()
            return Answer(HTTPStatus.OK, style, "text/css; charset=utf-8", headers=POLICIES)
        wanted = "POST" if request.path in ACTIONS else "GET"
        if request.path not in ACTIONS and request.path not in self._pages:
            return self._mistake(HTTPStatus.NOT_FOUND, "There is no such page", [request.path])
        if request.method != wanted and not (request.method == "HEAD" and wanted == "GET"):
            allowed = ("Allow", wanted)
            return _text(HTTPStatus.METHOD_NOT_ALLOWED, f"Only {wanted} is for this.", allowed)
        try:
            if wanted == "POST":
                return self._act(request)
            return _page(HTTPStatus.OK, self._pages[request.path](asked))
        except UsageError as error:
            return self._mistake(HTTPStatus.BAD_REQUEST, "That can't be done", _lines(error))
        except DigestError as error:
            return self._mistake(HTTPStatus.CONFLICT, "First mend this", _lines(error))
        except OSError as error:
            lines = [f"{error.filename or 'a file'}: {error.strerror or error}"]
            return self._mistake(HTTPStatus.CONFLICT, "First mend this", lines)

    def _open(self, request: Request, token: str) -> Answer:
        """Let the bearer of the token in, and take it out of the address."""
        if request.method != "GET" or not self._gate.knows(token):
            return _text(HTTPStatus.FORBIDDEN, "This is not the token that was printed.")
        cookie = ("Set-Cookie", self._gate.cookie(request.port, PREFIX))
        return Answer(HTTPStatus.SEE_OTHER, b"", location=PREFIX, headers=(*POLICIES, cookie))

    def _act(self, request: Request) -> Answer:
        sent = _fields(request.body.decode("utf-8", "replace"))
        refusal = self._gate.refuses_form(request, _one(sent, "secret"))
        if refusal:
            return _text(HTTPStatus.FORBIDDEN, refusal)
        if request.path == UNDO:
            self._sitting.undo(_number(sent, "change", 0))
        else:
            action = ACTIONS[request.path]
            assert action
            if self._sitting.decide(lambda desk: action(desk, sent)) is None:
                return _redirect(PREFIX)
        return _redirect(f"{PREFIX}#changes")

    def _overview(self, asked: Fields) -> bytes:
        view = overview(self._sitting.proof(), self._sitting.done, _number(asked, "page", 1))
        return self._rendered("overview.html", view)

    def _event(self, asked: Fields) -> bytes:
        proof = self._sitting.proof()
        found = named(_one(asked, "id"), self._sitting.root, proof.reading, proof.assigned)
        return self._rendered("event.html", event_page(proof, event_of(found, proof.assigned)))

    def _compare(self, asked: Fields) -> bytes:
        proof = self._sitting.proof()
        articles = Found(proof).articles
        one = _article(articles, _one(asked, "one"))
        other = _article(articles, _one(asked, "other")) if asked.get("other") else None
        if one is other:
            raise wrong_use(one.id, "is named twice", "two articles")
        view = comparison(proof, self._configured(), one, other)
        return self._rendered("compare.html", view)

    def _mistake(self, status: HTTPStatus, heading: str, lines: list[str]) -> Answer:
        try:
            config = self._configured()
        except DigestError:
            config = Config()  # Whose mistakes are what has to be told.
        return _page(status, self._render("mistake.html", config, heading=heading, lines=lines))

    def _rendered(self, template: str, view: object) -> bytes:
        return self._render(template, self._configured(), **variables(view))

    def _render(self, template: str, config: Config, **shown: object) -> bytes:
        site = config.site
        templates = load_templates(_TEMPLATES, site.base_url, site.timezone)
        whole = {**shown, "site": site.title, "desk": PREFIX, "form": self._gate.form}
        html = templates.get_template(template).render(whole)
        return printable(html).encode()


def _merge(desk: Desk, sent: Fields) -> Edit | None:
    return decisions.merge(desk, sent.get("event", []))


def _split(desk: Desk, sent: Fields) -> Edit | None:
    return decisions.split(desk, _one(sent, "event"), sent.get("article", []))


def _keep(desk: Desk, sent: Fields) -> Edit | None:
    return decisions.keep(desk, _one(sent, "event"), _one(sent, "article"))


def _pin(desk: Desk, sent: Fields) -> Edit | None:
    return decisions.pin(desk, _one(sent, "event"), pinned=_one(sent, "pinned") == "yes")


def _retitle(desk: Desk, sent: Fields) -> Edit | None:
    return decisions.retitle(desk, _one(sent, "event"), _one(sent, "title"))


UNDO = f"{PREFIX}undo"
ACTIONS: dict[str, Action | None] = {
    f"{PREFIX}merge": _merge,
    f"{PREFIX}split": _split,
    f"{PREFIX}keep": _keep,
    f"{PREFIX}pin": _pin,
    f"{PREFIX}retitle": _retitle,
    UNDO: None,
}
"""Where each decision is sent to; to undo one is up to the sitting."""


def _article(articles: dict[str, Article], name: str) -> Article:
    if name not in articles:
        raise wrong_use(name or "an article", "is no article of an event", "its path")
    return articles[name]


def _fields(encoded: str) -> Fields:
    """What a query or a form holds; nothing of one that has absurdly many fields."""
    try:
        return parse_qs(encoded, keep_blank_values=True, max_num_fields=2000)
    except ValueError:
        return {}


def _lines(error: DigestError) -> list[str]:
    return [str(problem) for problem in error.problems]


def _one(sent: Fields, name: str) -> str:
    return sent.get(name, [""])[0]


def _number(sent: Fields, name: str, otherwise: int) -> int:
    """What a field says, where that is a number that nobody has to fear."""
    text = _one(sent, name)
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def _page(status: HTTPStatus, html: bytes) -> Answer:
    return Answer(status, html, headers=POLICIES)


def _text(status: HTTPStatus, text: str, *more: tuple[str, str]) -> Answer:
    return Answer(status, text.encode(), "text/plain; charset=utf-8", headers=(*POLICIES, *more))


def _redirect(path: str) -> Answer:
    return Answer(HTTPStatus.SEE_OTHER, b"", location=path, headers=POLICIES)
