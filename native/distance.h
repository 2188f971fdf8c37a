/* Whether a quote stands in a stretch of text within its limit: the twin of
 * search/distance.py. */
#ifndef QUOTECHECK_DISTANCE_H
#define QUOTECHECK_DISTANCE_H

#include "flat.h"

/* A quote ready to be compared: for each unit the places where it stands,
 * linked to one another, and the column of the table, 64 rows a word. Begins as
 * all zeros; `forget` frees what it holds. */
typedef struct {
    const int32_t *units;
    int64_t size;
    int64_t words;
    int64_t room; /* words that there is memory for */
    size_t slots;
    int32_t *heads;  /* of each slot the last place of its unit; -1 where it is free */
    int32_t *before; /* of each place the one before it of the same unit, or -1 */
    uint64_t *plus, *minus, *equal;
} Pattern;

/* Makes a pattern of so many units, fewer than 2**30; gives -1 where there is
 * no memory for it. */
int learn(Pattern *pattern, const int32_t *units, int64_t size);
void forget(Pattern *pattern);

/* Whether it stands in a text within so many word edits. */
int stands_within(Pattern *pattern, const Text *text, int64_t limit);

#endif
