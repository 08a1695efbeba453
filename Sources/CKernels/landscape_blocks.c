#include "landscape_kernels.h"

#include "variants.h"

#pragma STDC FP_CONTRACT OFF

VARIANTS
void descent_transpose(long rows, long columns, const double *restrict in, double *restrict out,
                       long stride) {
    enum { tile = 16 };
    for (long r0 = 0; r0 < rows; r0 += tile)
        for (long c0 = 0; c0 < columns; c0 += tile) {
            const long r1 = r0 + tile < rows ? r0 + tile : rows;
            const long c1 = c0 + tile < columns ? c0 + tile : columns;
            for (long c = c0; c < c1; c++)
                for (long r = r0; r < r1; r++) out[c * stride + r] = in[r * columns + c];
        }
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
