/* Where parts of quotes may stand: the twin of search/parts.py, one quote at a time. */
#include "costs.h"
#include "growth.h"

#include <stdlib.h>

#define LINKED 8 /* runs back from a run that it is linked to */

/* A run as `Runs` holds it, and what is worked out for it. */
typedef struct {
    int64_t start, stop, begin, end;
    double bits, left, right, score;
    double sum;  /* bits of all runs before it */
    double near; /* of those in a window before it, with what may stand beside them */
} Run;

/* Runs first:last that may make one part. */
typedef struct {
    int64_t first, last;
} Window;

typedef struct {
    const int64_t *hits;
    Flat flat;
    Text text;
    const float *narrow;
    const double *single, *sums, *after, *phrases;
    double least;
    double sum, near;   /* of all runs so far: summed up across quotes, as numpy does */
    int64_t first, end; /* rows of the quote that is looked at */
    int64_t asked;      /* hits whose quotes are asked for */
    /* for each run of the quote */
    Run *runs, *unsorted;
    uint64_t *order;
    Window *windows;
    int64_t room;
    /* what is found */
    int64_t *quote, *low, *high;
    double *bits;
    int64_t count;
} Search;

static void forget_runs(Search *search) {
    free(search->runs);
    free(search->unsorted);
    free(search->order);
    free(search->windows);
}

/* Memory for so many runs, and one to mark the end. */
static int make_room(Search *search, int64_t size) {
    if (size < search->room)
        return 0;
    forget_runs(search);
    search->room = 2 * size + 16;
    size_t room = (size_t)search->room;
    search->runs = malloc(room * sizeof(Run));
    search->unsorted = malloc(room * sizeof(Run));
    search->order = malloc(room * sizeof(uint64_t));
    search->windows = malloc(room * sizeof(Window));
    return search->runs && search->unsorted && search->order && search->windows ? 0 : -1;
}

/* The runs that hits of a quote make up, in their order; -1 where a hit leads out of the quote. */
static int64_t runs_of(Search *search, int64_t at, int64_t last) {
    int64_t count = 0;
    while (at < last) {
        int64_t from = at, row = search->first + place_of(search->hits[at]);
        while (++at < last && (search->hits[at] >> 1) - (search->hits[at - 1] >> 1) <= 1)
            ;
        int64_t size = place_of(search->hits[at - 1]) + size_of(search->hits[at - 1]) -
                       place_of(search->hits[from]);
        int64_t begin = diagonal_of(search->hits[from]) + place_of(search->hits[from]);
        if (begin < 0 || size < 2 || row + size > search->end)
            return -1;
        Run *run = &search->unsorted[count];
        *run = (Run){.start = row, .stop = row + size, .begin = begin, .end = begin + size};
        run->bits = search->single[row] + search->sums[row + size] - search->sums[row + 1];
        search->order[count] = (uint64_t)begin << 32 | (uint64_t)count;
        count++;
    }
    return count;
}

static int compare(const void *one, const void *other) {
    uint64_t first = *(const uint64_t *)one, second = *(const uint64_t *)other;
    return (first > second) - (first < second);
}

/* Puts the runs in the order of the text; those that begin together stay as they were. */
static void sort_runs(Search *search, int64_t count) {
    uint64_t *order = search->order;
    if (count > 32)
        qsort(order, (size_t)count, sizeof *order, compare);
    else
        for (int64_t at = 1; at < count; at++) {
            uint64_t one = order[at];
            int64_t to = at;
            for (; to > 0 && order[to - 1] > one; to--)
                order[to] = order[to - 1];
            order[to] = one;
        }
    for (int64_t at = 0; at < count; at++) {
        search->runs[at] = search->unsorted[order[at] & 0xFFFFFFFFu];
        search->runs[at].sum = search->sum;
        search->sum += search->runs[at].bits;
    }
    search->runs[count].sum = search->sum;
}

