"""Windows: as many words of some paragraphs as the exact work on one region can look at.

A window is cut where a blank parts two plain words, so that its words are those of the paragraphs;
and it is cut again, wider, until it holds a word more than can matter. Refuses: to read exactly.
"""

from __future__ import annotations

from quotecheck.search.document import Document, Vocabulary
from quotecheck.search.scan import Scan
from quotecheck.search.utterances import Speech

_SPARE = 4  # chunks beyond those that are asked for: some are no word
_WIDER = 8  # times as many where these were too few


def window(
    speech: Speech,
    low: int,
    high: int,
    reach: int,
    scan: Scan,
    shift: int,
    vocabulary: Vocabulary,
) -> Document:
    """The document that covers ``text[low:high]`` with ``reach`` words on either side.

    The code points of ``scan`` are less than those of the text by ``shift``.
    """
    begin, end = speech.extent(low, high)
    places = (low, begin, high, end, speech.start, speech.end)
    at = scan.starts.searchsorted([place - shift for place in places])
    first, begins, last, ends, least, most = at.tolist()
    spare = _SPARE
    while True:
        start = _cut(speech, scan, shift, min(first - reach, begins) - spare, least, -1)
        stop = _cut(speech, scan, shift, max(last + reach, ends) + spare, most, 1)
        document = Document.scanned(
            speech.text,
            scan.starts.item(start) + shift if start > least else speech.start,
            scan.ends.item(stop - 1) + shift if stop < most else speech.end,
            scan.rows(start, stop, shift),
            vocabulary,
            speech,
        )
        if document.covers(low, high, reach):
            return document
        spare *= _WIDER


def _cut(speech: Speech, scan: Scan, shift: int, chunk: int, limit: int, step: int) -> int:
    """The nearest chunk this way before which the text may be cut; the limit if there is none."""
    while (limit - chunk) * step > 0:
        gap = speech.text[scan.ends.item(chunk - 1) + shift : scan.starts.item(chunk) + shift]
        if gap.isspace() and scan.is_plain(chunk - 1, chunk + 1):
            return chunk
        chunk += step
    return limit
