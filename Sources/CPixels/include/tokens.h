#ifndef DESCENT_TOKENS_H
#define DESCENT_TOKENS_H

#include <stdint.h>

// Pictures as deflate's tokens (RFC 1951): bytes as they are, and "as many bytes as there, so far back".

/// Most colors of a palette.
#define DESCENT_PALETTE_SIZE 256

/// Colors in order of appearance, and an open hash table to find them by.
typedef struct {
    uint32_t colors[DESCENT_PALETTE_SIZE];
    long count;
    /// Number + 1 of a color, 0 for a free slot; four slots for every color keep probing short.
    uint16_t slots[4 * DESCENT_PALETTE_SIZE];
} descent_palette;

/// Slots of the table that places are found in by the pixels that stand there.
#define DESCENT_PLACE_SLOTS (1 << 15)
/// Farthest match, in bytes.
#define DESCENT_FARTHEST 32768

/// A picture, where it is written to, and what is known of the rows so far.
typedef struct {
    /// Row by row without gaps; alpha, red, green and blue from the highest byte down, multiplied with alpha.
    const uint32_t *pixels;
    long width;
    /// The bits of a pixel that count.
    uint32_t mask;
    /// 1 for indices into the palette, 3 for red, green and blue, 4 for those and alpha.
    long bytes_per_pixel;
    /// Only for indices.
    descent_palette *palette;
    /// The first row that matches may be looked for in.
    long first_row;
    /// All rows, each with the byte of its filter in front.
    uint8_t *bytes;
    /// The latest place of what is in a slot, and for each place the one before it; −1 for none.
    int32_t *latest;
    int32_t *earlier;
    /// A match that may go on, in bytes; of length 0 before the first row.
    long open_length;
    long open_distance;
} descent_compression;

/// Writes the bytes of a row, and tokens for them: a byte, or 1 << 31 | length << 16 | distance.
///
/// Rows are to be written one after the other. The last match of a row is left open: the next row may go on with it.
///
/// - Returns: how many tokens; at most one for each byte and two more. −1 at the first color that the palette has no
///   room for.
long descent_row_tokens(descent_compression *compression, long row, uint32_t *tokens);

/// The tokens of the match that was left open, at most two.
long descent_last_tokens(descent_compression *compression, uint32_t *tokens);

/// Adds the colors of pixels to a palette; 0 if it has no room for all of them.
int descent_collect_colors(long count, const uint32_t *pixels, uint32_t mask, descent_palette *palette);

#endif
