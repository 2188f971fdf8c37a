/* What the words near a run can add to it: the twin of search/growth.py. */
#ifndef QUOTECHECK_GROWTH_H
#define QUOTECHECK_GROWTH_H

#include "flat.h"

/* The most bits of an alignment that goes on from a row of the registry and a place of a text, by
 * steps of 1 or -1, so many rows at most. */
float grown(const Text *text, const int32_t *wanted, const float *single, int64_t row,
            int64_t place, int64_t room, float share, int step);

#endif
