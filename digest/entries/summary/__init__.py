"""Which sentences are told, and in which order.

`contenders` takes those that may be, `ranking` gives them their worth, `summary` chooses and
`sequence` orders them; `only_here` and `timeline` tell what one origin has, and what happened when.
"""
