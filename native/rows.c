/* Some chunks of a scan as lists: the twin of Scan.listed in search/scan.py. */
#include "native.h"

/* Whole numbers less by some amount, as a list. */
static PyObject *listed(const int64_t *numbers, Py_ssize_t first, Py_ssize_t last, int64_t less) {
    PyObject *list = PyList_New(last - first);
    for (Py_ssize_t at = first; list && at < last; at++) {
        PyObject *number = PyLong_FromLongLong((int64_t)((uint64_t)numbers[at] - (uint64_t)less));
        if (!number || PyList_SetItem(list, at - first, number) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* The first of some sorted numbers that is not below a limit. */
static Py_ssize_t lowest(const int64_t *numbers, Py_ssize_t count, int64_t limit) {
    Py_ssize_t low = 0;
    while (low < count) {
        Py_ssize_t middle = low + (count - low) / 2;
        if (numbers[middle] < limit)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* Where the owner of units turns to each of some chunks, and where the last of these ends. */
static PyObject *heads(const int64_t *owner, Py_ssize_t low, Py_ssize_t high, Py_ssize_t first,
                       Py_ssize_t last) {
    PyObject *list = PyList_New(last - first + 1);
    Py_ssize_t unit = low;
    for (Py_ssize_t chunk = first; list && chunk <= last; chunk++) {
        while (unit < high && owner[unit] < chunk)
            unit++;
        PyObject *number = PyLong_FromSsize_t(unit - low);
        if (!number || PyList_SetItem(list, chunk - first, number) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* rows(starts, ends, units, owner, odd, first, last, shift)
 *     -> lists of starts, ends, units, owner, heads, odd */
FUNCTION(native_rows) {
    Arguments own;
    if (take(&own, "rrrrrnnn", given, count) < 0)
        return NULL;
    const int64_t *owner = ARRAY(own, 3, int64_t), *odd = ARRAY(own, 4, int64_t);
    Py_ssize_t units = ITEMS(own, 3, int64_t), odds = ITEMS(own, 4, int64_t);
    int64_t start = own.numbers[0], stop = own.numbers[1], shift = own.numbers[2];
    if (start < 0 || stop < start || stop > ITEMS(own, 0, int64_t) ||
        stop > ITEMS(own, 1, int64_t) || units > ITEMS(own, 2, int64_t)) {
        release(&own);
        return too_small("rows");
    }
    Py_ssize_t first = (Py_ssize_t)start, last = (Py_ssize_t)stop;
    Py_ssize_t low = lowest(owner, units, first), high = lowest(owner, units, last);
    Py_ssize_t least = lowest(odd, odds, first), most = lowest(odd, odds, last);
    high = high < low ? low : high; /* where they are not sorted */
    most = most < least ? least : most;
    PyObject *lists[6] = {
        listed(ARRAY(own, 0, int64_t), first, last, (int64_t)(0 - (uint64_t)shift)),
        listed(ARRAY(own, 1, int64_t), first, last, (int64_t)(0 - (uint64_t)shift)),
        listed(ARRAY(own, 2, int64_t), low, high, 0),
        listed(owner, low, high, first),
        heads(owner, low, high, first, last),
        listed(odd, least, most, first),
    };
    release(&own);
    PyObject *rows = PyTuple_New(6);
    for (int at = 0; at < 6; at++)
        if (!rows || !lists[at])
            Py_CLEAR(rows);
    for (int at = 0; at < 6; at++)
        if (rows)
            PyTuple_SetItem(rows, at, lists[at]);
        else
            Py_XDECREF(lists[at]);
    return rows;
}
