/// The arithmetic of a fully connected layer, on contiguous row-major arrays of double.
///
/// Every sum is taken in the order stated, one product rounded and then one sum rounded (no fused
/// multiply-add), so that all compiled variants give the same bits on every processor.
#ifndef DESCENT_KERNELS_H
#define DESCENT_KERNELS_H

/// z = x·Wᵀ + b, where x is samples × inputs and z samples × nodes.
///
/// W (nodes × inputs) starts at parameters[weights]; b (nodes) at parameters[biases], or there is none
/// if biases is negative. Each z is the sum over the inputs in order, then the bias. x, parameters and
/// z do not overlap.
void descent_layer_forward(long samples, long inputs, long nodes, const double *x,
                           const double *parameters, long weights, long biases, double *z);

/// The slopes of weights and biases: gradient[weights...] = dzT·x, gradient[biases...] = column sums
/// of dz.
///
/// dz is samples × nodes; gradient is laid out as parameters are. Sums run over the samples in order; they
/// start at 0, or go on from what stands there, so that blocks of samples one after the other give the bits
/// of all at once.
void descent_layer_gradient(long samples, long inputs, long nodes, const double *x, const double *dz,
                            long weights, long biases, double *gradient, int goes_on);

/// The slopes of the values that feed the layer: dx = dz·W, samples × inputs, summed over the nodes in
/// order.
void descent_layer_backward(long samples, long inputs, long nodes, const double *dz,
                            const double *parameters, long weights, double *dx);

/// slopes[i] = value_slopes[i] · activation′ at the pre-activation z[i], where the value is values[i]: the
/// activation by its name in landscape_kernels.h.
void descent_multiply_slopes(int activation, long count, const double *value_slopes, const double *z,
                             const double *values, double *slopes);

/// e = exp(z − the largest z of the row), rows × columns, each within 2 units in the last place (0 below
/// e⁻⁷⁰⁸); `largest` takes that z of each row. A row with a number that is not one stays so.
void descent_exponentials_below(long rows, long columns, const double *z, double *e, double *largest);

/// Σx², in eight sums of every eighth number that are then added in order.
double descent_sum_of_squares(long count, const double *x);

/// Whether no number is infinite or not a number.
int descent_all_finite(long count, const double *x);

/// Asks for pages of 2 MiB where memory that nobody has touched yet holds whole ones: each of the usual 4 KiB
/// costs the first touch an interrupt of the system.
void descent_prefer_large_pages(void *start, long bytes);

#endif
