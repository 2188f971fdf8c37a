/* Runs of units that a quote and a zone have alike: the twin of find_runs in search/runs.py. */
#include <stdlib.h>

#include "native.h"

#define MOST_APART 1024

/* Both rows of units; where an ellipsis stands before one of the zone's (NULL:
 * nowhere); how long a run from each of the quote's must be to tell. */
typedef struct {
    const int32_t *quote, *zone;
    const uint8_t *parted, *telling;
    Py_ssize_t length, size;
    uint64_t held; /* a bit for each of the quote's units, some of which share it */
} Rows;

/* As many triples of numbers as there are. */
typedef struct {
    int32_t (*items)[3];
    size_t used, room;
} Triples;

static int add(Triples *to, Py_ssize_t first, Py_ssize_t second, Py_ssize_t third) {
    if (to->used == to->room) {
        size_t room = to->room ? 2 * to->room : 64;
        void *items = realloc(to->items, room * sizeof *to->items);
        if (!items)
            return -1;
        to->items = items;
        to->room = room;
    }
    int32_t *item = to->items[to->used++];
    item[0] = (int32_t)first;
    item[1] = (int32_t)second;
    item[2] = (int32_t)third;
    return 0;
}

static uint64_t bit_of(int32_t unit) { return (uint64_t)1 << (unit & 63); }

/* Whether the quote may hold a unit of the zone; most are passed over at once. */
static int may_hold(const Rows *rows, Py_ssize_t at) {
    return (rows->held & bit_of(rows->zone[at])) != 0;
}

static int parts(const Rows *rows, Py_ssize_t at) { return rows->parted && rows->parted[at]; }

/* How long the maximal run is that begins at two equal units; 0 where none
 * begins. */
static Py_ssize_t run_at(const Rows *rows, Py_ssize_t place, Py_ssize_t at) {
    const int32_t *quote = rows->quote + place, *zone = rows->zone + at;
    if (at && place && zone[-1] == quote[-1] && !parts(rows, at))
        return 0;
    Py_ssize_t most = rows->length - place, size = 1;
    if (most > rows->size - at)
        most = rows->size - at;
    while (size < most && zone[size] == quote[size] && !parts(rows, at + size))
        size++;
    return size;
}

/* Whether a run tells, which one of a single unit does only before another one
 * that is alike. */
static int tells(const Rows *rows, Py_ssize_t place, Py_ssize_t at, Py_ssize_t size) {
    if (size < rows->telling[place])
        return 0;
    return size > 1 || (place + 1 < rows->length && at + 1 < rows->size &&
                        rows->quote[place + 1] == rows->zone[at + 1]);
}

/* The runs that tell, each (zone, zone end, the one before on its diagonal or
 * -1): `heads` leads to the last of each diagonal. Sets the stretch of the zone
 * that they take up. */
static int find_telling(const Rows *rows, int32_t *heads, Triples *told, Py_ssize_t stretch[2]) {
    for (Py_ssize_t at = 0; at < rows->size; at++)
        for (Py_ssize_t place = 0; may_hold(rows, at) && place < rows->length; place++) {
            if (rows->quote[place] != rows->zone[at])
                continue;
            Py_ssize_t size = run_at(rows, place, at);
            if (!size || !tells(rows, place, at, size))
                continue;
            int32_t *head = heads + at - place;
            if (add(told, at, at + size, *head) < 0)
                return -1;
            *head = (int32_t)told->used - 1;
            if (told->used == 1)
                stretch[0] = at;
            if (stretch[1] < at + size)
                stretch[1] = at + size;
        }
    return 0;
}

/* Whether a run that begins here is few units from either end of one that
 * tells. */
static int is_close(const int32_t *heads, const Triples *told, Py_ssize_t diagonal, Py_ssize_t at,
                    Py_ssize_t close, Py_ssize_t slip) {
    for (const int32_t *head = heads + diagonal - slip; head <= heads + diagonal + slip; head++)
        for (int32_t one = *head; one >= 0; one = told->items[one][2])
            for (int end = 0; end < 2; end++) {
                Py_ssize_t apart = at - told->items[one][end];
                if (-close <= apart && apart <= close)
                    return 1;
            }
    return 0;
}

static int find_close(const Rows *rows, const int32_t *heads, const Triples *told,
                      const Py_ssize_t stretch[2], Py_ssize_t close, Py_ssize_t slip,
                      Triples *found) {
    Py_ssize_t low = stretch[0] > close ? stretch[0] - close : 0, high = stretch[1] + close + 1;
    for (Py_ssize_t at = low; at < rows->size && at < high; at++)
        for (Py_ssize_t place = 0; may_hold(rows, at) && place < rows->length; place++)
            if (rows->quote[place] == rows->zone[at] &&
                is_close(heads, told, at - place, at, close, slip)) {
                Py_ssize_t size = run_at(rows, place, at);
                if (size && add(found, place, at, size) < 0)
                    return -1;
            }
    return 0;
}

/* The runs that tell, and of all runs those that are close to one. */
static int find_runs(const Rows *rows, Py_ssize_t close, Py_ssize_t slip, Triples *found) {
    size_t diagonals = (size_t)(rows->length + rows->size + 2 * slip);
    int32_t *heads = malloc(diagonals * sizeof *heads);
    Triples told = {NULL, 0, 0};
    Py_ssize_t stretch[2] = {0, 0};
    if (!heads)
        return -1;
    memset(heads, 0xFF, diagonals * sizeof *heads); /* -1 each */
    int32_t *middle = heads + rows->length + slip;  /* where both rows begin together */
    int failed = find_telling(rows, middle, &told, stretch);
    if (!failed && told.used)
        failed = find_close(rows, middle, &told, stretch, close, slip, found);
    free(told.items);
    free(heads);
    return failed;
}

/* runs(quote, zone, parted, telling, close, slip) -> triples of quote, zone,
 * length */
FUNCTION(native_runs) {
    Arguments own;
    if (take(&own, "rrrrnn", given, count) < 0)
        return NULL;
    Rows rows = {ARRAY(own, 0, int32_t), ARRAY(own, 1, int32_t), NULL, ARRAY(own, 3, uint8_t),
                 ITEMS(own, 0, int32_t), ITEMS(own, 1, int32_t), 0};
    for (Py_ssize_t place = 0; place < rows.length; place++)
        rows.held |= bit_of(rows.quote[place]);
    if (ITEMS(own, 2, uint8_t))
        rows.parted = ARRAY(own, 2, uint8_t);
    int64_t close = own.numbers[0], slip = own.numbers[1];
    if ((rows.parted && ITEMS(own, 2, uint8_t) < rows.size) ||
        ITEMS(own, 3, uint8_t) < rows.length || rows.length > MOST_UNITS ||
        rows.size > MOST_UNITS || close < 0 || close > MOST_APART || slip < 0 ||
        slip > MOST_APART) {
        release(&own);
        return too_small("runs");
    }
    Triples found = {NULL, 0, 0};
    PyObject *runs = NULL;
    if (find_runs(&rows, (Py_ssize_t)close, (Py_ssize_t)slip, &found) == 0)
        runs = PyBytes_FromStringAndSize((const char *)found.items,
                                         (Py_ssize_t)(found.used * sizeof *found.items));
    else
        PyErr_NoMemory();
    free(found.items);
    release(&own);
    return runs;
}
