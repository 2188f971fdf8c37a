/* Many hashes looked up at once: the twin of `Table.find` in search/table.py. */
#include "native.h"

/* Slots are asked for so many hashes before they are looked at: most come from far. */
#define AHEAD 16

/* find(keys, values, hashes, numbers, missing) -> how many are missing */
FUNCTION(native_find) {
    Arguments own;
    if (take(&own, "rrrww", given, count) < 0)
        return NULL;
    const uint64_t *keys = ARRAY(own, 0, uint64_t), *hashes = ARRAY(own, 2, uint64_t);
    const int32_t *values = ARRAY(own, 1, int32_t);
    int32_t *numbers = ARRAY(own, 3, int32_t);
    int64_t *missing = ARRAY(own, 4, int64_t);
    Py_ssize_t slots = ITEMS(own, 0, uint64_t), size = ITEMS(own, 2, uint64_t), absent = 0;
    int shift = shift_for(slots);
    if (!shift || ITEMS(own, 1, int32_t) < slots || ITEMS(own, 3, int32_t) < size ||
        ITEMS(own, 4, int64_t) < size) {
        release(&own);
        return too_small("find");
    }
    for (Py_ssize_t at = 0; at < size; at++) {
        if (at + AHEAD < size) {
            size_t soon = slot_of(hashes[at + AHEAD], shift);
            FETCH(keys + soon);
            FETCH(values + soon);
        }
        size_t slot = find_slot(hashes[at], keys, slots, shift);
        int known = keys[slot] == hashes[at];
        numbers[at] = known ? values[slot] : 0;
        missing[absent] = at;
        absent += !known;
    }
    release(&own);
    return PyLong_FromSsize_t(absent);
}
