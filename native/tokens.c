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
static int fill_words(const Maker *maker, PyObject *token, PyObject *word) {
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
    PyObject *word = PyUnicode_Substring(maker->text, start, end);
    return finished(token, fill(maker, token, GAP, gap) < 0 || fill_words(maker, token, word) < 0 ||
                               fill(maker, token, SPAN, span_of(maker, start, end)) < 0 ||
                               fill(maker, token, BRACKETED, Py_NewRef(Py_False)) < 0);
}

static PyObject *tokens(const Maker *maker, PyObject *starts, PyObject *ends, PyObject *gap) {
    Py_ssize_t count = PyList_Size(starts), last = 0;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < count; at++) {
        Py_ssize_t start = PyLong_AsSsize_t(PyList_GetItem(starts, at));
        Py_ssize_t end = PyLong_AsSsize_t(PyList_GetItem(ends, at));
        PyObject *token = NULL;
        if (!PyErr_Occurred())
            token = token_of(maker, start, end,
                             at ? PyUnicode_Substring(maker->text, last, start) : Py_NewRef(gap));
        if (!token || PyList_Append(found, token) < 0)
            Py_CLEAR(found);
        Py_XDECREF(token);
        last = end;
    }
    return found;
}

/* tokens(text, starts, ends, gap, norm, Token, Span) -> the tokens */
FUNCTION(native_tokens) {
    if (count != 7)
        return PyErr_Format(PyExc_TypeError, "7 arguments are expected, not %zd", count);
    if (!PyUnicode_Check(given[0]) || !PyList_Check(given[1]) || !PyList_Check(given[2]) ||
        !PyType_Check(given[5]) || !PyType_Check(given[6]))
        return PyErr_Format(PyExc_TypeError, "tokens: a text, two lists and two types");
    if (PyList_Size(given[2]) < PyList_Size(given[1]))
        return too_small("tokens");
    Maker maker = {given[0], given[4], given[5], given[6], PyTuple_New(0), {NULL}};
    int ready = maker.none != NULL;
    for (int slot = 0; slot < SLOTS; slot++)
        ready &= (maker.names[slot] = PyUnicode_InternFromString(slots[slot])) != NULL;
    PyObject *found = ready ? tokens(&maker, given[1], given[2], given[3]) : NULL;
    for (int slot = 0; slot < SLOTS; slot++)
        Py_XDECREF(maker.names[slot]);
    Py_XDECREF(maker.none);
    return found;
}
