#include "lockstep.h"
#include "kernels.h"
#include "landscape_exponential.h"

// A product and a sum stay two roundings, as in kernels.c.
#pragma STDC FP_CONTRACT OFF

enum { tile_rows = 2, tile_columns = 2, width = descent_lockstep_width };

/// out[r][c] = Σₖ a[k·a_step + r·a_row] · b[k·b_step + c·b_column], k in order; steps are counted in eights.
typedef struct {
    long rows, columns, count;
    const double *a;
    long a_row, a_step;
    const double *b;
    long b_column, b_step;
    double *out;
    long out_row;
} product;

#define EIGHT(p, place) LANES((p) + (place) * width)

// `rows` × `columns` sums at once, in registers; both are constants where this is called.
PART void tile(const int rows, const int columns, const product *p, long row, long column) {
    const double *a = p->a + row * p->a_row * width, *b = p->b + column * p->b_column * width;
    lanes sums[tile_rows][tile_columns];
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++) sums[r][c] = 0.0;
    for (long k = 0; k < p->count; k++) {
        lanes left[tile_rows], right[tile_columns];
        for (int r = 0; r < rows; r++) left[r] = EIGHT(a, k * p->a_step + r * p->a_row);
        for (int c = 0; c < columns; c++) right[c] = EIGHT(b, k * p->b_step + c * p->b_column);
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) sums[r][c] += left[r] * right[c];
    }
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++) EIGHT(p->out, (row + r) * p->out_row + column + c) = sums[r][c];
}

PART void strip(const int rows, const product *p, long row) {
    long c = 0;
    for (; c + tile_columns <= p->columns; c += tile_columns) tile(rows, tile_columns, p, row, c);
    for (; c < p->columns; c++) tile(rows, 1, p, row, c);
}

PART void multiply(const product *p) {
    long r = 0;
    for (; r + tile_rows <= p->rows; r += tile_rows) strip(tile_rows, p, r);
    for (; r < p->rows; r++) strip(1, p, r);
}

VARIANTS
void descent_lockstep_forward(long samples, long inputs, long nodes, const double *restrict x,
                              const double *restrict parameters, long weights, long biases,
                              double *restrict z) {
    product p = {samples, nodes, inputs, x, inputs, 1, parameters + weights * width, inputs, 1, z, nodes};
    multiply(&p);
    if (biases < 0) return;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < nodes; n++) EIGHT(z, s * nodes + n) += EIGHT(parameters, biases + n);
}

VARIANTS
void descent_lockstep_gradient(long samples, long inputs, long nodes, const double *restrict x,
                               const double *restrict dz, long weights, long biases,
                               double *restrict gradient) {
    product p = {nodes, inputs, samples, dz, 1, nodes, x, 1, inputs, gradient + weights * width, inputs};
    multiply(&p);
    if (biases < 0) return;
    for (long n = 0; n < nodes; n++) {
        lanes sum = 0.0;
        for (long s = 0; s < samples; s++) sum += EIGHT(dz, s * nodes + n);
        EIGHT(gradient, biases + n) = sum;
    }
}

VARIANTS
void descent_lockstep_backward(long samples, long inputs, long nodes, const double *restrict dz,
                               const double *restrict parameters, long weights, double *restrict dx) {
    product p = {samples, inputs, nodes, dz, nodes, 1, parameters + weights * width, 1, inputs, dx, inputs};
    multiply(&p);
}

// As `descent_exponentials_below`, and what is made of it: the largest of a row, the first of equal ones and the last
// of all if none is, is left to 1 + the sum of the others.
VARIANTS
void descent_lockstep_softmax(long samples, long nodes, const double *restrict z, double *restrict values) {
    for (long s = 0; s < samples; s++) {
        const double *row = z + s * nodes * width;
        double *out = values + s * nodes * width;
        lanes most = EIGHT(row, 0), others = 0.0, found = 0.0;
        for (long n = 1; n < nodes; n++) most = EIGHT(row, n) > most ? EIGHT(row, n) : most;
        for (long n = 0; n < nodes; n++) {
            const lanes distance = EIGHT(row, n) - most;
            lanes e = distance;
            falling_exponential(&e);
            e = distance < -708.0 ? (lanes)0.0 : e;
            EIGHT(out, n) = e;
            const lanes largest = n == nodes - 1 ? (lanes)1.0 : EIGHT(row, n) == most ? (lanes)1.0 : (lanes)0.0;
            const lanes left_out = found == 0.0 ? largest : (lanes)0.0;
            found += left_out;
            others = left_out == 0.0 ? others + e : others;
        }
        for (long n = 0; n < nodes; n++) EIGHT(out, n) /= 1.0 + others;
    }
}

VARIANTS
void descent_lockstep_softmax_slopes(long samples, long nodes, const double *restrict value_slopes,
                                     const double *restrict values, double *restrict slopes) {
    for (long s = 0; s < samples; s++) {
        const long row = s * nodes;
        lanes mean = 0.0;
        for (long n = 0; n < nodes; n++) mean += EIGHT(values, row + n) * EIGHT(value_slopes, row + n);
        for (long n = 0; n < nodes; n++)
            EIGHT(slopes, row + n) = EIGHT(values, row + n) * (EIGHT(value_slopes, row + n) - mean);
    }
}

VARIANTS
void descent_lockstep_errors(int formula, long samples, long nodes, const double *restrict values,
                             const double *restrict targets, double divisor, double *restrict slopes) {
    for (long s = 0; s < samples; s++) {
        const long row = s * nodes;
        lanes total = 0.0;
        for (long n = 0; n < nodes; n++) total += EIGHT(targets, row + n);
        for (long n = 0; n < nodes; n++) {
            const lanes value = EIGHT(values, row + n), target = EIGHT(targets, row + n);
            const lanes slope = formula == descent_lockstep_share           ? total * value - target
                                : formula == descent_lockstep_twice_the_error ? 2.0 * (value - target)
                                                                              : value - target;
            EIGHT(slopes, row + n) = slope / divisor;
        }
    }
}

VARIANTS
void descent_lockstep_note_beyond(long count, const double *restrict x, double limit,
                                  double *restrict beyond) {
    lanes found = LANES(beyond);
    for (long i = 0; i < count; i++) {
        const lanes size = EIGHT(x, i) < 0 ? -EIGHT(x, i) : EIGHT(x, i);
        found = size <= limit ? found : (lanes)1.0;
    }
    LANES(beyond) = found;
}
