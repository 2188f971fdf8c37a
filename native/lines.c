/* Where lines start: the twin of Scan.line_starts in search/scan.py. */
#include "native.h"

#define BYTES 255 /* so many are counted in one byte, which compilers make vectors of */

static Py_ssize_t how_often(const uint8_t *letters, Py_ssize_t size, uint8_t letter) {
    Py_ssize_t found = 0;
    for (Py_ssize_t first = 0; first < size; first += BYTES) {
        Py_ssize_t end = size - first < BYTES ? size : first + BYTES;
        uint8_t some = 0;
        for (Py_ssize_t at = first; at < end; at++)
            some += letters[at] == letter;
        found += some;
    }
    return found;
}

/* Fills where each line starts, one more than there are line feeds. Gives how many of these stand
 * behind a carriage return. */
static Py_ssize_t fill(const uint8_t *letters, Py_ssize_t size, int64_t *starts) {
    const uint8_t *at = letters, *end = letters + size;
    Py_ssize_t returned = 0;
    *starts++ = 0;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        returned += at > letters && at[-1] == '\r';
        *starts++ = ++at - letters;
    }
    return returned;
}

/* lines(letters, start, end) -> where each line of a stretch starts, or None */
FUNCTION(native_lines) {
    Arguments own;
    if (take(&own, "rnn", given, count) < 0)
        return NULL;
    int64_t start = own.numbers[0], end = own.numbers[1];
    if (start < 0 || end < start || end > own.buffers[0].len) {
        release(&own);
        return too_small("lines");
    }
    const uint8_t *letters = ARRAY(own, 0, uint8_t) + start;
    Py_ssize_t size = (Py_ssize_t)(end - start), lines = how_often(letters, size, '\n') + 1;
    PyObject *found = PyBytes_FromStringAndSize(NULL, lines * (Py_ssize_t)sizeof(int64_t));
    if (found && fill(letters, size, (int64_t *)(void *)PyBytes_AsString(found)) !=
                     how_often(letters, size, '\r')) {
        Py_DECREF(found);
        found = Py_NewRef(Py_None);
    }
    release(&own);
    return found;
}
