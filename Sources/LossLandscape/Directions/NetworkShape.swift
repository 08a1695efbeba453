import Tables
import TrainingCore

/// How many inputs, nodes, biases and other parameters the layers of a network have: what decides whether a vector of
/// parameters belongs to it.
package struct NetworkShape: Sendable, Hashable, CustomStringConvertible {
    package struct Layer: Sendable, Hashable {
        package let inputs: Int
        package let nodes: Int
        package let hasBiases: Bool
        /// How many parameters what stands behind it has.
        package let others: Int
    }

    package let layers: [Layer]

    package init(_ network: Network) {
        layers = network.plan.map {
            Layer(
                inputs: $0.inputs, nodes: $0.nodes, hasBiases: $0.biases != nil,
                others: $0.parameters.count - $0.ownRange.count)
        }
    }

    /// A row per layer: inputs, nodes, 1 if it has biases, and the number of other parameters, a column that is not there
    /// where no layer has any. nil for any other numbers.
    init?(_ table: NumPyArray) {
        guard table.shape.count == 2, 3...4 ~= table.shape[1] else { return nil }
        let columns = table.shape[1]
        var layers: [Layer] = []
        for row in 0..<table.shape[0] {
            let numbers = table.elements[(row * columns)..<((row + 1) * columns)].map { Int(exactly: $0) }
            guard case let (inputs?, nodes?, biases?) = (numbers[0], numbers[1], numbers[2]),
                let others = columns == 3 ? 0 : numbers[3]
            else { return nil }
            layers.append(Layer(inputs: inputs, nodes: nodes, hasBiases: biases == 1, others: others))
        }
        self.layers = layers
    }

    /// What ``init(_:)-NumPyArray`` reads.
    var table: Matrix {
        let hasOthers = layers.contains { $0.others > 0 }
        return Matrix(
            rows: layers.count, columns: hasOthers ? 4 : 3,
            known: layers.flatMap {
                [Double($0.inputs), Double($0.nodes), $0.hasBiases ? 1 : 0]
                    + (hasOthers ? [Double($0.others)] : [])
            })
    }

    /// `2 → 3 with biases → 1`.
    package var description: String {
        let nodes = layers.map {
            "\($0.nodes)" + ($0.hasBiases ? " with biases" : "")
                + ($0.others > 0 ? " and \($0.others) other parameters" : "")
        }
        return (["\(layers.first?.inputs ?? 0)"] + nodes).joined(separator: " → ")
    }

    /// The error of something that has another shape.
    func mismatch(_ other: NetworkShape, of subject: String) -> LandscapeError {
        LandscapeError(
            message: "\(subject) is \(other), the experiment's network \(self).",
            remedy: "Take one of the same layers.")
    }
}
