"""Articles to numbers: words and pairs of words, counted and weighted (docs/grouping.md, "Words").

`reading` takes what is compared from an article, `vocabulary` and `counts` count it, `terms` makes
weighted rows of it. `postings` is the inverted index, terms to the articles that have them.
"""
