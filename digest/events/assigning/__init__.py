"""Articles, the editor's decisions and the ledger, to events: which event each article joins or
starts.

`assignment.assign` is the way in. `editor` knows what was decided by hand, `drafts` the ledger
while it may still change, `arrival` compares new articles alone with the archive, `proposals` and
`regrouping` tell what grouping afresh would change.
"""
