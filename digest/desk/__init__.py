"""The editor's desk: decisions about events, written into Markdown files, with a page to take them.

    naming.named(name, ...)        what a person calls an article or an event
    shaping.Desk                   a site as its editor finds it
    decisions.merge(desk, ...)     what the editor decides: an `Edit` of an event's file each
    sitting.Sitting                the edits of one run of `digest serve`, and the way back
    lists, comparing               what the desk shows
    gate.Gate                      who may come in
    answering.Answering            requests of the browser to pages and decisions

The verbs `merge`, `split` and `pin` and the page of `digest serve` make the same decisions by the
same functions.
"""
