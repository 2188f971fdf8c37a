/* What words are worth and cost: the twin of search/costs.py, which says what
 * each means. */
#ifndef QUOTECHECK_COSTS_H
#define QUOTECHECK_COSTS_H

#include <stdint.h>

#define MISS 4.0
#define JUMP 16.0
#define MARKED 3.0
#define SHARE 20.0
#define FULL 10
#define CLOSE 16
#define SLIP 5
#define TOGETHER 48
#define PART 24.0

/* Bits that each matched unit of a quote of so many is worth beside its words. */
static inline double share_of(int64_t units) {
    return SHARE / (double)(units > FULL ? units : FULL);
}

#endif
