"""Invented news as views: every kind of page, and the awkward cases, for looking at the theme.

`pages()` maps a path in the site to a template and its variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from digest.pages.views.editions import DayView, EditionView, FrontView, WeekView
from digest.pages.views.evidence import (
    AmountView,
    CitationView,
    CorrectionView,
    DrawingView,
    FigureView,
    MomentView,
    OriginView,
    ReasonView,
    RemovalView,
    SourceView,
    StatementView,
    TimelineView,
)
from digest.pages.views.lists import IndexView, ListView, Pager
from digest.pages.views.posts import PostView, StaticView
from digest.pages.views.variables import (
    EntryView,
    FeedView,
    HeadView,
    LinkView,
    RedirectView,
    SiteView,
    Teaser,
)

BASE = "https://example.org/repo/"
DAY = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)

FEEDS = (
    FeedView("RSS", "/feed.xml", "application/rss+xml"),
    FeedView("Atom", "/atom.xml", "application/atom+xml"),
    FeedView("JSON Feed", "/feed.json", "application/feed+json"),
)

SITE = SiteView(
    title="The Harbor Ledger",
    description="What is reported from the coast, who says so, and how many say it on their own.",
    language="en",
    direction="ltr",
    base_url=BASE,
    author="Ines Okafor",
    repository="https://example.org/source",
    menu=(
        LinkView("Editions", "/archive/"),
        LinkView("Posts", "/posts/"),
        LinkView("Sources", "/sources/"),
        LinkView("Tags", "/tags/"),
        LinkView("About", "/about/"),
    ),
    feeds=FEEDS,
    updated=DAY,
    options={},
    generator="digest 0.1.0",
)


def pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Path in the site to template and variables."""
    entry = harbor_entry()
    return {
        "index.html": _page("front.html", "/", "", _flat(front())),
        "page/2/index.html": _page("front.html", "/page/2/", "Page 2", _flat(second_page())),
        "events/harbor/index.html": _page(
            "entry.html", entry.url, entry.title, {"entry": entry}, kind="article"
        ),
        "events/ferry/index.html": _page(
            "entry.html", "/events/ferry/", "Ferry", {"entry": single_entry()}, kind="article"
        ),
        "events/strange/index.html": _page(
            "entry.html", "/events/strange/", "Strange", {"entry": strange_entry()}
        ),
        "posts/method/index.html": _page(
            "post.html", "/posts/method/", "How the figures are checked", {"post": post()}
        ),
        "about/index.html": _page("page.html", "/about/", "About", {"document": about()}),
        "editions/2026-W47/index.html": _page(
            "week.html", "/editions/2026-W47/", "Week of 16 November 2026", _flat(week())
        ),
        "editions/2026-11-20/index.html": _page(
            "edition.html", "/editions/2026-11-20/", "20 November 2026", _flat(edition())
        ),
        "tags/shipping/index.html": _page(
            "list.html", "/tags/shipping/", "shipping", _flat(tag_list())
        ),
        "sources/index.html": _page("index.html", "/sources/", "Sources", _flat(sources_index())),
        "404.html": _page("404.html", "/404.html", "Not found", {}, noindex=True),
        "old/index.html": _page(
            "redirect.html", "/old/", "Moved", _flat(RedirectView("/events/harbor/"))
        ),
        "empty/index.html": _page("front.html", "/", "", _flat(empty_front())),
    }


def teaser(number: int) -> Teaser:
    """One of the day's twelve stories in miniature; numbers go round."""
    title, text, publishers, marks = HEADLINES[number % len(HEADLINES)]
    return Teaser(
        kind="entry",
        title=title,
        url="/events/harbor/",
        text=text,
        published=DAY - timedelta(hours=5 * number),
        updated=DAY + timedelta(hours=3) if number == 0 else None,
        articles=len(marks),
        origins=sum(marks),
        publishers=publishers,
        marks=marks,
    )


