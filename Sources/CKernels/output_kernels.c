#include "kernels.h"
#include "landscape_normal.h"

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

// Φ(z) + z·φ(z), whose limits are 0 and 1.
PART void gaussian_error_linear_slope(lanes *in_out) {
    lanes z = *in_out, share, bell;
    normal_distribution(&z, &share, &bell);
    z = z >= 40.0 ? (lanes)40.0 : z;
    z = z <= -40.0 ? (lanes)-40.0 : z;
    *in_out = share + z * (bell * 0.3989422804014327);
}

// σ(z)·(1 + z·(1 − σ(z))), whose limits are 0 and 1.
PART void sigmoid_linear_slope(lanes *in_out) {
    lanes z = *in_out;
    z = z >= 708.0 ? (lanes)708.0 : z; // not-a-number goes through
    z = z <= -708.0 ? (lanes)-708.0 : z;
    lanes e = z < 0 ? z : -z;
    falling_exponential(&e); // of the smaller side, so that no digits are lost
    const lanes smaller = e / (1.0 + e), larger = 1.0 / (1.0 + e);
    const lanes share = z < 0 ? smaller : larger, rest = z < 0 ? larger : smaller;
    *in_out = share * (1.0 + z * rest);
}

PART void slope(int activation, lanes *z) {
    switch (activation) {
    case descent_gelu: gaussian_error_linear_slope(z); break;
    case descent_silu: sigmoid_linear_slope(z); break;
    }
}

// The same for those whose slope needs an exponential of the pre-activation.
PART void multiply_curved(int activation, long count, const double *value_slopes, const double *z,
                          double *slopes) {
    for (long i = 0; i < count; i += 8) {
        const long width = count - i < 8 ? count - i : 8;
        lanes v = 0.0;
        for (long j = 0; j < width; j++) v[j] = z[i + j];
        slope(activation, &v);
        for (long j = 0; j < width; j++) slopes[i + j] = value_slopes[i + j] * v[j];
    }
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
    case descent_gelu: multiply_curved(descent_gelu, count, value_slopes, z, slopes); break;
    case descent_silu: multiply_curved(descent_silu, count, value_slopes, z, slopes); break;
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
