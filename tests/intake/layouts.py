# ruff: noqa: E501 - markup breaks where it breaks on the web
"""Ten pages as the web has them, each laid out in a way of its own; their texts are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone


@dataclass(frozen=True)
class Layout:
    """A page, and what a person who reads it would say of it."""

    name: str
    page: str
    text: tuple[str, ...]
    """The paragraphs of the article."""
    title: str
    day: date | None
    publisher: str
    authors: tuple[str, ...] = ()
    language: str = "en"
    credit: str = ""
    url: str = ""
    """Where the page was, before its own word on that."""
    address: str = ""
    """Where the article is."""
    lost: int = 0
    """Paragraphs that digest is known not to find: trafilatura takes the last message of a forum
    for a part of the page, if links follow it."""


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


COOKIES = (
    '<div id="cookie-banner" role="dialog"><p>We and our 212 partners store information on your '
    "device. You can change your mind at any time.</p><button>Accept all</button></div>"
)
MENU = "<nav><ul>" + "".join(
    f'<li><a href="/{name.lower()}">{name}</a></li>'
    for name in "Home World Politics Economy Culture Sport Weather Jobs".split()
)
MENU += "</ul></nav>"
RELATED = """<aside class="related"><h2>More on this</h2><ul>
<li><a href="/2025/09/01/x">Harbor masters ask for wider gates</a> <time datetime="2025-09-01">1 Sep</time></li>
<li><a href="/2025/08/30/y">Why the tide tables were wrong</a></li>
<li><a href="/2025/08/28/z">Ten walks along the coast</a></li></ul></aside>"""
FOOTER = """<footer><p>© 2026 All rights reserved. Reproduction only with permission.</p>
<ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>"""

GATES = (
    "The flood gates of Karlshavn stayed shut for nine hours on Thursday, the longest closure since "
    "they were built, after a storm pushed the sea 2.4 meters above its usual level.",
    "No ship could enter or leave the inner harbor between four in the morning and one in the "
    "afternoon. Eleven freighters waited outside, said the harbor master, Inge Dahl.",
    "“We have tested for this, but never for so long,” she told reporters. The pumps behind the "
    "gates moved 40,000 cubic meters of rain water an hour, close to what they can do at most.",
    "The city now wants a third pump house. It would cost 31 million crowns and could be ready in "
    "four years; the council is to vote on the money before Christmas.",
)
BLOG = Layout(
    "blog",
    f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Why I count swifts — Notes from the roof</title>
<meta property="og:site_name" content="Notes from the roof"></head><body>
<header><h2><a href="/">Notes from the roof</a></h2><p>Birds, mostly.</p></header>
<main><article class="h-entry"><h1 class="p-name">Why I count swifts</h1>
<p>by <a class="p-author h-card" href="/about">Tomas Lind</a> on
<time class="dt-published" datetime="2025-06-14T21:05:00+02:00">14 June 2025</time></p>
<div class="e-content">{
        paragraphs(
            "Every evening in June I sit on the roof for an hour and count the swifts that come back to the "
            "old grain store. I have done so for seventeen years, and I still lose count around sixty.",
            "People ask what it is good for. The honest answer is that I like the noise. The useful answer is "
            "that a number written down every evening becomes, after some years, a curve, and the curve of "
            "our colony went down by a third when the store got its new facade.",
            "We talked to the owner. She had forty boxes put under the eaves, at her own cost, and the curve "
            "has turned. Last night I counted 71, which is the most since 2014.",
        )
    }</div></article>
<section id="comments"><h3>3 comments</h3><p>Lovely post! – Mia</p><p>We had none this year. – Per</p></section>
</main><footer><a href="/feed.xml">Feed</a> Powered by a small program</footer></body></html>""",
    (
        "Every evening in June I sit on the roof for an hour and count the swifts that come back to the "
        "old grain store. I have done so for seventeen years, and I still lose count around sixty.",
        "People ask what it is good for. The honest answer is that I like the noise. The useful answer is "
        "that a number written down every evening becomes, after some years, a curve, and the curve of "
        "our colony went down by a third when the store got its new facade.",
        "We talked to the owner. She had forty boxes put under the eaves, at her own cost, and the curve "
        "has turned. Last night I counted 71, which is the most since 2014.",
    ),
    "Why I count swifts",
    datetime(2025, 6, 14, 21, 5, tzinfo=timezone(timedelta(hours=2))),
    "Notes from the roof",
    ("Tomas Lind",),
)
GRAPH = """{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "@id": "https://post.example/#site", "name": "The Karlshavn Post"},
{"@type": "NewsMediaOrganization", "@id": "https://post.example/#org", "name": "The Karlshavn Post"},
{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item":
 {"@type": "NewsArticle", "headline": "Another story", "datePublished": "2025-01-01"}}]},
{"@type": "Person", "@id": "https://post.example/#ada", "name": "Ada Holm"},
{"@type": ["NewsArticle"], "headline": "Flood gates shut for nine hours as storm hits Karlshavn",
 "datePublished": "2025-09-04T15:20:00Z", "dateModified": "2025-09-05T08:00:00Z",
 "author": [{"@id": "https://post.example/#ada"}, {"@type": "Person", "name": "Jon Berg"}],
 "publisher": {"@id": "https://post.example/#org"}, "inLanguage": "en-GB",
 "image": [{"@type": "ImageObject", "url": "https://post.example/gates.jpg"}],
 "mainEntityOfPage": {"@id": "https://post.example/harbor/gates"}}]}"""
