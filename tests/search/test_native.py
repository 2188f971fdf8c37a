"""Which loops run: the compiled ones only if they are those that the Python beside them knows."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from both_ways import needs_compiled

from quotecheck.search import native

NATIVE = Path(__file__).resolve().parents[2] / "native"


def loaded_with(monkeypatch: pytest.MonkeyPatch, loops: ModuleType | None) -> ModuleType:
    """The gateway as it comes out where these loops are installed; None for no loops."""
    monkeypatch.setitem(sys.modules, "quotecheck.search._native", loops)
    assert native.__file__ is not None
    spec = importlib.util.spec_from_file_location("gateway", native.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loops(interface: int, *but: str) -> ModuleType:
    module = ModuleType("loops")
    for name in {*native.__all__, "INTERFACE"} - {"BUILT", *but}:
        setattr(module, name, interface)
    return module


@pytest.fixture(autouse=True)
def _asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUOTECHECK_NUMPY", raising=False)


def test_loops_of_another_interface_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    known = native._INTERFACE
    assert loaded_with(monkeypatch, loops(known)).BUILT
    assert not loaded_with(monkeypatch, loops(known + 1)).BUILT
    assert not loaded_with(monkeypatch, loops(known, "seeds")).BUILT
    assert not loaded_with(monkeypatch, None).BUILT


def test_numpy_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTECHECK_NUMPY", "1")
    assert not loaded_with(monkeypatch, loops(native._INTERFACE)).BUILT


@pytest.mark.skipif(not NATIVE.is_dir(), reason="the sources are not here")
def test_both_sides_say_the_same_interface() -> None:
    found = re.search(r"#define INTERFACE (\d+)", (NATIVE / "native.h").read_text("utf-8"))
    assert found
    assert int(found[1]) == native._INTERFACE


@needs_compiled
def test_what_is_called_wrongly_is_an_error() -> None:
    with pytest.raises(TypeError, match="5 arguments"):
        native.find(b"")
    with pytest.raises(TypeError):
        native.find(b"", b"", b"", "", b"")
    with pytest.raises(BufferError):
        native.find(b"", b"", b"", b"", b"")
    with pytest.raises(ValueError, match="find"):
        native.find(bytes(8), bytes(4), b"", bytearray(), bytearray())
