"""JSON with a line for each value is what the standard library writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.reporters.indented import indented, streamed

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.integers(1, 4))
def test_as_the_standard_library_writes_it(value: Any, indent: int) -> None:
    assert indented(value, indent) == json.dumps(value, indent=indent)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(), VALUES | st.lists(st.text()).map(tuple)), st.integers(1, 4))
def test_piece_by_piece_it_is_the_same(value: dict[str, Any], indent: int) -> None:
    fields = ((key, iter(one) if type(one) is list else one) for key, one in value.items())
    assert "".join(streamed(fields, indent)) == json.dumps(value, indent=indent)


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {"a": -float("inf")}])
def test_no_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="JSON"):
        indented(value, 2)


@pytest.mark.parametrize("value", [{1, 2}, {"a": b"bytes"}, {1: "key"}, (1, 2)])
def test_what_json_has_not_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        indented(value, 2)
