"""HTML, CSS and links of every page, by the Nu HTML Checker and lychee."""

from __future__ import annotations

import json

from tests.proof.programs import node_module, program, run
from tests.proof.samples import Built

VNU = "vnu-jar/build/dist/vnu.jar"


def test_the_nu_html_checker_has_no_complaint_of_pages_and_stylesheets(sample: Built) -> None:
    pages, sheets = sample.html(), sorted(sample.folder.rglob("*.css"))
    assert len(pages) > 60
    assert sheets
    command = [program("java"), "-jar", node_module(VNU), "--also-check-css", "--format", "json"]
    checked = run(*command, *map(str, [*pages, *sheets]))
    complaints = {
        (one["url"].partition("/site/")[2], one.get("lastLine"), one["message"])
        for one in json.loads(checked.stderr)["messages"]
        if not _of_the_policy(one)
    }
    assert complaints == set()


def test_every_link_and_fragment_leads_somewhere(sample: Built) -> None:
    # A folder that answers to the base path, so that links which leave it are seen to.
    served = sample.root / "served" / "repo"
    served.parent.mkdir(exist_ok=True)
    if not served.exists():
        served.symlink_to(sample.folder, target_is_directory=True)
    host = sample.base.removesuffix("repo/")
    checked = run(
        program("lychee"),
        *("--offline", "--include-fragments", "--no-progress", "--format", "json"),
        *("--index-files", "index.html", "--root-dir", str(served.parent)),
        *("--remap", f"{host}(.*) file://{served.parent}/$1"),
        str(served),
    )
    report = json.loads(checked.stdout)
    broken = {
        (page.removeprefix(str(served)), link["url"])
        for page, links in report["error_map"].items()
        for link in links
    }
    assert broken == set()
    assert report["successful"] > 2000


def _of_the_policy(message: dict[str, str]) -> bool:
    """The checker reads files, whose "self" is no site, and takes JSON-LD for a script."""
    return "violates Content Security Policy" in message["message"]
