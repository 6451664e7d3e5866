"""Posts to build: from the shared generator where it stands, else from a small one here."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

GENERATOR = Path(__file__).parent.parent.parent / "shared" / "bench" / "gen_corpus.py"

WORDS = tuple(
    "harbor council budget bridge river vote report market school storm engine museum crew "
    "signal winter orchard railway ferry archive garden union coast doctor harvest".split()
)


def write_corpus(posts: int, folder: Path, flavour: str) -> None:
    """Write `posts` posts into `folder`, with front matter of the `flavour` (yaml, pelican)."""
    if GENERATOR.is_file():
        command = [sys.executable, str(GENERATOR), str(posts), str(folder), "--flavour", flavour]
        subprocess.run(command, check=True, capture_output=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(posts):
        (folder / f"post-{number:06d}.md").write_text(_post(number, flavour), encoding="utf-8")


def _post(number: int, flavour: str) -> str:
    """Front matter and 300 to 700 words of Markdown; the same for one number, always."""
    chance = random.Random(f"digest:{number}")
    moment = datetime(2012, 1, 1, 6, tzinfo=UTC) + timedelta(minutes=37 * number)
    title = f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}".capitalize()
    tags = sorted(chance.sample(WORDS, 3))
    blocks = [_block(chance) for _ in range(chance.randint(6, 14))]
    body = "\n\n".join(blocks) + "\n"
    if flavour == "pelican":
        head = f"Title: {title}\nDate: {moment:%Y-%m-%d %H:%M}\nCategory: {tags[0]}\n"
        return f"{head}Tags: {', '.join(tags)}\nSlug: post-{number:06d}\n\n{body}"
    head = f'---\ntitle: "{title}"\nslug: post-{number:06d}\ndate: {moment:%Y-%m-%dT%H:%M:%SZ}\n'
    return f"{head}categories: [{tags[0]}]\ntags: [{', '.join(tags)}]\n---\n\n{body}"


def _block(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.15:
        return f"## {_sentence(chance, 4)}\n\n{_sentence(chance, 40)}"
    if kind < 0.3:
        return "\n".join(f"- {_sentence(chance, 8)}" for _ in range(4))
    if kind < 0.35:
        return "| a | b |\n|---|---|\n| 1 | 2 |"
    return " ".join(_sentence(chance, chance.randint(8, 20)) for _ in range(4))


def _sentence(chance: random.Random, words: int) -> str:
    chosen = [chance.choice(WORDS) for _ in range(words)]
    chosen[-1] = f"*{chosen[-1]}*" if chance.random() < 0.3 else chosen[-1]
    return " ".join(chosen).capitalize() + "."