NEWS = Layout(
    "news-with-json-ld",
    f"""<!doctype html><html lang="en-GB"><head>
<title>Flood gates: nine hours that tested a city | The Karlshavn Post</title>
<meta property="og:title" content="Nine hours that tested a city">
<script type="application/ld+json">{GRAPH}</script></head><body>{COOKIES}{MENU}
<div class="date-today">Saturday, November 22, 2025</div>
<main><article><header><h1>Flood gates shut for nine hours as storm hits Karlshavn</h1>
<div class="byline">By Ada Holm and Jon Berg</div><time datetime="2025-09-05T08:00:00Z">Updated</time></header>
<figure><img src="/gates.jpg"><figcaption>The gates on Thursday. Photo: Ada Holm</figcaption></figure>
{paragraphs(*GATES[:2])}<div class="ad">Advertisement</div>
<div class="newsletter"><p>Get the morning briefing in your inbox.</p><button>Sign up</button></div>
{paragraphs(*GATES[2:])}</article>{RELATED}</main>{FOOTER}</body></html>""",
    GATES,
    "Flood gates shut for nine hours as storm hits Karlshavn",
    datetime(2025, 9, 4, 15, 20, tzinfo=UTC),
    "The Karlshavn Post",
    ("Ada Holm", "Jon Berg"),
    "en-GB",
    url="https://www.post.example/harbor/gates?utm_source=mail",
    address="https://post.example/harbor/gates",
)
AMP = Layout(
    "amp",
    f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8">
<link rel="canonical" href="https://courier.example/2025/09/04/gates-shut/">
<title>Gates shut, ships wait</title>
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Gates shut, ships wait",
"datePublished":"2025-09-04T17:00:00+02:00","author":{{"name":"AFP"}},
"publisher":{{"@type":"Organization","name":"The Courier with AFP"}}}}</script>
<style amp-boilerplate>body{{visibility:hidden}}</style></head><body>
<amp-sidebar id="menu"><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></amp-sidebar>
<article><h1>Gates shut, ships wait</h1><amp-img src="/a.jpg" width="4" height="3"></amp-img>
{paragraphs(*GATES[:2])}<amp-ad width="300" height="250"></amp-ad>{paragraphs(*GATES[2:])}</article>
<amp-social-share type="email"></amp-social-share>{FOOTER}</body></html>""",
    GATES,
    "Gates shut, ships wait",
    datetime(2025, 9, 4, 17, 0, tzinfo=timezone(timedelta(hours=2))),
    "The Courier",
    credit="AFP",
    url="https://courier.example/2025/09/04/gates-shut/amp/",
    address="https://courier.example/2025/09/04/gates-shut/",
)
UPDATES = (
    "The gates are open again. The first freighter, the Anna Sofie, has just passed the light house "
    "with its crew on deck, and there is applause from the quay.",
    "Inge Dahl, the harbor master, says that the pumps will run through the night, since the canals "
    "behind the gates are still 60 centimeters above their usual level.",
    "A part of the eastern quay has been closed to pedestrians. Two paving stones were washed out, and "
    "engineers will look at the wall below as soon as the water allows it.",
)
LIVE = Layout(
    "live-blog",
    f"""<!doctype html><html lang="en"><head><title>Live: storm hits Karlshavn - Bay Radio</title>
