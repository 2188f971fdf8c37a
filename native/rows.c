/* Some chunks of a scan by themselves: the twin of Scan._rows in search/scan.py. */
#include "native.h"

/* Room for so many numbers of a size in a new bytes object, `*made`; NULL where there is none. */
static void *room(Py_ssize_t count, size_t size, PyObject **made) {
    *made = PyBytes_FromStringAndSize(NULL, count * (Py_ssize_t)size);
    return *made ? PyBytes_AsString(*made) : NULL;
}

/* Whole numbers more by some amount. */
static PyObject *moved(const int64_t *numbers, Py_ssize_t first, Py_ssize_t last, int64_t by) {
    PyObject *made;
    int64_t *to = room(last - first, sizeof *to, &made);
    for (Py_ssize_t at = first; to && at < last; at++)
        to[at - first] = (int64_t)((uint64_t)numbers[at] + (uint64_t)by);
    return made;
}

static PyObject *narrowed(const int64_t *numbers, Py_ssize_t first, Py_ssize_t last) {
    PyObject *made;
    int32_t *to = room(last - first, sizeof *to, &made);
    for (Py_ssize_t at = first; to && at < last; at++)
        to[at - first] = (int32_t)numbers[at];
    return made;
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
    PyObject *made;
    int64_t *to = room(last - first + 1, sizeof *to, &made);
    Py_ssize_t unit = low;
    for (Py_ssize_t chunk = first; to && chunk <= last; chunk++) {
        while (unit < high && owner[unit] < chunk)
            unit++;
        to[chunk - first] = unit - low;
    }
    return made;
}

static PyObject *listed(const int64_t *numbers, Py_ssize_t first, Py_ssize_t last, int64_t less) {
    PyObject *list = PyList_New(last - first);
    for (Py_ssize_t at = first; list && at < last; at++) {
        PyObject *number = PyLong_FromLongLong((int64_t)((uint64_t)numbers[at] - (uint64_t)less));
        if (!number || PyList_SetItem(list, at - first, number) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* rows(starts, ends, units, owner, odd, first, last, shift)
 *     -> starts, ends, units, owner, heads; a list of what is odd */
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
    PyObject *columns[6] = {
        moved(ARRAY(own, 0, int64_t), first, last, shift),
        moved(ARRAY(own, 1, int64_t), first, last, shift),
        narrowed(ARRAY(own, 2, int64_t), low, high),
        moved(owner, low, high, -start),
        heads(owner, low, high, first, last),
        listed(odd, least, most, first),
    };
    release(&own);
    PyObject *rows = PyTuple_New(6);
    for (int at = 0; at < 6; at++)
        if (!rows || !columns[at])
            Py_CLEAR(rows);
    for (int at = 0; at < 6; at++)
        if (rows)
            PyTuple_SetItem(rows, at, columns[at]);
        else
            Py_XDECREF(columns[at]);
    return rows;
}
