"""Articles, the editor's word and the ledger to events: who joins which, who founds one.

`assignment.assign` is the way in. `editor` knows what was decided by hand, `drafts` the ledger
while it may still change, `arrival` compares new articles alone with the archive, `proposals` and
`regrouping` tell what grouping afresh would change.
"""
