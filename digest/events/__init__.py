"""From articles to events: features, similarity, clustering, the ledger, the explanation."""
