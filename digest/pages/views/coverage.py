"""What the template of a publisher's list sees of its coverage."""

from __future__ import annotations

from digest.nouns import noun


@noun
class CoverageView:
    """How a publisher covers the events of the site."""

    events: int
    first: int
    """Events that it reported before all other publishers, of those that others reported."""
    alone: int
    """Events of which it is the only origin."""
    independent: int
    """Articles of it that are origins of their own."""
    copies: int
    """Articles of it that are copies or rewrites of others'."""
