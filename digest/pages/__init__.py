"""From entries to the bytes of the site: which page at which URL, theme, Markdown, feeds."""
