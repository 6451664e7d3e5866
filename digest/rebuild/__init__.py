"""Incremental builds: after some edits, only the files of the site that can show them are made
again.

A full build saves what it laid out: for each file of the site its path and content hash, and for
each post and entry what lists show of it. This saved layout is called the *plates*, as printers
keep plates for a reprint. `retouching.retouch` starts from it and, by what was edited, calls

    relaying     posts that were edited
    shifting     posts that were added or removed, where the site has nothing but posts
    retheming    templates
    arriving     articles and notes on events: `joining` finds the events that change, `setting`
                 and `resetting` the pages that change with them

Each returns None where the edits may change more than it can tell; then a full build follows.

`plates` and `entered` define what is saved and `platemaking` makes it. `rereading` and `library`
read posts and entries of the last build again. `standing`, `digests`, `newsfeeds` and `sums`
compute lists, feeds and counts from the headlines alone.
"""
