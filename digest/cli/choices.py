"""An argument that is one of a few words, with the one that was probably meant."""

from __future__ import annotations

from typing import Any

import click


class Choice(click.Choice[str]):
    """As click's; a misspelled word gets a suggestion."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What is said of a word that is none of them."""
        from digest.errors import suggest

        said = super().get_invalid_choice_message(value, ctx)
        meant = suggest(str(value), map(str, self.choices))
        return f"{said} Did you mean {meant!r}?" if meant else said
