"""quotecheck: are the quotations in these sources the words that were registered?

The package is a command and a library: ``verify``, ``load_registry`` and ``Report`` are the
library's, and come from ``quotecheck.api`` when they are first asked for. Refuses: to import
anything before that, because ``quotecheck --version`` must not pay for numpy.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotecheck.api import Report, load_registry, verify

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "load_registry", "verify"]


def __getattr__(name: str) -> object:
    """The library's names, imported when they are used (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from quotecheck import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
