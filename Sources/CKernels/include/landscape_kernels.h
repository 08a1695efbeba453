/// The arithmetic of loss surfaces: blocks of samples side by side, then rows of grid points side by
/// side.
///
/// Arrays do not overlap unless that is said. Every sum over samples is taken in the order of the
/// samples, a product and a sum rounded one after the other, so that the bits depend neither on the
/// processor nor on how rows are shared among threads.
#ifndef DESCENT_LANDSCAPE_KERNELS_H
#define DESCENT_LANDSCAPE_KERNELS_H

/// How many processors this process may use; at least 1.
long descent_processor_count(void);

/// Calls body(context, task) once for every task from 0 to tasks − 1, on as many as `threads` threads
/// of which the caller is one, and returns when all are done. Threads are kept for the next call: they wait
/// for it for 100 µs, then they sleep. Those that cannot be made, or work for another caller, are done
/// without. Which thread does which task is not determined.
void descent_for_each_task(long tasks, long threads, void *context, void (*body)(void *context, long task));

/// What a node makes of its pre-activation, as the functions below name it.
enum {
    descent_identity = 0,
    descent_relu = 1,
    descent_tanh = 2,
    descent_sigmoid = 3,
    descent_leaky_relu = 4, // slope 0.01 below 0
    descent_elu = 5,
    descent_softplus = 6,
    descent_gelu = 9, // z·Φ(z), with the normal distribution Φ
    descent_silu = 10, // z·σ(z)
    // For planes only:
    descent_softmax = 7,    // of a whole layer
    descent_tanh_within = 8 // of numbers that are within ±170, in single precision ±20
};

/// a[i] = activation(z[i]); a may be z. Those with an exponential are within 4 units in the last place.
void descent_activate(int activation, long count, const double *z, double *a);

/// out (columns × rows) = in (rows × columns) transposed, with `stride` numbers from row to row of out.
void descent_transpose(long rows, long columns, const double *in, double *out, long stride);

/// z (nodes × width) = w (nodes × inputs) · x (inputs × width) + b (nodes; null: none), where the rows of
/// x and z are `stride` apart.
void descent_block_layer(long width, long stride, long inputs, long nodes, const double *x,
                         const double *w, const double *b, double *z);

/// sums[i] += Σₘ e², e = max(min(alpha[m] + t[i]·slope[m], hi[m]), lo[m]), for `points` points i and
/// `terms` terms m in order. hi may be null: nothing is above.
void descent_clamped_squares(long points, const double *t, long terms, const double *alpha,
                             const double *slope, const double *lo, const double *hi, double *sums);

/// Row after row of few terms: alpha of row j is alpha[m] + s[j]·shift[m], and each row of out (rows ×
/// points) is max(0, (constant + the sum of squares)·scale). Between the points where terms change a row
/// is one parabola, so that a point costs the same however many terms there are. t is equally spaced.
/// `scratch` has room for 17·terms numbers.
void descent_clamped_square_rows(long rows, const double *s, long points, const double *t, long terms,
                                 const double *alpha, const double *shift, const double *slope,
                                 const double *lo, const double *hi, double constant, double scale,
                                 double *scratch, double *out);

/// out[i] = max(0, c0 + c1·t[i] + c2·t[i]²).
void descent_parabola(long points, const double *t, double c0, double c1, double c2, double *out);

/// As ``descent_clamped_square_rows`` for rows whose terms have nothing in common: alpha, slope, lo, hi (or
/// null) and what each term adds to every point of its row, `constants`, are rows × terms. `scratch` has room for 16·terms numbers.
void descent_clamped_square_table(long rows, long points, const double *t, long terms, const double *alpha,
                                  const double *slope, const double *lo, const double *hi,
                                  const double *constants, double scale, double *scratch, double *out);

/// The same sum by switch points: each term is a constant, then a parabola, then a constant, and where it
/// changes is known, so that its changes go into `differences` (2·(points + 1) rows of 4: the
/// coefficients of 1, t and t², and nothing; twice, for odd and even terms), to be summed up by
/// ``descent_sum_differences``. t[i] = t[0] + i·step. Where hi is null lo may
/// be, too: nothing is below.
///
/// `places` has room for 2·terms numbers.
void descent_clamped_differences(long points, double t0, double step, long terms, const double *alpha,
                                 const double *slope, const double *lo, const double *hi, double *places,
                                 double *differences);

/// shifted[m] = alpha[m] + s·shift[m].
void descent_shift(long terms, double s, const double *alpha, const double *shift, double *shifted);

/// out[i] = max(0, (constant + c₀ + c₁·t[i] + c₂·t[i]²)·scale), where c are the sums of the differences up
/// to i.
void descent_sum_differences(long points, const double *t, const double *differences, double constant,
                             double scale, double *out);

/// sums[j·points + i] += Σₛ g[s·rows + j]·f[s·points + i], in the order of the samples s.
void descent_outer_sums(long rows, long points, long samples, const double *g, const double *f,
                        double *sums);

/// A layer above the moved one, for ``descent_lanes``.
typedef struct {
    long inputs, nodes;
    const double *weights; // nodes × inputs
    const double *biases;  // nodes, or null
    int activation;
} descent_layer;

/// What ``descent_lanes`` needs to know of a block of samples: one unit's value is moved along t, all
/// else that arrives at the next layer is known.
typedef struct {
    long samples, stride;
    const double *offset; // the moved unit's pre-activation at t = 0, per sample
    const double *slope;  // how it changes with t, per sample
    int activation;       // of the moved unit
    /// The next layer's pre-activations without the moved unit: nodes × stride. Where the moved unit is an
    /// output there is no next layer and this is null.
    const double *base;
    const double *column; // the next layer's weights from the moved unit: one per node
    long nodes;           // of the next layer
    int next_activation;
    long layer_count; // those above the next layer
    const descent_layer *layers;
    const double *targets; // outputs × stride; the moved unit's own where it is an output
    long outputs;
    int loss; // see landscape_plane.h
    /// Of a binary cross-entropy, what ln(1 + eᶻ) counts, outputs × stride; null: 1 − target.
    const double *rest;
} descent_lane_block;

/// sums[i] += the losses of the block's samples at every t[i]. `scratch` has room for
/// 2·points·(the widest layer + 1) numbers.
void descent_lanes(const descent_lane_block *block, long points, const double *t, double *scratch,
                   double *sums);

/// sums[i] += the loss of a sample at `points` points, whose last values (pre-activations for the two
/// cross-entropies) are z, outputs × points. targets and rest are `stride` apart; rest may be null.
void descent_lane_losses(int loss, long points, long outputs, const double *z, const double *targets,
                         const double *rest, long stride, double *sums);

/// z (outputs × points) = its softmax at every point.
void descent_lane_softmax(long points, long outputs, double *z);

/// What the other outputs bring to the cross-entropy of a softmax of which `node` moves. With z and targets
/// outputs × stride: shift = ln Σ eᶻ and rest = Σ targets without the node, per sample; and `constant` +=
/// what the others lose without it.
void descent_other_outputs(long outputs, long node, long samples, const double *z, const double *targets,
                           long stride, double *shift, double *rest, double *constant);

/// The losses of one output over all samples, whose values (pre-activations for binary cross-entropy) are
/// z. In eight sums, each in the order of its samples.
double descent_sample_losses(int loss, long samples, const double *z, const double *targets);

#endif
