"""What it costs, in bits, when words do not match: one place for the filter and the exact half.

Refuses: to weigh anything; `chain` and `evidence` do.
"""

from __future__ import annotations

MISS = 4.0
"""A word edit: a word of either side that does not match."""
JUMP = 16.0
"""A jump to another part of the quote."""
MARKED = 3.0
"""The same where an ellipsis admits it."""
