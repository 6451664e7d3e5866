"""`digest deploy`: the built site onto a branch that GitHub Pages publishes."""

from __future__ import annotations

import os
from pathlib import Path

import click

from digest.cli.mistakes import links_to_this_machine
from digest.cli.options import site_option
from digest.cli.printing import print_problems
from digest.cli.sites import open_site


@click.command("deploy", short_help="Commit the built site to a branch of its own.")
@click.option("--branch", default="gh-pages", show_default=True, help="Holds nothing but the site.")
@click.option("--remote", default="origin", show_default=True, help="Where to push to.")
@click.option(
    "--message", default="Publish the site", show_default=True, help="The commit message."
)
@click.option("--push", is_flag=True, help="Push it, too; by default only the local branch moves.")
@site_option
def command(branch: str, remote: str, message: str, push: bool, start: Path) -> None:
    """Commit the built site to a branch of its own; the work tree and the index are not touched.

    Its addresses and the ids in its feeds are recorded in content/published.jsonl, so that
    `digest check` can tell if one is lost.

    Sites that use the workflow from `digest init` don't need this.
    """
    from digest.cli.published import built_for, keep_addresses
    from digest.publish.deploy import deploy

    root, config = open_site(start)
    site = root / config.build.output
    done = deploy(site, root, branch=branch, remote=remote, message=message, push=push)
    keep_addresses(root, site, config.site.base_url)
    leads = "the links of the site in feeds and in its sitemap lead to"
    print_problems(links_to_this_machine(f"{config.build.output}/", leads, built_for(site)))
    place, what = (f"{remote}/{branch}", "published") if push else (branch, "committed")
    what = what if done.changed else "already holds this site"
    if done.repository.resolve() != root.resolve():
        what += f" in the repository at {os.path.relpath(done.repository, root)}"
    click.echo(f"{place}: {what} ({done.commit[:10]})")
    if not push:
        click.echo(f"`git push {remote} {branch}` publishes it, or `digest deploy --push`")
