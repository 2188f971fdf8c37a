/* JSON with a line for each value: the twin of reporters/indented.py.
 *
 * Only the stable interface of Python 3.11 is used, as in native.h. What a report has little of is
 * left to the twin, which is called for it.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <string.h>

/* What the Python beside it must know it by, as in native.h. */
#define INTERFACE 1

#define MOST_BLANKS 64 /* a level */
#define ESCAPED 12     /* bytes that a letter takes at most: two escapes, of a pair of surrogates */

/* What has been written, and what it is written with. */
typedef struct {
    char *text;
    size_t used, room;
    Py_UCS4 *letters; /* of the text that is being quoted */
    Py_ssize_t most_letters;
    const char *newline;   /* what ends a line of the outermost level */
    size_t line, blanks;   /* its bytes, and those of a level */
    PyObject *step, *rest; /* those bytes as Python has them, and the twin */
} Writer;

/* Room for so many bytes more; NULL, with an exception, where there is none. */
static char *more(Writer *writer, size_t size) {
    if (!writer->text || size > writer->room - writer->used) {
        size_t room = writer->used + size + 1;
        if (room <= writer->used || room > (size_t)PY_SSIZE_T_MAX / 2)
            return (char *)PyErr_NoMemory();
        char *text = PyMem_Realloc(writer->text, 2 * room);
        if (!text)
            return (char *)PyErr_NoMemory();
        writer->text = text;
        writer->room = 2 * room;
    }
    return writer->text + writer->used;
}

static int put(Writer *writer, const char *text, size_t size) {
    char *to = more(writer, size);
    if (!to)
        return -1;
    memcpy(to, text, size);
    writer->used += size;
    return 0;
}

/* Ends a line; the next is of a level. */
static int put_line(Writer *writer, size_t level) {
    char *to = more(writer, writer->line + level * writer->blanks);
    if (!to)
        return -1;
    memcpy(to, writer->newline, writer->line);
    memset(to + writer->line, ' ', level * writer->blanks);
    writer->used += writer->line + level * writer->blanks;
    return 0;
}

/* Puts a text of Python's, and takes it; -1 where making it failed. */
static int put_made(Writer *writer, PyObject *made) {
    Py_ssize_t size;
    const char *text = made ? PyUnicode_AsUTF8AndSize(made, &size) : NULL;
    int failed = !text || put(writer, text, (size_t)size) < 0;
    Py_XDECREF(made);
    return failed ? -1 : 0;
}

static char *put_unit(char *to, unsigned unit) {
    static const char digits[] = "0123456789abcdef";
    *to++ = '\\';
    *to++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *to++ = digits[unit >> shift & 15];
    return to;
}

static char *put_escaped(char *to, Py_UCS4 letter) {
    static const char named[] = "\"\"\\\\\nn\rr\tt\ff\bb"; /* each by its other name */
    for (const char *one = named; *one; one += 2)
        if ((Py_UCS4)*one == letter) {
            *to++ = '\\';
            *to++ = one[1];
            return to;
        }
    if (letter < 0x10000)
        return put_unit(to, letter);
    letter -= 0x10000;
    return put_unit(put_unit(to, 0xd800 | letter >> 10), 0xdc00 | (letter & 0x3ff));
}

/* The letters of a text, one number each; NULL, with an exception, where there is no room. */
static const Py_UCS4 *letters_of(Writer *writer, PyObject *text, Py_ssize_t size) {
    if (size > writer->most_letters || !writer->letters) {
        if (size > PY_SSIZE_T_MAX / (2 * ESCAPED))
            return (const Py_UCS4 *)PyErr_NoMemory();
        Py_UCS4 *letters = PyMem_Realloc(writer->letters, (size_t)(size + 1) * sizeof *letters);
        if (!letters)
            return (const Py_UCS4 *)PyErr_NoMemory();
        writer->letters = letters;
        writer->most_letters = size;
    }
    return PyUnicode_AsUCS4(text, writer->letters, size, 0);
}

static int put_quoted(Writer *writer, PyObject *text) {
    Py_ssize_t size = PyUnicode_GetLength(text);
    const Py_UCS4 *letters = letters_of(writer, text, size);
    char *to = letters ? more(writer, (size_t)size * ESCAPED + 2) : NULL;
    if (!to)
        return -1;
    *to++ = '"';
    for (Py_ssize_t at = 0; at < size; at++) {
        Py_UCS4 letter = letters[at];
        if (' ' <= letter && letter <= '~' && letter != '"' && letter != '\\')
            *to++ = (char)letter;
        else
            to = put_escaped(to, letter);
    }
    *to++ = '"';
    writer->used = (size_t)(to - writer->text);
    return 0;
}

/* What the twin writes, told what ends a line here. */
static int put_rest(Writer *writer, PyObject *value, size_t level) {
    size_t used = writer->used;
    if (put_line(writer, level) < 0)
        return -1;
    PyObject *line =
        PyUnicode_FromStringAndSize(writer->text + used, (Py_ssize_t)(writer->used - used));
    writer->used = used;
    if (!line)
        return -1;
    int failed = put_made(
        writer, PyObject_CallFunctionObjArgs(writer->rest, value, writer->step, line, NULL));
    Py_DECREF(line);
    return failed;
}

