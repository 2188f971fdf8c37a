"""What ``native/`` compiles. Arrays are contiguous, and as long as each function says."""

from array import array
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.chain import Link
from quotecheck.search.runs import Run

INTERFACE: int

def find(
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    hashes: NDArray[np.uint64],
    numbers: NDArray[np.int32],
    missing: NDArray[np.int64],
    /,
) -> int:
    """Fill the number of each hash, and which are missing; give how many of these there are.

    ``keys`` and ``values`` are a table's, as `Table` fills them.
    """

def add(
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    hashes: NDArray[np.uint64],
    numbers: NDArray[np.int32],
    /,
) -> None:
    """Put hashes into a table with room for them, each with its number."""

def firsts(
    hashes: NDArray[np.uint64], keys: NDArray[np.uint64], firsts: NDArray[np.int64], /
) -> int:
    """Fill where each of some hashes first stands, in order; give how many there are.

    ``keys`` are those of an empty table with more slots than there are hashes, and are filled.
    """

def cut(
    codes: NDArray[np.uint32],
    comments: NDArray[np.int64],
    classes: NDArray[np.uint8],
    lower: NDArray[np.uint32],
    secret: int,
    letters: NDArray[np.uint8],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    hashes: NDArray[np.uint64],
    plain: NDArray[np.bool_],
    shift: int,
    first: int,
    /,
) -> int:
    """Cut the code points of a slice, ``shift`` into a text, and fill the columns of its chunks.

    ``comments`` are where each starts and ends in the slice. ``letters`` have 72 more than the
    text. The chunks follow the ``first`` ones; gives how many there are then, -1 where there is a
    character without a class, -2 where there is no room for all of them.
    """

def spread(
    numbers: NDArray[np.int32],
    form_tokens: NDArray[np.int64],
    form_odd: NDArray[np.bool_],
    form_first: NDArray[np.int64],
    form_count: NDArray[np.int64],
    flat: NDArray[np.int64],
    walls: NDArray[np.int64],
    wide: int,
    units: NDArray[np.int64],
    owner: NDArray[np.int64],
    several: NDArray[np.int64],
    tokens: NDArray[np.int64],
    odd: NDArray[np.int64],
    /,
) -> tuple[int, int, int]:
    """Fill the units of chunks with some numbers, the chunk of each unit, and what `Scan` has.

    A number below 0 is the form ~number. Before each chunk of ``walls`` stand so many units 0.
    Gives how many units there are, how many chunks that are not one word, and how many odd ones:
    where the units are more than there is room for, those beyond are not filled.
    """

def runs(
    quote: array[int],
    zone: array[int],
    parted: bytes,
    telling: bytes,
    close: int,
    slip: int,
    /,
) -> bytes:
    """The runs of `find_runs`: their places in the quote and in the zone, and lengths, as int32.

    ``parted`` is empty, or tells of each unit of the zone whether an ellipsis stands before it.
    ``telling`` is the pattern's; ``close`` and ``slip`` are those of `costs`.
    """

def whole(
    hits: NDArray[np.int64],
    units: NDArray[np.int32],
    wanted: NDArray[np.int32],
    offsets: NDArray[np.int64],
    limits: NDArray[np.int64],
    single: NDArray[np.float64],
    after: NDArray[np.float64],
    both: NDArray[np.float64],
    which: NDArray[np.int64],
    bits: NDArray[np.float64],
    /,
) -> int:
    """Fill which hits begin a window that holds all of its quote, and its bits; give how many.

    ``hits`` are those of pieces, sorted, ``units`` a text, and ``wanted`` to ``both`` columns of a
    `Flat`. ``which`` and ``bits`` have room for all hits.
    """

def seeds(
    units: NDArray[np.int64],
    base: int,
    flags: NDArray[np.uint8],
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    piece_starts: NDArray[np.int32],
    pieces: NDArray[np.int64],
    telling_starts: NDArray[np.int32],
    telling: NDArray[np.int64],
    reach: NDArray[np.int32],
    limits: NDArray[np.int64],
    together: int,
    /,
) -> tuple[bytes, bytes]:
    """The hits that `Seeds.find` finds in at most 2**22 ``units``: of pieces, and telling ones.

    ``flags`` are the filter of `Seeds`, ``keys`` and ``values`` its table, ``reach`` how far two
    pieces of each quote may stand apart in a text.
    """

def parts(
    hits: NDArray[np.int64],
    units: NDArray[np.int32],
    wanted: NDArray[np.int32],
    narrow: NDArray[np.float32],
    offsets: NDArray[np.int64],
    single: NDArray[np.float64],
    after: NDArray[np.float64],
    sums: NDArray[np.float64],
    phrases: NDArray[np.float64],
    least: NDArray[np.float64],
    quote: NDArray[np.int64],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    bits: NDArray[np.float64],
    /,
) -> int:
    """Fill the columns of the stretches that may hold parts of quotes; give how many.

    ``hits`` are those of seeds that tell, sorted, ``units`` a text, ``wanted`` to ``phrases``
    columns of a `Flat`, ``least`` the bits of a part. The last four have room for all hits.
    """

def stems(
    letters: NDArray[np.uint8],
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    endings: NDArray[np.uint64],
    masks: NDArray[np.uint64],
    irregular_keys: NDArray[np.uint64],
    irregular_values: NDArray[np.int32],
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    numbers: NDArray[np.int32],
    is_spelled: bool,
    /,
) -> None:
    """Fill the number of each plain word, as `Stems.numbers` does.

    It is -2 where the word has one of ``endings``, the last of eight bytes of which ``masks`` are
    compared, or looks otherwise as if it were spelled in another way elsewhere; not so where
    ``is_spelled``. The keys and values are those of two tables.
    """

def rows(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    units: NDArray[np.int64],
    owner: NDArray[np.int64],
    odd: NDArray[np.int64],
    first: int,
    last: int,
    shift: int,
    /,
) -> tuple[bytes, bytes, bytes, bytes, bytes, list[int]]:
    """What `Scan.rows` makes arrays of, from the columns of a `Scan`; units are int32."""

def chain(
    runs: list[Run],
    single: array[float],
    after: array[float],
    sums: array[float],
    spoken: bool,
    opened: bool,
    link: Callable[[int, int, int], Link | None],
    /,
) -> tuple[int, float, list[tuple[int, int, Link | None] | None]]:
    """What `best_chain` looks for in runs, of which there must be some.

    ``single`` to ``sums`` are those of a `Pattern`; ``link`` is asked for the link from a run to
    another one, less its first units, but where that can be of word edits alone.
    """

def lines(letters: NDArray[np.uint8], start: int, end: int, /) -> bytes | None:
    """Where each line of ``letters[start:end]`` starts, as `Scan.line_starts` has them."""

def halves(
    letters: NDArray[np.uint8],
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    hosts: NDArray[np.uint64],
    prefixes: NDArray[np.uint64],
    head: NDArray[np.int64],
    tail: NDArray[np.int64],
    refused: NDArray[np.bool_],
    /,
) -> None:
    """Fill what `Stems` tells of the words of each chunk: how long they are, which are refused."""
