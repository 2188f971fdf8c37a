"""Keeping freed memory: a hint to the allocator, and nothing where it is another."""

from __future__ import annotations

import ctypes

import pytest

from quotecheck.engines.memory import keep_freed


class Allocator:
    """A C library that is told what to keep."""

    def __init__(self) -> None:
        self.told: dict[int, int] = {}

    def mallopt(self, name: int, value: int) -> int:
        self.told[name] = value
        return 1


def test_the_allocator_is_told_to_keep_what_is_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Allocator()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    keep_freed()
    assert set(library.told) == {-1, -3}  # trim and mmap thresholds of malloc.h
    assert min(library.told.values()) >= 1 << 29


@pytest.mark.parametrize("error", [OSError("no library"), TypeError("no name")])
def test_no_library_is_no_error(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(name: None) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    keep_freed()


def test_another_allocator_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    keep_freed()
