"""Numbers with what they count, aligned across reports, each with a verdict (docs/entries.md).

`mentions` finds them, `tallying` puts together which go together, `reconcile` and `disagreement`
decide, `figures` chooses what is shown.
"""
