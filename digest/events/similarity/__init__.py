"""Two articles to a score: the cosine of their terms, and what speaks for or against.

`candidates` finds the pairs that share rare terms, `factors` weighs what else is known of a pair,
`scores` puts both together.
"""
