import CKernels

/// What becomes of a gradient that is too long, before the optimizer sees it.
///
/// Pascanu, Mikolov and Bengio: On the Difficulty of Training Recurrent Neural Networks, ICML 2013.
public enum GradientClipping: Sendable, Hashable {
    /// A gradient whose Euclidean norm ‖g‖ is beyond the limit c becomes g·c / (‖g‖ + 1e-6), as PyTorch's
    /// `clip_grad_norm_` has it: the direction stays.
    case norm(Double)
    /// Each slope is cut off at ±c, as by PyTorch's `clip_grad_value_`: the direction may change.
    case value(Double)

    /// Clips in place.
    package func clip(_ gradient: inout [Double]) {
        let norm = gradientNorm(gradient)
        var span = gradient.mutableSpan
        clip(&span, norm: norm)
    }

    /// Clips a gradient of this norm in place. Allocates nothing.
    func clip(_ gradient: inout MutableSpan<Double>, norm: Double) {
        switch self {
        case .norm(let limit):
            let factor = limit / (norm + 1e-6)
            guard factor < 1 else { return }
            for index in gradient.indices { gradient[index] *= factor }
        case .value(let limit):
            for index in gradient.indices where gradient[index].magnitude > limit {
                gradient[index] = gradient[index] < 0 ? -limit : limit
            }
        }
    }

    var problems: [ExperimentError] {
        switch self {
        case .norm(let limit): limit > 0 && limit.isFinite ? [] : [.clipping("norm", limit)]
        case .value(let limit): limit > 0 && limit.isFinite ? [] : [.clipping("value", limit)]
        }
    }
}

/// √Σg². Overflows where the squares do.
func gradientNorm(_ gradient: [Double]) -> Double { gradientNorm(gradient[...]) }

func gradientNorm(_ gradient: ArraySlice<Double>) -> Double {
    gradient.withUnsafeBufferPointer { descent_sum_of_squares($0.count, $0.baseAddress).squareRoot() }
}
