#include "kernels.h"
#include "variants.h"

// A product and a sum stay two roundings: a fused one exists on some processors only.
#pragma STDC FP_CONTRACT OFF

// Eight sums side by side. Wider than some processors' registers, then it is two or four of them.
typedef double eight __attribute__((vector_size(64), aligned(8)));

enum { tile_nodes = 16, tile_inputs = 256 };

// The sums of up to `tile_nodes` nodes over up to `tile_inputs` inputs, for all samples: the weights are
// turned round once, so that neighbouring nodes are neighbours in memory. Each sum goes on where z stands.
static inline __attribute__((always_inline)) void
forward_tile(long samples, long inputs, long nodes, const double *restrict x, const double *restrict w,
             double *restrict z, long node, long input, long width) {
    double turned[tile_inputs][tile_nodes] __attribute__((aligned(64)));
    for (long i = 0; i < width; i++)
        for (long n = 0; n < tile_nodes; n++) turned[i][n] = w[(node + n) * inputs + input + i];
    long s = 0;
    for (; s + 4 <= samples; s += 4) {
        const double *r0 = x + s * inputs + input, *r1 = r0 + inputs, *r2 = r1 + inputs, *r3 = r2 + inputs;
        eight *o0 = (eight *)(z + s * nodes + node), *o1 = (eight *)(z + (s + 1) * nodes + node);
        eight *o2 = (eight *)(z + (s + 2) * nodes + node), *o3 = (eight *)(z + (s + 3) * nodes + node);
        eight a0 = o0[0], b0 = o0[1], a1 = o1[0], b1 = o1[1];
        eight a2 = o2[0], b2 = o2[1], a3 = o3[0], b3 = o3[1];
        for (long i = 0; i < width; i++) {
            const eight *row = (const eight *)turned[i];
            const eight a = row[0], b = row[1];
            a0 += r0[i] * a;
            b0 += r0[i] * b;
            a1 += r1[i] * a;
            b1 += r1[i] * b;
            a2 += r2[i] * a;
            b2 += r2[i] * b;
            a3 += r3[i] * a;
            b3 += r3[i] * b;
        }
        o0[0] = a0, o0[1] = b0, o1[0] = a1, o1[1] = b1;
        o2[0] = a2, o2[1] = b2, o3[0] = a3, o3[1] = b3;
    }
    for (; s < samples; s++) {
        const double *row = x + s * inputs + input;
        eight *out = (eight *)(z + s * nodes + node);
        eight a = out[0], b = out[1];
        for (long i = 0; i < width; i++) {
            const eight *weights = (const eight *)turned[i];
            a += row[i] * weights[0];
            b += row[i] * weights[1];
        }
        out[0] = a, out[1] = b;
    }
}

// The sums of the nodes from `first` on, one sample at a time.
static inline __attribute__((always_inline)) void
forward_rows(long samples, long inputs, long nodes, const double *restrict x, const double *restrict w,
             double *restrict z, long first) {
    for (long s = 0; s < samples; s++) {
        const double *row = x + s * inputs;
        double *out = z + s * nodes;
        long n = first;
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
    }
}

VARIANTS
void descent_layer_forward(long samples, long inputs, long nodes, const double *restrict x,
                           const double *restrict parameters, long weights, long biases,
                           double *restrict z) {
    const double *w = parameters + weights;
    // Turning weights round pays where enough samples use them.
    const long tiled = samples >= 8 ? nodes - nodes % tile_nodes : 0;
    for (long s = 0; s < samples; s++)
        for (long n = 0; n < tiled; n++) z[s * nodes + n] = 0;
    for (long node = 0; node < tiled; node += tile_nodes)
        for (long input = 0; input < inputs; input += tile_inputs) {
            const long rest = inputs - input;
            forward_tile(samples, inputs, nodes, x, w, z, node, input,
                         rest < tile_inputs ? rest : tile_inputs);
        }
    if (tiled < nodes) forward_rows(samples, inputs, nodes, x, w, z, tiled);
    if (biases >= 0)
        for (long s = 0; s < samples; s++)
            for (long n = 0; n < nodes; n++) z[s * nodes + n] += parameters[biases + n];
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
