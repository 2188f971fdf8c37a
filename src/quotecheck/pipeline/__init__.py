"""The pipeline: the one place where the stages meet.

registry -> readers -> search -> collate -> drift -> rules -> Report. After it nothing is computed,
only shown. Refuses: to print, to exit, and to raise for what belongs into the report. ``history``
and ``selftest`` have modules of their own, which a run does not import.
"""

from quotecheck.pipeline.request import Request
from quotecheck.pipeline.verify import collate_one, compare, verify

__all__ = ["Request", "collate_one", "compare", "verify"]
