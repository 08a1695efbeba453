// The rows of a plane in one precision, for one generation of processors. Its includer defines REAL,
// LANE_COUNT, WHOLE, SINGLE, NAMED and TILE_REGISTERS, how many sums fit into registers.

#ifndef SEPARATE
#define SEPARATE static __attribute__((noinline))
#endif

#include "landscape_mathematics.h"
#include "landscape_losses.h"

// `rows` nodes of a panel for `vectors` registers of samples, their sums in registers: bias first, then
// input by input. `panel` is how many nodes are side by side in w.
PART void NAMED(tile)(const long rows, const long vectors, int is_relu, long panel, long inputs,
                      const REAL *restrict x, const REAL *restrict w, REAL *restrict z, long width) {
    reals sums[8][4];
    for (long r = 0; r < rows; r++)
        for (long v = 0; v < vectors; v++) sums[r][v] = w[r];
    for (long i = 0; i < inputs; i++) {
        w += panel;
        reals in[4];
        for (long v = 0; v < vectors; v++) in[v] = REALS(x + i * width + v * LANE_COUNT);
        for (long r = 0; r < rows; r++) {
            const reals weight = w[r];
            for (long v = 0; v < vectors; v++) sums[r][v] += weight * in[v];
        }
    }
    if (is_relu)
        for (long r = 0; r < rows; r++)
            for (long v = 0; v < vectors; v++) NAMED(activate_one)(descent_relu, &sums[r][v]);
    for (long r = 0; r < rows; r++)
        for (long v = 0; v < vectors; v++) REALS(z + r * width + v * LANE_COUNT) = sums[r][v];
}

// All `count` registers of samples for `rows` nodes.
PART void NAMED(strip)(const long rows, const long vectors, int is_relu, long panel, long inputs,
                       const REAL *restrict x, const REAL *restrict w, REAL *restrict z, long width,
                       long count) {
    long v = 0;
    for (; v + vectors <= count; v += vectors)
        NAMED(tile)(rows, vectors, is_relu, panel, inputs, x + v * LANE_COUNT, w, z + v * LANE_COUNT, width);
    for (; v < count; v++)
        NAMED(tile)(rows, 1, is_relu, panel, inputs, x + v * LANE_COUNT, w, z + v * LANE_COUNT, width);
}

#define STRIP(rows, vectors) \
    case rows: NAMED(strip)(rows, vectors, is_relu, panel, inputs, x, w, z, width, count); break

PART void NAMED(strips)(long rows, int is_relu, long panel, long inputs, const REAL *restrict x,
                        const REAL *restrict w, REAL *restrict z, long width, long count) {
    switch (rows) {
#if TILE_REGISTERS >= 16
        STRIP(8, 2);
        STRIP(7, 2);
        STRIP(6, 4);
        STRIP(5, 4);
        STRIP(4, 4);
        STRIP(3, 4);
        STRIP(2, 4);
        STRIP(1, 4);
#else
        STRIP(4, 1);
        STRIP(3, 1);
        STRIP(2, 1);
        STRIP(1, 1);
#endif
    }
}

// z (nodes × width) = packed weights · x (inputs × width), for `count` registers of samples; activated, if
// that is a relu.
SEPARATE void NAMED(layer)(int is_relu, long inputs, long nodes, const REAL *restrict w,
                           const REAL *restrict x, REAL *restrict z, long width, long count) {
    const long panels = (nodes + 7) / 8;
    for (long p = 0; p < panels; p++) {
        const long panel = nodes / panels + (p < nodes % panels);
#if TILE_REGISTERS >= 16
        NAMED(strips)(panel, is_relu, panel, inputs, x, w, z, width, count);
#else
        for (long r = 0; r < panel; r += 4)
            NAMED(strips)(panel - r < 4 ? panel - r : 4, is_relu, panel, inputs, x, w + r, z + r * width, width,
                          count);
#endif
        w += panel * (inputs + 1);
        z += panel * width;
    }
}

PART void NAMED(advance)(long count, const REAL *restrict from, REAL by, const REAL *restrict along,
                         REAL *restrict to) {
    for (long i = 0; i < count; i += LANE_COUNT) REALS(to + i) = REALS(from + i) + by * REALS(along + i);
}

// Where the scratch of a row has what.
typedef struct {
    REAL *rest; // z0 + y·z2
    REAL *values[2];
    double *packed; // origin + y·second of all layers
    REAL *weights;  // of a point
    long bytes;
} NAMED(room);

// Without scratch only its size.
PART NAMED(room) NAMED(divide)(const descent_plane *p, char *scratch) {
    const long blocks = (p->samples + p->width - 1) / p->width;
    long widest = p->nodes, weights = 0;
    for (long l = 0; l < p->layer_count; l++) {
        if (p->layers[l].nodes > widest) widest = p->layers[l].nodes;
        weights += p->layers[l].nodes * (p->layers[l].inputs + 1);
    }
    const long padded = (weights + 15) / 16 * 16;
    const long rest = blocks * p->nodes * p->width * (long)sizeof(REAL);
    const long values = widest * p->width * (long)sizeof(REAL);
    const long packed = padded * (long)sizeof(double);
    NAMED(room) room = {.bytes = rest + 2 * values + packed + padded * (long)sizeof(REAL)};
    if (scratch == NULL) return room;
    room.rest = (REAL *)scratch;
    room.values[0] = (REAL *)(scratch + rest);
    room.values[1] = (REAL *)(scratch + rest + values);
    room.packed = (double *)(scratch + rest + 2 * values);
    room.weights = (REAL *)(scratch + rest + 2 * values + packed);
    return room;
}

