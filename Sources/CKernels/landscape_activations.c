#include "landscape_normal.h"

#pragma STDC FP_CONTRACT OFF

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
    *in_out = z <= 0 ? e : z; // not-a-number goes through
}

// z·Φ(z); its limit at −∞ is 0.
PART void gaussian_error_linear(lanes *in_out) {
    lanes z = *in_out, share, bell;
    normal_distribution(&z, &share, &bell);
    z = z <= -40.0 ? (lanes)-40.0 : z;
    *in_out = z * share;
}

// z·σ(z); its limit at −∞ is 0.
PART void sigmoid_linear(lanes *in_out) {
    lanes z = *in_out, share = z;
    logistic(&share);
    *in_out = z < -708.0 ? (lanes)0.0 : z * share;
}

PART void activate(int activation, lanes *z) {
    switch (activation) {
    case descent_relu: *z = *z <= 0 ? (lanes)0.0 : *z; break;
    case descent_tanh: hyperbolic_tangent(z); break;
    case descent_sigmoid: logistic(z); break;
    case descent_leaky_relu: *z = *z > 0 ? *z : 0.01 * *z; break;
    case descent_elu: exponential_linear(z); break;
    case descent_softplus: logarithm_of_sum(z); break;
    case descent_gelu: gaussian_error_linear(z); break;
    case descent_silu: sigmoid_linear(z); break;
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
    case descent_gelu: activate_all(descent_gelu, count, z, a); break;
    case descent_silu: activate_all(descent_silu, count, z, a); break;
    default:
        if (z != a) activate_all(descent_identity, count, z, a);
    }
}
