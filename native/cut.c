/* From code points to chunks: the twin of `Cutter._cut` in search/chunks.py.
 *
 * What stands in chunks is kept as one bit for each code point. Letters of ASCII are told 64 at a
 * time; what is neither one nor a blank, about one in twenty, is looked at singly. From one edge of
 * a chunk to the next it is counting the zeros of a number, whatever the lengths of words.
 */
#include "bits.h"
#include "native.h"

#define CODES 0x110000
#define CURLY 0x2019
#define SOFT_HYPHEN 0xAD

#define FIRST 0x9E3779B97F4A7C15u
#define NEXT 0xC2B2AE3D27D4EB4Fu
#define LAST 0xBF58476D1CE4E5B9u
#define CODE 0x94D049BB133111EBu
#define PLACE 0xD6E8FEB86659FD93u

/* Signs before a number: what the first of more would be is another's sign. */
#define SIGNS 4

/* The classes of characters, as search/characters.py numbers them. */
enum {
    UNSEEN,
    OTHER,
    LETTER,
    DIGIT,
    JOINER,
    SIGN,
    HYPHEN,
    ALONE,
    MARK,
    BLANK,
    UNSHOWN,
    POINT,
    DASH,
    NARROW
};

/* Whether a class is one of some. */
#define AMONG(class, some) (((some) >> (class)) & 1)
#define WORD (1u << LETTER | 1u << DIGIT | 1u << MARK | 1u << UNSHOWN)
#define NUMBER (1u << DIGIT)
#define JOINS (1u << JOINER | 1u << HYPHEN | 1u << DASH | 1u << POINT)
#define COUNTS (1u << SIGN | 1u << HYPHEN | 1u << DASH | 1u << POINT)
#define BLANKS (1u << BLANK | 1u << NARROW)
#define MARKS (1u << MARK | 1u << UNSHOWN)

/* Why a slice is not cut; else it is the number of chunks. */
enum { ASTRAY = -4, NO_MEMORY, NO_ROOM, NOT_SEEN };

/* A slice of a text, and one bit for each of its code points, 64 in a row. */
typedef struct {
    const uint32_t *codes;
    const uint8_t *classes;
    uint8_t *letters;
    Py_ssize_t size, rows;
    uint64_t *plain;  /* letters of ASCII */
    uint64_t *inside; /* what belongs to a chunk of several characters */
    uint64_t *broken; /* hyphens before a blank */
    uint64_t *alone;  /* letters that are words by themselves, */
    uint64_t *stops;  /* the places behind them and their marks, */
    uint64_t *marked; /* and these marks */
} Slice;

/* So many bits of each code point; they have a row more than is needed, for the last end. */
#define BITS 6

/* The class of what stands at a place; there is nothing before the text and behind it. */
static inline int class_at(const Slice *slice, Py_ssize_t at) {
    if (at < 0 || at >= slice->size)
        return OTHER;
    uint32_t code = slice->codes[at];
    return code < CODES ? slice->classes[code] : OTHER;
}

/* 64 bytes of 0 or 1 as 64 bits. */
static inline uint64_t bits_of(const uint8_t *flags) {
    uint64_t bits = 0;
    for (int byte = 0; byte < 8; byte++) {
        uint64_t eight;
        memcpy(&eight, flags + 8 * byte, sizeof eight);
        bits |= ((eight * 0x0102040810204080u) >> 56) << (8 * byte);
    }
    return bits;
}

/* Fills the bytes of 64 code points, small letters for capitals and 0 outside ASCII; gives which of
 * these are letters of ASCII, and which neither letters nor blanks. In loops that compilers make
 * vectors of. */
static inline uint64_t letters_of(const uint32_t *codes, uint8_t *letters, uint64_t *rest) {
    uint8_t bytes[64], is_letter[64], is_rest[64];
    for (int at = 0; at < 64; at++)
        bytes[at] = (uint8_t)(codes[at] > 127 ? 128 : codes[at]);
    for (int at = 0; at < 64; at++)
        letters[at] = (uint8_t)((bytes[at] & 0x7F) | (bytes[at] & 0x40) >> 1);
    for (int at = 0; at < 64; at++)
        is_letter[at] = (uint8_t)(letters[at] - 'a') < 26;
    for (int at = 0; at < 64; at++)
        is_rest[at] = (bytes[at] > ' ') & !is_letter[at];
    *rest = bits_of(is_rest);
    return bits_of(is_letter);
}

