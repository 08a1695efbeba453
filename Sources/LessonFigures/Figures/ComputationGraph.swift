import TrainingCore

/// Values on their way forward, slopes on their way back.
struct ComputationGraph {
    struct Node {
        let place: Quantity.InGraph
        /// As it stands in its box.
        let text: String
        let inputs: [Int]
        let value: Double
        /// Of its own value for each of its inputs.
        let slopes: [Double]
    }

    private(set) var nodes: [Node] = []

    mutating func add(
        _ place: Quantity.InGraph, _ text: String, _ inputs: [Int] = [], value: Double, slopes: [Double] = []
    ) -> Int {
        nodes.append(Node(place: place, text: text, inputs: inputs, value: value, slopes: slopes))
        return nodes.count - 1
    }

    /// The slopes of the result for every node.
    var gradients: [Double] {
        var gradients = nodes.map { _ in 0.0 }
        guard !nodes.isEmpty else { return [] }
        gradients[nodes.count - 1] = 1
        for (index, node) in nodes.enumerated().reversed() {
            for (input, slope) in zip(node.inputs, node.slopes) {
                gradients[input] += gradients[index] * slope
            }
        }
        return gradients
    }

    var isFinite: Bool {
        nodes.allSatisfy { $0.value.isFinite && $0.slopes.allSatisfy(\.isFinite) }
            && gradients.allSatisfy(\.isFinite)
    }
}
