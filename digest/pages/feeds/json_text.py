"""Values to the bytes of a JSON file, which people may read as well: a field a line."""

from __future__ import annotations

import json

import msgspec


def json_text(value: object) -> bytes:
    r"""The file of a value that holds no fractions; half of a character becomes a question mark.

    >>> json_text({"text": "Café", "citations": []})
    b'{\n "text": "Caf\xc3\xa9",\n "citations": []\n}\n'
    """
    try:
        # The same as below, in a twelfth of the time.
        return msgspec.json.format(msgspec.json.encode(value, enc_hook=_plain), indent=1) + b"\n"
    except UnicodeEncodeError:
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _plain(value: object) -> str:
    """`Markup` as the text that it is."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"{type(value).__name__} is nothing that JSON holds")
