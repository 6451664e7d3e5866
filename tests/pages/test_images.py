from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from digest.model import Location
from digest.pages.pictures.dimensions import image_size
from digest.pages.pictures.images import Gallery, Picture, find_pictures, media, sizes_of
from digest.pages.pictures.resizing import Look, PictureFile, Sized, resize

HERE = Location("content/posts/a.md", 9)
HOSTILE = Path(__file__).parents[3] / "shared" / "eval" / "hostile" / "files"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A small landscape: the sky above the sea."""
    image = Image.new("RGB", size, "skyblue")
    image.paste("navy", (0, size[1] // 2, *size))
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def moving() -> bytes:
    frames = [Image.new("RGB", (40, 30), color) for color in ("navy", "skyblue")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


def _bomb() -> bytes:
    file = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    return file.getvalue()


BOMB = _bomb()
"""A hundred kilobytes that unfold to a hundred megabytes."""

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04JF\xff\xff\xc4\x00\x03x"
    + b"\xff\xc2\x00\x11\x08"
    + struct.pack(">HH", 30, 40)
    + b"\x03"
)
GIF = b"GIF89a" + struct.pack("<HH", 40, 30) + b"\x00"
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0abc\x9d\x01\x2a" + struct.pack("<HH", 40, 30)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 39 | 29 << 14)
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + b"\x27\0\0" + b"\x1d\0\0"
AVIF = (
    b"\0\0\0\x20ftypavif\0\0\0\0"
    + b"\0\0\0\x14ispe\0\0\0\0"
    + struct.pack(">II", 4, 3)
    + b"\0\0\0\x14ispe\0\0\0\0"
    + struct.pack(">II", 40, 30)
)


@pytest.mark.parametrize(
    "data",
    [picture(), JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, AVIF],
    ids=["png", "jpeg", "gif", "webp lossy", "webp lossless", "webp extended", "avif"],
)
def test_the_size_is_read_from_the_header(data: bytes) -> None:
    assert image_size(data) == (40, 30)


@pytest.mark.parametrize(
    "data", [picture(), JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, AVIF]
)
def test_a_header_that_breaks_off_gives_no_size_and_no_crash(data: bytes) -> None:
    for length in range(len(data)):
        assert image_size(data[:length]) in (None, (0, 0), (40, 30), (4, 3))


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF", b"<html>", b"RIFF0000WAVE", b"%PDF-1.7"])
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert image_size(data) is None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("content/posts/quay.png", "content/images/bay.jpg", "secret.png"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture("JPEG" if name.endswith("jpg") else "PNG"))
    return tmp_path


def find(root: Path, src: str) -> Gallery:
    return find_pictures(root, [(HERE, src)])


@pytest.mark.parametrize(
    ("src", "file"),
    [
        ("quay.png", "content/posts/quay.png"),
        ("../images/bay.jpg", "content/images/bay.jpg"),
        ("images/bay.jpg", "content/images/bay.jpg"),
        ("/images/bay.jpg", "content/images/bay.jpg"),
        ("./%71uay.png", "content/posts/quay.png"),
    ],
)
def test_a_picture_is_found_beside_its_document_or_in_content(
    root: Path, src: str, file: str
) -> None:
    gallery = find(root, src)
    (found,) = gallery.pictures.values()
    assert (found.file, found.width, found.height) == (file, 40, 30)
    assert found.path.startswith("/media/")
    assert found.path.endswith(("-quay.webp", "-bay.webp"))
    assert gallery.problems == ()
    assert [size.path for size in sizes_of(gallery)] == [found.path[1:]]
    assert media(gallery, root) == ()


@pytest.mark.parametrize(
    "src",
    [
        "gone.png",
        "../../secret.png",
        "../../../../etc/passwd",
        "/etc/passwd",
        "..%2f..%2fsecret.png",
        "javascript:alert(1)",
        'x" onerror=alert(1) y="',
        "data:image/png;base64,AA==",
        "file:///etc/passwd",
        "posts",
        "x\0.png",
        "%00",
        "a" * 5000,
    ],
)
def test_what_is_no_file_of_content_is_a_warning_with_its_place(root: Path, src: str) -> None:
    gallery = find(root, src)
    assert gallery.pictures == {}
    (problem,) = gallery.problems
    assert str(problem).startswith("content/posts/a.md:9: image ")
    assert problem.severity == "warning"
    assert len(str(problem)) < 250


def test_links_are_not_followed(root: Path) -> None:
    (root / "content/posts/link.png").symlink_to(root / "secret.png")
    (root / "content/linked").symlink_to(root)
    for src in ("link.png", "linked/secret.png"):
        assert find(root, src).pictures == {}


@pytest.mark.parametrize("name", ["pt09", "pt10", "pt11", "pt13"])
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile cases are not here")
def test_hostile_image_keys_copy_nothing(root: Path, name: str) -> None:
    lines = (HOSTILE / f"{name}.md").read_text(encoding="utf-8").splitlines()
    src = next(line.removeprefix("image: ") for line in lines if line.startswith("image: "))
    assert find(root, src.strip('"').replace('\\"', '"')).pictures == {}


@pytest.mark.parametrize("name", ["im01.png", "im03.svg"])
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile cases are not here")
def test_hostile_pictures_are_refused(root: Path, name: str) -> None:
    (root / "content/posts" / name).write_bytes((HOSTILE / name).read_bytes())
    gallery = find(root, name)
    assert gallery.pictures == {}
    assert len(gallery.problems) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.png", BOMB),
        ("x.svg", b"<svg/>"),
        ("large.png", picture() + bytes(10_000_001)),
    ],
    ids=["pixels", "svg", "bytes"],
)
def test_what_would_hurt_a_reader_is_refused(root: Path, name: str, data: bytes) -> None:
    (root / "content/posts" / name).write_bytes(data)
    assert find(root, name).pictures == {}


def test_one_picture_under_two_names_is_published_once(root: Path) -> None:
    gallery = find_pictures(
        root, [(HERE, "quay.png"), (HERE, "posts/quay.png"), (HERE, "quay.png")]
    )
    assert len(gallery.pictures) == 2
    assert len(sizes_of(gallery)) == 1


def test_pictures_elsewhere_are_passed_over_in_silence(root: Path) -> None:
    assert find(root, "https://a.example/quay.png") == Gallery()


def put(root: Path, data: bytes, name: str = "x.jpg") -> Picture:
    """The picture that is made of a file beside the document."""
    (root / "content/posts" / name).write_bytes(data)
    gallery = find(root, name)
    assert gallery.problems == ()
    (found,) = gallery.pictures.values()
    return found


def made(root: Path, found: Picture) -> list[Image.Image]:
    return [Image.open(io.BytesIO(resize(root, size).data)) for size in found.sizes]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (40, [40]),
        (480, [480]),
        (500, [480, 500]),
        (1600, [480, 960, 1600]),
        (4000, [480, 960, 1600]),
    ],
)
def test_a_picture_is_published_in_the_sizes_that_screens_have(
    root: Path, width: int, widths: list[int]
) -> None:
    found = put(root, picture("JPEG", (width, width // 2)))
    files = made(root, found)
    assert [image.format for image in files] == ["WEBP"] * len(widths)
    assert [image.width for image in files] == [size.width for size in found.sizes] == widths
    assert (found.width, found.height) == files[-1].size == (widths[-1], widths[-1] // 2)
    assert found.sizes[-1].path == found.path[1:]


def test_nothing_of_the_camera_is_published_and_the_picture_stands_upright(root: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "A secret camera"
    found = put(root, picture("JPEG", (40, 30), exif=exif, comment=b"A secret place"))
    assert (found.width, found.height) == (30, 40)
    data = resize(root, found.sizes[-1]).data
    assert b"secret" not in data
    assert Image.open(io.BytesIO(data)).size == (30, 40)
    assert not Image.open(io.BytesIO(data)).getexif()


def test_a_drawing_keeps_its_colors_and_what_shines_through(root: Path) -> None:
    drawing = Image.new("RGBA", (40, 30), (10, 20, 30, 0))
    drawing.paste((200, 100, 50, 255), (0, 0, 20, 30))
    file = io.BytesIO()
    drawing.save(file, "PNG")
    (image,) = made(root, put(root, file.getvalue(), "x.png"))
    assert image.convert("RGBA").getpixel((5, 5)) == (200, 100, 50, 255)
    assert image.convert("RGBA").getpixel((35, 5))[3] == 0  # type: ignore[index] # of four parts


def test_what_moves_is_published_as_it_is(root: Path) -> None:
    found = put(root, moving(), "x.gif")
    assert found.sizes == ()
    (file,) = media(find(root, "x.gif"), root)
    assert (file.path, file.data) == (found.path[1:], moving())


@pytest.mark.parametrize(
    "data",
    [picture("JPEG", (400, 300))[:1500], picture()[:60], JPEG, GIF, WEBP_EXTENDED, AVIF],
    ids=["half a photograph", "half a drawing", "jpeg", "gif", "webp", "avif"],
)
def test_a_picture_that_breaks_off_is_a_warning(root: Path, data: bytes) -> None:
    (root / "content/posts/x.png").write_bytes(data)
    gallery = find(root, "x.png")
    assert gallery.pictures == {}
    assert "can't be read" in str(gallery.problems[0])


def test_who_remembers_a_picture_need_not_look_again(root: Path) -> None:
    asked: list[PictureFile] = []

    def remember(files: Any) -> list[Look]:
        asked.extend(files)
        return [Look(2000, 1000) for _ in files]

    gallery = find_pictures(root, [(HERE, "quay.png"), (HERE, "./quay.png")], remember)
    assert [file.file for file in asked] == ["content/posts/quay.png"]
    assert {len(found.sizes) for found in gallery.pictures.values()} == {3}


def test_the_same_picture_gives_the_same_bytes(root: Path) -> None:
    size: Sized = put(root, picture("JPEG", (700, 500))).sizes[0]
    assert resize(root, size) == resize(root, size)
