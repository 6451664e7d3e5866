"""An entry to its page: statements, sources, figures, quotations, timeline, what was cleaned.

`entry_pages` puts the page together; each other module makes one part of it.
"""
