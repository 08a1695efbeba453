import CKernels

extension Activation {
    /// Writes the values of a layer: `rows × columns` pre-activations in, as many values out.
    ///
    /// tanh and sigmoid come from a kernel that does eight at a time with plain arithmetic: the same on
    /// every processor, and within a few units in the last place of ``value(_:)``.
    func activate(_ preActivations: [Double], rows: Int, columns: Int, into values: inout [Double]) {
        switch self {
        case .softmax:
            for row in 0..<rows {
                Self.softmax(preActivations, row * columns..<(row + 1) * columns, into: &values)
            }
        case .tanh: descent_activate(Int32(descent_tanh), rows * columns, preActivations, &values)
        case .sigmoid: descent_activate(Int32(descent_sigmoid), rows * columns, preActivations, &values)
        default:
            for index in 0..<rows * columns { values[index] = value(preActivations[index]) }
        }
    }

    /// ∂L/∂z from ∂L/∂a of a layer: each value's slope times the activation's own; for softmax
    /// ∂L/∂zₙ = aₙ·(∂L/∂aₙ − Σ aₘ·∂L/∂aₘ).
    func multiplySlopes(
        valueSlopes: [Double], values: [Double], rows: Int, columns: Int,
        into preActivationSlopes: inout [Double]
    ) {
        guard self == .softmax else {
            for index in 0..<rows * columns {
                preActivationSlopes[index] = valueSlopes[index] * slope(atValue: values[index])
            }
            return
        }
        for row in 0..<rows {
            let nodes = row * columns..<(row + 1) * columns
            var mean = 0.0
            for node in nodes { mean += values[node] * valueSlopes[node] }
            for node in nodes { preActivationSlopes[node] = values[node] * (valueSlopes[node] - mean) }
        }
    }

    private static func softmax(_ z: [Double], _ nodes: Range<Int>, into values: inout [Double]) {
        var largest = -Double.infinity
        for node in nodes where z[node] > largest { largest = z[node] }
        var sum = 0.0
        for node in nodes {
            values[node] = exponential(z[node] - largest)
            sum += values[node]
        }
        for node in nodes { values[node] /= sum }
    }
}
