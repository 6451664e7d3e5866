"""The editor's Markdown to safe HTML: rendered, marked and sanitized.

`markdown.render` is the way in; `quick` makes Python-Markdown faster, `commonmark` is another
renderer.
"""
