"""Texts and pages to HTML; those whose inputs are unchanged come from the cache or the published
site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import islice

from digest.cache import Memory, Recipe, code_version, own_secret
from digest.config import Config, MarkdownConfig
from digest.engine import Engine
from digest.errors import ThemeError
from digest.model import Document, Draft, EventNote, Html, Output, Page, Sketch
from digest.pages.bodies.bodies import Body, body_of, render_body
from digest.pages.bodies.early import NONE_RENDERED, Early
from digest.pages.bodies.texts import Gist, RenderAll, Rendered, gist_of, is_settled
from digest.pages.fingerprints import Fingerprints
from digest.pages.markup.markdown import OWN_EXTENSIONS, libraries
from digest.pages.theming.known_templates import Known, Templates
from digest.pages.theming.makeup import makeups_of
from digest.pages.theming.theme import Theme

_ROOMS = ("pages", "text", "config.py", "errors.py", "model", "steps/rendering.py", "locale")
"""What rendering may import or read, itself included."""
_LIBRARIES = ("Babel", "Jinja2", "MarkupSafe", "feedgen", "lxml", "tzdata")

_LEAST_SECONDS = 0.0001
"""What a page takes at least: a post's page takes 0.00014 s, a list 0.00016 s."""


def text_renderer(
    memory: Memory, engine: Engine, config: Config, early: Mapping[str, Early] = NONE_RENDERED
) -> RenderAll:
    """A function that renders the editor's texts. Texts that are cached, or that were rendered
    `early` (by their documents' ids), are not rendered again; the HTML of settled ones is decoded
    only when somebody uses it.

    With Markdown extensions of other people nothing is cached, as these may depend on anything.
    """
    stage = partial(render_body, config=config.markdown)
    if OWN_EXTENSIONS.issuperset(config.markdown.extensions):
        return _Texts(memory, engine, stage, config.markdown, early).all
    label = "rendering texts"
    return lambda texts, _: [
        Rendered(html) for html in engine.each(stage, list(map(body_of, texts)), label)
    ]


_Unit = bytes | Body
"""A key of what a text was read from, if that is known; it is cheaper to hash than the text."""


class _Texts:
    """Renders texts that are not cached."""

    def __init__(
        self,
        memory: Memory,
        engine: Engine,
        stage: Callable[[Body], str],
        options: MarkdownConfig,
        early: Mapping[str, Early],
    ) -> None:
        self._memory, self._engine, self._stage, self._early = memory, engine, stage, early
        self._is_native = options.engine == "commonmark"
        code = code_version(_ROOMS, libraries(options))
        self._html = Recipe("text", str, code, options, apart=True)
        self._gists = Recipe("gist", Gist, code, options)
        self._texts: dict[_Unit, Document | EventNote] = {}
        self._at_hand: dict[_Unit, str] = {}

    def all(
        self, texts: Sequence[Document | EventNote], read_from: Mapping[str, bytes]
    ) -> list[Rendered]:
        """As `RenderAll` says."""
        units = [_unit(text, read_from) for text in texts]
        self._texts = dict(zip(units, texts, strict=True))
        gists = self._memory.each(self._gists, units, self._gists_of)
        self._read([unit for unit, gist in zip(units, gists, strict=True) if not gist.settled])
        return [
            Rendered(Html(gist.mark, gist.opening, partial(self._one, unit)), gist.settled)
            for unit, gist in zip(units, gists, strict=True)
        ]

    def _gists_of(self, units: Sequence[_Unit]) -> list[Gist]:
        self._read(units)
        return [
            early.gist if (early := self._early_of(unit)) else gist_of(self._at_hand[unit])
            for unit in units
        ]

    def _read(self, units: Sequence[_Unit]) -> None:
        """Load or render the HTML of all these."""
        missing = [unit for unit in units if unit not in self._at_hand]
        found = self._memory.each(self._html, missing, self._render, self._is_worth_keeping)
        self._at_hand.update(zip(missing, found, strict=True))

    def _one(self, unit: _Unit) -> str:
        known = self._at_hand.get(unit)
        if known is None:
            (known,) = self._memory.each(self._html, [unit], self._render, self._is_worth_keeping)
        return known

    def _is_worth_keeping(self, unit: _Unit, html: str) -> bool:
        """Whether to cache a text's HTML: the native renderer is as quick as the cache, so with it
        only texts that every build needs are cached.
        """
        if not self._is_native or not isinstance(self._texts[unit], Document):
            return True
        early = self._early_of(unit)
        return not (early.gist.settled if early else is_settled(html))

    def _render(self, units: Sequence[_Unit]) -> list[str]:
        early = [self._early_of(unit) for unit in units]
        rest = [unit for unit, known in zip(units, early, strict=True) if not known]
        bodies = [body_of(self._texts[unit]) for unit in rest]
        others = iter(self._engine.each(self._stage, bodies, "rendering texts"))
        return [known.html if known else next(others) for known in early]

    def _early_of(self, unit: _Unit) -> Early | None:
        text = self._texts[unit]
        return self._early.get(text.id) if isinstance(text, Document) else None


