/* The numbers of plain words by their keys, and the words of chunks that have two: the twins of
 * `Stems.numbers` and of `Stems._halves` in search/stems.py.
 *
 * Words that may be spelled otherwise elsewhere are only told: how is for Python to say.
 */
#include "native.h"

#define WIDEST 24
enum { REFUSED = -1, ABROAD = -2 };

/* A word of small letters, 0 past its end and before its start. */
typedef struct {
    uint8_t bytes[8 + WIDEST];
    Py_ssize_t size;
} Word;

#define LETTERS(word) ((word)->bytes + 8)

typedef struct {
    const uint64_t *keys;
    const int32_t *values;
    Py_ssize_t slots;
    int shift;
} Table;

/* The last eight bytes of words, and which of them an ending has. */
typedef struct {
    const uint64_t *letters, *masks;
    Py_ssize_t count;
} Endings;

/* Gives whether a hash has a number in a table, and which. */
static int number_in(const Table *table, uint64_t hash, int32_t *number) {
    size_t slot = find_slot(hash, table->keys, table->slots, table->shift);
    *number = table->values[slot];
    return table->keys[slot] == hash;
}

/* The twin of `_hashed`. */
static uint64_t hash_of(const Word *word) {
    static const uint64_t factors[] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu,
                                       0xBF58476D1CE4E5B9u};
    uint64_t hash = 0;
    for (int column = 0; column < WIDEST / 8; column++) {
        uint64_t eight;
        memcpy(&eight, LETTERS(word) + 8 * column, sizeof eight);
        hash = ((hash ^ (hash >> 32)) ^ eight) * factors[column];
    }
    hash = (hash ^ (hash >> 31)) * factors[0];
    return hash | 1;
}

/* Whether the word may have another spelling elsewhere: the twin of `_british`. */
static int is_british(const Word *word, const Endings *endings) {
    const uint8_t *at = LETTERS(word);
    uint64_t last;
    unsigned found = 0;
    memcpy(&last, at + word->size - 8, sizeof last);
    for (Py_ssize_t ending = 0; ending < endings->count; ending++)
        found |= ((last ^ endings->letters[ending]) & endings->masks[ending]) == 0;
    for (Py_ssize_t letter = 1; letter < word->size; letter++)
        found |= (at[letter] == 'e') & ((at[letter - 1] == 'a') | (at[letter - 1] == 'o') |
                                        ((at[letter - 1] == 'g') & (at[letter - 2] == 'd')));
    return found || !memcmp(at, "grey", 4) || !memcmp(at, "shew", 4);
}

/* Whether the word ends in some letters, as they stand in quotes. */
#define ENDS(word, ending)                                                                         \
    (!memcmp(LETTERS(word) + (word)->size - (sizeof(ending) - 1), ending, sizeof(ending) - 1))

/* Whether a letter is one of some: a bit each. */
#define BIT(letter) (1u << ((letter) - 'a'))
#define VOWELS (BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y'))
#define NEVER_HALVED (BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('s') | BIT('l'))
static int is_among(uint8_t letter, unsigned some) {
    uint8_t number = (uint8_t)(letter - 'a');
    return number < 26 && (some >> number & 1);
}

/* Takes an ending of so many letters off, if a stem with a vowel is left. */
static int shortened(Word *word, Py_ssize_t size) {
    for (Py_ssize_t letter = 0; word->size >= size + 3 && letter < word->size - size; letter++)
        if (is_among(LETTERS(word)[letter], VOWELS)) {
            word->size -= size;
            return 1;
        }
    return 0;
}

/* Leaves of a word what `units.key` leaves: the twin of `_stemmed`. */
static void stem(Word *word) {
    if (word->size <= 3)
        return;
    int soft = word->size > 4 && (ENDS(word, "ies") || ENDS(word, "ied"));
    if (soft) {
        word->size -= 2;
    } else {
        if (ENDS(word, "s") && !ENDS(word, "ss") && !ENDS(word, "us") && !ENDS(word, "is"))
            word->size -= ENDS(word, "sses") || ENDS(word, "shes") || ENDS(word, "ches") ||
                                  ENDS(word, "xes") || ENDS(word, "zes")
                              ? 2
                              : 1;
        if (!(ENDS(word, "ing") && shortened(word, 3)) && ENDS(word, "ed"))
            shortened(word, 2);
        const uint8_t *last = LETTERS(word) + word->size - 1;
        if (word->size > 3 && last[0] == last[-1] && !is_among(last[0], NEVER_HALVED))
            word->size--;
        if (word->size > 3 && ENDS(word, "e"))
            word->size--;
        soft = word->size > 3 && ENDS(word, "i");
    }
    if (soft)
        LETTERS(word)[word->size - 1] = 'y';
    memset(LETTERS(word) + word->size, 0, (size_t)(WIDEST - word->size));
}

/* Fills the table of two buffers. Gives whether they are one. */
static int is_table(const Arguments *own, int keys, Table *table) {
    table->keys = ARRAY(*own, keys, uint64_t);
    table->values = ARRAY(*own, keys + 1, int32_t);
    table->slots = ITEMS(*own, keys, uint64_t);
    table->shift = shift_for(table->slots);
    return table->shift && ITEMS(*own, keys + 1, int32_t) >= table->slots;
}

