"""A line to whether it counts the page's visitors, readers and comments, and nothing else."""

from __future__ import annotations

_COUNTED = frozenset(
    """views view viewed visits visit visited visitors visitor hits reads readers shares likes
    comments comment replies downloads listens reactions
    vu vues vue lectures visites visiteurs partages commentaires
    aufrufe gelesen besucher besuche klicks kommentare
    visto visitas visitantes vistas lecturas comentarios compartidos
    letto visualizzazioni visite letture condivisioni commenti
    visualizações leituras partilhas comentários
    weergaven gelezen bekeken bezoekers reacties""".split()
)
"""What pages count, in the languages of most sources."""
_AROUND = _COUNTED | frozenset(
    """0 s this page article post story text entry has been have was were times time today
    yesterday total so far since week month last of number people person read seen opened by min
    mins minutes sec seconds count counter unique
    lu a été fois cet cette article page aujourd'hui hier au total nombre de
    mal heute gestern insgesamt dieser artikel wurde diese seite bisher zahl der
    leído veces hoy ayer este artículo esta página ha sido número
    volte oggi ieri questo articolo pagina
    lido vezes hoje ontem artigo
    keer vandaag gisteren totaal dit artikel is""".split()
)
"""The words that may stand beside it."""


def is_counter(words: tuple[str, ...]) -> bool:
    """Whether a line that folds to `words` is a counter.

    >>> is_counter(("this", "article", "has", "been", "viewed", "0", "times"))
    True
    >>> is_counter(("0", "visitors", "were", "hurt"))
    False
    """
    return (
        "0" in words and not _COUNTED.isdisjoint(words) and all(word in _AROUND for word in words)
    )
