"""From bytes to `site/` and the world: the atomic exchange, serving, checking, deploying.

    manifest.take_snapshot(root, ...)  what a build reads, as it is now; `edits`: what was edited
    lock.locked(root)                  one build at a time
    sync.sync(target, ...)             the output folder, replaced in one step: see `exchange`
    tree.write_tree(folder, ...)       the files in it; `renewing` where only few are new
    inventory.Inventory                what each file was made of, kept for the next build
    check.check(site, ...)             the mistakes of a built site
    serve.serve(target, ...)           the preview
    deploy.deploy(site, ...)           the site as a commit on a branch

`addresses` and `remote` tell what readers hold of a site, `mail` makes an edition an e-mail.
"""
