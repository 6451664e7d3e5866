from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from digest.model import Location
from digest.pages.dimensions import image_size
from digest.pages.images import Gallery, find_pictures, media

HERE = Location("content/posts/a.md", 9)
HOSTILE = Path(__file__).parents[3] / "shared" / "eval" / "hostile" / "files"


def png(width: int = 40, height: int = 30) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


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
    [png(), JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, AVIF],
    ids=["png", "jpeg", "gif", "webp lossy", "webp lossless", "webp extended", "avif"],
)
def test_the_size_is_read_from_the_header(data: bytes) -> None:
    assert image_size(data) == (40, 30)


@pytest.mark.parametrize("data", [png(), JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, AVIF])
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
        file.write_bytes(JPEG if name.endswith("jpg") else png())
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
    (picture,) = gallery.pictures.values()
    assert (picture.file, picture.width, picture.height) == (file, 40, 30)
    assert picture.path.startswith("/media/")
    assert picture.path.endswith(("-quay.png", "-bay.jpg"))
    assert gallery.problems == ()
    assert [output.path for output in media(gallery, root)] == [picture.path[1:]]


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
        ("bomb.png", png(30_000, 30_000)),
        ("x.svg", b"<svg/>"),
        ("large.png", png() + bytes(10_000_001)),
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
    assert len(media(gallery, root)) == 1


def test_pictures_elsewhere_are_passed_over_in_silence(root: Path) -> None:
    assert find(root, "https://a.example/quay.png") == Gallery()
