"""The steps of a build: each calls one room's pure functions, and adds what these know nothing of,
the cache and the worker processes.

In the order of a build: `reading`, `splitting` (beside grouping), `writing` (which may ask
`summarizing`), `chronicle`, `filing` (with `rendering`, `drawing`, `searching` and `makers`) and
`recording`. `digest.build` calls them.
"""
