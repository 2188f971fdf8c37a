/* The module: which loops there are. What each does is told in search/_native.pyi. */
#include "native.h"

int take(Arguments *arguments, const char *format, PyObject *const *given, Py_ssize_t count) {
    int numbers = 0;
    arguments->taken = 0;
    if (count != (Py_ssize_t)strlen(format)) {
        PyErr_Format(PyExc_TypeError, "%zd arguments are expected, not %zd",
                     (Py_ssize_t)strlen(format), count);
        return -1;
    }
    for (Py_ssize_t at = 0; at < count; at++) {
        if (format[at] == 'o')
            continue;
        if (format[at] == 'n') {
            int64_t number = PyLong_AsLongLong(given[at]);
            if (number == -1 && PyErr_Occurred())
                goto failed;
            arguments->numbers[numbers++] = number;
            continue;
        }
        int flags = format[at] == 'w' ? PyBUF_WRITABLE : PyBUF_SIMPLE;
        if (PyObject_GetBuffer(given[at], &arguments->buffers[arguments->taken], flags) < 0)
            goto failed;
        arguments->taken++;
    }
    return 0;
failed:
    release(arguments);
    return -1;
}

void release(Arguments *arguments) {
    while (arguments->taken > 0)
        PyBuffer_Release(&arguments->buffers[--arguments->taken]);
}

/* Through a plain pointer, which is how the table of methods holds them. */
#define METHOD(name) {#name, (PyCFunction)(void (*)(void))native_##name, METH_FASTCALL, NULL}

static PyMethodDef methods[] = {
    METHOD(find),  METHOD(cut),   METHOD(spread), METHOD(runs),   METHOD(whole),
    METHOD(seeds), METHOD(parts), METHOD(stems),  METHOD(add),    METHOD(firsts),
    METHOD(rows),  METHOD(chain), METHOD(lines),  METHOD(halves), {NULL, NULL, 0, NULL},
};

static int filled(PyObject *module) {
    return PyModule_AddIntConstant(module, "INTERFACE", INTERFACE);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, filled}, {0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_native",
    .m_doc = "The inner loops of the search.",
    .m_size = 0,
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit__native(void) { return PyModuleDef_Init(&definition); }
