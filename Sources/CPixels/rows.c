#include "pixels.h"
#include "variants.h"

#include <string.h>

/// Eight pixels or cells at once, aligned like one.
typedef uint32_t pixels8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint8_t bytes32 __attribute__((ext_vector_type(32), aligned(1), may_alias));
typedef int32_t cells8 __attribute__((ext_vector_type(8), aligned(4), may_alias));

/// Without its sign; the smallest number has no counterpart and is beyond every bound as it is.
PART uint32_t magnitude(int32_t sum) { return sum < 0 ? -(uint32_t)sum : (uint32_t)sum; }

/// The level for a sum along a row.
PART uint32_t level(int32_t sum, int is_even_odd) {
    uint32_t cover = magnitude(sum);
    if (is_even_odd) {
        cover &= 2 * DESCENT_WHOLE - 1;
        if (cover > DESCENT_WHOLE) cover = 2 * DESCENT_WHOLE - cover;
    } else if (cover > DESCENT_WHOLE) {
        cover = DESCENT_WHOLE;
    }
    return (cover + DESCENT_WHOLE / DESCENT_LEVELS / 2) / (DESCENT_WHOLE / DESCENT_LEVELS);
}

/// A number with as many bits as the largest difference of a component.
PART uint32_t difference(uint32_t a, uint32_t b) {
    uint32_t bits = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const int32_t d = (int32_t)(a >> shift & 0xff) - (int32_t)(b >> shift & 0xff);
        bits |= (uint32_t)(d < 0 ? -d : d);
    }
    return bits;
}

/// Levels are told from others only as far as the colors differ, so that no component is off by more than 2 of 255 for
/// it: the bits of a level that are left out, a digit for every sixteen of difference. Pictures of bands in like colors so
/// have few colors in all, most often few enough for a palette.
#define LEFT_OUT 0x1137u

PART uint32_t visible(uint32_t level, uint32_t difference) {
    const uint32_t digit = difference >> 4;
    const uint32_t rest = LEFT_OUT >> 4 * (digit < 7 ? digit : 7) & 7;
    return (level + ((rest + 1) >> 1)) & ~rest;
}

/// The ink over a pixel where it covers it to a level, two components at a time, divided by 255 and rounded.
PART uint32_t over(descent_ink ink, uint32_t pixel, uint32_t level) {
    const uint32_t mask = 0xff00ff, half = 0x800080;
    const uint32_t seen = visible(level, difference(ink.word, pixel));
    const uint32_t share = (seen * ink.alpha + 128 * DESCENT_LEVELS) / (256 * DESCENT_LEVELS);
    const uint32_t rest = 255 - share;
    uint32_t high = (ink.word >> 8 & mask) * share + (pixel >> 8 & mask) * rest + half;
    uint32_t low = (ink.word & mask) * share + (pixel & mask) * rest + half;
    high = (high + (high >> 8 & mask)) >> 8 & mask;
    low = (low + (low >> 8 & mask)) >> 8 & mask;
    return high << 8 | low;
}

/// Eight sums along a row from the sum before them, as levels.
PART void levels_of_block(const int32_t *cells, int32_t *sum, int is_even_odd, pixels8 *levels) {
    const cells8 none = 0;
    cells8 s = *(const cells8 *)cells;
    s += __builtin_shufflevector(s, none, 8, 0, 1, 2, 3, 4, 5, 6);
    s += __builtin_shufflevector(s, none, 8, 8, 0, 1, 2, 3, 4, 5);
    s += __builtin_shufflevector(s, none, 8, 8, 8, 8, 0, 1, 2, 3);
    s += *sum;
    *sum = s[7];
    const cells8 sign = s >> 31;
    pixels8 cover = (pixels8)((s ^ sign) - sign);
    if (is_even_odd) {
        cover &= 2 * DESCENT_WHOLE - 1;
        const pixels8 beyond = (pixels8)(cover > DESCENT_WHOLE);
        cover = (cover & ~beyond) | ((2 * DESCENT_WHOLE - cover) & beyond);
    } else {
        const pixels8 beyond = (pixels8)(cover > DESCENT_WHOLE);
        cover = (cover & ~beyond) | (DESCENT_WHOLE & beyond);
    }
    *levels = (cover + DESCENT_WHOLE / DESCENT_LEVELS / 2) / (DESCENT_WHOLE / DESCENT_LEVELS);
}

/// Paints a block of pixels, each by the level it is covered to: what `over` does, to eight of them.
PART void paint_block(uint32_t *pixels, const pixels8 *levels, descent_ink ink) {
    const uint32_t mask = 0xff00ff, half = 0x800080;
    const pixels8 p = *(const pixels8 *)pixels, word = ink.word, last = 7;
    const bytes32 a = (bytes32)word, b = (bytes32)p;
    pixels8 difference = (pixels8)(__builtin_elementwise_max(a, b) - __builtin_elementwise_min(a, b));
    difference |= difference >> 16;
    const pixels8 digit = __builtin_elementwise_min(((difference | difference >> 8) & 0xff) >> 4, last);
    const pixels8 left_out = LEFT_OUT, rest = left_out >> 4 * digit & 7;
    const pixels8 seen = (*levels + ((rest + 1) >> 1)) & ~rest;
    const pixels8 shares = (seen * ink.alpha + 128 * DESCENT_LEVELS) / (256 * DESCENT_LEVELS);
    pixels8 high = (word >> 8 & mask) * shares + (p >> 8 & mask) * (255 - shares) + half;
    pixels8 low = (word & mask) * shares + (p & mask) * (255 - shares) + half;
    high = (high + (high >> 8 & mask)) >> 8 & mask;
    low = (low + (low >> 8 & mask)) >> 8 & mask;
    *(pixels8 *)pixels = high << 8 | low;
}

