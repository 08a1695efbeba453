import CKernels
import Platform

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
            logarithms[row] = log1p(others)
            for node in nodes { values[node] /= 1 + others }
        }
    }

    /// ∂L/∂zₙ = aₙ·(∂L/∂aₙ − Σ aₘ·∂L/∂aₘ), rows × columns.
    static func multiplySlopes(
        valueSlopes: UnsafePointer<Double>, values: UnsafePointer<Double>, rows: Int, columns: Int,
        into preActivationSlopes: UnsafeMutablePointer<Double>
    ) {
        for row in 0..<rows {
            let nodes = row * columns..<(row + 1) * columns
            var mean = 0.0
            for node in nodes { mean += values[node] * valueSlopes[node] }
            for node in nodes { preActivationSlopes[node] = values[node] * (valueSlopes[node] - mean) }
        }
    }
}
