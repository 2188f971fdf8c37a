/* Seeds that stand in a text: the twin of `Seeds.find` in search/seeds.py.
 *
 * What is looked up lies far apart in tables larger than any cache. So a batch of places goes
 * through one step after the other, and each step fetches ahead what the next one reads.
 */
#include "hits.h"

enum { LISTED = 1, ANY = 2, TRIPLE = 4 }; /* as in search/seeds.py */

#define BATCH 256

typedef struct {
    const int32_t *starts; /* the hits of code n are starts[n] to starts[n + 1] */
    Py_ssize_t codes;
    const int64_t *hits;
    Py_ssize_t size;
} Postings;

typedef struct {
    const int64_t *units;
    Py_ssize_t size;
    uint64_t base;
    const uint8_t *filter;
    int filter_shift;
    const uint64_t *keys;
    const int32_t *values;
    Py_ssize_t slots;
    int shift;
    Postings pieces, telling;
} Seeds;

/* What is looked up: a code that stands at a place, and the number that it has, if any. */
typedef struct {
    uint64_t code;
    int32_t at;
    int32_t number;
} Asked;

/* The flags of a code have another multiplier than its slot in the table: what is taken for
 * another there would be in its way here too. */
static inline unsigned flags_of(const Seeds *seeds, uint64_t code) {
    return seeds->filter[(size_t)((code * 0xC2B2AE3D27D4EB4Fu) >> seeds->filter_shift)];
}

/* Notes the pairs and triples that begin at some places and may be in the registry. Which may be
 * nobody can foretell: so each is written, and the next over it if it may not. */
static Py_ssize_t notice(const Seeds *seeds, Py_ssize_t first, Py_ssize_t end, Asked *asked) {
    uint64_t pairs[BATCH + 1], triples[BATCH] = {0};
    uint8_t flags[BATCH + 1] = {0};
    int32_t both[BATCH];
    const int64_t *units = seeds->units + first;
    int32_t places = (int32_t)(end - first), beyond = end < seeds->size - 1, count = 0;
    for (int32_t at = 0; at < places + beyond; at++) {
        pairs[at] = (uint64_t)units[at] * seeds->base + (uint64_t)units[at + 1];
        unsigned known = (units[at] != 0) & (units[at + 1] != 0);
        flags[at] = (uint8_t)(flags_of(seeds, pairs[at]) & (known * (LISTED | ANY)));
    }
    for (int32_t at = 0; at < places; at++) {
        both[count] = at;
        count += (flags[at] & flags[at + 1] & ANY) != 0;
    }
    for (int32_t number = 0; number < count; number++) {
        int32_t at = both[number];
        triples[at] = pairs[at] * seeds->base + (uint64_t)units[at + 2];
        flags[at] |= (uint8_t)(flags_of(seeds, triples[at]) & TRIPLE);
    }
    Py_ssize_t found = 0;
    for (int32_t at = 0; at < places; at++) {
        asked[found] = (Asked){pairs[at], (int32_t)first + at, -1};
        found += (flags[at] & LISTED) != 0;
        asked[found] = (Asked){triples[at], (int32_t)first + at, -1};
        found += (flags[at] & TRIPLE) != 0;
    }
    for (Py_ssize_t at = 0; at < found; at++) {
        size_t slot = slot_of(asked[at].code, seeds->shift);
        FETCH(seeds->keys + slot);
        FETCH(seeds->values + slot);
    }
    return found;
}

/* The numbers of what is in the registry; what is not is left out. Gives how many are left, or -1
 * where a number leads out of an array. */
static Py_ssize_t look_up(const Seeds *seeds, Asked *asked, Py_ssize_t count) {
    Py_ssize_t known = 0;
    for (Py_ssize_t at = 0; at < count; at++) {
        size_t slot = find_slot(asked[at].code, seeds->keys, seeds->slots, seeds->shift);
        if (seeds->keys[slot] != asked[at].code)
            continue;
        int32_t number = seeds->values[slot];
        if (number < 0 || number >= seeds->pieces.codes || number >= seeds->telling.codes)
            return -1;
        FETCH(seeds->pieces.starts + number);
        FETCH(seeds->telling.starts + number);
        asked[known] = asked[at];
        asked[known++].number = number;
    }
    return known;
}

