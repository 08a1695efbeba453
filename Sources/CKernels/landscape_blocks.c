#include "landscape_kernels.h"

#include "variants.h"

#pragma STDC FP_CONTRACT OFF

// Eight rows of eight: pairs, then pairs of pairs, then halves change places.
PART void transpose_square(const double *restrict in, long columns, double *restrict out, long stride) {
    lanes a[8], b[8];
    for (int r = 0; r < 8; r++) a[r] = LANES(in + r * columns);
    for (int r = 0; r < 8; r += 2) {
        b[r] = __builtin_shufflevector(a[r], a[r + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        b[r + 1] = __builtin_shufflevector(a[r], a[r + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int half = 0; half < 8; half += 4)
        for (int r = half; r < half + 2; r++) {
            a[r] = __builtin_shufflevector(b[r], b[r + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            a[r + 2] = __builtin_shufflevector(b[r], b[r + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int r = 0; r < 4; r++) {
        LANES(out + r * stride) = __builtin_shufflevector(a[r], a[r + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        LANES(out + (r + 4) * stride) = __builtin_shufflevector(a[r], a[r + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

VARIANTS
void descent_transpose(long rows, long columns, const double *restrict in, double *restrict out,
                       long stride) {
    const long whole_rows = rows - rows % 8, whole_columns = columns - columns % 8;
    for (long c = 0; c < whole_columns; c += 8)
        for (long r = 0; r < whole_rows; r += 8)
            transpose_square(in + r * columns + c, columns, out + c * stride + r, stride);
    for (long c = 0; c < columns; c++)
        for (long r = c < whole_columns ? whole_rows : 0; r < rows; r++)
            out[c * stride + r] = in[r * columns + c];
}

// `rows` nodes of one block of 8 or 16 columns at a time, their sums in registers.
PART void layer_tile(long rows, long stride, long inputs, const double *restrict x,
                              const double *restrict w, const double *restrict b, double *restrict z) {
    lanes sums[4][2];
    for (long r = 0; r < rows; r++) sums[r][0] = sums[r][1] = b ? (lanes)b[r] : (lanes)0.0;
    for (long i = 0; i < inputs; i++) {
        const lanes x0 = LANES(x + i * stride), x1 = LANES(x + i * stride + 8);
        for (long r = 0; r < rows; r++) {
            sums[r][0] += w[r * inputs + i] * x0;
            sums[r][1] += w[r * inputs + i] * x1;
        }
    }
    for (long r = 0; r < rows; r++) {
        LANES(z + r * stride) = sums[r][0];
        LANES(z + r * stride + 8) = sums[r][1];
    }
}

VARIANTS
void descent_block_layer(long width, long stride, long inputs, long nodes, const double *restrict x,
                         const double *restrict w, const double *restrict b, double *restrict z) {
    long c = 0;
    for (; c + 16 <= width; c += 16) {
        long n = 0;
        for (; n + 4 <= nodes; n += 4)
            layer_tile(4, stride, inputs, x + c, w + n * inputs, b ? b + n : b, z + n * stride + c);
        for (; n < nodes; n++)
            layer_tile(1, stride, inputs, x + c, w + n * inputs, b ? b + n : b, z + n * stride + c);
    }
    for (long n = 0; n < nodes; n++)
        for (long d = c; d < width; d++) {
            double sum = b ? b[n] : 0;
            for (long i = 0; i < inputs; i++) sum += w[n * inputs + i] * x[i * stride + d];
            z[n * stride + d] = sum;
        }
}

// A tile of 4 × 16 sums in registers over all samples of the block.
VARIANTS
void descent_outer_sums(long rows, long points, long samples, const double *restrict g,
                        const double *restrict f, double *restrict sums) {
    long j = 0;
    for (; j + 4 <= rows; j += 4) {
        long i = 0;
        for (; i + 16 <= points; i += 16) {
            lanes a[4][2];
            for (int r = 0; r < 4; r++) a[r][0] = a[r][1] = 0.0;
            for (long s = 0; s < samples; s++) {
                const lanes f0 = LANES(f + s * points + i), f1 = LANES(f + s * points + i + 8);
                const double *column = g + s * rows + j;
                for (int r = 0; r < 4; r++) {
                    a[r][0] += column[r] * f0;
                    a[r][1] += column[r] * f1;
                }
            }
            for (int r = 0; r < 4; r++) {
                double *out = sums + (j + r) * points + i;
                LANES(out) = LANES(out) + a[r][0];
                LANES(out + 8) = LANES(out + 8) + a[r][1];
            }
        }
        for (; i < points; i++)
            for (int r = 0; r < 4; r++) {
                double sum = 0;
                for (long s = 0; s < samples; s++) sum += g[s * rows + j + r] * f[s * points + i];
                sums[(j + r) * points + i] += sum;
            }
    }
    for (; j < rows; j++)
        for (long i = 0; i < points; i++) {
            double sum = 0;
            for (long s = 0; s < samples; s++) sum += g[s * rows + j] * f[s * points + i];
            sums[j * points + i] += sum;
        }
}
