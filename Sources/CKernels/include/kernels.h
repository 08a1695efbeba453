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
/// dz is samples × nodes; gradient is laid out as parameters are. Sums run over the samples in order.
void descent_layer_gradient(long samples, long inputs, long nodes, const double *x, const double *dz,
                            long weights, long biases, double *gradient);

/// The slopes of the values that feed the layer: dx = dz·W, samples × inputs, summed over the nodes in
/// order.
void descent_layer_backward(long samples, long inputs, long nodes, const double *dz,
                            const double *parameters, long weights, double *dx);

#endif
