"""Search: where in a source each registered quote is reproduced.

``compile_index`` once, ``find`` for each source. Refuses: to type, rate or report.
"""

from quotecheck.search.find import find
from quotecheck.search.index import Index, compile_index

__all__ = ["Index", "compile_index", "find"]
