"""From an event to its entry: title, summary with citations, origins, sources."""