def post_teaser() -> Teaser:
    return Teaser(
        kind="post",
        title="How the figures are checked",
        url="/posts/method/",
        text="Two papers gave the bridge two prices. Both were right, and it took an afternoon.",
        published=DAY - timedelta(hours=2),
        updated=None,
    )


def front() -> FrontView:
    days = (
        DayView(date(2026, 11, 20), "/editions/2026-11-20/", tuple(teaser(n) for n in (4, 5, 6))),
        DayView(date(2026, 11, 19), "/editions/2026-11-19/", tuple(teaser(n) for n in (7, 8))),
        DayView(None, "", (replace(teaser(9), published=None, publishers=()),)),
    )
    editions = tuple(
        LinkView(f"{number} November 2026", f"/editions/2026-11-{number}/", 27 - number)
        for number in (20, 19, 18, 17)
    )
    seconds = tuple(teaser(number) for number in (1, 2, 3))
    pager = Pager(1, 3, "", "/page/2/")
    lead = replace(teaser(0), summary=STATEMENTS)
    return FrontView(lead, seconds, days, (post_teaser(),), editions, pager)


def second_page() -> FrontView:
    days = (DayView(date(2026, 11, 18), "", tuple(teaser(n) for n in range(10, 14))),)
    return FrontView(None, (), days, (), (), Pager(2, 3, "/", "/page/3/"))


def empty_front() -> FrontView:
    return FrontView(None, (), (), (), (), Pager(1, 1))


def edition() -> EditionView:
    teasers = (*(teaser(number) for number in range(3)), post_teaser(), teaser(4))
    before = LinkView("19 November 2026", "/editions/2026-11-19/")
    week = LinkView("Week of 16 November 2026", "/editions/2026-W47/")
    return EditionView(date(2026, 11, 20), teasers, week, before, None)


def week() -> WeekView:
    before = LinkView("Week of 9 November 2026", "/editions/2026-W46/")
    days = front().days[:2]
    return WeekView(date(2026, 11, 16), date(2026, 11, 22), teaser(0), days, before, None)


def tag_list() -> ListView:
    teasers = tuple(teaser(number) for number in range(6))
    return ListView(
        "tag", "shipping", teasers, Pager(2, 4, "/x/", "/y/"), "/tags/shipping/feed.xml"
    )


def sources_index() -> IndexView:
    names = sorted({name for _, _, publishers, _ in HEADLINES for name in publishers})
    letters = sorted({name[0] for name in names})
    groups = tuple(
        (letter, tuple(LinkView(n, "/sources/x/", 3) for n in names if n[0] == letter))
        for letter in letters
    )
    return IndexView("sources", "Sources", groups)


_FIRST, _SECOND = (
    CitationView(number, f"#source-{number}", "", name)
    for number, name in ((1, "Meridian Wire"), (2, "The Almira Post"))
)
FIGURES = (
    FigureView(
        "Killed",
        "updated",
        "changed over time",
        (AmountView("two dockers", (_FIRST,)), AmountView("three people", (_SECOND,), more=12)),
    ),
    FigureView(
        "",
        "differs",
        "sources differ",
        (
            AmountView("about 31 million crowns for a crane of the same height", (_FIRST,)),
            AmountView("26 million crowns", (_SECOND,)),
        ),
    ),
)
TIMELINE = TimelineView(
    (
        MomentView(date(2026, 11, 19), "The crane collapsed on Thursday before dawn.", _FIRST, 3),
        MomentView(date(2026, 11, 20), "", None, 2),
    ),
    undated=1,
    coverage=DrawingView(
        Markup(
            '<svg role="img" aria-label="Reports a day: 3, 2." viewBox="0 0 48 27" width="48"'
            ' height="27" fill="none" stroke="currentColor"><path d="M0 25.5H48"/>'
            '<path d="M5 1h14v24h-14z"/><path d="M29 9h14v16h-14z" fill="currentColor"/></svg>'
        ),
        "Reports from 19 November 2026 to 20 November 2026; hollow: rewrites.",
    ),
)


