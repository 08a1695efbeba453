#include "kernels.h"
#include "variants.h"

// A product and a sum stay two roundings: a fused one exists on some processors only.
#pragma STDC FP_CONTRACT OFF

enum { tile_rows = 4, tile_lanes = 2, tile_columns = 16, panel_rows = 256 };

/// A product of two matrices, of which every number is a sum over `count` terms:
/// out[r][c] = Σₖ a[k·a_step + r·a_row] · b[k·b_step + c], k in order.
typedef struct {
    long rows, columns, count;
    const double *a;
    long a_row, a_step;
    const double *b;
    long b_step;
    double *out;
    long out_row;
} product;

// `rows` × 8·`width` sums at once, in registers; both are constants where this is called. The sums go on
// where out stands, or start at 0.
PART void tile(const int rows, const int width, long count, const double *a, long a_row, long a_step,
               const double *b, long b_step, double *out, long out_row, int goes_on) {
    lanes sums[tile_rows][tile_lanes];
    for (int r = 0; r < rows; r++)
        for (int w = 0; w < width; w++)
            sums[r][w] = goes_on ? LANES(out + r * out_row + 8 * w) : (lanes)0.0;
    for (long k = 0; k < count; k++) {
        lanes row[tile_lanes];
        for (int w = 0; w < width; w++) row[w] = LANES(b + k * b_step + 8 * w);
        for (int r = 0; r < rows; r++) {
            const lanes factor = a[k * a_step + r * a_row];
            for (int w = 0; w < width; w++) sums[r][w] += factor * row[w];
        }
    }
    for (int r = 0; r < rows; r++)
        for (int w = 0; w < width; w++) LANES(out + r * out_row + 8 * w) = sums[r][w];
}

// All rows of 8·`width` columns.
PART void strip(const int width, product p, int goes_on) {
    long r = 0;
    for (; r + tile_rows <= p.rows; r += tile_rows)
        tile(tile_rows, width, p.count, p.a + r * p.a_row, p.a_row, p.a_step, p.b, p.b_step,
             p.out + r * p.out_row, p.out_row, goes_on);
    for (; r < p.rows; r++)
        tile(1, width, p.count, p.a + r * p.a_row, p.a_row, p.a_step, p.b, p.b_step, p.out + r * p.out_row,
             p.out_row, goes_on);
}

// One number after the other.
PART void sums_one_by_one(product p, int goes_on) {
    for (long r = 0; r < p.rows; r++)
        for (long c = 0; c < p.columns; c++) {
            double sum = goes_on ? p.out[r * p.out_row + c] : 0;
            for (long k = 0; k < p.count; k++) sum += p.a[k * p.a_step + r * p.a_row] * p.b[k * p.b_step + c];
            p.out[r * p.out_row + c] = sum;
        }
}

// Fewer than 8 columns: four rows at a time into numbers of our own, with b widened by zeros.
PART void narrow_strip(product p, int goes_on) {
    double panel[panel_rows][8] __attribute__((aligned(64)));
    double sums[tile_rows][8] __attribute__((aligned(64)));
    for (long r = 0; r < p.rows; r += tile_rows) {
        const long rows = p.rows - r < tile_rows ? p.rows - r : tile_rows;
        for (long i = 0; goes_on && i < rows; i++)
            for (long c = 0; c < 8; c++) sums[i][c] = c < p.columns ? p.out[(r + i) * p.out_row + c] : 0;
        for (long k = 0; k < p.count; k += panel_rows) {
            const long count = p.count - k < panel_rows ? p.count - k : panel_rows;
            // One panel serves all rows if it holds all of b.
            if (r == 0 || p.count > panel_rows)
                for (long i = 0; i < count; i++)
                    for (long c = 0; c < 8; c++)
                        panel[i][c] = c < p.columns ? p.b[(k + i) * p.b_step + c] : 0;
            product part = {rows, 8, count, p.a + k * p.a_step + r * p.a_row, p.a_row, p.a_step,
                            panel[0], 8, sums[0], 8};
            strip(1, part, goes_on || k > 0);
        }
        for (long i = 0; i < rows; i++)
            for (long c = 0; c < p.columns; c++) p.out[(r + i) * p.out_row + c] = sums[i][c];
    }
}

