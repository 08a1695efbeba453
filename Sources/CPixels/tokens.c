#include "tokens.h"
#include "pixels.h"
#include "variants.h"

#include <string.h>

// Where a chart repeats itself is known: to the left (runs of one color) and above (grids, axes, bands). Both are
// compared many pixels at a time, and only what differs is looked up in a table of what stood before, as letters that
// occur twice. A general compressor looks everywhere all the time. Pixels stay whole: a match begins and ends where a
// pixel does, so that there is one place to look at for each pixel.

enum {
    longest_match = 258,
    shortest_match = 3,
    /// A match of this many bytes is taken without a look into the table.
    long_enough = 24,
    /// How many places are looked at.
    longest_chain = 3,
    /// Matches farther back than this cost more bits.
    far = 4096,
};

typedef uint32_t pixels8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef _Bool bits8 __attribute__((ext_vector_type(8)));

/// The first of eight that is not 0; 8 if all are.
PART long first_other(const pixels8 *differences) {
    const bits8 others = __builtin_convertvector(*differences != 0, bits8);
    uint8_t bits;
    memcpy(&bits, &others, 1);
    return bits == 0 ? 8 : __builtin_ctz(bits);
}

/// How many pixels are equal from two places on.
PART long common_length(const uint32_t *a, const uint32_t *b, long limit, uint32_t mask) {
    long length = 0;
    for (; length + 8 <= limit; length += 8) {
        const pixels8 differences = (*(const pixels8 *)(a + length) ^ *(const pixels8 *)(b + length)) & mask;
        const long first = first_other(&differences);
        if (first < 8) return length + first;
    }
    while (length < limit && ((a[length] ^ b[length]) & mask) == 0) length++;
    return length;
}