def harbor_entry() -> EntryView:
    """Five articles, two origins, corrections, a licensed text, removals: a full entry."""
    first = SourceView(
        1, "Crane collapse shuts Port Almira for second day", "Tidewater Gazette",
        ("Marta Quillon",), DAY - timedelta(hours=6), "https://gazette.example/almira-crane",
        False, 1, "en", False, "", ("#cite-1-1", "#cite-1-2"), REMOVALS,
    )  # fmt: skip
    copies = (
        SourceView(
            2, "Almira port remains closed after crane accident", "Coastline Daily", (),
            DAY - timedelta(hours=5), "https://coastline.example/a", True, 1, "en", True, "", (),
            SHOWN_REMOVALS,
        ),
        SourceView(
            4, "", "", (), None, "", True, 1, "en", False, "a reader's mail", (), (),
        ),
    )  # fmt: skip
    second = SourceView(
        3, "El puerto de Almira, cerrado hasta el lunes", "Diario del Estrecho",
        ("Rosa Ibarra", "Teo Lamas"), DAY, "https://diario.example/almira", False, 2, "es", False,
        "", ("#cite-3-1",), (),
    )  # fmt: skip
    own = SourceView(
        5, "What the dockers told us", "The Harbor Ledger", ("Ines Okafor",),
        DAY + timedelta(hours=3), "/posts/method/", False, 3, "en", False, "", ("#cite-5-1",),
        (), Markup("<p>The night shift heard it before they saw it.</p>"),
    )  # fmt: skip
    return EntryView(
        id="ev-7k3q9d",
        title="Crane collapse keeps Port Almira closed, with 41 ships waiting outside",
        url="/events/harbor/",
        published=DAY - timedelta(hours=6),
        updated=DAY + timedelta(hours=3),
        statements=STATEMENTS,
        body=None,
        origins=(
            OriginView(1, "Meridian Wire", (first, *copies)),
            OriginView(2, "", (second,)),
            OriginView(3, "", (own,)),
        ),
        articles=5,
        marks=(True, False, False, True, True),
        tags=(LinkView("shipping", "/tags/shipping/"), LinkView("labor", "/tags/labor/")),
        categories=(LinkView("Coast", "/categories/coast/"),),
        corrections=(CorrectionView(date(2026, 11, 20), "The crane stood on Quay 4, not 14."),),
        reasons=REASONS,
        posts=(LinkView("How the figures are checked", "/posts/method/"),),
        edit_url="https://example.org/source/edit",
        figures=FIGURES,
        timeline=TIMELINE,
        previous=LinkView(HEADLINES[1][0], "/events/ferry/"),
        next=LinkView(HEADLINES[2][0], "/events/strange/"),
    )


def single_entry() -> EntryView:
    """One report, without publisher, title, date or link."""
    source = SourceView(
        1, "", "", (), None, "", False, 1, "", False, "", ("#cite-1-1",), (),
    )  # fmt: skip
    statement = StatementView(
        "The ferry to the outer islands will leave an hour earlier from Monday, the crew was told.",
        (CitationView(1, "#source-1", "cite-1-1", "an untitled report"),),
    )
    return replace(
        harbor_entry(), id="ev-2b8xxx", title="Island ferry to leave an hour earlier",
        url="/events/ferry/", published=None, updated=None, statements=(statement,),
        origins=(OriginView(1, "", (source,)),), articles=1, marks=(True,), tags=(),
        categories=(), corrections=(), reasons=(), posts=(), edit_url="",
        figures=(), timeline=TimelineView(),
    )  # fmt: skip


