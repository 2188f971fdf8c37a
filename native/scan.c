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

/* Before which chunks stand how many units of no quote, in order. */
typedef struct {
    const int64_t *chunks;
    Py_ssize_t count;
    int64_t wide;
} Walls;

/* The columns to fill, and how much of each is used; there is room for so many units, and for so
 * many chunks of a form. */
typedef struct {
    int64_t *units, *owner, *several, *tokens, *odd;
    Py_ssize_t room, forms, found, others, odds;
} Columns;

/* Adds a unit of a chunk; where there is no room for it, it is counted only. */
static inline void put(Columns *columns, int64_t unit, int64_t chunk) {
    if (columns->found < columns->room) {
        columns->units[columns->found] = unit;
        columns->owner[columns->found] = chunk;
    }
    columns->found++;
}

/* Adds the units of a chunk of a form. Gives whether it is known, and there is room. */
static int put_form(Columns *columns, const Forms *forms, int64_t form, Py_ssize_t chunk) {
    if (!is_known(forms, form) || columns->forms-- <= 0)
        return 0;
    const int64_t *units = forms->flat + forms->first[form];
    for (int64_t unit = 0; unit < forms->count[form]; unit++)
        put(columns, units[unit], chunk);
    columns->several[columns->others] = chunk;
    columns->tokens[columns->others] = forms->tokens[form];
    columns->others += forms->tokens[form] != 1;
    columns->odd[columns->odds] = chunk;
    columns->odds += forms->odd[form] != 0;
    return 1;
}

/* Fills the columns. Gives whether all forms are known, and there is room for them. */
static int spread(const Forms *forms, const int32_t *numbers, Py_ssize_t chunks, const Walls *walls,
                  Columns *columns) {
    Py_ssize_t wall = 0;
    for (Py_ssize_t chunk = 0; chunk <= chunks; chunk++) {
        for (; wall < walls->count && (walls->chunks[wall] <= chunk || chunk == chunks); wall++)
            for (int64_t unit = 0; unit < walls->wide; unit++)
                put(columns, 0, walls->chunks[wall]);
        if (chunk == chunks)
            break;
        if (numbers[chunk] >= 0)
            put(columns, numbers[chunk], chunk);
        else if (!put_form(columns, forms, ~numbers[chunk], chunk))
            return 0;
    }
    return 1;
}

/* spread(numbers, tokens of forms, odd ones, first, count, flat, walls, wide, units, owner,
 * several, tokens, odd)
 * -> how many units there are, how many chunks that are not one word, and how many odd ones */
FUNCTION(native_spread) {
    Arguments own;
    if (take(&own, "rrrrrrrnwwwww", given, count) < 0)
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
    const Walls walls = {ARRAY(own, 6, int64_t), ITEMS(own, 6, int64_t), own.numbers[0]};
    Columns columns = {
        .units = ARRAY(own, 7, int64_t),
        .owner = ARRAY(own, 8, int64_t),
        .several = ARRAY(own, 9, int64_t),
        .tokens = ARRAY(own, 10, int64_t),
        .odd = ARRAY(own, 11, int64_t),
        .room = ITEMS(own, 7, int64_t),
        .forms = ITEMS(own, 9, int64_t),
    };
    Py_ssize_t chunks = ITEMS(own, 0, int32_t);
    if (ITEMS(own, 2, uint8_t) < forms.forms || ITEMS(own, 3, int64_t) < forms.forms ||
        ITEMS(own, 4, int64_t) < forms.forms || ITEMS(own, 8, int64_t) < columns.room ||
        ITEMS(own, 10, int64_t) < columns.forms || ITEMS(own, 11, int64_t) < columns.forms) {
        release(&own);
        return too_small("spread");
    }
    int known = spread(&forms, ARRAY(own, 0, int32_t), chunks, &walls, &columns);
    release(&own);
    if (!known)
        return PyErr_Format(PyExc_ValueError, "spread: a form is not known");
    return Py_BuildValue("(nnn)", columns.found, columns.others, columns.odds);
}
