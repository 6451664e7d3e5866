"""From entries to the bytes of the site: which page at which URL, theme, Markdown, feeds.

In the order in which a build needs them; each is imported from its module when it is needed,
because the libraries behind them are heavy:

    urls.routing.route_documents(documents)      where each post and page will stand
    bodies.bodies.render_body(body, config)      the editor's text to safe HTML; a unit of work
                                                 that depends on nothing but its arguments
    bodies.bodies.wanted_pictures(...)           the pictures that texts and front matter name
    pictures.images.find_pictures(root, wanted)  a `Gallery`; reads the files
    bodies.bodies.place_body(html, body, ...)    links and pictures of a text resolved

    layout.laying_out.lay_out(publication, config, gallery)
                                                 the site, laid out; what follows reads it
    plan.plan(layout)                            every HTML page to be
    theming.theme.load_theme(root, config)       templates; goes to workers by name
    theming.theme.Theme.render(page)             one page's file, of its `views`; a unit of work

    feeds.feeds.feeds(layout), machine.entry_json.entry_files(layout),
    machine.sitemap.machine_files(pages, layout), theming.assets.assets(theme),
    pictures.images.media(gallery, root)         the other files
    urls.claims.refuse_collisions(files)         no two at one path, whoever made them

Everything but `find_pictures`, `media`, `load_theme` and `assets`, which read files, is pure. Its
parts depend on each other in this order: `urls`, `language`, `markup`, `pictures`, `views`,
`theming`, `bodies`, `layout`, `head`, `entry`, `lists`, `feeds`, `machine`; `search` needs `head`.
"""
