import Schema

extension Experiment {
    /// Rates that are none, and a dropout behind the last layer.
    static func dropoutProblems(_ network: Network) -> [ExperimentError] {
        network.layers.enumerated().flatMap { index, layer -> [ExperimentError] in
            guard let dropout = layer.dropout else { return [] }
            var problems: [ExperimentError] = []
            if !(0..<1).contains(dropout.rate) { problems.append(.dropoutRate(layer: index, dropout.rate)) }
            if index == network.layers.count - 1 { problems.append(.dropoutAtEnd(layer: index)) }
            return problems
        }
    }
}

extension ExperimentError {
    static func dropoutRate(layer: Int, _ rate: Double) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "dropout"],
            message: "The rate of the dropout behind layer \(layer + 1) is \(numberText(rate)).",
            remedy: "Write a number from 0 to below 1, such as 0.3.")
    }

    static func dropoutAtEnd(layer: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "dropout"],
            message: "A dropout stands behind the last layer, where it would drop predictions.",
            remedy: "Leave it out, or put it behind a hidden layer.")
    }

    /// A line search compares losses of one update with each other.
    static func droppedLineSearch(_ title: String) -> ExperimentError {
        ExperimentError(
            path: ["training", "optimizer"],
            message:
                "\(title) searches along its direction, for which it needs one loss; dropout makes it another "
                + "one at every update.",
            remedy: "Leave the dropout out, or take another optimizer.")
    }

    /// A dropout is an item of its own in the list of layers of an experiment file: the path of a layer, which
    /// counts layers alone, as the file has it.
    func placed(amongDropoutsBehind hasDropout: [Bool]) -> ExperimentError {
        guard path.count > 2, path.prefix(2) == ["network", "layers"], case .index(let layer) = path[2] else {
            return self
        }
        let before = hasDropout.prefix(layer).count { $0 }
        let isDropout = path.dropFirst(3).first == "dropout"
        return ExperimentError(
            path: path.prefix(2) + [.index(layer + before + (isDropout ? 1 : 0))] + path.dropFirst(3),
            message: message, remedy: remedy)
    }
}