// Sixteen columns of a large b, whose rows lie so far apart that they get into each other's way in the
// cache: block after block is copied together first.
PART void far_strip(product p, int goes_on) {
    double panel[panel_rows][tile_columns] __attribute__((aligned(64)));
    for (long k = 0; k < p.count; k += panel_rows) {
        const long count = p.count - k < panel_rows ? p.count - k : panel_rows;
        for (long i = 0; i < count; i++)
            for (long c = 0; c < tile_columns; c++) panel[i][c] = p.b[(k + i) * p.b_step + c];
        product part = {p.rows, tile_columns, count, p.a + k * p.a_step, p.a_row, p.a_step, panel[0],
                        tile_columns, p.out, p.out_row};
        strip(2, part, goes_on || k > 0);
    }
}

PART void multiply(product p, int goes_on) {
    // Below this, setting up costs more than it saves.
    if (p.rows * p.columns * p.count <= 256) {
        sums_one_by_one(p, goes_on);
        return;
    }
    const int is_far = p.rows >= 16 && (p.count > 128 || (p.count >= 32 && p.b_step >= 128));
    product part = p;
    for (; part.columns >= tile_columns; part.columns -= tile_columns) {
        if (is_far)
            far_strip(part, goes_on);
        else
            strip(2, part, goes_on);
        part.b += tile_columns;
        part.out += tile_columns;
    }
    if (part.columns >= 8) {
        strip(1, part, goes_on);
        part.columns -= 8;
        part.b += 8;
        part.out += 8;
    }
    if (part.columns > 0) narrow_strip(part, goes_on);
}

