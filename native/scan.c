/* From the numbers of chunks to their units: the twin of `Scanner._spread` in
 * search/scan.py. */
#include "native.h"

/* What is known of chunks that are no plain word of a single unit: how many
 * words they are, which units of `flat` they have, and whether exact reading
 * may cut them otherwise. */
typedef struct {
    const int64_t *tokens, *first, *count, *flat;
    const uint8_t *odd;
    Py_ssize_t forms, size;
} Forms;

/* Whether a form is known, and all its units. */
static inline int is_known(const Forms *forms, int64_t form) {
    if (form >= forms->forms)
        return 0;
    int64_t first = forms->first[form], count = forms->count[form];
    return first >= 0 && count >= 0 && first <= forms->size && count <= forms->size - first;
}

/* Fills the columns as far as there is room. Gives how many units there are, -1
 * where a form is not known; of the odd chunks, how many. */
static Py_ssize_t spread(const Forms *forms, const int32_t *numbers, Py_ssize_t chunks,
                         int64_t *units, int64_t *owner, Py_ssize_t room, int32_t *tokens,
                         int64_t *odd, Py_ssize_t *odds) {
    Py_ssize_t found = 0;
    for (Py_ssize_t chunk = 0; chunk < chunks; chunk++) {
        if (numbers[chunk] >= 0) {
            tokens[chunk] = 1;
            if (found < room) {
                units[found] = numbers[chunk];
                owner[found] = chunk;
            }
            found++;
            continue;
        }
        const int64_t form = ~numbers[chunk];
        if (!is_known(forms, form))
            return -1;
        tokens[chunk] = (int32_t)forms->tokens[form];
        odd[*odds] = chunk;
        *odds += forms->odd[form] != 0;
        for (int64_t unit = 0; unit < forms->count[form]; unit++, found++) {
            if (found < room) {
                units[found] = forms->flat[forms->first[form] + unit];
                owner[found] = chunk;
            }
        }
    }
    return found;
}

/* spread(numbers, tokens of forms, odd ones, first, count, flat, units, owner,
 * tokens, odd)
 * -> how many units there are, and how many odd chunks */
FUNCTION(native_spread) {
    Arguments own;
    if (take(&own, "rrrrrrwwww", given, count) < 0)
        return NULL;
    const Forms forms = {
        .tokens = ARRAY(own, 1, int64_t),
        .odd = ARRAY(own, 2, uint8_t),
        .first = ARRAY(own, 3, int64_t),
        .count = ARRAY(own, 4, int64_t),
        .flat = ARRAY(own, 5, int64_t),
        .forms = ITEMS(own, 1, int64_t),
        .size = ITEMS(own, 5, int64_t),
    };
    Py_ssize_t chunks = ITEMS(own, 0, int32_t), room = ITEMS(own, 6, int64_t), odds = 0;
    if (ITEMS(own, 2, uint8_t) < forms.forms || ITEMS(own, 3, int64_t) < forms.forms ||
        ITEMS(own, 4, int64_t) < forms.forms || ITEMS(own, 7, int64_t) < room ||
        ITEMS(own, 8, int32_t) < chunks || ITEMS(own, 9, int64_t) < chunks) {
        release(&own);
        return too_small("spread");
    }
    Py_ssize_t found =
        spread(&forms, ARRAY(own, 0, int32_t), chunks, ARRAY(own, 6, int64_t),
               ARRAY(own, 7, int64_t), room, ARRAY(own, 8, int32_t), ARRAY(own, 9, int64_t), &odds);
    release(&own);
    if (found < 0)
        return PyErr_Format(PyExc_ValueError, "spread: a form is not known");
    return Py_BuildValue("(nn)", found, odds);
}
