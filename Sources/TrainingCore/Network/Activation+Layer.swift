import CKernels

extension Activation {
    /// Its name among the kernels; nil where there is none and Swift does it.
    var kernel: Int32? {
        switch self {
        case .identity: Int32(descent_identity)
        case .relu: Int32(descent_relu)
        case .leakyReLU: Int32(descent_leaky_relu)
        case .elu: Int32(descent_elu)
        case .tanh: Int32(descent_tanh)
        case .sigmoid: Int32(descent_sigmoid)
        case .softplus, .softmax: nil
        }
    }

    /// Writes the values of a layer: `count` pre-activations in, as many values out. Not for softmax,
    /// which looks at whole rows.
    ///
    /// Those with an exponential come from a kernel that does eight at a time with plain arithmetic: the
    /// same on every processor, and within a few units in the last place of ``value(_:)``.
    func activate(
        _ preActivations: UnsafePointer<Double>, count: Int, into values: UnsafeMutablePointer<Double>
    ) {
        switch self {
        case .identity: for index in 0..<count { values[index] = preActivations[index] }
        case .softplus: for index in 0..<count { values[index] = value(preActivations[index]) }
        // A call costs more than a few comparisons.
        case .relu where count < 8:
            for index in 0..<count { values[index] = value(preActivations[index]) }
        default:
            if let kernel { descent_activate(kernel, count, preActivations, values) }
        }
    }

    /// ∂L/∂z from ∂L/∂a of a layer, `rows` × `columns` each: a value's slope times the activation's own;
    /// for softmax ∂L/∂zₙ = aₙ·(∂L/∂aₙ − Σ aₘ·∂L/∂aₘ).
    func multiplySlopes(
        valueSlopes: UnsafePointer<Double>, values: UnsafePointer<Double>, rows: Int, columns: Int,
        into preActivationSlopes: UnsafeMutablePointer<Double>
    ) {
        let count = rows * columns
        switch self {
        case .identity: for index in 0..<count { preActivationSlopes[index] = valueSlopes[index] }
        case .softmax:
            for row in 0..<rows {
                let nodes = row * columns..<(row + 1) * columns
                var mean = 0.0
                for node in nodes { mean += values[node] * valueSlopes[node] }
                for node in nodes {
                    preActivationSlopes[node] = values[node] * (valueSlopes[node] - mean)
                }
            }
        default:
            if let kernel, count >= 8 {
                descent_multiply_slopes(kernel, count, valueSlopes, values, preActivationSlopes)
            } else {
                for index in 0..<count {
                    preActivationSlopes[index] = valueSlopes[index] * slope(atValue: values[index])
                }
            }
        }
    }
}

/// What a softmax over the rows of a layer leaves behind beside its values, for the loss.
struct SoftmaxRows {
    /// The largest pre-activation of each row.
    let largest: UnsafeMutablePointer<Double>
    /// ln Σ e^(z − largest) of each row. The largest term, which is 1, is left to ln(1 + …), so that a
    /// prediction that is nearly sure keeps its digits.
    let logarithms: UnsafeMutablePointer<Double>

    /// Writes the values, rows × columns, and both columns of its own.
    func activate(
        _ z: UnsafePointer<Double>, rows: Int, columns: Int, into values: UnsafeMutablePointer<Double>
    ) {
        descent_exponentials_below(rows, columns, z, values, largest)
        for row in 0..<rows {
            let nodes = row * columns..<(row + 1) * columns
            var winner = nodes.lowerBound
            while winner < nodes.upperBound - 1, z[winner] != largest[row] { winner += 1 }
            var others = 0.0
            for node in nodes where node != winner { others += values[node] }
            logarithms[row] = logarithmOfOneMore(others)
            for node in nodes { values[node] /= 1 + others }
        }
    }
}