<meta property="og:site_name" content="Bay Radio">
<script type="application/ld+json">[{{"@type":"LiveBlogPosting","headline":"Storm hits Karlshavn",
"datePublished":"2025-09-04T05:00:00+02:00","coverageStartTime":"2025-09-04T05:00:00+02:00",
"liveBlogUpdate":[{{"@type":"BlogPosting","headline":"Gates open","datePublished":"2025-09-04T13:04:00+02:00"}}]
}}]</script></head><body>{MENU}<main><h1>Storm hits Karlshavn</h1><div class="live-posts">
{
        "".join(
            f'<article class="post"><time datetime="2025-09-04T1{3 - at}:04:00+02:00">1{3 - at}:04</time>'
            f"<p>{text}</p></article>"
            for at, text in enumerate(UPDATES)
        )
    }</div></main>{RELATED}{FOOTER}</body></html>""",
    UPDATES,
    "Storm hits Karlshavn",
    datetime(2025, 9, 4, 5, 0, tzinfo=timezone(timedelta(hours=2))),
    "Bay Radio",
)
PRESS = (
    "Der Gemeinderat von Oberlauen hat am Mittwochabend beschlossen, das alte Hallenbad nicht zu "
    "schließen. Mit 14 zu 9 Stimmen bewilligte er 2,3 Millionen Franken für ein neues Dach.",
    "Das Bad aus dem Jahr 1971 war im Frühling gesperrt worden, nachdem sich Teile der Decke gelöst "
    "hatten. Verletzt wurde niemand. Seither mussten die Schulen nach Lauenthal ausweichen.",
    "„Ein Dorf ohne Bad ist ein Dorf, in dem die Kinder nicht schwimmen lernen“, sagte Gemeinderätin "
    "Vreni Aebi. Die Bauarbeiten sollen im März beginnen und acht Monate dauern.",
)
WORDPRESS = Layout(
    "wordpress",
    f"""<!DOCTYPE html><html lang="de-CH"><head><title>Hallenbad bleibt offen - Lauentaler Bote</title>
