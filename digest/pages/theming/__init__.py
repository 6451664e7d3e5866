"""A theme's folder to compiled templates, and views to the bytes of pages.

`theme.load_theme` and `Theme.render` are the way in. `makeup` tells which files of a theme a page
depends on, so that a build knows what an edited template changes.
"""
