/* What words are worth and cost: the twin of search/costs.py, which says what
 * each means. */
#ifndef QUOTECHECK_COSTS_H
#define QUOTECHECK_COSTS_H

#define MISS 4.0
#define JUMP 16.0
#define MARKED 3.0
#define SHARE 20.0
#define CLOSE 16
#define SLIP 5
#define TOGETHER 48
#define PART 24.0

#endif
