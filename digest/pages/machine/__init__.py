"""Files for programs: sitemaps, robots.txt, and each entry as JSON."""
