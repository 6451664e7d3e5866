"""Lists of entries and posts: front page, editions by day and week, tags, names, sources, months.

`overviews` tells which of them differ between two layouts.
"""
