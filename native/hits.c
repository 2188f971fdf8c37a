/* The twin of search/hits.py: the hits that are kept for what stands near them, in order. */
#include <stdlib.h>

#include "hits.h"

/* A hit, from its lowest bit on: whether it is kept for sure, whether it is a triple, its place in
 * the quote, its diagonal, its quote. */
#define BELOW_PLACE 2
#define BELOW_LINE 20
#define BELOW_QUOTE 43
#define SURE ((uint64_t)1)
#define PLACES (((uint64_t)1 << (BELOW_LINE - BELOW_PLACE)) - 1)
#define DIAGONALS (((uint64_t)1 << (BELOW_QUOTE - BELOW_LINE)) - 1)
#define BELOW (((uint64_t)1 << BELOW_QUOTE) - 1)

PyObject *refused(const char *function, int failed) {
    if (failed == NO_MEMORY)
        return PyErr_NoMemory();
    return PyErr_Format(PyExc_ValueError, "%s: a number leads out of an array", function);
}

PyObject *as_bytes(const Numbers *numbers) {
    return PyBytes_FromStringAndSize((const char *)numbers->items,
                                     (Py_ssize_t)(numbers->used * sizeof(uint64_t)));
}

static int reserve(Numbers *numbers, size_t more) {
    if (numbers->room - numbers->used >= more)
        return 0;
    size_t room = 2 * numbers->room + more;
    uint64_t *items = realloc(numbers->items, room * sizeof *items);
    if (!items)
        return NO_MEMORY;
    numbers->items = items;
    numbers->room = room;
    return 0;
}

int open_company(Company *company, Py_ssize_t quotes, const int32_t *reach, int32_t every) {
    company->waiting = malloc(((size_t)quotes + 1) * sizeof(uint64_t));
    company->quotes = (uint64_t)quotes;
    company->count = 0;
    company->kept = (Numbers){NULL, 0, 0};
    memset(company->coming, 0, sizeof company->coming);
    if (!company->waiting)
        return NO_MEMORY;
    for (Py_ssize_t quote = 0; quote < quotes; quote++)
        company->waiting[quote] = (uint64_t)(reach ? reach[quote] : every) << BELOW_QUOTE | SURE;
    return 0;
}

void close_company(Company *company) {
    free(company->waiting);
    free(company->kept.items);
}

/* Where a hit stands in the text, from the least diagonal on. */
static inline uint64_t place_of(uint64_t hit) {
    return (hit >> BELOW_LINE & DIAGONALS) + (hit >> BELOW_PLACE & PLACES);
}

int meet(Company *company) {
    if (reserve(&company->kept, 2 * company->count))
        return NO_MEMORY;
    uint64_t *kept = company->kept.items + company->kept.used;
    for (size_t number = 0; number < company->count; number++) {
        FETCH(company->waiting + (company->coming[number + AHEAD] >> BELOW_QUOTE));
        uint64_t hit = company->coming[number], quote = hit >> BELOW_QUOTE;
        if (quote >= company->quotes)
            return WRONG;
        uint64_t last = company->waiting[quote];
        uint64_t near = place_of(hit) - place_of(last) <= last >> BELOW_QUOTE;
        /* both are written, kept or not: which, nobody could foretell */
        *kept = (hit & ~BELOW) | (last & BELOW);
        kept += near & ~last;
        *kept = hit;
        near |= hit & SURE;
        kept += near;
        company->waiting[quote] = (last & ~BELOW) | (hit & BELOW) | near;
    }
    company->kept.used = (size_t)(kept - company->kept.items);
    company->count = 0;
    return 0;
}

int bring(Company *company, const int64_t *hits, Py_ssize_t count, int32_t at) {
    while (count > 0) {
        size_t some = ROOM - company->count;
        some = some < (size_t)count ? some : (size_t)count;
        uint64_t *coming = company->coming + company->count;
        for (size_t number = 0; number < some; number++)
            coming[number] = (uint64_t)hits[number] + ((uint64_t)at << BELOW_LINE);
        company->count += some;
        hits += some;
        count -= (Py_ssize_t)some;
        if (company->count == ROOM) {
            int failed = meet(company);
            if (failed)
                return failed;
        }
    }
    return 0;
}

#define DIGIT 9 /* bits that are sorted by at once */
#define DIGITS ((size_t)1 << DIGIT)

int by_line(Numbers *numbers) {
    size_t size = numbers->used;
    uint64_t differ = 0, *from = numbers->items;
    for (size_t at = 1; at < size; at++)
        differ |= from[at] ^ from[0];
    if (!(differ >> BELOW_LINE))
        return 0;
    uint64_t *to = malloc(size * sizeof *to);
    if (!to)
        return NO_MEMORY;
    for (int shift = BELOW_LINE; shift < 64 && differ >> shift; shift += DIGIT) {
        while (!(differ >> shift & 1))
            shift++;
        size_t ends[DIGITS] = {0}, before = 0;
        for (size_t at = 0; at < size; at++)
            ends[from[at] >> shift & (DIGITS - 1)]++;
        for (size_t digit = 0; digit < DIGITS; digit++) {
            size_t own = ends[digit];
            ends[digit] = before;
            before += own;
        }
        for (size_t at = 0; at < size; at++)
            to[ends[from[at] >> shift & (DIGITS - 1)]++] = from[at];
        uint64_t *next = from;
        from = to;
        to = next;
    }
    numbers->items = from;
    numbers->room = size;
    free(to);
    return 0;
}

void in_line(Numbers *hits, const int64_t *limits) {
    uint64_t *items = hits->items;
    size_t kept = 0;
    int near = 0;
    for (size_t at = 0; at < hits->used; at++) {
        uint64_t hit = items[at], limit = (uint64_t)limits[hit >> BELOW_QUOTE];
        int before = near;
        near = at + 1 < hits->used && items[at + 1] >> BELOW_LINE <= (hit >> BELOW_LINE) + limit;
        items[kept] = hit >> 1;
        kept += (hit & 1) | before | near;
    }
    hits->used = kept;
}

void without_bit(Numbers *hits) {
    for (size_t at = 0; at < hits->used; at++)
        hits->items[at] >>= 1;
}