PART long NAMED(moved)(const descent_plane_layer *l) { return l->first != 0; }

// The weights of all layers at a row, then at a point of it.
PART void NAMED(place_row)(const descent_plane *p, double y, double *restrict packed) {
    for (long l = 0; l < p->layer_count; l++) {
        const descent_plane_layer *layer = &p->layers[l];
        const long count = layer->nodes * (layer->inputs + 1);
        for (long i = 0; i < count; i++)
            packed[i] = layer->second ? layer->origin[i] + y * layer->second[i] : layer->origin[i];
        packed += count;
    }
}

PART void NAMED(place_point)(const descent_plane *p, double x, const double *restrict packed,
                             REAL *restrict weights) {
    for (long l = 0; l < p->layer_count; l++) {
        const descent_plane_layer *layer = &p->layers[l];
        const long count = layer->nodes * (layer->inputs + 1);
        if (layer->first)
            for (long i = 0; i < count; i++) weights[i] = (REAL)(packed[i] + x * layer->first[i]);
        else
            for (long i = 0; i < count; i++) weights[i] = (REAL)packed[i];
        packed += count;
        weights += count;
    }
}

// The sums of a block's losses, added to `sums`, one per lane of 8 samples.
SEPARATE void NAMED(add_losses)(const descent_plane *p, const REAL *z, const REAL *targets, long samples,
                            double *sums) {
    for (long s = 0; s < samples; s += LANE_COUNT) {
        reals loss = (REAL)0;
        NAMED(loss)(p->loss, p->outputs, z + s, p->width, targets + s, &loss);
        for (int lane = 0; lane < LANE_COUNT; lane++) loss[lane] = s + lane < samples ? loss[lane] : 0;
        for (int part = 0; part < LANE_COUNT; part += 8)
            for (int lane = 0; lane < 8; lane++) sums[lane] += (double)loss[part + lane];
    }
}

// The layer's values from its pre-activations z + by·along, or z where along is null: its nodes × width
// numbers, of which `count` registers of each node count.
SEPARATE void NAMED(activate_layer)(const descent_plane *p, int activation, long nodes, long count,
                                    const REAL *z, REAL by, const REAL *along, REAL *a) {
    const int elementwise = activation == descent_softmax ? descent_identity : activation;
    if (count * LANE_COUNT == p->width)
        NAMED(activate_all)(elementwise, nodes * p->width, z, by, along, a);
    else
        for (long n = 0; n < nodes; n++)
            NAMED(activate_all)(elementwise, count * LANE_COUNT, z + n * p->width, by,
                                along ? along + n * p->width : 0, a + n * p->width);
    if (activation == descent_softmax)
        for (long v = 0; v < count; v++) NAMED(softmax)(nodes, a + v * LANE_COUNT, p->width);
}

// What a layer does to its pre-activations; nothing in a last layer whose loss takes them as they are.
PART int NAMED(activation_of)(const descent_plane *p, int activation, long layer) {
    const int takes_sums = p->loss == descent_binary_cross_entropy || p->loss == descent_cross_entropy;
    return layer == p->layer_count && takes_sums ? descent_identity : activation;
}

static void NAMED(row)(const descent_plane *p, double y, long points, const double *x, void *scratch,
                       double *sums) {
    const NAMED(room) room = NAMED(divide)(p, scratch);
    const long size = p->nodes * p->width, blocks = (p->samples + p->width - 1) / p->width;
    NAMED(advance)(blocks * size, p->z0, (REAL)y, p->z2, room.rest);
    NAMED(place_row)(p, y, room.packed);
    for (long i = 0; i < points; i++) {
        NAMED(place_point)(p, x[i], room.packed, room.weights);
        double lanes[8] = {0};
        for (long b = 0; b < blocks; b++) {
            const long left = p->samples - b * p->width;
            const long samples = left < p->width ? left : p->width;
            const long count = (samples + LANE_COUNT - 1) / LANE_COUNT;
            REAL *from = room.values[0], *to = room.values[1];
            NAMED(activate_layer)(p, NAMED(activation_of)(p, p->activation, 0), p->nodes, count,
                                  room.rest + b * size, (REAL)x[i], (const REAL *)p->z1 + b * size, from);
            const REAL *weights = room.weights;
            for (long l = 0; l < p->layer_count; l++) {
                const descent_plane_layer *layer = &p->layers[l];
                const int activation = NAMED(activation_of)(p, layer->activation, l + 1);
                NAMED(layer)(activation == descent_relu, layer->inputs, layer->nodes, weights, from, to,
                             p->width, count);
                if (activation != descent_relu)
                    NAMED(activate_layer)(p, activation, layer->nodes, count, to, 0, 0, to);
                weights += layer->nodes * (layer->inputs + 1);
                REAL *other = from;
                from = to;
                to = other;
            }
            NAMED(add_losses)(p, from, (const REAL *)p->targets + b * p->outputs * p->width, samples,
                              lanes);
        }
        double sum = 0;
        for (int lane = 0; lane < 8; lane++) sum += lanes[lane];
        sums[i] += sum;
    }
}

PART long NAMED(scratch)(const descent_plane *p) { return NAMED(divide)(p, 0).bytes; }
