#ifndef DESCENT_PIXELS_H
#define DESCENT_PIXELS_H

#include <stdint.h>

// The inner loops of pictures. A pixel is a word of alpha, red, green and blue, from the highest byte down.

/// Coverage of a whole pixel, as cells count it.
#define DESCENT_WHOLE (1 << 17)
/// Levels of coverage that are told apart: 0 to this.
#define DESCENT_LEVELS 32
/// Cells of a row whose touches are noted in one bit.
#define DESCENT_BLOCK 8

/// The cells of some rows: sums from the left of each are winding numbers times coverage.
typedef struct {
    /// For each row as many as there are bits in its words of `touched`, or fewer, in whole blocks.
    int32_t *cells;
    /// A bit for each block of cells that may be other than 0.
    uint64_t *touched;
    long row_count;
    long cells_per_row;
    long words_per_row;
    /// How many pixels there are from the first cell of a row on; beyond them nothing is covered.
    long limit;
    int is_even_odd;
} descent_rows;

/// An opaque color, and the opacity it is painted with: 0 to 255 · 256.
typedef struct {
    uint32_t word;
    uint32_t alpha;
} descent_ink;

/// Paints what the cells cover over the pixels, and leaves the cells as zeros.
///
/// `stride` is counted in pixels from one row to the next.
void descent_paint_rows(const descent_rows *rows, uint32_t *pixels, long stride, descent_ink ink);

/// Raises levels to what the cells cover, and leaves the cells as zeros.
void descent_raise_levels(const descent_rows *rows, uint8_t *levels, long stride);

/// Paints over pixels by levels of coverage, and leaves the levels as zeros.
void descent_paint_levels(long count, uint8_t *levels, uint32_t *pixels, descent_ink ink);

/// Red, green and blue of pixels, three bytes each.
void descent_pack_rgb(long count, const uint32_t *pixels, uint8_t *bytes);

#endif
