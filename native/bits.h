/* One bit for each place, 64 in a row. */
#ifndef QUOTECHECK_BITS_H
#define QUOTECHECK_BITS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#if defined(_MSC_VER)
#include <intrin.h>
#endif

static inline int first_bit(uint64_t bits) {
#if defined(__GNUC__)
    return __builtin_ctzll(bits);
#elif defined(_MSC_VER) && defined(_WIN64)
    unsigned long at;
    _BitScanForward64(&at, bits);
    return (int)at;
#else
    int at = 0;
    for (; !(bits & 1); bits >>= 1)
        at++;
    return at;
#endif
}

static inline void set(uint64_t *bits, Py_ssize_t at) { bits[at >> 6] |= (uint64_t)1 << (at & 63); }

static inline int is_set(const uint64_t *bits, Py_ssize_t at) {
    return (int)(bits[at >> 6] >> (at & 63)) & 1;
}

static inline void set_all(uint64_t *bits, Py_ssize_t start, Py_ssize_t end) {
    for (Py_ssize_t at = start; at < end; at++)
        set(bits, at);
}

/* The first place from `at` on that is set, or the end. */
static inline Py_ssize_t next_set(const uint64_t *bits, Py_ssize_t at, Py_ssize_t rows) {
    Py_ssize_t row = at >> 6;
    if (row >= rows)
        return 64 * rows;
    uint64_t left = bits[row] >> (at & 63) << (at & 63);
    while (!left)
        if (++row == rows)
            return 64 * rows;
        else
            left = bits[row];
    return 64 * row + first_bit(left);
}

static inline int how_many(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (int)((bits * 0x0101010101010101u) >> 56);
}

#endif