/* A letter that is a word by itself, with the marks that stand on it. */
static void take_alone(Slice *slice, Py_ssize_t at) {
    Py_ssize_t end = at + 1;
    for (Py_ssize_t next = end; AMONG(class_at(slice, next), MARKS); next++)
        if (class_at(slice, next) == MARK)
            end = next + 1;
    set_all(slice->marked, at + 1, end);
    set(slice->alone, at);
    set(slice->stops, end);
}

/* Whether a number stands behind a place, or signs before one. */
static int is_before_number(const Slice *slice, Py_ssize_t at) {
    for (int signs = 0; signs < SIGNS; signs++) {
        int class = class_at(slice, ++at);
        if (class == DIGIT)
            return 1;
        if (!AMONG(class, COUNTS))
            break;
    }
    return 0;
}

/* Whether a sign, a point or a blank belongs to the number beside it (a point to any word behind
 * it); a blank between a sign and its number is inside then. */
static unsigned is_of_number(Slice *slice, Py_ssize_t at, int class, int before, int after) {
    if (class == NARROW)
        return before == DIGIT && after == DIGIT;
    if (class == POINT)
        return AMONG(after, WORD) || is_before_number(slice, at);
    unsigned found = before == DIGIT || is_before_number(slice, at);
    if (class == SIGN && AMONG(after, BLANKS) && is_before_number(slice, at + 1)) {
        set(slice->inside, at + 1);
        found = 1;
    }
    if (class == SIGN && AMONG(before, BLANKS) && class_at(slice, at - 2) == DIGIT) {
        set(slice->inside, at - 1);
        found = 1;
    }
    return found;
}

/* Settles one code point that is no letter of ASCII: gives its class, and whether it is inside.
 * Which mark follows which is hard to foretell, so what is asked of all of them takes no branch. */
static inline int settled(Slice *slice, Py_ssize_t at, unsigned *is_inside) {
    uint32_t code = slice->codes[at];
    int class = class_at(slice, at);
    int before = class_at(slice, at - 1), after = class_at(slice, at + 1);
    unsigned joins = AMONG(class, JOINS) & AMONG(before, WORD) & AMONG(after, WORD);
    unsigned counts = AMONG(class, COUNTS | 1u << NARROW) & ~joins;
    *is_inside = AMONG(class, WORD) | joins;
    if (counts & (AMONG(before, NUMBER) | AMONG(after, WORD | COUNTS) | (class == SIGN)))
        *is_inside = is_of_number(slice, at, class, before, after);
    slice->letters[at] = code == CURLY ? '\'' : slice->letters[at];
    if (class == ALONE)
        take_alone(slice, at);
    else if ((class == HYPHEN || code == SOFT_HYPHEN) && AMONG(after, BLANKS))
        set(slice->broken, at);
    return class;
}

/* Fills what belongs to chunks, but for what a line end parts. Gives whether all classes are
 * known. */
static int filled(Slice *slice) {
    unsigned classes = 0;
    for (Py_ssize_t row = 0; row < slice->rows; row++) {
        Py_ssize_t first = 64 * row, count = slice->size - first;
        const uint32_t *codes = slice->codes + first;
        uint32_t last[64];
        uint64_t rest;
        if (count < 64) {
            for (int at = 0; at < 64; at++)
                last[at] = at < count ? codes[at] : ' ';
            codes = last;
        }
        uint64_t inside = letters_of(codes, slice->letters + first, &rest);
        slice->plain[row] = inside;
        for (; rest; rest &= rest - 1) {
            unsigned is_inside;
            int at = first_bit(rest);
            classes |= 1u << settled(slice, first + at, &is_inside);
            inside |= (uint64_t)is_inside << at;
        }
        slice->inside[row] |= inside;
    }
    return !AMONG(UNSEEN, classes);
}