def strange_entry() -> EntryView:
    """Unbroken words, a long address, many copies, Arabic beside English, the editor's body."""
    url = "https://example.org/" + "a-very-long-path-without-a-place-to-break" * 6
    sources = tuple(
        SourceView(
            number, "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 2,
            "Pneumonoultramicroscopicsilicovolcanoconiosis-Nachrichten", (), DAY, url,
            number > 1, 1, "ar", False, "", (), (),
        )
        for number in range(1, 45)
    )  # fmt: skip
    return replace(
        harbor_entry(), id="ev-9zzzzz", title="إغلاق الميناء Donaudampfschifffahrt" * 2,
        url="/events/strange/", statements=(), body=Markup("<p>" + "x" * 300 + "</p>"),
        origins=(OriginView(1, "", sources),), articles=44, marks=(True, *[False] * 43),
        edit_url="",
    )  # fmt: skip


def post() -> PostView:
    return PostView(
        title="How the figures are checked",
        url="/posts/method/",
        html=Markup(POST_BODY),
        published=DAY - timedelta(hours=2),
        updated=DAY,
        authors=(LinkView("Ines Okafor", "/authors/ines-okafor/"),),
        tags=(LinkView("method", "/tags/method/"),),
        categories=(),
        source=LinkView("Port authority", "https://port.example/notice"),
        event=teaser(0),
        previous=LinkView("Why copies do not count", "/posts/copies/"),
        next=LinkView("A week of fog", "/posts/fog/"),
    )


def about() -> StaticView:
    html = (
        "<p>The Harbor Ledger reads the papers of the coast and says what they report.</p>"
        "<h2>Corrections</h2><p>Write to the editor. Corrections stand on the entry, dated.</p>"
    )
    return StaticView("About", "/about/", Markup(html), DAY)


def _page(
    template: str, path: str, title: str, own: Mapping[str, Any], kind: str = "website",
    noindex: bool = False,
) -> tuple[str, dict[str, Any]]:  # fmt: skip
    head = HeadView(
        title=title,
        description=f"{title or SITE.title}: reports compared, each statement with its source.",
        path=path,
        canonical=BASE.rstrip("/") + path,
        kind=kind,
        published=DAY if kind == "article" else None,
        noindex=noindex,
        json_ld={"@context": "https://schema.org", "@type": "WebPage", "name": "</script>" + title},
    )
    return template, {"site": SITE, "head": head, **own}


def _flat(view: Any) -> dict[str, Any]:
    return {field.name: getattr(view, field.name) for field in fields(view)}


HEADLINES: tuple[tuple[str, str, tuple[str, ...], tuple[bool, ...]], ...] = (
    (
        "Crane collapse keeps Port Almira closed, with 41 ships waiting outside",
        "Port Almira will stay closed until at least Monday after a container crane fell across"
        " two berths on Thursday night, and 41 ships are waiting in the roads.",
        ("Tidewater Gazette", "Coastline Daily", "Diario del Estrecho", "The Harbor Ledger",
         "Meridian Wire"),
        (True, False, False, True, True),
    ),
    (
        "Central bank of Norland holds its rate at 3.25%, two members dissent",
        "The bank kept its main rate at 3.25% and said it needed one more quarter of figures.",
        ("Norland Post", "Markets Today"),
        (True, True, False),
    ),
    (
        "Teachers in Vessa end nine-day strike",
        "Schools reopen on Monday after the union accepted a rise of 6.4% over two years.",
        ("Vessa Courier",),
        (True,),
    ),
    (
        "Third warehouse fire in a month on the Old Canal; nobody hurt",
        "A furniture store burned down overnight, 400 m from the mill that burned in October.",
        ("Evening Standard of Lorne", "Canal Watch", "Coastline Daily"),
        (True, True, True),
    ),
    (
        "Glacier survey finds the Harrow lost 31 m of length in a year",
        "The Harrow glacier is 31 m shorter than last autumn, the university's yearly survey says.",
        ("Highland Review", "Norland Post"),
        (True, False),
    ),
    (
        "Lorne United win 3–1 and go top",
        "Two goals in the last ten minutes took United past Almira, whose keeper was sent off.",
        ("Vessa Courier", "Touchline"),
        (True, True),
    ),
    (
        "Court stops the felling of the Weir Lane limes",
        "A judge forbade the city to cut 62 lime trees before a hearing in January.",
        ("Canal Watch",),
        (True,),
    ),
    (
        "Solar park at Brae to supply 28,000 homes",
        "The park was connected on Wednesday; it is the largest on the coast.",
        ("Markets Today", "Highland Review", "Tidewater Gazette"),
        (True, False, False),
    ),
    (
        "Bus fares to rise by 20 cents in January",
        "A single ticket will cost 2.60; the council says fuel made it necessary.",
        ("Evening Standard of Lorne",),
        (True,),
    ),
    (
        "Old lighthouse opens to visitors",
        "The tower has 211 steps, and visitors may climb them on Sundays.",
        ("Coastline Daily",),
        (True,),
    ),
)  # fmt: skip

