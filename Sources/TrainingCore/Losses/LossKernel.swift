import CKernels

/// A loss among the C kernels. Only Descent's own losses have one.
public struct LossKernel: Sendable, Hashable {
    /// As `landscape_plane.h` counts them.
    package let code: Int32

    init(_ code: some BinaryInteger) { self.code = Int32(code) }
}

/// A loss and the last layer's activation as one formula of the pre-activations, in which logarithm and
/// exponential cancel: nothing is lost where a probability rounds to 0 or 1. See `OutputLoss`.
public struct LossFusion: Sendable, Hashable {
    enum Formula: Sendable, Hashable {
        /// Of a sigmoid: t·ln(1 + e⁻ᶻ) + (1 − t)·ln(1 + eᶻ).
        case sigmoid
        /// Of a softmax: Σ t·(ln Σ eᶻ − z).
        case softmax
    }

    let formula: Formula
}
