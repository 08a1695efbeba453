import TrainingCore

extension Direction {
    /// A direction of independent standard normal numbers, brought to the scale of `network`.
    ///
    /// Each number depends on the seed, the direction's number and the parameter's own index alone: the
    /// direction of the y axis is the same whatever x shows.
    ///
    /// - Parameters:
    ///   - number: which direction of this seed, from 0.
    ///   - biases: by default they rest, except with ``DirectionNormalization/none``.
    ///
    /// Throws if nothing is left that moves, because all weights of the network are 0.
    public static func random(
        for network: Network, seed: UInt64, number: Int,
        normalization: DirectionNormalization = .filter, biases: DirectionBiases? = nil
    ) throws(LandscapeError) -> Direction {
        let biases = biases ?? (normalization == .none ? .normalized : .zero)
        let generator = Philox(seed: seed)
        var values: [Double] = []
        values.reserveCapacity(network.parameterCount)
        for (index, layer) in network.layers.enumerated() {
            let place = number << 16 + index + 1
            let weights = (0..<layer.nodeCount).flatMap { node in
                (0..<layer.inputCount).map { input in
                    generator.normal(RandomPlace(.direction, part: place, row: node, column: input))
                }
            }
            values += normalization.scaled(
                weights, like: layer.weights.elements, width: layer.inputCount)
            // What is no weight moves with the biases, each list at columns of its own before the first input.
            let others = [layer.biases ?? []] + layer.behind.map { $0.parameters ?? [] }
            for (list, own) in others.enumerated() {
                let drawn = own.indices.map { index in
                    biases == .zero
                        ? 0
                        : generator.normal(
                            RandomPlace(.direction, part: place, row: index, column: -1 - list))
                }
                values += normalization.scaled(drawn, like: own, width: 1)
            }
        }
        guard values.contains(where: { $0 != 0 }) else {
            throw LandscapeError(
                message:
                    "All weights of the network are 0, so that a direction of their length leads nowhere.",
                remedy: "Take another place, or no normalization.")
        }
        return try Direction(
            values, origin: .random(seed: seed, number: number, normalization: normalization))
    }
}

extension DirectionNormalization {
    /// Drawn numbers in rows of `width`, brought to the length of the network's own.
    fileprivate func scaled(_ drawn: [Double], like own: [Double], width: Int) -> [Double] {
        guard !drawn.isEmpty else { return [] }
        let size: Int
        switch self {
        case .none: return drawn
        case .layer: size = drawn.count
        case .filter: size = width
        }
        var scaled = drawn
        for start in stride(from: 0, to: drawn.count, by: size) {
            let rows = start..<min(start + size, drawn.count)
            let length = euclideanLength(drawn[rows])
            let factor = length > 0 ? euclideanLength(own[rows]) / length : 0
            for index in rows { scaled[index] *= factor }
        }
        return scaled
    }
}
