/* Bit-parallel approximate matching (Myers 1999, in the form of Hyyrö 2003):
 * `fewest_edits` of search/distance.py, with its integers cut into words of 64
 * rows. */
#include "distance.h"

#include <stdlib.h>

static size_t slot_for(const Pattern *pattern, int32_t unit) {
    size_t slot = (size_t)((uint32_t)unit * 0x9E3779B1u >> 8) & (pattern->slots - 1);
    while (pattern->heads[slot] >= 0 && pattern->units[pattern->heads[slot]] != unit)
        slot = (slot + 1) & (pattern->slots - 1);
    return slot;
}

/* Memory for so many words of 64 rows. */
static int make_room(Pattern *pattern, int64_t words) {
    size_t room = 1;
    if (words <= pattern->room)
        return 0;
    while (room < (size_t)words)
        room *= 2;
    forget(pattern);
    pattern->heads = malloc(room * 128 * sizeof(int32_t));
    pattern->before = malloc(room * 64 * sizeof(int32_t));
    pattern->plus = malloc(room * 3 * sizeof(uint64_t));
    if (!pattern->heads || !pattern->before || !pattern->plus) {
        forget(pattern);
        return -1;
    }
    pattern->minus = pattern->plus + room;
    pattern->equal = pattern->minus + room;
    pattern->room = (int64_t)room;
    return 0;
}

int learn(Pattern *pattern, const int32_t *units, int64_t size) {
    if (make_room(pattern, (size + 63) / 64) < 0)
        return -1;
    pattern->units = units;
    pattern->size = size;
    pattern->words = (size + 63) / 64;
    /* at most half of the slots are taken, so a search for a free one ends */
    for (pattern->slots = 2; pattern->slots < 2 * (size_t)size;)
        pattern->slots *= 2;
    memset(pattern->heads, -1, pattern->slots * sizeof(int32_t));
    for (int32_t place = 0; place < size; place++) {
        size_t slot = slot_for(pattern, units[place]);
        pattern->before[place] = pattern->heads[slot];
        pattern->heads[slot] = place;
    }
    return 0;
}

void forget(Pattern *pattern) {
    free(pattern->heads);
    free(pattern->before);
    free(pattern->plus);
    memset(pattern, 0, sizeof *pattern);
}

/* One column on: gives by how much the edits in the last row rise. */
static int64_t advance(Pattern *pattern, int32_t unit) {
    int last = (int)((pattern->size - 1) % 64);
    uint64_t rise = 0, fall = 0, rose = 0, fell = 0;
    memset(pattern->equal, 0, (size_t)pattern->words * sizeof(uint64_t));
    for (int32_t at = pattern->heads[slot_for(pattern, unit)]; at >= 0; at = pattern->before[at])
        pattern->equal[at / 64] |= (uint64_t)1 << at % 64;
    for (int64_t word = 0; word < pattern->words; word++) {
        uint64_t plus = pattern->plus[word], minus = pattern->minus[word];
        uint64_t equal = pattern->equal[word] | fell; /* what fell above goes on as if equal */
        uint64_t zero = (((equal & plus) + plus) ^ plus) | equal | minus;
        rise = minus | ~(zero | plus);
        fall = plus & zero;
        uint64_t risen = rise << 1 | rose, fallen = fall << 1 | fell;
        rose = rise >> 63;
        fell = fall >> 63;
        pattern->plus[word] = fallen | ~(zero | risen);
        pattern->minus[word] = risen & zero;
    }
    return (int64_t)(rise >> last & 1) - (int64_t)(fall >> last & 1);
}

int stands_within(Pattern *pattern, const Text *text, int64_t limit) {
    int64_t edits = pattern->size;
    memset(pattern->plus, -1, (size_t)pattern->words * sizeof(uint64_t));
    memset(pattern->minus, 0, (size_t)pattern->words * sizeof(uint64_t));
    /* a column lowers the edits by one at most */
    for (int64_t at = 0; edits > limit && edits - limit <= text->size - at; at++)
        edits += advance(pattern, text->units[at]);
    return edits <= limit;
}
