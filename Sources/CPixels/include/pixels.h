#ifndef DESCENT_PIXELS_H
#define DESCENT_PIXELS_H

#include <stdint.h>

// Pixels as PNG wants them. A pixel is a word of alpha, red, green and blue, from the highest byte down.

/// Most colors of a palette.
#define DESCENT_PALETTE_SIZE 256

/// Colors in order of appearance, and an open hash table to find them by.
typedef struct {
    uint32_t colors[DESCENT_PALETTE_SIZE];
    long count;
    /// Number + 1 of a color, 0 for a free slot; four slots for every color keep probing short.
    uint16_t slots[4 * DESCENT_PALETTE_SIZE];
} descent_palette;

/// The numbers of opaque pixels in a palette, a byte each; colors that it lacks are added.
///
/// - Returns: 0 at the first color that there is no room for.
int descent_pack_indices(long count, const uint32_t *pixels, descent_palette *palette, uint8_t *bytes);

/// Red, green and blue of opaque pixels, three bytes each.
void descent_pack_rgb(long count, const uint32_t *pixels, uint8_t *bytes);

/// Red, green, blue and alpha of pixels that were multiplied with alpha and are so no more, four bytes each.
void descent_pack_rgba(long count, const uint32_t *pixels, uint8_t *bytes);

#endif
