"""JSON with a line for each value is what the standard library writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.reporters import native
from quotecheck.reporters.indented import _indented, indented, streamed

TEXTS = st.text(st.characters())  # with lone surrogates and controls
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(2**63) - 1, 2**64),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
    st.sampled_from(["", "\x7f", '"\\\b\f\n\r\t\v\0', "\ud800", "\udc00\ud800", "\U0010ffff"]),
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20
)


needs_compiled = pytest.mark.skipif(not native.BUILT, reason="the compiled twin is not built")


@settings(max_examples=200, deadline=None)
@given(VALUES, st.integers(1, 4))
def test_as_the_standard_library_writes_it(value: Any, indent: int) -> None:
    assert indented(value, indent) == json.dumps(value, indent=indent)


@settings(max_examples=100, deadline=None)
@given(VALUES, st.integers(0, 4), st.sampled_from(["\n", "\n  ", "\r\n", ""]))
def test_the_compiled_twin_writes_the_same(value: Any, indent: int, newline: str) -> None:
    assert indented(value, indent, newline=newline) == _indented(value, indent, newline)


@needs_compiled
@pytest.mark.parametrize("depth", [50, 100_000])
def test_what_is_too_deep_is_no_crash(depth: int) -> None:
    value: Any = []
    for _ in range(depth):
        value = [value]
    if depth < 100:
        assert indented(value, 1) == json.dumps(value, indent=1)
    else:
        with pytest.raises(RecursionError):
            indented(value, 1)


@needs_compiled
@pytest.mark.parametrize("given", [(), ([], -1, "\n", _indented), ([], 65, "\n", _indented)])
def test_the_compiled_twin_refuses_what_it_is_not_called_with(given: tuple[Any, ...]) -> None:
    with pytest.raises((TypeError, ValueError)):
        native.indented(*given)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(), VALUES | st.lists(st.text()).map(tuple)), st.integers(1, 4))
def test_piece_by_piece_it_is_the_same(value: dict[str, Any], indent: int) -> None:
    fields = ((key, iter(one) if type(one) is list else one) for key, one in value.items())
    assert "".join(streamed(fields, indent)) == json.dumps(value, indent=indent)


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {"a": -float("inf")}])
def test_no_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="JSON"):
        indented(value, 2)


@pytest.mark.parametrize("value", [{1, 2}, {"a": b"bytes"}, {1: "key"}, (1, 2), [object()]])
def test_what_json_has_not_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        indented(value, 2)
    with pytest.raises(TypeError):
        _indented(value, 2, "\n")
