"""Building XML that every parser reads back: forbidden characters visible, the rest escaped.

The bytes are ASCII, so that the encoding of the stream they go to does not matter: other letters
are character references. Refuses: to know any vocabulary, and to parse.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from quotecheck.text.display import display

__all__ = ["Element", "add", "append", "finished"]


def add(
    parent: Element, tag: str, attributes: Mapping[str, object] | None = None, text: str = ""
) -> Element:
    """A new last child of ``parent``; attributes that are None are left out."""
    given = attributes or {}
    safe = {name: display(str(value)) for name, value in given.items() if value is not None}
    child = SubElement(parent, tag, safe)
    append(child, text)
    return child


def append(parent: Element, text: str) -> None:
    """Text after whatever ``parent`` holds so far; its lines stay lines."""
    safe = "\n".join(display(line) for line in text.split("\n"))
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + safe
    else:
        parent.text = (parent.text or "") + safe


def finished(root: Element) -> str:
    """The document, two blanks a level where no text is touched by it, ended by a newline."""
    _indent(root, "\n")
    body = tostring(root, encoding="unicode").encode("ascii", "xmlcharrefreplace").decode("ascii")
    # Occurs inside text and attributes only. "##[" anywhere in a line is a command to some runners.
    body = body.replace("##", "#&#35;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _indent(parent: Element, line_end: str) -> None:
    """Sets children on lines of their own, unless there is text between them."""
    if not len(parent) or parent.text or any(child.tail for child in parent):
        return
    parent.text = f"{line_end}  "
    for child in parent:
        _indent(child, f"{line_end}  ")
        child.tail = parent.text
    parent[-1].tail = line_end
