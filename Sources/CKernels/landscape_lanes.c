#include "landscape_kernels.h"

#include "landscape_plane.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

PART void affine(long points, double offset, double slope, const double *restrict x,
                          double *restrict z) {
    for (long i = 0; i < points; i++) z[i] = offset + slope * x[i];
}

VARIANTS
static void add_squares(long points, const double *restrict a, double target, double *restrict sums) {
    for (long i = 0; i < points; i++) {
        const double e = a[i] - target;
        sums[i] += e * e;
    }
}

VARIANTS
static void spread(long points, long nodes, const double *restrict h, const double *base, long stride,
                   const double *column, double *restrict z) {
    for (long n = 0; n < nodes; n++) affine(points, base[n * stride], column[n], h, z + n * points);
}

VARIANTS
static void move_unit(long points, double offset, double slope, const double *t, double *h) {
    affine(points, offset, slope, t, h);
}

static void activate(int activation, long points, long nodes, double *z) {
    if (activation == descent_softmax)
        descent_lane_softmax(points, nodes, z);
    else
        descent_activate(activation, nodes * points, z, z);
}

void descent_lanes(const descent_lane_block *block, long points, const double *t, double *scratch,
                   double *sums) {
    long widest = block->nodes;
    for (long l = 0; l < block->layer_count; l++)
        if (block->layers[l].nodes > widest) widest = block->layers[l].nodes;
    double *h = scratch, *from = scratch + points, *to = from + widest * points;
    for (long s = 0; s < block->samples; s++) {
        move_unit(points, block->offset[s], block->slope[s], t, h);
        descent_activate(block->activation, points, h, h);
        const double *outputs = h;
        if (block->base) {
            spread(points, block->nodes, h, block->base + s, block->stride, block->column, from);
            activate(block->next_activation, points, block->nodes, from);
            for (long l = 0; l < block->layer_count; l++) {
                const descent_layer *layer = &block->layers[l];
                descent_block_layer(points, points, layer->inputs, layer->nodes, from, layer->weights,
                                    layer->biases, to);
                activate(layer->activation, points, layer->nodes, to);
                double *other = from;
                from = to;
                to = other;
            }
            outputs = from;
        }
        if (block->loss == descent_squared_error)
            for (long k = 0; k < block->outputs; k++)
                add_squares(points, outputs + k * points, block->targets[k * block->stride + s], sums);
        else
            descent_lane_losses(block->loss, points, block->outputs, outputs, block->targets + s,
                                block->rest ? block->rest + s : 0, block->stride, sums);
    }
}
