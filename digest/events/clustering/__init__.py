"""Scored pairs to blocks of articles: average linkage, then single moves.

`linkage` is the way in. `copies` finds articles of one text before, so that each is compared once.
"""