/* stems(letters, starts, sizes, endings, masks, keys and numbers of irregular words, keys and
 * numbers of the vocabulary, numbers, whether the words are spelled already) */
FUNCTION(native_stems) {
    Arguments own;
    if (take(&own, "rrrrrrrrrwn", given, count) < 0)
        return NULL;
    const int64_t *starts = ARRAY(own, 1, int64_t), *sizes = ARRAY(own, 2, int64_t);
    const Endings endings = {ARRAY(own, 3, uint64_t), ARRAY(own, 4, uint64_t),
                             ITEMS(own, 3, uint64_t)};
    int32_t *numbers = ARRAY(own, 9, int32_t);
    Table irregular, vocabulary;
    const int is_spelled = own.numbers[0] != 0;
    const Py_ssize_t words = ITEMS(own, 1, int64_t), room = own.buffers[0].len;
    int fits = ITEMS(own, 2, int64_t) >= words && ITEMS(own, 9, int32_t) >= words &&
               ITEMS(own, 4, uint64_t) >= endings.count && is_table(&own, 5, &irregular) &&
               is_table(&own, 7, &vocabulary);
    for (Py_ssize_t at = 0; fits && at < words; at++) {
        int64_t start = starts[at], size = sizes[at];
        if (size > WIDEST) {
            numbers[at] = REFUSED;
            continue;
        }
        if (start < 0 || size < 0 || start > room - size) {
            fits = 0;
            break;
        }
        Word word = {.size = (Py_ssize_t)size};
        memcpy(LETTERS(&word), ARRAY(own, 0, uint8_t) + start, (size_t)size);
        if (!is_spelled) {
            if (number_in(&irregular, hash_of(&word), &numbers[at]))
                continue;
            if (size > 3 && is_british(&word, &endings)) {
                numbers[at] = ABROAD;
                continue;
            }
        }
        stem(&word);
        if (!number_in(&vocabulary, hash_of(&word), &numbers[at]))
            numbers[at] = 0;
    }
    release(&own);
    if (!fits)
        return too_small("stems");
    Py_RETURN_NONE;
}

/* Whether a hash is among some that stand in order. */
static int is_one_of(uint64_t hash, const uint64_t *ordered, Py_ssize_t count) {
    while (count > 0) {
        Py_ssize_t middle = count / 2;
        if (ordered[middle] == hash)
            return 1;
        if (ordered[middle] < hash) {
            ordered += middle + 1;
            count -= middle + 1;
        } else {
            count = middle;
        }
    }
    return 0;
}

/* Hashes of what is no word by itself before 's, and before a hyphen. */
typedef struct {
    const uint64_t *hosts, *prefixes;
    Py_ssize_t host_count, prefix_count;
} Heads;

/* How long the words of a chunk are that stand before and behind a hyphen, 0 behind 's. Gives
 * whether it is anything else. */
static int is_refused(const uint8_t *letters, int64_t size, const Heads *heads, int64_t *head,
                      int64_t *tail) {
    int64_t at = 0;
    while (at < size && (uint8_t)(letters[at] - 'a') < 26)
        at++;
    *head = at;
    *tail = size - at - 1;
    for (int64_t behind = at + 1; behind < size; behind++)
        if ((uint8_t)(letters[behind] - 'a') >= 26)
            return 1;
    if (at < 1 || at > WIDEST || *tail < 1 || *tail > WIDEST)
        return 1;
    Word word = {.size = (Py_ssize_t)at};
    memcpy(LETTERS(&word), letters, (size_t)at);
    if (letters[at] == '-')
        return is_one_of(hash_of(&word), heads->prefixes, heads->prefix_count);
    if (letters[at] != '\'' || *tail != 1 || letters[at + 1] != 's')
        return 1;
    *tail = 0;
    return is_one_of(hash_of(&word), heads->hosts, heads->host_count);
}

/* halves(letters, starts, sizes, hosts, prefixes, head, tail, refused) */
FUNCTION(native_halves) {
    Arguments own;
    if (take(&own, "rrrrrwww", given, count) < 0)
        return NULL;
    const int64_t *starts = ARRAY(own, 1, int64_t), *sizes = ARRAY(own, 2, int64_t);
    const Heads heads = {ARRAY(own, 3, uint64_t), ARRAY(own, 4, uint64_t), ITEMS(own, 3, uint64_t),
                         ITEMS(own, 4, uint64_t)};
    const uint8_t *letters = ARRAY(own, 0, uint8_t);
    int64_t *head = ARRAY(own, 5, int64_t), *tail = ARRAY(own, 6, int64_t);
    uint8_t *refused = ARRAY(own, 7, uint8_t);
    const Py_ssize_t chunks = ITEMS(own, 1, int64_t), room = own.buffers[0].len;
    int fits = ITEMS(own, 2, int64_t) >= chunks && ITEMS(own, 5, int64_t) >= chunks &&
               ITEMS(own, 6, int64_t) >= chunks && own.buffers[7].len >= chunks;
    for (Py_ssize_t at = 0; fits && at < chunks; at++) {
        int64_t start = starts[at], size = sizes[at];
        fits = start >= 0 && size >= 0 && start <= room - size;
        if (fits)
            refused[at] = (uint8_t)is_refused(letters + start, size, &heads, head + at, tail + at);
    }
    release(&own);
    if (!fits)
        return too_small("halves");
    Py_RETURN_NONE;
}
