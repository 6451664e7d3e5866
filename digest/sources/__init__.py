"""From a document to an article: front matter, readers, cleaning with its receipt."""