/// How many pixels from a place on have a color.
PART long run_length(const uint32_t *pixels, uint32_t color, long limit, uint32_t mask) {
    long length = 0;
    for (; length + 8 <= limit; length += 8) {
        const pixels8 differences = (*(const pixels8 *)(pixels + length) ^ color) & mask;
        const long first = first_other(&differences);
        if (first < 8) return length + first;
    }
    while (length < limit && ((pixels[length] ^ color) & mask) == 0) length++;
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
int descent_collect_colors(long count, const uint32_t *pixels, uint32_t mask, descent_palette *palette) {
    for (long i = 0; i < count;) {
        const uint32_t color = pixels[i] & mask;
        if (palette_index(palette, color) < 0) return 0;
        i += 1 + run_length(pixels + i + 1, color, count - i - 1, mask);
    }
    return 1;
}

/// Red, green, blue and alpha of pixels, not multiplied with alpha any more.
PART void pack_rgba(long count, const uint32_t *pixels, uint8_t *bytes) {
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

/// The slot for the pixels from a place on: two of them, four where a pixel is a byte.
PART uint32_t slot_for(const uint32_t *pixels, uint32_t mask, long bytes_per_pixel) {
    const uint64_t both = (uint64_t)mask << 32 | mask;
    uint64_t first, second;
    memcpy(&first, pixels, 8);
    uint64_t hash = (first & both) * 0x9e3779b97f4a7c15u;
    if (bytes_per_pixel == 1) {
        memcpy(&second, pixels + 2, 8);
        hash = (hash ^ (second & both)) * 0xbf58476d1ce4e5b9u;
    }
    return (uint32_t)(hash >> 49);
}

typedef struct {
    /// In pixels.
    long length;
    /// In bytes.
    long distance;
} match;

/// Notes where pixels stand.
PART void note(const descent_compression *c, long place, uint32_t slot) {
    c->earlier[place & (DESCENT_FARTHEST - 1)] = c->latest[slot];
    c->latest[slot] = (int32_t)place;
}

/// A match with pixels that stood before, if one is better than what there is.
PART match match_before(
    const descent_compression *c, long row, long x, uint32_t slot, match best, long bytes_per_pixel) {
    const long width = c->width, place = row * width + x;
    long before = c->latest[slot];
    for (long i = 0; i < longest_chain && before >= 0 && before < place; i++) {
        if (x + best.length >= width || (place - before) * bytes_per_pixel > DESCENT_FARTHEST) return best;
        // A longer match has this pixel, too; most have not.
        const uint32_t *here = c->pixels + place, *there = c->pixels + before;
        if (((here[best.length] ^ there[best.length]) & c->mask) == 0) {
            long length = common_length(there, here, width - x, c->mask);
            if (length * bytes_per_pixel > shortest_match && length > best.length) {
                const long row_before = before / width, rest = width - (before - row_before * width);
                const long distance = (place - before) * bytes_per_pixel + row - row_before;
                if (distance > DESCENT_FARTHEST) return best;
                if (length > rest) length = rest;
                const long bytes = length * bytes_per_pixel, gain = distance > far ? 1 : 0;
                if (bytes > best.length * bytes_per_pixel + gain && bytes > shortest_match) {
                    best.length = length;
                    best.distance = distance;
                    if (bytes >= long_enough) return best;
                }
            }
        }
        const long next = c->earlier[before & (DESCENT_FARTHEST - 1)];
        if (next >= before) return best;
        before = next;
    }
    return best;
}

/// The longer of the matches with the pixels before and with the row above.
PART match near_match(const descent_compression *c, long row, long x, int has_above, long bytes_per_pixel) {
    const long width = c->width, row_bytes = 1 + width * bytes_per_pixel;
    const uint32_t *here = c->pixels + row * width + x, *above = here - width;
    match best = {0, bytes_per_pixel};
    if (x > 0) {
        best.length = run_length(here, here[-1], width - x, c->mask);
    } else if (bytes_per_pixel == 1 && c->palette->count > 0) {
        // The byte of the filter before the row is as good as a pixel of the first color.
        best.length = run_length(here, c->palette->colors[0], width, c->mask);
    }
    if (!has_above || x + best.length >= width) return best;
    // A long run needs no row above: its distance takes one bit instead of a dozen.
    if (best.length * bytes_per_pixel >= longest_match) return best;
    // Most often the run ends above, too.
    if (((here[best.length] ^ above[best.length]) & c->mask) != 0) return best;
    // Not beyond one token: behind it a run may begin.
    const long most = longest_match / bytes_per_pixel;
    const long length = common_length(above, here, width - x < most ? width - x : most, c->mask);
    if (length * bytes_per_pixel > best.length * bytes_per_pixel + 1) {
        best.length = length;
        best.distance = row_bytes;
    }
    return best;
}

/// Tokens for the open match; none is left too short.
PART long close_match(descent_compression *c, uint32_t *tokens) {
    long count = 0;
    while (c->open_length > 0) {
        const long rest = c->open_length - longest_match;
        const long part = rest <= 0 ? c->open_length
            : rest < shortest_match ? c->open_length - shortest_match : longest_match;
        tokens[count++] = 1u << 31 | (uint32_t)part << 16 | (uint32_t)c->open_distance;
        c->open_length -= part;
    }
    return count;
}

/// Opens a match, or goes on with the open one, of which enough stays open never to be left too short.
PART long put_match(descent_compression *c, long bytes, long distance, uint32_t *tokens) {
    long count = 0;
    if (distance != c->open_distance) count = close_match(c, tokens);
    c->open_distance = distance;
    c->open_length += bytes;
    for (; c->open_length >= 2 * longest_match; c->open_length -= longest_match)
        tokens[count++] = 1u << 31 | (uint32_t)longest_match << 16 | (uint32_t)distance;
    return count;
}

/// Copies bytes from before, which may overlap with where they go.
PART void copy(uint8_t *bytes, long count, long distance) {
    if (distance == 1) {
        memset(bytes, bytes[-1], (size_t)count);
    } else if (distance >= count) {
        memcpy(bytes, bytes - distance, (size_t)count);
    } else {
        for (long i = 0; i < count; i++) bytes[i] = bytes[i - distance];
    }
}

/// The filter of a row, which is none, and pixels that stand above, too.
///
/// - Returns: how many pixels.
PART long begin_row(
    descent_compression *c, long row, int has_above, uint8_t *bytes, uint32_t *tokens, long *count,
    long bytes_per_pixel) {
    const long width = c->width, row_bytes = 1 + width * bytes_per_pixel;
    const uint32_t *pixels = c->pixels + row * width;
    bytes[0] = 0;
    // A run of the first color goes on over the filter.
    if (bytes_per_pixel == 1 && c->open_length > 0 && c->open_distance == 1 && bytes[-1] == 0) {
        *count += put_match(c, 1, 1, tokens + *count);
        return 0;
    }
    if (has_above) {
        // To fill up a token costs nothing.
        const int goes_on =
            c->open_distance == row_bytes && c->open_length > 0 && c->open_length < longest_match;
        const long most = (longest_match - 1 - (goes_on ? c->open_length : 0)) / bytes_per_pixel;
        const long length = common_length(pixels - width, pixels, width < most ? width : most, c->mask);
        if (goes_on || 1 + length * bytes_per_pixel >= shortest_match) {
            *count += put_match(c, 1 + length * bytes_per_pixel, row_bytes, tokens + *count);
            if (bytes_per_pixel == 1) copy(bytes + 1, length, row_bytes);
            return length;
        }
    }
    *count += close_match(c, tokens + *count);
    tokens[(*count)++] = 0;
    return 0;
}

PART long row_tokens(descent_compression *c, long row, uint32_t *tokens, long bytes_per_pixel) {
    const long width = c->width, row_bytes = 1 + width * bytes_per_pixel;
    const long key = bytes_per_pixel == 1 ? 4 : 2;
    const uint32_t *pixels = c->pixels + row * width;
    const int has_above = row > c->first_row && row_bytes <= DESCENT_FARTHEST;
    uint8_t *bytes = c->bytes + row * row_bytes;
    long count = 0;
    long x = begin_row(c, row, has_above, bytes++, tokens, &count, bytes_per_pixel);
    if (bytes_per_pixel == 3) descent_pack_rgb(width, pixels, bytes);
    if (bytes_per_pixel == 4) pack_rgba(width, pixels, bytes);
    while (x < width) {
        match best = near_match(c, row, x, has_above, bytes_per_pixel);
        const long place = row * width + x;
        if (best.length * bytes_per_pixel < long_enough && x + key <= width) {
            const uint32_t slot = slot_for(pixels + x, c->mask, bytes_per_pixel);
            best = match_before(c, row, x, slot, best, bytes_per_pixel);
            note(c, place, slot);
        }
        const long length = best.length * bytes_per_pixel;
        if (length >= shortest_match) {
            // What a match goes over is noted, so that others find it.
            if (length < long_enough)
                for (long i = 1; i < best.length && x + i + key <= width; i++)
                    note(c, place + i, slot_for(pixels + x + i, c->mask, bytes_per_pixel));
            count += put_match(c, length, best.distance, tokens + count);
            if (bytes_per_pixel == 1) copy(bytes + x, length, best.distance);
            x += best.length;
        } else {
            count += close_match(c, tokens + count);
            if (bytes_per_pixel == 1) {
                const long index = palette_index(c->palette, pixels[x] & c->mask);
                if (index < 0) return -1;
                bytes[x] = (uint8_t)index;
            }
            for (long i = 0; i < bytes_per_pixel; i++) tokens[count++] = bytes[x * bytes_per_pixel + i];
            x++;
        }
    }
    return count;
}

VARIANTS
long descent_row_tokens(descent_compression *compression, long row, uint32_t *tokens) {
    switch (compression->bytes_per_pixel) {
    case 1: return row_tokens(compression, row, tokens, 1);
    case 3: return row_tokens(compression, row, tokens, 3);
    default: return row_tokens(compression, row, tokens, 4);
    }
}

long descent_last_tokens(descent_compression *compression, uint32_t *tokens) {
    return close_match(compression, tokens);
}
