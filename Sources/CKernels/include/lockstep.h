/// The arithmetic of eight trainings in lockstep: every number is eight, one of each training, side by side.
///
/// "A number" below is such an eight; arrays hold them row by row, and places in them are counted in eights. Each training
/// gets the very sums, in the very order, of the kernels in kernels.h and landscape_kernels.h, one product rounded and
/// then one sum rounded: the same bits as by itself.
#ifndef DESCENT_LOCKSTEP_H
#define DESCENT_LOCKSTEP_H

/// How many trainings go together.
enum { descent_lockstep_width = 8 };

/// As ``descent_layer_forward``.
void descent_lockstep_forward(long samples, long inputs, long nodes, const double *x,
                              const double *parameters, long weights, long biases, double *z);

/// As ``descent_layer_gradient``.
void descent_lockstep_gradient(long samples, long inputs, long nodes, const double *x, const double *dz,
                               long weights, long biases, double *gradient);

/// As ``descent_layer_backward``.
void descent_lockstep_backward(long samples, long inputs, long nodes, const double *dz,
                               const double *parameters, long weights, double *dx);

/// values = the softmax of each row of z, samples × nodes.
void descent_lockstep_softmax(long samples, long nodes, const double *z, double *values);

/// slopes = values·(value_slopes − Σ values·value_slopes) of each row, samples × nodes.
void descent_lockstep_softmax_slopes(long samples, long nodes, const double *value_slopes,
                                     const double *values, double *slopes);

/// What a row of outputs has for slopes, before they are divided.
enum {
    descent_lockstep_twice_the_error = 0, // 2·(value − target)
    descent_lockstep_error = 1,           // value − target
    descent_lockstep_share = 2,           // the sum of the row's targets · value − target
};

/// slopes = one of these over the divisor, samples × nodes.
void descent_lockstep_errors(int formula, long samples, long nodes, const double *values,
                             const double *targets, double divisor, double *slopes);

/// beyond[l] = 1 where one of the `count` numbers of training l is larger than `limit`, smaller than −limit, or no number;
/// otherwise it stays.
void descent_lockstep_note_beyond(long count, const double *x, double limit, double *beyond);

#endif
