"""Somebody else's summarizer: asked, then held to what the sources say.

`asking` calls it, `verification` lets nothing through that no cited source bears out.
"""
