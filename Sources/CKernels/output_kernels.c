#include "kernels.h"
#include "landscape_exponential.h"

#pragma STDC FP_CONTRACT OFF

PART double activation_slope(int activation, double a) {
    switch (activation) {
    case descent_relu: return a > 0 ? 1 : a == a ? 0 : a;
    case descent_leaky_relu: return a > 0 ? 1 : a == a ? 0.01 : a;
    case descent_elu: return a > 0 ? 1 : a + 1;
    case descent_tanh: return 1 - a * a;
    case descent_sigmoid: return a * (1 - a);
    default: return 1;
    }
}

PART void multiply_slopes(int activation, long count, const double *value_slopes, const double *values,
                          double *slopes) {
    for (long i = 0; i < count; i++) slopes[i] = value_slopes[i] * activation_slope(activation, values[i]);
}

VARIANTS
void descent_multiply_slopes(int activation, long count, const double *restrict value_slopes,
                             const double *restrict z, const double *restrict values,
                             double *restrict slopes) {
    switch (activation) {
    case descent_relu: multiply_slopes(descent_relu, count, value_slopes, values, slopes); break;
    case descent_leaky_relu: multiply_slopes(descent_leaky_relu, count, value_slopes, values, slopes); break;
    case descent_elu: multiply_slopes(descent_elu, count, value_slopes, values, slopes); break;
    case descent_tanh: multiply_slopes(descent_tanh, count, value_slopes, values, slopes); break;
    case descent_sigmoid: multiply_slopes(descent_sigmoid, count, value_slopes, values, slopes); break;
    default: multiply_slopes(descent_identity, count, value_slopes, values, slopes);
    }
}

VARIANTS
void descent_exponentials_below(long rows, long columns, const double *restrict z, double *restrict e,
                                double *restrict largest) {
    for (long r = 0; r < rows; r++) {
        const double *row = z + r * columns;
        double most = row[0];
        for (long c = 1; c < columns; c++)
            if (row[c] > most) most = row[c];
        largest[r] = most;
        for (long c = 0; c < columns; c += 8) {
            const long width = columns - c < 8 ? columns - c : 8;
            lanes y = 0.0;
            for (long i = 0; i < width; i++) y[i] = row[c + i] - most;
            const lanes distance = y;
            falling_exponential(&y);
            // Its smallest result is e⁻⁷⁰⁸; what is surely impossible has the probability 0.
            y = distance < -708.0 ? (lanes)0.0 : y;
            for (long i = 0; i < width; i++) e[r * columns + c + i] = y[i];
        }
    }
}
