"""Search: where in a source each registered quote is reproduced.

``compile_index`` once, then a ``Finder`` over all sources. Refuses: to type, rate or report.
"""

from quotecheck.search.find import Finder, find
from quotecheck.search.index import Index, compile_index

__all__ = ["Finder", "Index", "compile_index", "find"]
