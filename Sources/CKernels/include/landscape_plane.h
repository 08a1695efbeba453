/// The arithmetic of planes through parameter space: at each point all weights have moved, so that
/// samples lie side by side, in double or single precision.
///
/// A product and a sum are rounded one after the other and every sum has an order of its own, so that the
/// bits depend neither on the processor nor on how points are shared among threads.
#ifndef DESCENT_LANDSCAPE_PLANE_H
#define DESCENT_LANDSCAPE_PLANE_H

/// What the outputs of a sample and its targets come to.
enum {
    descent_squared_error = 0,
    descent_absolute_error = 1,
    descent_huber = 2, // half the square up to 1, straight beyond
    descent_binary_cross_entropy = 3, // of the pre-activations of sigmoids
    descent_cross_entropy = 4, // of the pre-activations of a softmax
    descent_hinge = 5 // max(0, 1 − t·p)
};

/// A layer above the first that moves. Its weights are origin + x·first + y·second, all packed by
/// ``descent_plane_pack``; first and second are null for a layer that stays.
typedef struct {
    long inputs, nodes;
    int activation;
    const double *origin, *first, *second;
} descent_plane_layer;

/// A part of the samples with all that is the same for every point of the plane.
///
/// The pre-activations of the first layer that moves are z0 + x·z1 + y·z2, for the layers below do not
/// move. Numbers are float or double, in blocks of `width` samples: blocks × nodes × width, the last block
/// filled up with any finite numbers.
typedef struct {
    long samples, width; // a multiple of 16, at most descent_plane_width
    long nodes;          // of the first layer that moves
    int activation;      // of that layer
    const void *z0, *z1, *z2;
    long layer_count;
    const descent_plane_layer *layers; // those above it
    int loss;
    long outputs;
    const void *targets; // blocks × outputs × width
} descent_plane;

enum { descent_plane_width = 64 };

/// packed = weights (nodes × inputs) and biases (nodes; null: 0) in the order in which the products below
/// read them: nodes·(inputs + 1) numbers.
void descent_plane_pack(long inputs, long nodes, const double *weights, const double *biases,
                        double *packed);

/// out (blocks × nodes × width) = the samples of `in` (nodes × stride, of which `count` are meaningful),
/// rounded if `single`; the rest of the last block is 0.
void descent_plane_store(int single, long nodes, long count, long stride, const double *in, long width,
                         void *out);

/// How many bytes of scratch ``descent_plane_row`` needs.
long descent_plane_scratch(int single, const descent_plane *plane);

/// The newest generation of processors that the kernels know and this one belongs to: 0 any, 1 x86-64-v3,
/// 2 x86-64-v4.
int descent_plane_generation(void);

/// sums[i] += the losses of the samples, added up, at x[i] and y. They are computed in double precision
/// or, if `single`, in single, and added up in double. `scratch` is aligned to 64 bytes. `generation` is at
/// most descent_plane_generation(); the bits are the same for all.
void descent_plane_row(int single, int generation, const descent_plane *plane, double y, long points,
                       const double *x, void *scratch, double *sums);

#endif