<meta name="generator" content="WordPress 6.6"><meta property="og:site_name" content="Lauentaler Bote">
<link rel="canonical" href="https://bote.example/hallenbad-bleibt-offen/"></head>
<body class="post-template-default single single-post"><div id="page">
<header id="masthead"><p class="site-title"><a href="/">Lauentaler Bote</a></p>{MENU}</header>
<div id="primary"><article id="post-4711" class="post type-post hentry category-lokales">
<header class="entry-header"><h1 class="entry-title">Hallenbad bleibt offen</h1>
<div class="entry-meta">Veröffentlicht am 12. März 2025 von <span class="author vcard">Beat Moser</span></div></header>
<div class="entry-content">{paragraphs(*PRESS)}
<div class="sharedaddy"><h3>Teilen mit:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">E-Mail</a></li></ul></div>
</div><footer class="entry-footer">Kategorie: <a href="/lokales">Lokales</a></footer></article>
<div id="respond"><h3>Schreibe einen Kommentar</h3><form><textarea></textarea></form></div></div>
<aside id="secondary"><h2>Neueste Beiträge</h2><ul><li><a href="/a">Markt am Samstag verschoben</a></li></ul></aside>
</div></body></html>""",
    PRESS,
    "Hallenbad bleibt offen",
    date(2025, 3, 12),
    "Lauentaler Bote",
    ("Beat Moser",),
    "de-CH",
    url="https://bote.example/hallenbad-bleibt-offen/",
    address="https://bote.example/hallenbad-bleibt-offen/",
)
STUB = Layout(
    "paywalled-stub",
    f"""<!doctype html><html lang="en"><head><title>The quiet sale of the ferry company</title>
<meta property="og:site_name" content="The Ledger">
<meta property="article:published_time" content="2025-10-02T06:00:00Z">
<script type="application/ld+json">{{"@type":"NewsArticle","isAccessibleForFree":"False",
"headline":"The quiet sale of the ferry company","hasPart":{{"@type":"WebPageElement"}}}}</script></head>
<body>{MENU}<article><h1>The quiet sale of the ferry company</h1>
<p class="standfirst">For two years the owners of Linea Blava said that the ferries were not for sale. Papers
seen by The Ledger show that they had signed an agreement with a fund from abroad in March 2023.</p>
<div class="paywall"><h2>Subscribe to continue reading</h2><p>Get unlimited access from 1 euro a week.</p>
<a class="button" href="/subscribe">Subscribe</a><p>Already a subscriber? <a href="/login">Log in</a></p></div>
</article>{FOOTER}</body></html>""",
    (
        "For two years the owners of Linea Blava said that the ferries were not for sale. Papers seen by "
        "The Ledger show that they had signed an agreement with a fund from abroad in March 2023.",
    ),
    "The quiet sale of the ferry company",
    datetime(2025, 10, 2, 6, 0, tzinfo=UTC),
    "The Ledger",
)
POSTS = (
    "Our street was under water this morning and the cellar of number 14 is full. Does anybody know "
    "whether the city lends pumps, or do we have to rent one ourselves like last year?",
    "The fire brigade has six pumps for private houses. You have to call before noon, they keep a list. "
    "We got one within three hours last year and it did not cost anything.",
    "Please check the wall before you pump. If the ground outside is still soaked, an empty cellar can "
    "crack; our neighbors learned that the hard way in 2019.",
)
FORUM = Layout(
    "forum",
    f"""<!doctype html><html><head><title>Cellar full of water - pumps? - Eastquay Neighbors</title>
<meta property="og:site_name" content="Eastquay Neighbors"></head><body>{MENU}
<div class="topic"><h1>Cellar full of water - pumps?</h1>
{
        "".join(
            f'<div class="message"><div class="avatar"><a href="/u/{at}">user{at}</a> Posts: {40 * at}</div>'
            f'<div class="body"><p>{text}</p></div><div class="buttons"><a>Quote</a> <a>Report</a></div></div>'
            for at, text in enumerate(POSTS, start=1)
        )
    }</div>{FOOTER}</body></html>""",
    POSTS,
    "Cellar full of water - pumps?",
    None,
    "Eastquay Neighbors",
    lost=1,
)
RESULTS = (
    "Turnout in the municipal elections of Sant Aldric was 61 percent, nine points more than four "
    "years ago, the electoral office said on Monday after the last of 214 districts was counted.",
    "The Harbor List lost its majority. It now has 14 of 35 seats; the Greens, with eleven, can choose "
    "between two partners, and their leader, Marta Oller, said she would talk to both.",
    "The table shows the seats that each list has won. Recounts in two districts, where fewer than "
    "ten votes decide, are to be finished by Thursday.",
)
TABLES = Layout(
    "table-heavy",
    f"""<!doctype html><html lang="en"><head><title>Sant Aldric votes: all results</title>
