/* The words of an occurrence as tokens: the twin of the loop of _tokens in search/printed.py. */
#include "native.h"

/* What records have slots for, in the order of their names below. */
enum { TEXT, NORM, SPAN, GAP, BRACKETED, START, END, SLOTS };
static const char *const slots[SLOTS] = {"text",      "norm",  "span", "gap",
                                         "bracketed", "start", "end"};

/* What tokens are made of and with. */
typedef struct {
    PyObject *text, *norm, *token, *span, *none;
    PyObject *names[SLOTS];
} Maker;

/* A record none of whose slots is filled. */
static PyObject *empty(const Maker *maker, PyObject *type) {
    newfunc make = (newfunc)PyType_GetSlot((PyTypeObject *)type, Py_tp_new);
    return make((PyTypeObject *)type, maker->none, NULL);
}

/* Fills a slot as the record's own __init__ does, past what refuses to assign; takes the value. */
static int fill(const Maker *maker, PyObject *record, int slot, PyObject *value) {
    int failed = !value || PyObject_GenericSetAttr(record, maker->names[slot], value) < 0;
    Py_XDECREF(value);
    return failed ? -1 : 0;
}

/* The record, which holds nothing that could lead back to it, so that the collector of cycles need
 * not look at it, ever; NULL where it failed. */
static PyObject *finished(PyObject *record, int failed) {
    if (failed)
        Py_CLEAR(record);
    else if (PyObject_GC_IsTracked(record))
        PyObject_GC_UnTrack(record);
    return record;
}

static PyObject *span_of(const Maker *maker, Py_ssize_t start, Py_ssize_t end) {
    PyObject *span = empty(maker, maker->span);
    if (!span)
        return NULL;
    return finished(span, fill(maker, span, START, PyLong_FromSsize_t(start)) < 0 ||
                              fill(maker, span, END, PyLong_FromSsize_t(end)) < 0);
}

/* Fills text and norm, with one object where they are equal. */
static int fill_words(const Maker *maker, PyObject *token, Py_ssize_t start, Py_ssize_t end) {
    PyObject *word = PyUnicode_Substring(maker->text, start, end);
    PyObject *norm = word ? PyObject_CallFunctionObjArgs(maker->norm, word, NULL) : NULL;
    if (norm && PyUnicode_Check(norm) && PyUnicode_Compare(norm, word) == 0) {
        Py_DECREF(word);
        word = Py_NewRef(norm);
    }
    int failed = !norm || fill(maker, token, NORM, Py_NewRef(norm)) < 0 ||
                 fill(maker, token, TEXT, Py_NewRef(word)) < 0;
    Py_XDECREF(norm);
    Py_XDECREF(word);
    return failed ? -1 : 0;
}

/* One token; takes the gap. */
static PyObject *token_of(const Maker *maker, Py_ssize_t start, Py_ssize_t end, PyObject *gap) {
    PyObject *token = empty(maker, maker->token);
    if (!token) {
        Py_XDECREF(gap);
        return NULL;
    }
    return finished(token, fill(maker, token, GAP, gap) < 0 ||
                               fill_words(maker, token, start, end) < 0 ||
                               fill(maker, token, SPAN, span_of(maker, start, end)) < 0 ||
                               fill(maker, token, BRACKETED, Py_NewRef(Py_False)) < 0);
}

static PyObject *tokens(const Maker *maker, const int64_t *starts, const int64_t *ends,
                        Py_ssize_t count, PyObject *gap) {
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < count; at++) {
        Py_ssize_t start = (Py_ssize_t)starts[at], end = (Py_ssize_t)ends[at];
        PyObject *before =
            at ? PyUnicode_Substring(maker->text, (Py_ssize_t)ends[at - 1], start) : Py_NewRef(gap);
        PyObject *token = token_of(maker, start, end, before);
        if (!token || PyList_Append(found, token) < 0)
            Py_CLEAR(found);
        Py_XDECREF(token);
    }
    return found;
}

/* tokens(text, starts, ends, gap, norm, Token, Span) -> the tokens */
FUNCTION(native_tokens) {
    Arguments own;
    if (take(&own, "orroooo", given, count) < 0)
        return NULL;
    Py_ssize_t size = ITEMS(own, 0, int64_t);
    PyObject *found = NULL;
    Maker maker = {given[0], given[4], given[5], given[6], PyTuple_New(0), {NULL}};
    int ready = maker.none != NULL;
    for (int slot = 0; slot < SLOTS; slot++)
        ready &= (maker.names[slot] = PyUnicode_InternFromString(slots[slot])) != NULL;
    if (!PyUnicode_Check(given[0]) || !PyType_Check(given[5]) || !PyType_Check(given[6]))
        PyErr_SetString(PyExc_TypeError, "tokens: a text and two types");
    else if (ITEMS(own, 1, int64_t) < size)
        too_small("tokens");
    else if (ready)
        found = tokens(&maker, ARRAY(own, 0, int64_t), ARRAY(own, 1, int64_t), size, given[3]);
    for (int slot = 0; slot < SLOTS; slot++)
        Py_XDECREF(maker.names[slot]);
    Py_XDECREF(maker.none);
    release(&own);
    return found;
}
