"""Mutants: a registered quote with one thing done to it, to see what the checker makes of it.

An operation joins with its function and a line in ``catalogue``. Refuses: to run the checker,
and to make at random; the same quote gives the same mutants.
"""

from quotecheck.pipeline.mutants.catalogue import OPERATIONS, Operation, mutants

__all__ = ["OPERATIONS", "Operation", "mutants"]