/* The windows whose runs tell enough. */
static int64_t rich(const Search *search, int64_t count) {
    const Run *runs = search->runs;
    int64_t last = 0, before = 0, windows = 0;
    for (int64_t first = 0; first < count; first++) {
        while (last < count && runs[last].begin <= runs[first].begin + TOGETHER)
            last++;
        /* a window that ends where the one before it ends holds nothing new */
        if (last == before || !(runs[last].sum - runs[first].sum >= PART))
            continue;
        before = last;
        search->windows[windows++] = (Window){first, last};
    }
    return windows;
}

/* What may stand beside the runs of windows, and which windows it leaves. */
static int64_t grow(Search *search, int64_t windows) {
    const Flat *flat = &search->flat;
    double share = share_of(search->end - search->first);
    int64_t next = 0, left = 0;
    for (int64_t at = 0; at < windows; at++) {
        Window window = search->windows[at];
        for (next = next > window.first ? next : window.first; next < window.last; next++) {
            Run *run = &search->runs[next];
            run->left = (double)grown(&search->text, flat->units, search->narrow, run->start - 1,
                                      run->begin - 1, run->start - search->first, (float)share, -1);
            run->right = (double)grown(&search->text, flat->units, search->narrow, run->stop,
                                       run->end, search->end - run->stop, (float)share, 1);
            run->left += share * (double)(run->stop - run->start);
            run->near = search->near;
            search->near += run->bits + run->left + run->right;
            search->runs[next + 1].near = search->near;
        }
        if (search->runs[window.last].near - search->runs[window.first].near >= search->least)
            search->windows[left++] = window;
    }
    return left;
}

/* What a row of runs gains that goes on from one to a later one; 0 where it cannot. */
static int gain(const Run *earlier, const Run *later, double *bits) {
    int64_t skipped = later->start - earlier->stop, extra = later->begin - earlier->end;
    if (skipped < 0 || extra < 0 || extra > TOGETHER)
        return 0;
    int64_t more = skipped > extra ? skipped : extra, less = skipped > extra ? extra : skipped;
    double cost = MISS * (double)more;
    *bits = later->bits - (cost < JUMP ? cost : JUMP);
    /* runs close together are in each other's words already */
    if (less > CLOSE || more - less > SLIP)
        *bits += earlier->right + later->left;
    return 1;
}

/* The most bits of a row of runs that ends with each run that is in a window. These are moved to
 * the front of the runs that were sorted before, and the windows count them there. */
static void link_runs(Search *search, int64_t windows) {
    Run *linked = search->unsorted;
    int64_t next = 0, count = 0;
    for (int64_t at = 0; at < windows; at++) {
        Window *window = &search->windows[at];
        int64_t known = next > window->first ? next - window->first : 0;
        next = next > window->first ? next : window->first;
        window->first = count - known;
        for (; next < window->last; next++) {
            Run *run = &linked[count];
            *run = search->runs[next];
            run->score = run->bits + run->left;
            for (int64_t back = 1; back <= LINKED && back <= count; back++) {
                double more;
                if (gain(run - back, run, &more) && (run - back)->score + more > run->score)
                    run->score = (run - back)->score + more;
            }
            count++;
        }
        window->last = count;
    }
}

/* Writes down which windows come to enough. */
static void keep(Search *search, int64_t windows, int64_t quote) {
    for (int64_t at = 0; at < windows; at++) {
        const Run *run = &search->unsorted[search->windows[at].first];
        const Run *end = &search->unsorted[search->windows[at].last];
        int alone = end - run == 1;
        int64_t begin = run->begin, start = run->start, high = run->end;
        double own = run->bits, bits = run->score + run->right;
        for (run++; run < end; run++) {
            double total = run->score + run->right;
            bits = total > bits ? total : bits;
            high = run->end > high ? run->end : high;
        }
        if (alone) {
            int64_t stop = search->unsorted[search->windows[at].first].stop;
            double opening = search->single[start] + search->after[start + 1];
            bits += opening + search->phrases[stop] - search->phrases[start + 2] - own;
        }
        if (!(bits >= search->least))
            continue;
        search->quote[search->count] = quote;
        search->low[search->count] = begin;
        search->high[search->count] = high;
        search->bits[search->count++] = bits;
    }
}

