"""What is published, and where: made once, read by every page, feed and list.

`laying_out.lay_out` makes a `layout.Layout`; of each entry and post it keeps a headline, which is
what lists tell of it.
"""