/// Whole blocks of one level.
PART void paint_run(long count, uint32_t *pixels, uint32_t level, descent_ink ink) {
    if (level == DESCENT_LEVELS && ink.alpha == 255 * 256) {
        const pixels8 words = ink.word;
        // Runs are short: more than a block at a time would be slower for the rest at the end.
#pragma clang loop unroll(disable)
        for (long i = 0; i < count; i += DESCENT_BLOCK) *(pixels8 *)(pixels + i) = words;
    } else if (level > 0) {
        const pixels8 levels = level;
        for (long i = 0; i < count; i += DESCENT_BLOCK) paint_block(pixels + i, &levels, ink);
    }
}

PART void paint_row(const descent_rows *rows, long row, uint32_t *pixels, descent_ink ink) {
    uint64_t *touched = rows->touched + row * rows->words_per_row;
    const int is_even_odd = rows->is_even_odd;
    int32_t sum = 0;
    long x = 0;
    for (long w = 0; w < rows->words_per_row; w++) {
        uint64_t bits = touched[w];
        touched[w] = 0;
        for (; bits != 0; bits &= bits - 1) {
            const long start = (64 * w + __builtin_ctzll(bits)) * DESCENT_BLOCK;
            if (sum != 0 && start > x)
                paint_run(start - x, pixels + x, level(sum, is_even_odd), ink);
            int32_t *cells = rows->cells + row * rows->cells_per_row + start;
            if (start + DESCENT_BLOCK <= rows->limit) {
                pixels8 levels;
                levels_of_block(cells, &sum, is_even_odd, &levels);
                paint_block(pixels + start, &levels, ink);
            } else {
                for (long i = 0; i < DESCENT_BLOCK; i++) {
                    sum += cells[i];
                    if (start + i >= rows->limit) continue;
                    pixels[start + i] = over(ink, pixels[start + i], level(sum, is_even_odd));
                }
            }
            memset(cells, 0, DESCENT_BLOCK * sizeof(int32_t));
            x = start + DESCENT_BLOCK;
        }
    }
}

VARIANTS
void descent_paint_rows(const descent_rows *rows, uint32_t *pixels, long stride, descent_ink ink) {
    for (long row = 0; row < rows->row_count; row++) paint_row(rows, row, pixels + row * stride, ink);
}

PART void raise_row(const descent_rows *rows, long row, uint8_t *levels) {
    uint64_t *touched = rows->touched + row * rows->words_per_row;
    const int is_even_odd = rows->is_even_odd;
    int32_t sum = 0;
    long x = 0;
    for (long w = 0; w < rows->words_per_row; w++) {
        uint64_t bits = touched[w];
        touched[w] = 0;
        for (; bits != 0; bits &= bits - 1) {
            const long start = (64 * w + __builtin_ctzll(bits)) * DESCENT_BLOCK;
            const uint8_t run = (uint8_t)level(sum, is_even_odd);
            if (run > 0)
                for (; x < start; x++) levels[x] = levels[x] > run ? levels[x] : run;
            int32_t *cells = rows->cells + row * rows->cells_per_row + start;
            for (long i = 0; i < DESCENT_BLOCK; i++) {
                sum += cells[i];
                const uint8_t here = (uint8_t)level(sum, is_even_odd);
                if (start + i < rows->limit && levels[start + i] < here) levels[start + i] = here;
            }
            memset(cells, 0, DESCENT_BLOCK * sizeof(int32_t));
            x = start + DESCENT_BLOCK;
        }
    }
}

VARIANTS
void descent_raise_levels(const descent_rows *rows, uint8_t *levels, long stride) {
    for (long row = 0; row < rows->row_count; row++) raise_row(rows, row, levels + row * stride);
}

VARIANTS
void descent_paint_levels(long count, uint8_t *levels, uint32_t *pixels, descent_ink ink) {
    for (long i = 0; i < count; i++) pixels[i] = over(ink, pixels[i], levels[i]);
    memset(levels, 0, (size_t)count);
}

VARIANTS
void descent_pack_rgb(long count, const uint32_t *pixels, uint8_t *bytes) {
    long i = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    // A store is 32 bytes, of which 24 are pixels; none goes beyond the last one.
    for (; i + 11 <= count; i += 8) {
        const bytes32 b = *(const bytes32 *)(pixels + i);
        *(bytes32 *)(bytes + 3 * i) = __builtin_shufflevector(
            b, b, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 18, 17, 16, 22, 21, 20, 26, 25, 24, 30, 29, 28, -1, -1,
            -1, -1, -1, -1, -1, -1);
    }
#endif
    for (; i < count; i++) {
        bytes[3 * i] = (uint8_t)(pixels[i] >> 16);
        bytes[3 * i + 1] = (uint8_t)(pixels[i] >> 8);
        bytes[3 * i + 2] = (uint8_t)pixels[i];
    }
}