#define AHEAD 16 /* hits that are looked at later, whose quotes are asked for already */

static void ask_for(Search *search, int64_t upto) {
    int64_t first, end;
    for (; search->asked < upto; search->asked++) {
        int64_t hit = search->hits[search->asked];
        if (!rows_of(&search->flat, quote_of(hit), &first, &end) || first + place_of(hit) >= end)
            continue;
        FETCH(&search->single[first + place_of(hit)]);
        FETCH(&search->sums[first + place_of(hit)]);
        FETCH(&search->flat.units[first + place_of(hit)]);
        FETCH(&search->narrow[first + place_of(hit)]);
    }
}

/* Goes through the hits, quote by quote; -1 where a hit is of no quote, -2 without memory. */
static int64_t search_all(Search *search, int64_t size) {
    for (int64_t at = 0, end; at < size; at = end) {
        int64_t quote = quote_of(search->hits[at]);
        for (end = at + 1; end < size && quote_of(search->hits[end]) == quote;)
            end++;
        ask_for(search, end + AHEAD < size ? end + AHEAD : size);
        if (!rows_of(&search->flat, quote, &search->first, &search->end))
            return -1;
        if (make_room(search, end - at) < 0)
            return -2;
        int64_t runs = runs_of(search, at, end);
        if (runs < 0)
            return -1;
        sort_runs(search, runs);
        int64_t windows = rich(search, runs);
        if (windows)
            windows = grow(search, windows);
        if (windows) {
            link_runs(search, windows);
            keep(search, windows, quote);
        }
    }
    return search->count;
}

/* parts(hits, units, wanted, narrow, offsets, single, after, sums, phrases, least,
 *       quote, low, high, bits) -> how many */
FUNCTION(native_parts) {
    Arguments own;
    if (take(&own, "rrrrrrrrrrwwww", given, count) < 0)
        return NULL;
    int64_t size = ITEMS(own, 0, int64_t), rows = ITEMS(own, 2, int32_t);
    Search search = {
        .hits = ARRAY(own, 0, int64_t),
        .text = {ARRAY(own, 1, int32_t), ITEMS(own, 1, int32_t)},
        .flat = {ARRAY(own, 2, int32_t), rows, ARRAY(own, 4, int64_t), ITEMS(own, 4, int64_t) - 1},
        .narrow = ARRAY(own, 3, float),
        .single = ARRAY(own, 5, double),
        .after = ARRAY(own, 6, double),
        .sums = ARRAY(own, 7, double),
        .phrases = ARRAY(own, 8, double),
        .quote = ARRAY(own, 10, int64_t),
        .low = ARRAY(own, 11, int64_t),
        .high = ARRAY(own, 12, int64_t),
        .bits = ARRAY(own, 13, double),
    };
    int fits = ITEMS(own, 3, float) >= rows && ITEMS(own, 5, double) >= rows &&
               ITEMS(own, 6, double) >= rows && ITEMS(own, 7, double) > rows &&
               ITEMS(own, 8, double) > rows && ITEMS(own, 9, double) == 1 && size <= UINT32_MAX;
    for (int each = 10; each < 14; each++)
        fits = fits && ITEMS(own, each, int64_t) >= size;
    int64_t found = -1;
    if (fits) {
        search.least = ARRAY(own, 9, double)[0];
        found = search_all(&search, size);
    }
    forget_runs(&search);
    release(&own);
    if (found < 0)
        return found == -1 ? too_small("parts") : PyErr_NoMemory();
    return PyLong_FromLongLong(found);
}
