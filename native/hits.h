/* Hits of seeds, each in one number as search/hits.py has them while it is settled which stay. */
#ifndef QUOTECHECK_HITS_H
#define QUOTECHECK_HITS_H

#include "native.h"

#define MOST_PLACES ((Py_ssize_t)1 << 22) /* so that a place and a diagonal find room */

enum { NO_MEMORY = 1, WRONG = 2 }; /* what may fail */
PyObject *refused(const char *function, int failed);

/* As many numbers as there are. */
typedef struct {
    uint64_t *items;
    size_t used, room;
} Numbers;

PyObject *as_bytes(const Numbers *numbers);

#define ROOM 1024
#define AHEAD 16

/* `waiting` is of each quote the last hit, as far as it is below the quote, with its lowest bit set
 * where it is kept already; above it stands how far the company of the quote's hits may be. It is
 * one number, because hardly two in a row are near each other in memory. */
typedef struct {
    uint64_t *waiting;
    uint64_t quotes;
    uint64_t coming[ROOM + AHEAD];
    size_t count;
    Numbers kept;
} Company;

/* Opens one for so many quotes; what each may reach, or all of them where there is no array. */
int open_company(Company *company, Py_ssize_t quotes, const int32_t *reach, int32_t every);
void close_company(Company *company);

/* Brings hits to a place, not before that of those brought last. Kept are those that are for sure,
 * and those whose quote has another one near. */
int bring(Company *company, const int64_t *hits, Py_ssize_t count, int32_t at);
/* Those that were brought last. */
int meet(Company *company);

/* Puts the diagonal of hits where their place in the text was, and sorts by quote and diagonal.
 * Those of one diagonal were brought in order. */
int by_line(Numbers *hits);

/* Of sorted hits those stay that are kept for sure, and those of near diagonals. The bit that says
 * so goes. */
void in_line(Numbers *hits, const int64_t *limits);
/* The bit goes. */
void without_bit(Numbers *hits);

#endif