/* The place behind one line end and the blanks about it, from `at` on; -1 where there is none. */
static Py_ssize_t behind_break(const Slice *slice, Py_ssize_t at) {
    const uint32_t *codes = slice->codes;
    const Py_ssize_t size = slice->size;
#define BLANK_AT(at) (AMONG(class_at(slice, at), BLANKS) && codes[at] != '\n' && codes[at] != '\r')
    while (BLANK_AT(at))
        at++;
    if (at >= size || (codes[at] != '\n' && codes[at] != '\r'))
        return -1;
    at += codes[at] == '\r' && at + 1 < size && codes[at + 1] == '\n' ? 2 : 1;
    while (BLANK_AT(at))
        at++;
#undef BLANK_AT
    return at;
}

/* Makes one chunk of each word that a hyphen parts at a line end. */
static void mend(Slice *slice) {
    const Py_ssize_t end = 64 * slice->rows;
    Py_ssize_t mended = 0; /* a second hyphen there stands behind no word */
    for (Py_ssize_t at = next_set(slice->broken, 0, slice->rows); at < end;
         at = next_set(slice->broken, at + 1, slice->rows)) {
        if (at == 0 || at == mended || !is_set(slice->inside, at - 1))
            continue;
        Py_ssize_t behind = behind_break(slice, at + 1);
        if (behind < 0 || behind >= slice->size || !is_set(slice->inside, behind))
            continue;
        set_all(slice->inside, at, behind);
        mended = behind;
    }
}

/* Makes of what is inside, and alone, the places where chunks start (in `alone`) and stop; leaves
 * in `marked` what is no letter of ASCII. Gives the number of chunks. */
static Py_ssize_t parted(Slice *slice) {
    Py_ssize_t starts = 0, stops = 0;
    uint64_t last = 0;
    for (Py_ssize_t row = 0; row <= slice->rows; row++) {
        uint64_t inside = slice->inside[row] & ~slice->marked[row];
        uint64_t behind = inside << 1 | last;
        uint64_t alone = slice->alone[row] & ~inside; /* not within such a stretch */
        last = inside >> 63;
        slice->marked[row] = (inside | alone | slice->marked[row]) & ~slice->plain[row];
        slice->alone[row] = (inside & ~behind) | alone;
        slice->stops[row] = (slice->stops[row] & ~behind) | (behind & ~inside);
        starts += how_many(slice->alone[row]);
        stops += how_many(slice->stops[row]);
    }
    return starts == stops ? starts : ASTRAY;
}

/* What to write of each chunk. */
typedef struct {
    int64_t *starts, *ends;
    uint64_t *hashes;
    uint8_t *plain;
} Columns;

/* Eight letters, of which so many count. */
static inline uint64_t eight(const uint8_t *letters, int64_t count) {
    uint64_t found;
    memcpy(&found, letters, sizeof found);
    return count >= 8 ? found : found & (((uint64_t)1 << (8 * count)) - 1);
}

/* What a letter outside ASCII, of which `letters` knows nothing, adds to the hash of its chunk. */
static uint64_t foreign(uint32_t lower, uint64_t place, uint64_t secret) {
    uint64_t term = (uint64_t)lower * CODE;
    term = ((term ^ (place * PLACE)) ^ secret) * FIRST;
    return (term ^ (term >> 29)) * NEXT;
}

static inline uint64_t hashed(const uint8_t *letters, int64_t size, uint64_t secret) {
    uint64_t hash = (eight(letters, size) ^ secret) * FIRST;
    hash ^= hash >> 32;
    hash += (uint64_t)size << 48;
    for (int64_t done = 8; done < size; done += 8) {
        uint64_t more = (eight(letters + done, size - done) ^ secret) * FIRST;
        hash = (hash ^ more ^ (more >> 32)) * NEXT;
        hash ^= hash >> 29;
    }
    return hash;
}

