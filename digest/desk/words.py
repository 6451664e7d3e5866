"""Who decided about an article, and what kept it out of an event, in words."""

from __future__ import annotations

DECIDERS = {
    "founder": "it founded the event",
    "similarity": "it is near enough to its articles",
    "copy": "its text is that of another article there",
    "ledger": "the ledger keeps it where an earlier build put it",
    "editor": "the editor says so at",
    "grouper": "the site's own grouper says so",
}

OBSTACLES = {
    "editor": "the editor decided, at",
    "ledger": "the ledger keeps it where it is; `digest regroup` tells what it would be afresh",
    "posts": "posts of the editor's found no event with each other, however alike",
    "too-far": "it is not near enough",
    "better": "it gains more in its own event",
    "order": "near enough, but not when events were made, step by step",
}
