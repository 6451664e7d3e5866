"""A file's bytes to text with LF line ends; reports bytes that are not UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from digest.patterns import regex
from digest.sources.front_matter.block import Unusable

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r"))
"""Among random bytes every ninth is one of these, in texts hardly any."""
_HEAD = 2048
"""Bytes among which a page declares its encoding (the HTML standard says 1024)."""
_DECLARED = regex(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]{1,20})")
_ENCODINGS = {
    "iso-8859-2": "iso8859-2",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
"""Those that pages in the wild declare; what is not here is Windows-1252 or close to it."""
_HANDLER = "digest.cp1252"


class Decoded(NamedTuple):
    """A file's text, and how it was read."""

    text: str
    odd_line: int = 0
    """Of the first byte that is not UTF-8; 0 where all are."""
    encoding: str = "UTF-8"
    """What the text, or each odd byte, was read as."""


def decode(content: bytes) -> Decoded:
    """The text of a file.

    One that is not UTF-8 is read in the encoding that its HTML declares or its mark gives
    away, else byte by byte: what is no UTF-8 is taken for Windows-1252, so that a file with a
    few stray bytes keeps its other characters. A byte-order mark is dropped; a stray NUL becomes
    U+FFFD, as CommonMark asks (section 2.3).

    Raises:
        Unusable: the file is not text at all.
    """
    try:
        text = content.decode("utf-8")
        if "\0" in text:
            _must_be_text(content)
        return Decoded(_lines(text))
    except UnicodeDecodeError as error:
        line = _lines(content[: error.start].decode()).count("\n") + 1
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" in content:
        return Decoded(_lines(content.decode("utf-16", "replace")), line, "UTF-16")
    _must_be_text(content)
    declared = _DECLARED.search(content[:_HEAD].lower())
    name = declared[1].decode() if declared else ""
    if encoding := _ENCODINGS.get(name):
        return Decoded(_lines(content.decode(encoding, "replace")), line, name)
    return Decoded(_lines(content.decode("utf-8", _HANDLER)), line, "Windows-1252")


def _must_be_text(content: bytes) -> None:
    if len(content.translate(None, _CONTROLS)) < 0.98 * len(content):
        raise Unusable("the file is not text", "a text file in UTF-8")


def _lines(text: str) -> str:
    text = text.lstrip("\ufeff").replace("\0", "\ufffd")
    return re.sub(r"\r\n?", "\n", text) if "\r" in text else text


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """The undecodable bytes in Windows-1252; the five that it leaves open become U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_HANDLER, _as_windows)
