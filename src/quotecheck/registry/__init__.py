"""The registry: quotes.yaml read, checked to the last key, every mistake with its place.

Refuses: to guess. What is not understood is a problem with a line and a column, never a
default; and nothing here looks at a source.
"""

from quotecheck.registry.load import load, loads

__all__ = ["load", "loads"]
