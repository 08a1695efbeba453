#include "landscape_plane.h"

#include "landscape_kernels.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

// The same text six times: for two precisions and three generations of processors. What differs is how
// many sums are kept in registers, never their order.

#define REAL double
#define WHOLE long long
#define LANE_COUNT 8
#define SINGLE 0
#define TILE_REGISTERS 4
#define NAMED(name) name##_double
#include "landscape_plane_body.h"
#include "landscape_plane_end.h"

#define REAL float
#define WHOLE int
#define LANE_COUNT 16
#define SINGLE 1
#define TILE_REGISTERS 4
#define NAMED(name) name##_single
#include "landscape_plane_body.h"
#include "landscape_plane_end.h"

#if defined(__x86_64__) && defined(__clang__)
#define HAS_GENERATIONS 1

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define REAL double
#define WHOLE long long
#define LANE_COUNT 8
#define SINGLE 0
#define TILE_REGISTERS 4
#define NAMED(name) name##_double_v3
#include "landscape_plane_body.h"
#include "landscape_plane_end.h"

#define REAL float
#define WHOLE int
#define LANE_COUNT 16
#define SINGLE 1
#define TILE_REGISTERS 4
#define NAMED(name) name##_single_v3
#include "landscape_plane_body.h"
#include "landscape_plane_end.h"
#pragma clang attribute pop

typedef int wide_ints __attribute__((vector_size(64)));
typedef long long wide_longs __attribute__((vector_size(64)));

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"), min_vector_width(512))), \
                             apply_to = function)
#define WIDE_TABLE
#define REAL double
#define WHOLE long long
#define LANE_COUNT 8
#define SINGLE 0
#define TILE_REGISTERS 24
#define NAMED(name) name##_double_v4
#include "landscape_plane_body.h"
#include "landscape_plane_end.h"

#define REAL float
#define WHOLE int
#define LANE_COUNT 16
#define SINGLE 1
#define TILE_REGISTERS 24
#define NAMED(name) name##_single_v4
#include "landscape_plane_body.h"
#include "landscape_plane_end.h"
#pragma clang attribute pop
#endif

int descent_plane_generation(void) {
#ifdef HAS_GENERATIONS
    return __builtin_cpu_supports("x86-64-v4") ? 2 : __builtin_cpu_supports("x86-64-v3") ? 1 : 0;
#else
    return 0;
#endif
}

void descent_plane_row(int single, int generation, const descent_plane *plane, double y, long points,
                       const double *x, void *scratch, double *sums) {
#ifdef HAS_GENERATIONS
    if (generation == 2)
        return (single ? row_single_v4 : row_double_v4)(plane, y, points, x, scratch, sums);
    if (generation == 1)
        return (single ? row_single_v3 : row_double_v3)(plane, y, points, x, scratch, sums);
#endif
    (void)generation;
    (single ? row_single : row_double)(plane, y, points, x, scratch, sums);
}

long descent_plane_scratch(int single, const descent_plane *plane) {
    return single ? scratch_single(plane) : scratch_double(plane);
}

void descent_plane_pack(long inputs, long nodes, const double *weights, const double *biases,
                        double *packed) {
    const long panels = (nodes + 7) / 8;
    for (long p = 0, node = 0; p < panels; p++) {
        const long panel = nodes / panels + (p < nodes % panels);
        for (long r = 0; r < panel; r++) *packed++ = biases ? biases[node + r] : 0;
        for (long i = 0; i < inputs; i++)
            for (long r = 0; r < panel; r++) *packed++ = weights[(node + r) * inputs + i];
        node += panel;
    }
}

void descent_plane_store(int single, long nodes, long count, long stride, const double *in, long width,
                         void *out) {
    for (long start = 0; start < count; start += width)
        for (long n = 0; n < nodes; n++)
            for (long s = 0; s < width; s++) {
                const double value = start + s < count ? in[n * stride + start + s] : 0;
                const long place = (start * nodes) + n * width + s;
                if (single)
                    ((float *)out)[place] = (float)value;
                else
                    ((double *)out)[place] = value;
            }
}