// Eight rows of eight numbers, turned round: three rounds of exchanges between halves of ever closer rows.
PART void turn_eight(const double *in, long in_row, double *out, long out_row) {
    lanes a[8], b[8];
    for (int i = 0; i < 8; i++) a[i] = LANES(in + i * in_row);
    for (int i = 0; i < 4; i++) {
        b[i] = __builtin_shufflevector(a[i], a[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        b[i + 4] = __builtin_shufflevector(a[i], a[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
    for (int i = 0; i < 8; i += 4)
        for (int j = i; j < i + 2; j++) {
            a[j] = __builtin_shufflevector(b[j], b[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            a[j + 2] = __builtin_shufflevector(b[j], b[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int i = 0; i < 8; i += 2) {
        LANES(out + i * out_row) = __builtin_shufflevector(a[i], a[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        LANES(out + (i + 1) * out_row) = __builtin_shufflevector(a[i], a[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
}

// The weights of up to 16 nodes from up to `panel_rows` inputs, turned round and widened by zeros, so that
// neighbouring nodes are neighbours in memory.
PART void turn_weights(const double *w, long inputs, long nodes, long width,
                       double panel[panel_rows][tile_columns]) {
    long n = 0;
    for (; n + 8 <= nodes; n += 8) {
        long i = 0;
        for (; i + 8 <= width; i += 8) turn_eight(w + n * inputs + i, inputs, &panel[i][n], tile_columns);
        for (; i < width; i++)
            for (long m = n; m < n + 8; m++) panel[i][m] = w[m * inputs + i];
    }
    if (n == nodes) return;
    for (long i = 0; i < width; i++)
        for (long m = n; m < n + 8; m++) panel[i][m] = m < nodes ? w[m * inputs + i] : 0;
}

// Sixteen nodes at most, for all samples.
PART void forward_strip(long samples, long inputs, long nodes, long all_nodes, const double *x,
                        const double *w, double *z) {
    double panel[panel_rows][tile_columns] __attribute__((aligned(64)));
    double sums[tile_rows][tile_columns] __attribute__((aligned(64)));
    for (long input = 0; input < inputs; input += panel_rows) {
        const long width = inputs - input < panel_rows ? inputs - input : panel_rows;
        turn_weights(w + input, inputs, nodes, width, panel);
        product p = {samples, nodes, width, x + input, inputs, 1, panel[0], tile_columns, z, all_nodes};
        if (nodes == 16) {
            strip(2, p, input > 0);
            continue;
        }
        if (nodes == 8) {
            strip(1, p, input > 0);
            continue;
        }
        // What is widened does not fit into z.
        p.out = sums[0];
        p.out_row = tile_columns;
        for (long s = 0; s < samples; s += tile_rows) {
            const long rows = samples - s < tile_rows ? samples - s : tile_rows;
            for (long r = 0; input > 0 && r < rows; r++)
                for (long n = 0; n < nodes; n++) sums[r][n] = z[(s + r) * all_nodes + n];
            p.rows = rows;
            p.a = x + s * inputs + input;
            if (nodes < 8)
                strip(1, p, input > 0);
            else
                strip(2, p, input > 0);
            for (long r = 0; r < rows; r++)
                for (long n = 0; n < nodes; n++) z[(s + r) * all_nodes + n] = sums[r][n];
        }
    }
}

// One sample at a time, four nodes at a time: four sums that do not wait for each other.
PART void forward_rows(long samples, long inputs, long nodes, const double *x, const double *w, double *z) {
    for (long s = 0; s < samples; s++) {
        const double *row = x + s * inputs;
        double *out = z + s * nodes;
        long n = 0;
        for (; n + 4 <= nodes; n += 4) {
            const double *w0 = w + n * inputs, *w1 = w0 + inputs, *w2 = w1 + inputs, *w3 = w2 + inputs;
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            for (long i = 0; i < inputs; i++) {
                s0 += row[i] * w0[i];
                s1 += row[i] * w1[i];
                s2 += row[i] * w2[i];
                s3 += row[i] * w3[i];
            }
            out[n] = s0;
            out[n + 1] = s1;
            out[n + 2] = s2;
            out[n + 3] = s3;
        }
        for (; n < nodes; n++) {
            double sum = 0;
            for (long i = 0; i < inputs; i++) sum += row[i] * w[n * inputs + i];
            out[n] = sum;
        }
    }
}

VARIANTS
void descent_layer_forward(long samples, long inputs, long nodes, const double *restrict x,
                           const double *restrict parameters, long weights, long biases,
                           double *restrict z) {
    const double *w = parameters + weights;
    // Turning weights round pays where enough samples use them.
    if (samples < 8 || nodes < 4) {
        forward_rows(samples, inputs, nodes, x, w, z);
    } else {
        for (long node = 0; node < nodes; node += tile_columns) {
            const long count = nodes - node < tile_columns ? nodes - node : tile_columns;
            forward_strip(samples, inputs, count, nodes, x, w + node * inputs, z + node);
        }
    }
    if (biases < 0) return;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < nodes; n++) z[s * nodes + n] += parameters[biases + n];
}

VARIANTS
void descent_layer_gradient(long samples, long inputs, long nodes, const double *restrict x,
                            const double *restrict dz, long weights, long biases,
                            double *restrict gradient, int goes_on) {
    product p = {nodes, inputs, samples, dz, 1, nodes, x, inputs, gradient + weights, inputs};
    multiply(p, goes_on);
    if (biases < 0) return;
    double *db = gradient + biases;
    for (long n = 0; !goes_on && n < nodes; n++) db[n] = 0;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < nodes; n++) db[n] += dz[s * nodes + n];
}

VARIANTS
void descent_layer_backward(long samples, long inputs, long nodes, const double *restrict dz,
                            const double *restrict parameters, long weights, double *restrict dx) {
    product p = {samples, inputs, nodes, dz, nodes, 1, parameters + weights, inputs, dx, inputs};
    multiply(p, 0);
}