/* Brings what is posted under some numbers into company: 0, or what `bring` gives. */
static int post(const Postings *postings, const Asked *asked, Py_ssize_t count, Company *company) {
    for (Py_ssize_t at = 0; at < count; at++)
        FETCH(postings->hits + postings->starts[asked[at].number]);
    for (Py_ssize_t at = 0; at < count; at++) {
        int32_t start = postings->starts[asked[at].number];
        int32_t end = postings->starts[asked[at].number + 1];
        if (start < 0 || end < start || end > postings->size)
            return WRONG;
        int failed = bring(company, postings->hits + start, end - start, asked[at].at);
        if (failed)
            return failed;
    }
    return 0;
}

static int find(const Seeds *seeds, Company *pieces, Company *telling) {
    Asked asked[2 * BATCH + 1];
    for (Py_ssize_t first = 0; first < seeds->size - 1; first += BATCH) {
        Py_ssize_t end = first + BATCH < seeds->size - 1 ? first + BATCH : seeds->size - 1;
        Py_ssize_t known = look_up(seeds, asked, notice(seeds, first, end, asked));
        if (known < 0)
            return WRONG;
        int failed = post(&seeds->pieces, asked, known, pieces);
        if (!failed)
            failed = post(&seeds->telling, asked, known, telling);
        if (failed)
            return failed;
    }
    int failed = meet(pieces);
    return failed ? failed : meet(telling);
}

/* Which of what was kept is given back, sorted. */
static PyObject *settled(Company *pieces, Company *telling, const int64_t *limits) {
    int failed = by_line(&pieces->kept);
    if (!failed)
        failed = by_line(&telling->kept);
    if (failed)
        return refused("seeds", failed);
    in_line(&pieces->kept, limits);
    without_bit(&telling->kept);
    PyObject *first = as_bytes(&pieces->kept), *second = as_bytes(&telling->kept);
    PyObject *both = first && second ? PyTuple_Pack(2, first, second) : NULL;
    Py_XDECREF(first);
    Py_XDECREF(second);
    return both;
}

static int given_by(Seeds *seeds, const Arguments *own) {
    *seeds = (Seeds){
        .units = ARRAY(*own, 0, int64_t),
        .size = ITEMS(*own, 0, int64_t),
        .base = (uint64_t)own->numbers[0],
        .filter = ARRAY(*own, 1, uint8_t),
        .filter_shift = shift_for(ITEMS(*own, 1, uint8_t)),
        .keys = ARRAY(*own, 2, uint64_t),
        .values = ARRAY(*own, 3, int32_t),
        .slots = ITEMS(*own, 2, uint64_t),
        .shift = shift_for(ITEMS(*own, 2, uint64_t)),
        .pieces = {ARRAY(*own, 4, int32_t), ITEMS(*own, 4, int32_t) - 1, ARRAY(*own, 5, int64_t),
                   ITEMS(*own, 5, int64_t)},
        .telling = {ARRAY(*own, 6, int32_t), ITEMS(*own, 6, int32_t) - 1, ARRAY(*own, 7, int64_t),
                    ITEMS(*own, 7, int64_t)},
    };
    return seeds->filter_shift && seeds->shift && ITEMS(*own, 3, int32_t) >= seeds->slots &&
           seeds->size <= MOST_PLACES;
}

/* seeds(units, base, filter, keys, values, starts and hits of pieces, of what tells, reach, limits,
 * together) -> both as bytes */
FUNCTION(native_seeds) {
    Arguments own;
    Seeds seeds;
    if (take(&own, "rnrrrrrrrrrn", given, count) < 0)
        return NULL;
    Py_ssize_t quotes = ITEMS(own, 8, int32_t);
    if (!given_by(&seeds, &own) || ITEMS(own, 9, int64_t) < quotes) {
        release(&own);
        return too_small("seeds");
    }
    Company pieces, telling;
    int failed = open_company(&pieces, quotes, ARRAY(own, 8, int32_t), 0);
    failed |= open_company(&telling, quotes, NULL, (int32_t)own.numbers[1]);
    if (!failed)
        failed = find(&seeds, &pieces, &telling);
    PyObject *found =
        failed ? refused("seeds", failed) : settled(&pieces, &telling, ARRAY(own, 9, int64_t));
    close_company(&pieces);
    close_company(&telling);
    release(&own);
    return found;
}
