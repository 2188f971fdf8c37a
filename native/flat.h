/* The quotes as columns, and a text as units: the twin of search/flat.py. */
#ifndef QUOTECHECK_FLAT_H
#define QUOTECHECK_FLAT_H

#include "native.h"

typedef struct {
    const int32_t *units;
    int64_t size;
} Text;

/* The unit at a place; 0, which is no unit of a quote, outside the text. */
static inline int32_t unit_at(const Text *text, int64_t place) {
    return (uint64_t)place < (uint64_t)text->size ? text->units[place] : 0;
}

typedef struct {
    const int32_t *units;
    int64_t rows;
    const int64_t *offsets;
    int64_t quotes;
} Flat;

/* Where the rows of a quote begin and end, and 1; 0 where there is no such
 * quote. */
static inline int rows_of(const Flat *flat, int64_t quote, int64_t *first, int64_t *end) {
    if (quote < 0 || quote >= flat->quotes)
        return 0;
    *first = flat->offsets[quote];
    *end = flat->offsets[quote + 1];
    return 0 <= *first && *first < *end && *end <= flat->rows;
}

/* What a hit in one number stands for: the twin of search/hits.py. */
#define BELOW_LINE 19
#define BELOW_QUOTE 42
#define DIAGONALS ((int64_t)1 << 23)
#define PLACES ((int64_t)1 << 18)

static inline int64_t quote_of(int64_t hit) { return hit >> BELOW_QUOTE; }
static inline int64_t diagonal_of(int64_t hit) {
    return (hit >> BELOW_LINE & (DIAGONALS - 1)) - DIAGONALS / 2;
}
static inline int64_t place_of(int64_t hit) { return hit >> 1 & (PLACES - 1); }
static inline int64_t size_of(int64_t hit) { return 2 + (hit & 1); }

#endif
