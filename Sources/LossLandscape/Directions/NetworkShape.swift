import Tables
import TrainingCore

/// How many inputs, nodes and biases the layers of a network have: what decides whether a vector of
/// parameters belongs to it.
package struct NetworkShape: Sendable, Hashable, CustomStringConvertible {
    package struct Layer: Sendable, Hashable {
        package let inputs: Int
        package let nodes: Int
        package let hasBiases: Bool
    }

    package let layers: [Layer]

    package init(_ network: Network) {
        layers = network.layers.map {
            Layer(inputs: $0.inputCount, nodes: $0.nodeCount, hasBiases: $0.biases != nil)
        }
    }

    /// A row per layer: inputs, nodes, and 1 if it has biases. nil unless there are three columns of such
    /// numbers.
    init?(_ table: NumPyArray) {
        guard table.shape.count == 2, table.shape[1] == 3 else { return nil }
        var layers: [Layer] = []
        for row in 0..<table.shape[0] {
            let numbers = table.elements[(row * 3)..<(row * 3 + 3)].map { Int(exactly: $0) }
            guard case let (inputs?, nodes?, biases?) = (numbers[0], numbers[1], numbers[2]) else {
                return nil
            }
            layers.append(Layer(inputs: inputs, nodes: nodes, hasBiases: biases == 1))
        }
        self.layers = layers
    }

    /// What ``init(_:)-NumPyArray`` reads.
    var table: Matrix {
        Matrix(
            rows: layers.count, columns: 3,
            elements: layers.flatMap { [Double($0.inputs), Double($0.nodes), $0.hasBiases ? 1 : 0] })
    }

    /// `2 → 3 with biases → 1`.
    package var description: String {
        let nodes = layers.map { "\($0.nodes)" + ($0.hasBiases ? " with biases" : "") }
        return (["\(layers.first?.inputs ?? 0)"] + nodes).joined(separator: " → ")
    }

    /// The error of something that has another shape.
    func mismatch(_ other: NetworkShape, of subject: String) -> LandscapeError {
        LandscapeError(
            message: "\(subject) is \(other), the experiment's network \(self).",
            remedy: "Take one of the same layers.")
    }
}