STATEMENTS = (
    StatementView(
        "Port Almira will stay closed until at least Monday after a container crane fell across"
        " two berths on Thursday night.",
        (
            CitationView(1, "#source-1", "cite-1-1", "Tidewater Gazette"),
            CitationView(3, "#source-3", "cite-3-1", "Diario del Estrecho"),
        ),
    ),
    StatementView(
        "Two crane drivers were taken to hospital with broken bones, and neither is in danger,"
        " said Paulo Reyne, who runs the harbor.",
        (CitationView(1, "#source-1", "cite-1-2", "Tidewater Gazette"),),
    ),
    StatementView(
        "Dockers said that the night shift had reported a crack in the boom twice since August.",
        (CitationView(5, "#source-5", "cite-5-1", "The Harbor Ledger"),),
    ),
)

REMOVALS = (
    RemovalView("9 calls to action", "lines 24, 30–36, 41"),
    RemovalView("2 read-more links", "lines 9, 18"),
    RemovalView("a visit counter", "line 3"),
)

SHOWN_REMOVALS = (
    RemovalView(
        "2 share buttons", "lines 9–10", ("Share this: Facebook, X, WhatsApp", "Print this page")
    ),
)

REASONS = (
    ReasonView("Tidewater Gazette", "The first report; the event began with it."),
    ReasonView(
        "Diario del Estrecho",
        "Shares with source 1 the names Port Almira and Paulo Reyne and the number 41.",
    ),
)

POST_BODY = """
<p>Two papers gave the bridge <a href="#x" id="x">two prices</a>. Both were right, and it took an
afternoon to see why.</p>
<h2 id="figures">The figures</h2>
<p>One paper counted the approach roads and the other did not.<sup id="fnref:1"><a
class="footnote-ref" href="#fn:1">1</a></sup> Set side by side they agree:</p>
<table>
<thead><tr><th>Part</th><th>Gazette</th><th>Courier</th></tr></thead>
<tbody>
<tr><td>Bridge</td><td>13.5 million</td><td>13.5 million</td></tr>
<tr><td>Roads</td><td>6 million</td><td>not counted</td></tr>
</tbody>
</table>
<blockquote><p>We never said that the roads were free.</p></blockquote>
<h2 id="code">The rule</h2>
<p>A figure enters an entry only with its unit, as <code>13.5 million</code> does:</p>
<div class="codehilite"><pre><span></span><code><span class="c1"># No unit, no figure.</span>
<span class="k">if</span> <span class="n">unit</span> == <span class="s2">""</span>:
    <span class="k">return</span> <span class="mf">0.5</span>
</code></pre></div>
<ul><li>Figures that agree are said once.</li><li>Figures that differ are both said.</li></ul>
<hr>
<div class="footnote"><ol><li id="fn:1"><p>The Courier said so in its last line.&#160;<a
class="footnote-backref" href="#fnref:1" title="Jump back to footnote 1 in the text">↩</a></p>
</li></ol></div>
"""
