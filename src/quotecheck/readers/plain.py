"""Plain text and Markdown: the decoded text exactly as it stands, line ends and all.

A date and a title are taken from the head of the file. Refuses: to interpret anything else.
Markdown's marks stay in the text, where whoever reads it sees them too.
"""

from __future__ import annotations

from quotecheck.readers.encoding import decode
from quotecheck.readers.formats import Extract
from quotecheck.readers.headers import head


def extract(data: bytes, shown: str) -> Extract:
    """The text of ``data``; SourceError when it cannot be decoded."""
    decoded = decode(data, shown)
    said = head(decoded.text)
    return Extract(decoded.text, decoded.encoding, decoded.guessed, said.published, said.title)