<meta name="author" content="Reuters"><meta name="date" content="2025-05-26">
<meta property="og:site_name" content="Coastal Courier"></head><body>{MENU}
<table width="100%"><tr><td valign="top"><table><tr><td><a href="/">Home</a></td></tr></table></td>
<td><h1>Sant Aldric votes: all results</h1>{paragraphs(*RESULTS[:2])}
<table class="results"><tr><th>List</th><th>Seats</th><th>Before</th></tr>
{"".join(f"<tr><td>List {at}</td><td>{at}</td><td>{at + 1}</td></tr>" for at in range(12))}</table>
{paragraphs(RESULTS[2])}</td></tr></table>{FOOTER}</body></html>""",
    RESULTS,
    "Sant Aldric votes: all results",
    date(2025, 5, 26),
    "Coastal Courier",
    credit="Reuters",
)
BARE_TEXT = (
    "TOLLBROOK, September 4, 2025 — Thieves emptied an orchard near Tollbrook overnight and left with "
    "forty crates of pears, the grower told police on Thursday.",
    "A neighbor had heard a lorry at three in the morning and thought nothing of it, since the harvest "
    "is under way and the trucks of the cider works come at all hours.",
    "The pears were worth some 2,000 euros. The police ask witnesses who saw a white lorry with a broken "
    "tail light on the road to Hollin to come forward.",
)
BARE = Layout(
    "no-metadata",
    f"""<html><body><center><b>WELCOME TO TOLLBROOK ONLINE</b></center><hr>
<h1>Orchard thieves take forty crates of pears</h1>
{"<br><br>".join(BARE_TEXT)}
<hr><font size=1>Best viewed at 800x600. <a href="mailto:web@tollbrook.example">Webmaster</a></font>
</body></html>""",
    BARE_TEXT,
    "Orchard thieves take forty crates of pears",
    date(2025, 9, 4),
    "tollbrook.example",
    url="http://www.tollbrook.example/news17.htm",
    address="http://www.tollbrook.example/news17.htm",
)
ARABIC = (
    "أعلنت بلدية ميناء النور يوم الخميس أن أعمال توسيع الرصيف الشرقي ستبدأ في شهر مارس المقبل، بعد أن "
    "وافق المجلس على ميزانية قدرها ثلاثون مليون دينار.",
    "وقالت رئيسة البلدية ليلى حداد إن الرصيف الجديد سيسمح باستقبال السفن الكبيرة، وإن العمل سيستمر "
    "ثمانية عشر شهرا دون إغلاق الميناء القديم أمام الصيادين.",
    "وطالب الصيادون بضمانات مكتوبة، لأن أعمال الترميم السابقة أوقفت قواربهم أسبوعين كاملين ولم "
    "يحصلوا على أي تعويض حتى اليوم.",
)
RTL = Layout(
    "right-to-left",
    f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>توسيع الرصيف الشرقي يبدأ في مارس | صوت الميناء</title>
<meta property="og:site_name" content="صوت الميناء">
<meta property="article:published_time" content="2025-09-04T12:00:00+03:00"></head><body>
<nav><a href="/">الرئيسية</a><a href="/sport">رياضة</a></nav>
<article><h1>توسيع الرصيف الشرقي يبدأ في مارس</h1>{paragraphs(*ARABIC)}
<div class="share">شارك</div></article><footer>جميع الحقوق محفوظة</footer></body></html>""",
    ARABIC,
    "توسيع الرصيف الشرقي يبدأ في مارس",
    datetime(2025, 9, 4, 12, 0, tzinfo=timezone(timedelta(hours=3))),
    "صوت الميناء",
    language="ar",
)

LAYOUTS = (BLOG, NEWS, AMP, LIVE, WORDPRESS, STUB, FORUM, TABLES, BARE, RTL)
