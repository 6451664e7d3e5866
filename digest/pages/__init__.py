"""From entries to the bytes of the site: which page at which URL, theme, Markdown, feeds.

In the order in which a build needs them; each is imported from its module when it is needed,
because the libraries behind them are heavy:

    routing.route_documents(documents)           where each post and page will stand
    bodies.render_body(body, config)             the editor's text to safe HTML; a unit of work
                                                 that depends on nothing but its arguments
    bodies.wanted_pictures(...)                  the pictures that texts and front matter name
    images.find_pictures(root, wanted)           a `Gallery`; reads the files
    bodies.place_body(html, body, ...)           links and pictures of a text resolved

    laying_out.lay_out(publication, config, gallery)
                                                 the site, laid out; what follows reads it
    plan.plan(layout)                            every HTML page to be
    theme.load_theme(root, config)               templates; goes to workers by name
    theme.Theme.render(page)                     one page's file; a unit of work

    feeds.feeds(layout), entry_json.entry_files(layout), sitemap.machine_files(pages, layout),
    assets.assets(theme), images.media(gallery, root)
                                                 the other files
    claims.refuse_collisions(files)              no two at one path, whoever made them

Everything but `find_pictures`, `media`, `load_theme` and `assets`, which read files, is pure.
"""
