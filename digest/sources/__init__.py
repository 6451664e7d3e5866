"""From a document to an article: front matter, readers, cleaning with its receipt.

`scan` finds the files, `reader` reads one (`front_matter`), `article` makes an article of it, for
which `cleaning` takes from the lines of its text (`readers`) what the page around it put there.
"""
