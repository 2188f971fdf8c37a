"""What ``native/`` compiles. Arrays are contiguous, and as long as each function says."""

import numpy as np
from numpy.typing import NDArray

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
