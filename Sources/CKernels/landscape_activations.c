#include "landscape_kernels.h"

#include "variants.h"

#pragma STDC FP_CONTRACT OFF

// For its logarithm; the exponential here is exact to the last places of small values, too.
#define REAL double
#define WHOLE long long
#define LANE_COUNT 8
#define SINGLE 0
#define NAMED(name) name##_exact
#include "landscape_mathematics.h"

typedef long long bits __attribute__((ext_vector_type(8), aligned(8), may_alias));

// eʳ − 1 and 2ᵏ, so that eʸ − 1 = 2ᵏ·(eʳ − 1) + (2ᵏ − 1), with y = k·ln 2 + r and |r| ≤ ln 2 / 2: ln 2 in two parts as Cody and
// Waite do it, eʳ − 1 by its Taylor series, whose rest is below 2⁻⁵⁶ of it. |y| ≤ 708.
PART void exponential_parts(lanes *in_out, lanes *out) {
    const lanes y = *in_out;
    const lanes rounder = 0x1.8p52;
    const lanes shifted = y * 0x1.71547652b82fep0 + rounder;
    const lanes k = shifted - rounder;
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
    *in_out = p;
    *out = power;
}

PART void exponential_less_one(lanes *in_out) {
    lanes power;
    exponential_parts(in_out, &power);
    *in_out = power * *in_out + (power - 1.0);
}

// With e = e^2|z| − 1: tanh |z| = e / (e + 2), which loses no digits near 0. It is 1 from |z| = 20 on.
PART void hyperbolic_tangent(lanes *in_out) {
    const lanes z = *in_out;
    const lanes size = z < 0 ? -z : z;
    lanes e = 2.0 * (size >= 20.0 ? (lanes)20.0 : size); // not-a-number goes through
    exponential_less_one(&e);
    const lanes a = e / (e + 2.0);
    *in_out = z < 0 ? -a : a;
}

PART void logistic(lanes *in_out) {
    lanes e = -*in_out;
    e = e >= 708.0 ? (lanes)708.0 : e; // not-a-number goes through
    e = e <= -708.0 ? (lanes)-708.0 : e;
    exponential_less_one(&e);
    *in_out = 1.0 / (1.0 + (e + 1.0));
}

PART void exponential_linear(lanes *in_out) {
    const lanes z = *in_out;
    lanes e = z < 0 ? z : (lanes)0.0;
    e = e > -708.0 ? e : (lanes)-708.0;
    exponential_less_one(&e);
    *in_out = z > 0 ? z : e;
}

// ln(1 + eᶻ), without overflow: the larger of z and 0, and a rest that is at most ln 2.
PART void logarithm_of_sum(lanes *in_out) {
    const lanes z = *in_out;
    lanes e = z < 0 ? z : -z; // not-a-number goes through
    e = e <= -708.0 ? (lanes)-708.0 : e;
    lanes power;
    exponential_parts(&e, &power);
    e = power * e + power;
    logarithm_of_one_more_exact(&e);
    *in_out = (z <= 0 ? (lanes)0.0 : z) + e;
}

PART void activate(int activation, lanes *z) {
    switch (activation) {
    case descent_relu: *z = *z <= 0 ? (lanes)0.0 : *z; break;
    case descent_tanh: hyperbolic_tangent(z); break;
    case descent_sigmoid: logistic(z); break;
    case descent_leaky_relu: *z = *z > 0 ? *z : 0.01 * *z; break;
    case descent_elu: exponential_linear(z); break;
    case descent_softplus: logarithm_of_sum(z); break;
    }
}

PART void activate_all(int activation, long count, const double *z, double *a) {
    long i = 0;
    for (; i + 8 <= count; i += 8) {
        lanes v = LANES(z + i);
        activate(activation, &v);
        LANES(a + i) = v;
    }
    if (i == count) return;
    // The rest in a register of its own, by the very same arithmetic.
    lanes v = 0.0;
    for (long j = i; j < count; j++) v[j - i] = z[j];
    activate(activation, &v);
    for (long j = i; j < count; j++) a[j] = v[j - i];
}

VARIANTS
void descent_activate(int activation, long count, const double *z, double *a) {
    switch (activation) {
    case descent_relu: activate_all(descent_relu, count, z, a); break;
    case descent_tanh: activate_all(descent_tanh, count, z, a); break;
    case descent_sigmoid: activate_all(descent_sigmoid, count, z, a); break;
    case descent_leaky_relu: activate_all(descent_leaky_relu, count, z, a); break;
    case descent_elu: activate_all(descent_elu, count, z, a); break;
    case descent_softplus: activate_all(descent_softplus, count, z, a); break;
    default:
        if (z != a) activate_all(descent_identity, count, z, a);
    }
}
