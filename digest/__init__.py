"""A static-site generator for a curated news digest: `content/` in, `site/` out.

    content/  ->  sources  ->  events  ->  entries  ->  pages  ->  publish  ->  site/
    files         articles     groups      canonical    HTML,      atomic
                                           entries      feeds      exchange

`digest.build` conducts this flow; each room does one step of it and knows only the
nouns of `digest.model`. Same content + ledger + configuration + clock = the same bytes.
"""

__version__ = "0.1.0"
