"""Where workers are forked, they begin at once and see what a test has put in place."""

from __future__ import annotations

import sys

import pytest

from quotecheck.engines import crew


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("workers are forked on Linux only")
    monkeypatch.setattr(crew, "_method", lambda: "fork")
