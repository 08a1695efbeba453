#include "kernels.h"
#include "landscape_kernels.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

typedef long long bits __attribute__((ext_vector_type(8), aligned(8), may_alias));

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
                             const double *restrict values, double *restrict slopes) {
    switch (activation) {
    case descent_relu: multiply_slopes(descent_relu, count, value_slopes, values, slopes); break;
    case descent_leaky_relu: multiply_slopes(descent_leaky_relu, count, value_slopes, values, slopes); break;
    case descent_elu: multiply_slopes(descent_elu, count, value_slopes, values, slopes); break;
    case descent_tanh: multiply_slopes(descent_tanh, count, value_slopes, values, slopes); break;
    case descent_sigmoid: multiply_slopes(descent_sigmoid, count, value_slopes, values, slopes); break;
    default: multiply_slopes(descent_identity, count, value_slopes, values, slopes);
    }
}

// eʸ for y ≤ 0: 2ᵏ·eʳ with y = k·ln 2 + r and |r| ≤ ln 2 / 2, ln 2 in two parts as Cody and Waite do it, eʳ
// by its Taylor series. Below −708, where the result would lose digits, it is 0.
PART void exponential(lanes *in_out) {
    const lanes given = *in_out;
    const lanes y = given < -708.0 ? (lanes)-708.0 : given;
    const lanes shifted = y * 0x1.71547652b82fep0 + 0x1.8p52;
    const lanes k = shifted - 0x1.8p52;
    const lanes r = (y - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
    lanes p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = r + r * r * p;
    bits exponent;
    __builtin_memcpy(&exponent, &shifted, sizeof exponent);
    exponent = (exponent << 52) + 0x3ff0000000000000LL; // the low bits of `shifted` are k
    lanes power;
    __builtin_memcpy(&power, &exponent, sizeof power);
    *in_out = given < -708.0 ? (lanes)0.0 : power * p + power;
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
            exponential(&y);
            for (long i = 0; i < width; i++) e[r * columns + c + i] = y[i];
        }
    }
}
