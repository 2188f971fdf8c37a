/* The best chain of runs: the twin of the loop of _chained in search/chain.py. */
#include <stdlib.h>

#include "costs.h"
#include "native.h"

#define STANDS 3 /* units, as in search/chain.py */

typedef struct {
    Py_ssize_t quote, zone, length;
} Run;

/* The best chain that ends with a run, and where it ends in the quote and in the zone. */
typedef struct {
    double negated;
    Py_ssize_t run, quote_end, zone_end;
} Ranked;

/* The runs; how many bits units of the quote are worth, as Pattern has them; what links two. */
typedef struct {
    const Run *runs;
    const double *single, *after, *sums;
    int is_spoken, is_opened;
    PyObject *link;
} Chains;

/* The twin of Pattern.bits. */
static double bits(const Chains *all, Py_ssize_t start, Py_ssize_t end) {
    if (end == start + 1)
        return all->single[start];
    return all->single[start] + all->after[start + 1] + all->sums[end] - all->sums[start + 2];
}

/* The twin of _least. */
static double least(const Chains *all, Py_ssize_t skipped, Py_ssize_t extra, Py_ssize_t shorter) {
    if (all->is_opened)
        return 0.0;
    double cost = MISS * (double)(skipped > extra ? skipped : extra);
    if (shorter < STANDS)
        return cost;
    if (skipped && MARKED + MISS * (double)extra < cost)
        cost = MARKED + MISS * (double)extra;
    return all->is_spoken && cost > JUMP ? JUMP : cost;
}

/* Whether nothing but word edits can make a link: the first that _link looks at. */
static int is_edited(const Chains *all, Py_ssize_t skipped, Py_ssize_t extra, Py_ssize_t shorter) {
    if (!skipped && !extra)
        return 1;
    return !all->is_opened && shorter < STANDS && (all->is_spoken || !extra);
}

/* The cost of the link that Python gives, which goes to `link`; a negative one where there is none,
 * or with an exception set. */
static double asked(const Chains *all, Py_ssize_t before, Py_ssize_t number, Py_ssize_t trim,
                    PyObject **link) {
    *link = PyObject_CallFunction(all->link, "nnn", before, number, trim);
    if (!*link || *link == Py_None)
        return -1.0;
    PyObject *cost = PySequence_GetItem(*link, 0);
    double found = cost ? PyFloat_AsDouble(cost) : -1.0;
    Py_XDECREF(cost);
    return found;
}

/* Sets the origin of a run to (before, trim, link) if that brings more than its score, which it
 * then is. */
static int try_link(const Chains *all, const Ranked *before, Py_ssize_t number, double *score,
                    PyObject **origin) {
    const Run *run = all->runs + number;
    Py_ssize_t trim = before->quote_end - run->quote, other = before->zone_end - run->zone;
    trim = trim > other ? trim : other;
    if (trim >= run->length)
        return 0;
    trim = trim > 0 ? trim : 0;
    Py_ssize_t skipped = run->quote + trim - before->quote_end;
    Py_ssize_t extra = run->zone + trim - before->zone_end;
    Py_ssize_t shorter = all->runs[before->run].length;
    if (shorter > run->length - trim)
        shorter = run->length - trim;
    double gained = bits(all, run->quote + trim, run->quote + run->length) - before->negated;
    double cost = least(all, skipped, extra, shorter);
    if (gained - cost <= *score)
        return 0;
    PyObject *link = NULL;
    if (is_edited(all, skipped, extra, shorter))
        link = Py_NewRef(Py_None);
    else
        cost = asked(all, before->run, number, trim, &link);
    if (cost >= 0 && !PyErr_Occurred() && gained - cost > *score) {
        Py_XDECREF(*origin);
        *origin = Py_BuildValue("(nnO)", before->run, trim, link);
        *score = gained - cost;
    }
    Py_XDECREF(link);
    return PyErr_Occurred() ? -1 : 0;
}

/* Fills `ranked`, the best first, and the list of where each run comes from. */
static int rank(const Chains *all, Py_ssize_t count, Ranked *ranked, PyObject *back) {
    for (Py_ssize_t number = 0; number < count; number++) {
        const Run *run = all->runs + number;
        double alone = bits(all, run->quote, run->quote + run->length), score = alone;
        PyObject *origin = NULL;
        int failed = 0;
        /* a link gains nothing by itself: once one can do no better, no later one can */
        for (Py_ssize_t at = 0; at < number && alone - ranked[at].negated > score && !failed; at++)
            failed = try_link(all, ranked + at, number, &score, &origin) < 0;
        failed = failed || PyList_Append(back, origin ? origin : Py_None) < 0;
        Py_XDECREF(origin);
        if (failed)
            return -1;
        Py_ssize_t place = number;
        for (; place && ranked[place - 1].negated > -score; place--)
            ranked[place] = ranked[place - 1];
        ranked[place] = (Ranked){-score, number, run->quote + run->length, run->zone + run->length};
    }
    return 0;
}

/* Reads runs of a quote of so many units. */
static int read_runs(PyObject *given, Run *runs, Py_ssize_t count, Py_ssize_t units) {
    for (Py_ssize_t at = 0; at < count; at++) {
        Run *run = runs + at;
        PyObject *one = PyList_GetItem(given, at);
        if (!one || !PyTuple_Check(one)) {
            PyErr_SetString(PyExc_TypeError, "chain: a list of runs");
            return -1;
        }
        if (!PyArg_ParseTuple(one, "nnn", &run->quote, &run->zone, &run->length))
            return -1;
        if (run->quote < 0 || run->length < 1 || run->length > units ||
            run->quote > units - run->length || run->zone < 0 || run->zone > MOST_UNITS) {
            too_small("chain");
            return -1;
        }
    }
    return 0;
}

/* chain(runs, single, after, sums, spoken, opened, link) -> the last run, its score, origins */
FUNCTION(native_chain) {
    Arguments own;
    if (take(&own, "orrrnno", given, count) < 0)
        return NULL;
    Py_ssize_t units = ITEMS(own, 0, double), size = PyList_Size(given[0]);
    PyObject *back = PyList_New(0), *best = NULL;
    Run *runs = size > 0 ? calloc((size_t)size, sizeof *runs) : NULL;
    Ranked *ranked = size > 0 ? calloc((size_t)size, sizeof *ranked) : NULL;
    Chains all = {runs,
                  ARRAY(own, 0, double),
                  ARRAY(own, 1, double),
                  ARRAY(own, 2, double),
                  own.numbers[0] != 0,
                  own.numbers[1] != 0,
                  given[6]};
    if (size == 0 || ITEMS(own, 1, double) < units || ITEMS(own, 2, double) <= units)
        too_small("chain");
    else if (size > 0 && (!runs || !ranked))
        PyErr_NoMemory();
    else if (size > 0 && back && read_runs(given[0], runs, size, units) == 0 &&
             rank(&all, size, ranked, back) == 0)
        best = Py_BuildValue("(ndO)", ranked[0].run, -ranked[0].negated, back);
    Py_XDECREF(back);
    free(runs);
    free(ranked);
    release(&own);
    return best;
}