def _unit(text: Document | EventNote, read_from: Mapping[str, bytes]) -> _Unit:
    known = read_from.get(text.id) if isinstance(text, Document) else None
    return known or body_of(text)


def recall_templates(theme: Theme, memory: Memory) -> Callable[[], None]:
    """Load the theme's compiled templates from the cache. Returns a function that adds newly
    compiled ones to it, to be called when no copy of this process uses the cache.

    The compiled code contains translated messages and the results of filters on constants. As the
    cache may come with somebody's clone, only code that this user has signed is run.
    """
    known = (theme.name, theme.base_url, theme.timezone, theme.language)
    options = (*known, makeups_of(theme).rest)
    recipe = Recipe("templates", Known, code_version(_ROOMS, _LIBRARIES), options, apart=True)
    found, secret = memory.find(recipe, None), own_secret()
    if found:
        theme.environment.templates = Templates(found, secret)
    templates = theme.environment.templates

    def keep() -> None:
        if templates.are_new:
            memory.keep(recipe, None, templates.signed(secret))

    return keep


def sketch_pages(
    pages: Sequence[Page], drafts: Sequence[Draft], theme: Theme, told: Counter[str]
) -> list[Sketch]:
    """A sketch of each page and each draft: its path, with a hash of everything that it is made of.

    `told` counts, for each post by its document's id, how many files it is a part of.
    """
    fingerprints = Fingerprints(theme, code_version(_ROOMS, _LIBRARIES), told)
    return [
        *(Sketch(page.path, fingerprints.of(page), page.origin) for page in pages),
        *(Sketch(draft.path, fingerprints.of_draft(draft), draft.origin) for draft in drafts),
    ]


def page_renderer(
    pages: Sequence[Page],
    drafts: Sequence[Draft],
    theme: Theme,
    engine: Engine,
    begun: Started | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Callable[[Sequence[Sketch]], Iterator[Output]]:
    """A function that renders the sketched pages and drafts. Rendering all of them may have `begun`
    already; `meanwhile` is what this process does first while copies of it are rendering.
    """
    by_path = {page.path: page for page in pages}
    written = {draft.path: draft for draft in drafts}

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        shown = [by_path[sketch.path] for sketch in sketches if sketch.path in by_path]
        others = [written[sketch.path] for sketch in sketches if sketch.path in written]
        with closing(begun or Started(shown, others, theme, engine)) as made:
            meanwhile()
            wanted = {sketch.path for sketch in sketches}
            yield from (output for output in made if output.path in wanted)

    return make


class Started:
    """Pages and drafts that copies of this process render from now on."""

    def __init__(
        self, pages: Sequence[Page], drafts: Sequence[Draft], theme: Theme, engine: Engine
    ) -> None:
        self._made = _rendered(pages, drafts, theme, engine)
        # The first page comes first, for it loads what the others need.
        self._first = list(islice(self._made, 1))

    def __iter__(self) -> Iterator[Output]:
        yield from self._first
        yield from self._made

    def close(self) -> None:
        """Stop rendering."""
        self._made.close()


def _rendered(
    pages: Sequence[Page], drafts: Sequence[Draft], theme: Theme, engine: Engine
) -> Generator[Output, None, None]:
    stage = partial(_made, theme)
    # A feed takes as long as fifty pages: at the end, all but one worker would wait for it.
    units = (*pages[:1], *drafts, *pages[1:])
    try:
        yield from engine.stream(stage, units, "rendering pages", bulky=True, least=_LEAST_SECONDS)
    except ThemeError as error:
        raise _whole(error, pages, theme) from error
    finally:
        theme.forget()


def _whole(error: ThemeError, pages: Sequence[Page], theme: Theme) -> ThemeError:
    """The error together with those of all other templates, found by rendering one page of each."""
    found = {problem.location: problem for problem in error.problems}
    for page in {page.template: page for page in reversed(pages)}.values():
        try:
            theme.render(page)
        except ThemeError as other:
            found = {problem.location: problem for problem in other.problems} | found
    return ThemeError(*sorted(found.values()))


def _made(theme: Theme, unit: Page | Draft) -> Output:
    if isinstance(unit, Page):
        return theme.render(unit)
    return Output(unit.path, unit.data, unit.origin)
