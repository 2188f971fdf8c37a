"""Keeping freed memory: a hint to the allocator, and nothing where it is another."""

from __future__ import annotations

import ctypes

import pytest

from quotecheck.engines import memory
from quotecheck.engines.memory import give_back, keep_freed


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in which nobody has been told to keep anything."""
    monkeypatch.setattr(memory, "_keeping", [])


class Allocator:
    """A C library that is told what to keep."""

    def __init__(self) -> None:
        self.told: dict[int, int] = {}
        self.trimmed: list[int] = []

    def mallopt(self, name: int, value: int) -> int:
        self.told[name] = value
        return 1

    def malloc_trim(self, pad: int) -> int:
        self.trimmed.append(pad)
        return 1


def test_the_allocator_is_told_to_keep_what_is_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Allocator()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    keep_freed()
    assert set(library.told) == {-1, -3}  # trim and mmap thresholds of malloc.h
    assert min(library.told.values()) >= 1 << 29
    assert library.trimmed == []
    give_back()
    assert library.trimmed == [0]


def test_nothing_is_given_back_where_nothing_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", None)
    give_back()


@pytest.mark.parametrize("error", [OSError("no library"), TypeError("no name")])
def test_no_library_is_no_error(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(name: None) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    keep_freed()


def test_another_allocator_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    keep_freed()
    give_back()
