"""What readers subscribe to: RSS, Atom, JSON Feed, OPML and the newsletter.

`feeds` says which feeds the site has, `deliveries` what they deliver, `feed_xml` and `jsonfeed`
write it.
"""
