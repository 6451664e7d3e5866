"""Files for programs beside the pages: sitemaps, robots.txt, and each entry as JSON."""
