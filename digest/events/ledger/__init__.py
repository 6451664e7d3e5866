"""`content/ledger.jsonl`: which articles each event has had, read, written, checked and mended.

`records` has the nouns, `file` reads and writes them all, `lines` its single lines, `faults` and
`repair` tell and mend what a merge left in pieces.
"""
