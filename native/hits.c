/* The twin of search/hits.py: the hits that are kept for what stands near them, in order. */
#include <stdlib.h>

#include "hits.h"

/* A hit, from its lowest bit on: whether it is kept for sure, whether it is a triple, its place in
 * the quote, its place in the text or its diagonal, its quote. */
#define BELOW_PLACE 2
#define BELOW_LINE 20
#define BELOW_QUOTE 43
#define SURE ((uint64_t)1)
#define PLACES (((uint64_t)1 << (BELOW_LINE - BELOW_PLACE)) - 1)
#define OFFSET ((uint64_t)1 << (BELOW_QUOTE - BELOW_LINE - 1)) /* of diagonals */
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
    /* behind all places, so that no hit is near it */
    uint64_t nobody = (uint64_t)MOST_PLACES << BELOW_LINE | SURE;
    for (Py_ssize_t quote = 0; quote < quotes; quote++)
        company->waiting[quote] = (uint64_t)(reach ? reach[quote] : every) << BELOW_QUOTE | nobody;
    return 0;
}

void close_company(Company *company) {
    free(company->waiting);
    free(company->kept.items);
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
        uint64_t apart = ((hit & BELOW) >> BELOW_LINE) - ((last & BELOW) >> BELOW_LINE);
        uint64_t near = apart <= last >> BELOW_QUOTE;
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

/* Sorts by the bits from `low` up to `high`, through as much memory beside; what is equal in them
 * keeps its order. */
static void by_bits(uint64_t *items, uint64_t *beside, size_t size, int low, int high) {
    uint64_t differ = 0, *from = items, *to = beside;
    for (size_t at = 1; at < size; at++)
        differ |= from[at] ^ from[0];
    for (int shift = low; shift < high && differ >> shift; shift += DIGIT) {
        while (!(differ >> shift & 1))
            shift++;
        size_t starts[DIGITS] = {0}, before = 0;
        for (size_t at = 0; at < size; at++)
            starts[from[at] >> shift & (DIGITS - 1)]++;
        for (size_t digit = 0; digit < DIGITS; digit++) {
            size_t own = starts[digit];
            starts[digit] = before;
            before += own;
        }
        for (size_t at = 0; at < size; at++)
            to[starts[from[at] >> shift & (DIGITS - 1)]++] = from[at];
        uint64_t *next = from;
        from = to;
        to = next;
    }
    if (from != items)
        memcpy(items, from, size * sizeof *items);
}

#define FEW 32 /* hits of one quote: more are sorted as all are */

int by_line(Numbers *hits) {
    uint64_t *items = hits->items, *beside = malloc((hits->used + 1) * sizeof *beside);
    if (!beside)
        return NO_MEMORY;
    for (size_t at = 0; at < hits->used; at++)
        items[at] += (OFFSET - (items[at] >> BELOW_PLACE & PLACES)) << BELOW_LINE;
    by_bits(items, beside, hits->used, BELOW_QUOTE, 64);
    for (size_t start = 0, end; start < hits->used; start = end) {
        for (end = start + 1; end < hits->used; end++)
            if (items[end] >> BELOW_QUOTE != items[start] >> BELOW_QUOTE)
                break;
        if (end - start > FEW) {
            by_bits(items + start, beside, end - start, BELOW_LINE, BELOW_QUOTE);
            continue;
        }
        for (size_t at = start + 1; at < end; at++) {
            uint64_t hit = items[at];
            size_t to = at;
            for (; to > start && items[to - 1] >> BELOW_LINE > hit >> BELOW_LINE; to--)
                items[to] = items[to - 1];
            items[to] = hit;
        }
    }
    free(beside);
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
