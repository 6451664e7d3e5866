"""Pictures as editors add them, to pictures for browsers: WebP, no larger than needed."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Output
from digest.nouns import noun
from digest.text.printable import printable

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1600)
"""In pixels: a phone, a phone whose pixels are small or a column, a column of small pixels."""

QUALITY = 80
"""Of a photograph; what has few colors loses nothing."""

FEW_COLORS = 256
"""More has no drawing or screenshot whose edges blur would spoil."""

MAX_PIXELS = 60_000_000
"""More than cameras have; a small file that unfolds to more is made to exhaust its reader."""

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")


@noun
class PictureFile:
    """A file of the site's folder, by its content."""

    file: str
    digest: str


@noun
class Look:
    """What a picture is, looked at as a whole."""

    width: int = 0
    height: int = 0
    """In pixels, the way up that its maker meant."""
    moving: bool = False
    flaw: str = ""
    """Why nobody can look at it."""


@noun
class Sized:
    """A picture at a width, to be made."""

    path: str
    """In the site, without a leading slash."""
    source: PictureFile
    width: int

    @property
    def origin(self) -> str:
        """Who wants the file."""
        return self.source.file


def look_at(root: Path, picture: PictureFile) -> Look:
    """What the picture is; its pixels are all read, so that what can't be is found here."""
    from PIL import Image, ImageOps  # 30 ms, where a picture is new

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # of too many pixels, or of what is broken
            with Image.open(root / picture.file, formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return Look(flaw=f"has {image.width} x {image.height} pixels")
                if getattr(image, "is_animated", False):
                    return Look(*image.size, moving=True)
                return Look(*ImageOps.exif_transpose(image).size)
    except Exception as error:  # of a dozen decoders, which have no type in common
        return Look(flaw=f"can't be read ({printable(' '.join(str(error).split())[:80])})")


def resize(root: Path, wanted: Sized) -> Output:
    """The file of a picture at a width: its pixels and the space of its colors, nothing else."""
    from PIL import Image, ImageOps  # as above

    with Image.open(root / wanted.source.file, formats=FORMATS) as image:
        upright = ImageOps.exif_transpose(image)
        few = upright.getcolors(FEW_COLORS) is not None or upright.mode in ("1", "P", "L")
        shown = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    if wanted.width < shown.width:
        height = max(1, round(shown.height * wanted.width / shown.width))
        shown = shown.resize((wanted.width, height), Image.Resampling.LANCZOS)
    colors = upright.info.get("icc_profile") if upright.mode in ("RGB", "RGBA") else None
    return Output(wanted.path, _webp(shown, colors, lossless=few), wanted.origin)


def _webp(image: Image, colors: bytes | None, *, lossless: bool) -> bytes:
    file = BytesIO()
    bare = image.copy()
    bare.info.clear()  # the place, the camera, a thumbnail of what was cut off
    bare.save(file, "WEBP", lossless=lossless, quality=QUALITY, method=4, icc_profile=colors)
    return file.getvalue()
