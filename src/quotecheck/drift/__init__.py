"""Drift: what kind each difference is, how bad, and how far a wording has come.

The meeting place is `edits`; the two figures are `measure.drift` and `measure.coverage`, and
nowhere else. Refuses: to align, to find, and to claim that a meaning changed; it shows the words.
"""

from quotecheck.drift.edits import edits
from quotecheck.drift.rate import worst

__all__ = ["edits", "worst"]
