/* Where whole quotes stand: the twin of `_whole` in search/candidates.py and
 * of search/places.py. */
#include "costs.h"
#include "distance.h"

#include <math.h>

/* A quote and where in a text it would begin. */
typedef struct {
    const Text *text;
    const int32_t *units;
    int64_t size, limit, diagonal;
    int64_t rest; /* units of the registry from the quote's first on: so far may
                     be read */
} Window;

/* Units that are looked for at once, so that the processor compares several.
 * Compilers take apart loops of sixteen rounds before they see that. */
#define TILE 20

/* Which of the units from one on, up to TILE, stand within the limit of their
 * places (-1, those past the quote's end never); gives how many do not. */
static int not_near(const Window *window, int64_t from, int32_t *near) {
    int32_t wanted[TILE], found[TILE] = {0};
    int64_t place = window->diagonal + from, left = window->size - from, limit = window->limit;
    int32_t count = left < TILE ? (int32_t)left : TILE, missing = count;
    if (place < limit || place + limit + TILE > window->text->size || from + TILE > window->rest) {
        for (int64_t at = 0; at < count; at++)
            for (int64_t slip = -limit; slip <= limit && !found[at]; slip++)
                found[at] = -(unit_at(window->text, place + at + slip) == window->units[from + at]);
    } else {
        const int32_t *here = window->text->units + (place - limit);
        memcpy(wanted, window->units + from, sizeof wanted);
        for (int64_t slip = 0; slip <= 2 * limit; slip++)
            for (int at = 0; at < TILE; at++)
                found[at] |= -(here[slip + at] == wanted[at]);
    }
    for (int32_t at = 0; at < TILE; at++) {
        near[at] = found[at] & -(at < count);
        missing += near[at];
    }
    return missing;
}

/* Whether the quote stands within its limit of edits about there. */
static int stands_about(Pattern *pattern, const Window *window) {
    int64_t low = window->diagonal - window->limit;
    int64_t high = window->diagonal + window->size + window->limit;
    low = low < 0 ? 0 : low;
    high = high > window->text->size ? window->text->size : high;
    Text about = {window->text->units + low, high > low ? high - low : 0};
    return stands_within(pattern, &about, window->limit);
}

/* Whether so many units stand near their places as the limit leaves. */
static int likely(const Window *window) {
    int32_t near[TILE];
    int64_t missing = 0;
    for (int64_t from = 0; from < window->size && missing <= window->limit; from += TILE)
        missing += not_near(window, from, near);
    return missing <= window->limit;
}

/* The most bits that a quote can come to, as `Places.bits` sums them up. `row`
 * is its first. */
static double bits_of(const Window *window, int64_t row, const double *single, const double *after,
                      const double *both) {
    int32_t near[TILE];
    double bits = 0.0, share = share_of(window->size);
    int64_t every = 0;  /* units found */
    int64_t missed = 0; /* units since the last that was found */
    int64_t beside = 0; /* units side by side on the diagonal */
    for (int64_t at = 0; at < window->size; at++) {
        if (at % TILE == 0)
            not_near(window, at, near);
        int here = unit_at(window->text, window->diagonal + at) == window->units[at];
        beside = here ? beside + 1 : 0;
        if (!near[at % TILE]) {
            missed++;
            continue;
        }
        /* what is missing before the first word and after the last costs nothing */
        for (; every && missed; missed--)
            bits -= MISS;
        missed = 0;
        every++;
        bits += (beside > 2 ? both : beside > 1 ? after : single)[row + at] + share;
    }
    return every == window->size ? (double)INFINITY : bits;
}

typedef struct {
    const int64_t *hits;
    int64_t size;
    Flat flat;
    const int64_t *limits;
    Text text;
    const double *single, *after, *both;
    int64_t *places;
    double *bits;
} Search;

/* Whether a hit is piece enough: where two are wanted, the next is of the same
 * quote and near. */
static inline int enough(const Search *search, int64_t at, int64_t size, int64_t limit) {
    if (size < 2 * (limit + 2))
        return 1;
    return at + 1 < search->size &&
           search->hits[at + 1] >> BELOW_LINE <= (search->hits[at] >> BELOW_LINE) + limit;
}

/* Goes through the hits; gives how many windows hold their quotes, -1 where a
 * hit is of no quote, -2 where there is no memory. */
static int64_t search_all(const Search *search, Pattern *pattern) {
    int64_t count = 0, known = INT64_MIN, learnt = INT64_MIN, done = INT64_MIN, first = 0, end = 0;
    for (int64_t at = 0; at < search->size; at++) {
        int64_t line = search->hits[at] >> BELOW_LINE, quote = quote_of(search->hits[at]);
        if (quote != known && !rows_of(&search->flat, quote, &first, &end))
            return -1;
        known = quote;
        int64_t limit = search->limits[quote];
        if (limit < 0 || limit > PLACES)
            return -1;
        /* one window serves all hits of a quote that start on one diagonal */
        if (!enough(search, at, end - first, limit) || line == done)
            continue;
        done = line;
        Window window = {&search->text, search->flat.units + first,    end - first,
                         limit,         diagonal_of(search->hits[at]), search->flat.rows - first};
        if (!likely(&window))
            continue;
        if (quote != learnt && learn(pattern, window.units, window.size) < 0)
            return -2;
        learnt = quote;
        if (!stands_about(pattern, &window))
            continue;
        search->places[count] = at;
        search->bits[count++] =
            bits_of(&window, first, search->single, search->after, search->both);
    }
    return count;
}

/* whole(hits, units, wanted, offsets, limits, single, after, both, places,
 * bits) -> how many */
FUNCTION(native_whole) {
    Arguments own;
    Pattern pattern = {0};
    if (take(&own, "rrrrrrrrww", given, count) < 0)
        return NULL;
    Search search = {
        .hits = ARRAY(own, 0, int64_t),
        .size = ITEMS(own, 0, int64_t),
        .flat = {ARRAY(own, 2, int32_t), ITEMS(own, 2, int32_t), ARRAY(own, 3, int64_t),
                 ITEMS(own, 3, int64_t) - 1},
        .limits = ARRAY(own, 4, int64_t),
        .text = {ARRAY(own, 1, int32_t), ITEMS(own, 1, int32_t)},
        .single = ARRAY(own, 5, double),
        .after = ARRAY(own, 6, double),
        .both = ARRAY(own, 7, double),
        .places = ARRAY(own, 8, int64_t),
        .bits = ARRAY(own, 9, double),
    };
    int fits = ITEMS(own, 4, int64_t) >= search.flat.quotes &&
               ITEMS(own, 8, int64_t) >= search.size && ITEMS(own, 9, double) >= search.size;
    for (int each = 5; each < 8; each++)
        fits = fits && ITEMS(own, each, double) >= search.flat.rows;
    int64_t found = fits ? search_all(&search, &pattern) : -1;
    forget(&pattern);
    release(&own);
    if (found < 0)
        return found == -1 ? too_small("whole") : PyErr_NoMemory();
    return PyLong_FromLongLong(found);
}
