/* Many hashes looked up, and put into a table, at once: the twins of search/table.py. */
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

/* add(keys, values, hashes, numbers): there must be room for all */
FUNCTION(native_add) {
    Arguments own;
    if (take(&own, "wwrr", given, count) < 0)
        return NULL;
    uint64_t *keys = ARRAY(own, 0, uint64_t);
    const uint64_t *hashes = ARRAY(own, 2, uint64_t);
    Py_ssize_t slots = ITEMS(own, 0, uint64_t), size = ITEMS(own, 2, uint64_t), at = 0;
    int shift = shift_for(slots);
    int fits = shift && ITEMS(own, 1, int32_t) >= slots && ITEMS(own, 3, int32_t) >= size;
    for (; fits && at < size; at++) {
        if (at + AHEAD < size)
            FETCH(keys + slot_of(hashes[at + AHEAD], shift));
        size_t slot = find_slot(hashes[at], keys, slots, shift);
        fits = keys[slot] == 0 || keys[slot] == hashes[at];
        if (fits) {
            keys[slot] = hashes[at];
            ARRAY(own, 1, int32_t)[slot] = ARRAY(own, 3, int32_t)[at];
        }
    }
    release(&own);
    if (!fits)
        return too_small("add");
    Py_RETURN_NONE;
}

/* firsts(hashes, keys of an empty table, firsts) -> how many hashes there are, each counted once */
FUNCTION(native_firsts) {
    Arguments own;
    if (take(&own, "rww", given, count) < 0)
        return NULL;
    const uint64_t *hashes = ARRAY(own, 0, uint64_t);
    uint64_t *keys = ARRAY(own, 1, uint64_t);
    int64_t *firsts = ARRAY(own, 2, int64_t);
    Py_ssize_t slots = ITEMS(own, 1, uint64_t), size = ITEMS(own, 0, uint64_t), found = 0;
    int shift = shift_for(slots);
    if (!shift || slots <= size || ITEMS(own, 2, int64_t) < size) {
        release(&own);
        return too_small("firsts");
    }
    for (Py_ssize_t at = 0; at < size; at++) {
        size_t slot = find_slot(hashes[at], keys, slots, shift);
        firsts[found] = at;
        found += keys[slot] == 0;
        keys[slot] = hashes[at];
    }
    release(&own);
    return PyLong_FromSsize_t(found);
}