static int put_integer(Writer *writer, PyObject *value) {
    char digits[24], *first = digits + sizeof digits;
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow)
        return put_made(writer, PyObject_Str(value));
    unsigned long long left = (unsigned long long)number;
    if (number < 0)
        left = 0 - left;
    do
        *--first = (char)('0' + left % 10);
    while (left /= 10);
    if (number < 0)
        *--first = '-';
    return put(writer, first, (size_t)(digits + sizeof digits - first));
}

static int put_float(Writer *writer, PyObject *value, size_t level) {
    double number = PyFloat_AsDouble(value);
    if (!isfinite(number))
        return put_rest(writer, value, level);
    char *text = PyOS_double_to_string(number, 'r', 0, Py_DTSF_ADD_DOT_0, NULL);
    int failed = !text || put(writer, text, strlen(text)) < 0;
    PyMem_Free(text);
    return failed ? -1 : 0;
}

static int put_value(Writer *writer, PyObject *value, size_t level);

/* One of several on a line of its own; ``key`` is NULL in a list. Takes hold of both. */
static int put_one(Writer *writer, char before, PyObject *key, PyObject *value, size_t level) {
    int failed = -1;
    Py_XINCREF(key);
    Py_INCREF(value);
    if (key && !PyUnicode_CheckExact(key))
        PyErr_Format(PyExc_TypeError, "%R is no key that JSON has", key);
    else if (put(writer, &before, 1) == 0 && put_line(writer, level) == 0 &&
             (!key || (put_quoted(writer, key) == 0 && put(writer, ": ", 2) == 0)))
        failed = put_value(writer, value, level);
    Py_XDECREF(key);
    Py_DECREF(value);
    return failed;
}

static int put_dict(Writer *writer, PyObject *dict, size_t level) {
    PyObject *key, *value;
    Py_ssize_t at = 0;
    char before = '{';
    while (PyDict_Next(dict, &at, &key, &value)) {
        if (put_one(writer, before, key, value, level + 1) < 0)
            return -1;
        before = ',';
    }
    if (before == '{')
        return put(writer, "{}", 2);
    return put_line(writer, level) < 0 ? -1 : put(writer, "}", 1);
}

static int put_list(Writer *writer, PyObject *list, size_t level) {
    for (Py_ssize_t at = 0; at < PyList_Size(list); at++)
        if (put_one(writer, at ? ',' : '[', NULL, PyList_GetItem(list, at), level + 1) < 0)
            return -1;
    if (PyList_Size(list) == 0)
        return put(writer, "[]", 2);
    return put_line(writer, level) < 0 ? -1 : put(writer, "]", 1);
}

static int put_nested(Writer *writer, PyObject *value, size_t level) {
    if (Py_EnterRecursiveCall(" in JSON"))
        return -1;
    int failed =
        PyDict_CheckExact(value) ? put_dict(writer, value, level) : put_list(writer, value, level);
    Py_LeaveRecursiveCall();
    return failed;
}

static int put_value(Writer *writer, PyObject *value, size_t level) {
    if (PyUnicode_CheckExact(value))
        return put_quoted(writer, value);
    if (PyDict_CheckExact(value) || PyList_CheckExact(value))
        return put_nested(writer, value, level);
    if (PyLong_CheckExact(value))
        return put_integer(writer, value);
    if (PyFloat_CheckExact(value))
        return put_float(writer, value, level);
    if (value == Py_None)
        return put(writer, "null", 4);
    return put_rest(writer, value, level);
}

/* indented(value, indent, newline, rest) -> text */
static PyObject *indented(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    if (count != 4)
        return PyErr_Format(PyExc_TypeError, "4 arguments are expected, not %zd", count);
    Py_ssize_t blanks = PyLong_AsSsize_t(given[1]), line;
    if (blanks == -1 && PyErr_Occurred())
        return NULL;
    if (blanks < 0 || blanks > MOST_BLANKS)
        return PyErr_Format(PyExc_ValueError, "indented: a level of %zd blanks", blanks);
    const char *newline = PyUnicode_AsUTF8AndSize(given[2], &line);
    if (!newline)
        return NULL;
    Writer writer = {.newline = newline,
                     .line = (size_t)line,
                     .blanks = (size_t)blanks,
                     .step = given[1],
                     .rest = given[3]};
    PyObject *made = NULL;
    if (put_value(&writer, given[0], 0) == 0)
        made = PyUnicode_FromStringAndSize(writer.text, (Py_ssize_t)writer.used);
    PyMem_Free(writer.letters);
    PyMem_Free(writer.text);
    return made;
}

static PyMethodDef methods[] = {
    {"indented", (PyCFunction)(void (*)(void))indented, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static int filled(PyObject *module) {
    return PyModule_AddIntConstant(module, "INTERFACE", INTERFACE);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, filled}, {0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_native",
    .m_doc = "What reporters write most.",
    .m_size = 0,
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit__native(void) { return PyModuleDef_Init(&definition); }
