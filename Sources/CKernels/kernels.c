#include "kernels.h"

#include <stdlib.h> // defines __GLIBC__ where it is

// A product and a sum stay two roundings: a fused one exists on some processors only.
#pragma STDC FP_CONTRACT OFF

// One variant per processor generation in the same binary, chosen when the program is loaded. Needs
// the loader's indirect functions, which musl and other systems than Linux do not have.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define VARIANTS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#endif
#endif
#ifndef VARIANTS
#define VARIANTS
#endif

VARIANTS
void descent_layer_forward(long samples, long inputs, long nodes, const double *restrict x,
                           const double *restrict parameters, long weights, long biases,
                           double *restrict z) {
    const double *w = parameters + weights;
    for (long s = 0; s < samples; s++) {
        const double *row = x + s * inputs;
        double *out = z + s * nodes;
        long n = 0;
        // Four nodes at a time: four independent sums keep the adder busy, each in its own order.
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
        if (biases >= 0)
            for (n = 0; n < nodes; n++) out[n] += parameters[biases + n];
    }
}

VARIANTS
void descent_layer_gradient(long samples, long inputs, long nodes, const double *restrict x,
                            const double *restrict dz, long weights, long biases,
                            double *restrict gradient) {
    double *dw = gradient + weights;
    for (long i = 0; i < nodes * inputs; i++) dw[i] = 0;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < nodes; n++) {
            const double slope = dz[s * nodes + n];
            for (long i = 0; i < inputs; i++) dw[n * inputs + i] += slope * x[s * inputs + i];
        }
    if (biases < 0) return;
    double *db = gradient + biases;
    for (long n = 0; n < nodes; n++) db[n] = 0;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < nodes; n++) db[n] += dz[s * nodes + n];
}

VARIANTS
void descent_layer_backward(long samples, long inputs, long nodes, const double *restrict dz,
                            const double *restrict parameters, long weights, double *restrict dx) {
    const double *w = parameters + weights;
    for (long i = 0; i < samples * inputs; i++) dx[i] = 0;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < nodes; n++) {
            const double slope = dz[s * nodes + n];
            for (long i = 0; i < inputs; i++) dx[s * inputs + i] += slope * w[n * inputs + i];
        }
}
