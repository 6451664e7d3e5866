"""The web's texts to files in `content/articles/`: read, cleaned, with where they come from.

    fetching.Fetch                     a run over feeds: `choosing` says which entries are wanted
    visiting.visitor(config)           what asks the web for one `original.Original`
    confined.Confined                  a process for parsers, which can be ended from outside
    reading.read_original(...)         what an original tells of its article
    taking.take(original, ...)         the article's file, unless the `library` has it already

`kite`, `opml` and `records` read what other programs have gathered.
"""
