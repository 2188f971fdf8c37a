/* What the words near a run can add to it: `_grown` of search/growth.py, one run at a time. */
#include "growth.h"

#include "costs.h"

#define LOST (float)(3 * MISS)
#define LANES (2 * SLIP + 1)
#define WIDE (LANES + 1) /* one more, which never counts, so that the processor takes fours */
#define NEVER -1e30f

static inline float most(float one, float other) { return one > other ? one : other; }

static inline float most_of(const float *lanes) {
    float few[4];
    for (int at = 0; at < 4; at++)
        few[at] = most(most(lanes[at], lanes[at + 4]), lanes[at + 8]);
    return most(most(few[0], few[1]), most(few[2], few[3]));
}

float grown(const Text *text, const int32_t *wanted, const float *single, int64_t row,
            int64_t place, int64_t room, float share, int step) {
    int32_t near[CLOSE + SLIP + WIDE];
    float held[WIDE + 1], *score = held, best = 0.0f;
    int64_t steps = room < CLOSE + SLIP ? room : CLOSE + SLIP;
    for (int at = 0; at < WIDE + 1; at++)
        score[at] = at < LANES ? -(float)MISS * (float)(at < SLIP ? SLIP - at : at - SLIP) : NEVER;
    for (int at = 0; at < LANES - 1; at++)
        near[at] = unit_at(text, place + step * (at - SLIP));
    for (int64_t number = 0; number < steps; number++) {
        float fresh[WIDE + 1], put_in[WIDE], here;
        near[number + LANES - 1] = unit_at(text, place + step * (number + SLIP));
        near[number + LANES] = 0;
        int32_t unit = wanted[row + step * number];
        float earns = single[row + step * number] + (share + (float)MISS);
        for (int at = 0; at < WIDE; at++) {
            float on = score[at] - (float)MISS + (near[number + at] == unit ? earns : 0.0f);
            fresh[at] = most(on, score[at + 1] - (float)MISS); /* left out */
        }
        fresh[LANES] = NEVER;
        here = most_of(fresh);
        best = most(best, here);
        if (!(here > best - LOST))
            break;
        put_in[0] = fresh[0];
        for (int at = 1; at < WIDE; at++)
            put_in[at] = most(fresh[at], fresh[at - 1] - (float)MISS);
        memcpy(score, put_in, sizeof put_in);
        score[LANES] = NEVER;
    }
    return best;
}
