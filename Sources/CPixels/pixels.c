#include "pixels.h"
#include "variants.h"

#include <string.h>

/// Eight pixels at once, aligned like one.
typedef uint32_t pixels8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint8_t bytes32 __attribute__((ext_vector_type(32), aligned(1), may_alias));
typedef _Bool bits8 __attribute__((ext_vector_type(8)));

/// What counts of an opaque pixel: its highest byte is anything.
static const uint32_t color_mask = 0xffffff;

/// The first of eight that is not 0; 8 if all are.
PART long first_other(const pixels8 *differences) {
    const bits8 others = __builtin_convertvector(*differences != 0, bits8);
    uint8_t bits;
    memcpy(&bits, &others, 1);
    return bits == 0 ? 8 : __builtin_ctz(bits);
}

/// How many pixels from a place on have a color.
PART long run_length(const uint32_t *pixels, uint32_t color, long limit) {
    long length = 0;
    for (; length + 8 <= limit; length += 8) {
        const pixels8 differences = (*(const pixels8 *)(pixels + length) ^ color) & color_mask;
        const long first = first_other(&differences);
        if (first < 8) return length + first;
    }
    while (length < limit && ((pixels[length] ^ color) & color_mask) == 0) length++;
    return length;
}

/// The number of a color, which is added if it is new; −1 if there is no room for it.
PART long palette_index(descent_palette *palette, uint32_t color) {
    const uint32_t last = 4 * DESCENT_PALETTE_SIZE - 1;
    uint32_t slot = color * 0x9e3779b1u >> 22;
    for (; palette->slots[slot] != 0; slot = (slot + 1) & last) {
        const long index = palette->slots[slot] - 1;
        if (palette->colors[index] == color) return index;
    }
    if (palette->count == DESCENT_PALETTE_SIZE) return -1;
    palette->colors[palette->count] = color;
    palette->slots[slot] = (uint16_t)++palette->count;
    return palette->count - 1;
}

VARIANTS
int descent_pack_indices(long count, const uint32_t *pixels, descent_palette *palette, uint8_t *bytes) {
    for (long i = 0; i < count;) {
        const uint32_t color = pixels[i] & color_mask;
        const long index = palette_index(palette, color);
        if (index < 0) return 0;
        const long run = 1 + run_length(pixels + i + 1, color, count - i - 1);
        memset(bytes + i, (int)index, (size_t)run);
        i += run;
    }
    return 1;
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

void descent_pack_rgba(long count, const uint32_t *pixels, uint8_t *bytes) {
    for (long i = 0; i < count; i++) {
        const uint32_t alpha = pixels[i] >> 24;
        for (long part = 0; part < 3; part++) {
            const uint32_t value = pixels[i] >> (16 - 8 * part) & 0xff;
            const uint32_t plain = alpha == 0 ? 0 : (value * 255 + alpha / 2) / alpha;
            bytes[4 * i + part] = plain > 255 ? 255 : (uint8_t)plain;
        }
        bytes[4 * i + 3] = (uint8_t)alpha;
    }
}
