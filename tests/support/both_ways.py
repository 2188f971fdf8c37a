"""The search by its compiled loops and by Python alone, so that the two can be held equal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from quotecheck.search import native

needs_compiled = pytest.mark.skipif(not native.BUILT, reason="the compiled loops are not built")
"""For tests that hold the two equal, where there are two."""


@contextmanager
def numpy_alone() -> Iterator[None]:
    """What is done within is done by numpy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "BUILT", False)
        yield
