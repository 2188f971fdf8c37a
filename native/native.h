/* The compiled loops of the search: what every file of them needs.
 *
 * Only the stable interface of Python 3.11 is used, so one build serves that Python and all later
 * ones. Arguments are flat buffers and whole numbers; a buffer that is too small, and a number in
 * it that would lead out of another one, is a ValueError, never a crash.
 */
#ifndef QUOTECHECK_NATIVE_H
#define QUOTECHECK_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

/* What the Python beside these loops must know them by: native.py has the same number, and does
 * without loops that have another, left over from an earlier build. It changes with what the two
 * share: arguments, and what numbers in them mean. */
#define INTERFACE 7

/* What a function was called with: buffers, and whole numbers, each in the order given. */
#define MOST 24
typedef struct {
    Py_buffer buffers[MOST];
    int64_t numbers[MOST];
    int taken;
} Arguments;

/* Takes arguments as a format says: r a buffer to read, w one to write, n a whole number, o an
 * object, which is the function's own to look at.
 * Gives 0; or -1 with an exception set, and nothing to release. */
int take(Arguments *arguments, const char *format, PyObject *const *given, Py_ssize_t count);
void release(Arguments *arguments);

/* So many units a quote or a zone may have: every place among them is an int32_t. */
#define MOST_UNITS ((Py_ssize_t)1 << 30)

/* The n-th buffer as an array, and how many of a type it holds. */
#define ARRAY(arguments, n, type) ((type *)(arguments).buffers[n].buf)
#define ITEMS(arguments, n, type)                                                                  \
    ((Py_ssize_t)((arguments).buffers[n].len / (Py_ssize_t)sizeof(type)))

/* Asks for what will be looked at soon, so that it is on its way from memory. */
#if defined(__GNUC__) || defined(__clang__)
#define FETCH(address) __builtin_prefetch(address)
#else
#define FETCH(address) ((void)(address))
#endif

static inline PyObject *too_small(const char *function) {
    return PyErr_Format(PyExc_ValueError, "%s: a buffer is too small", function);
}

/* The slot of a key in a table of 2**(64 - shift) slots: the twin of Table._slots. */
static inline size_t slot_of(uint64_t key, int shift) {
    return (size_t)((key * 0x9E3779B97F4A7C15u) >> shift);
}

/* The shift for a table of so many slots, a power of two; 0 where it is none. */
static inline int shift_for(Py_ssize_t slots) {
    int bits = 0;
    if (slots < 2 || (slots & (slots - 1)))
        return 0;
    while (((Py_ssize_t)1 << bits) < slots)
        bits++;
    return 64 - bits;
}

/* Where a key stands in such a table, if it does; the slots are looked through once at most. */
static inline size_t find_slot(uint64_t key, const uint64_t *keys, Py_ssize_t slots, int shift) {
    size_t slot = slot_of(key, shift);
    Py_ssize_t left = slots;
    while (keys[slot] != key && keys[slot] != 0 && --left)
        slot = (slot + 1) & (size_t)(slots - 1);
    return slot;
}

#define FUNCTION(name) PyObject *name(PyObject *self, PyObject *const *given, Py_ssize_t count)

FUNCTION(native_find);
FUNCTION(native_cut);
FUNCTION(native_spread);
FUNCTION(native_runs);
FUNCTION(native_whole);
FUNCTION(native_seeds);
FUNCTION(native_parts);
FUNCTION(native_stems);
FUNCTION(native_add);
FUNCTION(native_firsts);
FUNCTION(native_rows);
FUNCTION(native_chain);
FUNCTION(native_lines);
FUNCTION(native_halves);

#endif
