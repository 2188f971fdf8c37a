"""A registry that was kept as it was compiled is the registry compiled, or it is compiled anew."""

from __future__ import annotations

import json
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import make_quote

from quotecheck import search
from quotecheck.model import Settings, Source
from quotecheck.search.columns import columns
from quotecheck.search.index import Index, compile_index
from quotecheck.search.kept import Compiled, packed, unpacked

INDEX = import_module("quotecheck.search.index")

_WORDS = "The united states of the don’t well-known 10 zyx 日本 café \ud800 can't will not".split(
    " "
)
_TEXTS = st.lists(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join), max_size=5)
TEXTS = [
    "The harbour will never be closed to those who live by it",
    "Nobody on this island ever asked for the other ferry",
    "so it is",
]


class Shelf(dict[bytes, bytes]):
    """A cache in memory; ``put`` as the protocol wants it."""

    def put(self, data: bytes, form: bytes) -> None:
        """Keep it."""
        self[data] = form


@pytest.fixture(autouse=True)
def every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is small is kept here, too."""
    monkeypatch.setattr(INDEX, "LARGE", 0)


def compiled(
    texts: list[str], shelf: Shelf | None = None, settings: Settings | None = None
) -> Index:
    quotes = [make_quote(text, str(at)) for at, text in enumerate(texts)]
    return compile_index(quotes, settings or Settings(), lambda language, word: False, shelf)


def same(one: Compiled, other: Compiled) -> bool:
    ours, theirs = one.columns, other.columns
    names = ("units", "single", "after", "both", "offsets", "words")
    arrays = [(getattr(ours, name), getattr(theirs, name)) for name in names]
    arrays += zip(one.pieces, other.pieces, strict=True)
    return ours.vocabulary == theirs.vocabulary and all(
        first.dtype == second.dtype and np.array_equal(first, second) for first, second in arrays
    )


def made(texts: list[str]) -> Compiled:
    return INDEX._compiled_anew(texts, [0.35] * len(texts))


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_what_is_unpacked_is_what_was_packed(texts: list[str]) -> None:
    before = made(texts)
    assert same(unpacked(packed(before), len(texts)), before)
    with pytest.raises(ValueError, match="no index"):
        unpacked(packed(before), len(texts) + 1)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_no_form_is_a_value_error_or_stays_within_bounds(data: st.DataObject) -> None:
    form = bytearray(packed(made(TEXTS)))
    for _ in range(data.draw(st.integers(1, 3))):
        form[data.draw(st.integers(0, len(form) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = unpacked(bytes(form[: data.draw(st.integers(0, len(form)))]), len(TEXTS))
    except ValueError:
        return
    total = len(found.columns.units)
    assert found.columns.units.max() <= len(found.columns.vocabulary)
    assert all(rows.max(initial=0) < total for rows in found.pieces)
    assert found.columns.offsets[-1] == total


def test_a_form_that_leads_out_of_an_array_is_none() -> None:
    whole = made(TEXTS)
    total = len(whole.columns.units)
    for size, row in enumerate((total - 1, total - 2)):
        pieces = [*whole.pieces]
        pieces[size] = np.append(pieces[size], row)
        form = packed(Compiled(whole.columns, (pieces[0], pieces[1])))
        with pytest.raises(ValueError, match="do not fit"):
            unpacked(form, len(TEXTS))
    head, rest = packed(whole).split(b"\n", 1)
    told = json.loads(head)
    for huge in (told["levels"], told["arrays"][0]):
        kept, huge[-1] = huge[-1], 10**400
        with pytest.raises(ValueError, match="no index"):
            unpacked(json.dumps(told).encode() + b"\n" + rest, len(TEXTS))
        huge[-1] = kept


def test_texts_that_run_into_each_other_are_two_registries() -> None:
    shelf = Shelf()
    for texts in (["so it is\0now", "here"], ["so it is", "now\0here"]):
        compiled(texts, shelf)
    assert len(shelf) == 2


def test_a_registry_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    text = f"{TEXTS[0]}, they said. And {TEXTS[1]}."
    occurrences = search.find(Source("a.txt", text), compiled(TEXTS, shelf))[1]
    monkeypatch.setattr(INDEX, "columns", None)
    again = search.find(Source("a.txt", text), compiled(TEXTS, shelf))[1]
    assert len(shelf) == 1
    assert len(again) == 2
    assert again == occurrences
    assert again == _found(text)


def _found(text: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(INDEX, "columns", columns)
        return search.find(Source("a.txt", text), compiled(TEXTS))[1]


def test_other_words_and_other_limits_are_another_registry() -> None:
    shelf = Shelf()
    for texts, drift in ((TEXTS, 0.35), (TEXTS[:2], 0.35), (TEXTS, 0.2), (TEXTS[::-1], 0.35)):
        index = compiled(texts, shelf, Settings(max_drift=drift))
        assert (
            index.flat.limits.tolist()
            == compiled(texts, None, Settings(max_drift=drift)).flat.limits.tolist()
        )
    assert len(shelf) == 4


def test_a_form_that_is_none_is_compiled_anew_and_put_again() -> None:
    shelf = Shelf()
    index = compiled(TEXTS, shelf)
    ((content, form),) = shelf.items()
    shelf[content] = b"{}"
    assert compiled(TEXTS, shelf).flat.units.tolist() == index.flat.units.tolist()
    assert shelf == {content: form}


def test_a_small_registry_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    monkeypatch.setattr(INDEX, "LARGE", 1000)
    compiled(TEXTS, shelf)
    assert not shelf