/* Fills the columns with the chunks of a slice: each start has its stop. */
static void fill(const Slice *slice, const Columns *columns, int64_t shift, const uint32_t *lower,
                 uint64_t secret) {
    Py_ssize_t other = next_set(slice->marked, 0, slice->rows), chunk = 0, stop_row = 0;
    uint64_t stops = slice->stops[0];
    for (Py_ssize_t row = 0; row < slice->rows; row++) {
        for (uint64_t starts = slice->alone[row]; starts; starts &= starts - 1, chunk++) {
            Py_ssize_t start = 64 * row + first_bit(starts);
            while (!stops)
                stops = slice->stops[++stop_row];
            Py_ssize_t end = 64 * stop_row + first_bit(stops);
            stops &= stops - 1;
            if (end < start)
                end = start; /* which such stretches astride of words could bring about */
            uint64_t hash = hashed(slice->letters + start, end - start, secret);
            columns->plain[chunk] = other >= end;
            for (; other < end; other = next_set(slice->marked, other + 1, slice->rows)) {
                uint32_t code = slice->codes[other];
                if (code > 127 && code != CURLY && code < CODES)
                    hash += foreign(lower[code], (uint64_t)(other - start + 1), secret);
            }
            hash ^= hash >> 31;
            columns->hashes[chunk] = (hash * LAST) | 1;
            columns->starts[chunk] = shift + start;
            columns->ends[chunk] = shift + end;
        }
    }
}

/* Cuts a slice, in which stretches that are never parted stand at some places. */
static Py_ssize_t cut(Slice *slice, const int64_t *wholes, Py_ssize_t count, const Columns *columns,
                      Py_ssize_t room, int64_t shift, const uint32_t *lower, uint64_t secret) {
    const size_t row = (size_t)slice->rows + 1;
    uint64_t *bits = PyMem_Calloc(BITS * row, sizeof *bits);
    if (bits == NULL)
        return NO_MEMORY;
    slice->plain = bits;
    slice->inside = bits + row;
    slice->broken = bits + 2 * row;
    slice->alone = bits + 3 * row;
    slice->stops = bits + 4 * row;
    slice->marked = bits + 5 * row;
    Py_ssize_t found = NOT_SEEN;
    if (filled(slice)) {
        mend(slice);
        for (Py_ssize_t at = 0; at + 1 < count; at += 2)
            if (wholes[at] >= 0 && wholes[at + 1] <= slice->size)
                set_all(slice->inside, (Py_ssize_t)wholes[at], (Py_ssize_t)wholes[at + 1]);
        found = parted(slice);
        if (found > room)
            found = NO_ROOM;
        if (found >= 0)
            fill(slice, columns, shift, lower, secret);
    }
    PyMem_Free(bits);
    return found;
}

/* cut(codes, wholes, classes, lower, secret, letters, starts, ends, hashes, plain, shift, first)
 * -> how many chunks there are now */
FUNCTION(native_cut) {
    Arguments own;
    if (take(&own, "rrrrnwwwwwnn", given, count) < 0)
        return NULL;
    const uint64_t secret = (uint64_t)own.numbers[0];
    const int64_t shift = own.numbers[1], first = own.numbers[2];
    Slice slice = {.codes = ARRAY(own, 0, uint32_t),
                   .classes = ARRAY(own, 2, uint8_t),
                   .size = ITEMS(own, 0, uint32_t)};
    slice.rows = (slice.size + 63) / 64;
    Py_ssize_t room = ITEMS(own, 5, int64_t);
    if (shift < 0 || shift > own.buffers[4].len || first < 0 || first > room ||
        own.buffers[4].len - shift < 64 * slice.rows + 8 || own.buffers[2].len < CODES ||
        ITEMS(own, 3, uint32_t) < CODES || ITEMS(own, 6, int64_t) < room ||
        ITEMS(own, 7, uint64_t) < room || own.buffers[8].len < room) {
        release(&own);
        return too_small("cut");
    }
    slice.letters = ARRAY(own, 4, uint8_t) + shift;
    const Columns columns = {ARRAY(own, 5, int64_t) + first, ARRAY(own, 6, int64_t) + first,
                             ARRAY(own, 7, uint64_t) + first, ARRAY(own, 8, uint8_t) + first};
    Py_ssize_t found = cut(&slice, ARRAY(own, 1, int64_t), ITEMS(own, 1, int64_t), &columns,
                           room - first, shift, ARRAY(own, 3, uint32_t), secret);
    release(&own);
    if (found == NO_MEMORY)
        return PyErr_NoMemory();
    if (found == ASTRAY)
        return PyErr_Format(PyExc_ValueError, "cut: a stretch parts a letter from its marks");
    return PyLong_FromSsize_t(found < 0 ? found : first + found);
}
