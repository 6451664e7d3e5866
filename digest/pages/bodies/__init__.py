"""The editor's own texts, each rendered once and then put in its place.

`bodies.render_body` depends on nothing but its arguments and may be done by a worker;
`bodies.place_body` resolves links, pictures, shortcodes and citations afterwards.
"""
