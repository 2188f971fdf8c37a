"""A registry as it was compiled, in the form in which it is kept: a large one is compiled once.

A line of JSON, then a line of the vocabulary, then arrays, each as many bytes as the first line
says. Bits have few values, so that each is told by its number among them. Refuses: to check what
was compiled beyond what keeps a reader within bounds, and every form that could make a reader run
what somebody else wrote.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search.columns import Columns
from quotecheck.search.flat import Floats
from quotecheck.search.table import Ints

LARGE = 1_000_000
"""Letters of all quotes from which they are kept: fewer are compiled in 0.3 s."""


class Kept(Protocol):
    """Where forms are kept, under the bytes that they are of. Neither ever raises."""

    def get(self, data: bytes) -> bytes | None:
        """The form of these bytes; None when there is none."""

    def put(self, data: bytes, form: bytes) -> None:
        """Keep a form, where that can be done."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What takes long to compile: the columns, and the rows where pieces of two and three begin."""

    columns: Columns
    pieces: tuple[Ints, Ints]


def packed(compiled: Compiled) -> bytes:
    """All of what was compiled."""
    import json  # as below: a run on a small registry need not wait for it

    columns = compiled.columns
    levels, single, after, both = _levelled(columns.single, columns.after, columns.both)
    arrays = (
        columns.units.astype("<i4"),
        single,
        after,
        both,
        columns.offsets.astype("<i4"),
        columns.words.astype("<i4"),
        *(rows.astype("<i4") for rows in compiled.pieces),
    )
    head = {"levels": levels, "arrays": [[each.dtype.str, len(each)] for each in arrays]}
    names = json.dumps(list(columns.vocabulary), separators=(",", ":"))
    lines = f"{json.dumps(head)}\n{names}\n".encode("ascii")
    return lines + b"".join(each.tobytes() for each in arrays)


def unpacked(form: bytes, quotes: int) -> Compiled:
    """What ``form`` was packed of, for as many quotes; ValueError when it is none of ours."""
    import json

    try:
        head, names, data = form.split(b"\n", 2)
        told = json.loads(head)
        arrays = list(_arrays(told["arrays"], data))
        units, single, after, both, offsets, words, twos, threes = arrays
        levels = np.array(told["levels"], dtype=np.float64)
        vocabulary = {name: number for number, name in enumerate(json.loads(names), start=1)}
        columns = Columns(
            vocabulary,
            units.astype(np.int64),
            levels[single],
            levels[after],
            levels[both],
            offsets.astype(np.int64),
            words.astype(np.int64),
        )
        found = Compiled(columns, (twos.astype(np.int64), threes.astype(np.int64)))
        if not _fits(found, quotes):
            raise ValueError("its arrays do not fit each other")
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ) as error:
        raise ValueError(f"this is no index: {error}") from error
    return found


def _levelled(*columns: Floats) -> tuple[Any, ...]:
    """The values there are in columns of one length, and for each the numbers of its elements'."""
    levels, which = np.unique(np.concatenate(columns), return_inverse=True)
    narrow = which.reshape(len(columns), -1).astype("<u2" if len(levels) <= 1 << 16 else "<u4")
    return levels.tolist(), *narrow


def _arrays(told: list[list[Any]], data: bytes) -> Any:
    at = 0
    for kind, number in told:
        one = np.frombuffer(data, dtype=np.dtype(kind), count=number, offset=at)
        at += one.nbytes
        yield one


def _fits(found: Compiled, quotes: int) -> bool:
    """Whether no number leads out of an array."""
    columns = found.columns
    total, most = len(columns.units), len(columns.vocabulary)
    same = len(columns.single) == len(columns.after) == len(columns.both) == total
    owned = len(columns.words) == len(columns.offsets) - 1 == quotes
    if not (same and owned and columns.offsets[0] == 0 and columns.offsets[-1] == total):
        return False
    within = [
        (columns.units, 1, most + 1),
        *((rows, 0, total - size) for size, rows in enumerate(found.pieces, start=1)),
    ]
    inside = all(
        not len(each) or (each.min() >= low and each.max() < high) for each, low, high in within
    )
    return inside and bool((np.diff(columns.offsets) >= 0).all())
