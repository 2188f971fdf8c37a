"""A path as a URI reference: relative where it is relative, percent-encoded, never a scheme.

Refuses: to look at the file system, and to guess what a relative path is relative to.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_DRIVE = re.compile(r"[A-Za-z]:/")


def uri(path: str) -> str:
    """``corpus/a b.txt`` as ``corpus/a%20b.txt``; an absolute path as a ``file:`` URI.

    Every colon is encoded, so that no first folder of a relative path can pose as a scheme. A
    lone surrogate stands for a byte of a file name that is no UTF-8, and becomes that byte.
    """
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        data = path.encode("utf-8", "backslashreplace")
    encoded = quote(data, safe="/")
    if path.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{encoded}" if _DRIVE.match(path) else encoded
