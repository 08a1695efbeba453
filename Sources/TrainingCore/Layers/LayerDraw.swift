/// The random numbers of one update: a function of the training's seed, the update, the layer and the place in it,
/// so that they depend neither on threads nor on what was drawn before.
struct TrainingDraw {
    let random: Philox
    /// From 0.
    let update: Int

    init(seed: UInt64, update: Int) {
        random = Philox(seed: seed)
        self.update = update
    }

    /// Those of a sample of the batch, for what stands behind `layer`, counted from 1, at `position`, from 0.
    func numbers(layer: Int, position: Int, sample: Int, nodes: Int) -> LayerDraw {
        LayerDraw(random: random, part: position << 24 + layer, row: update, first: sample * nodes)
    }
}

/// The random numbers that a ``LayerFunction`` has in training, one for each of its nodes, drawn anew for every sample
/// of every update from the training's seed.
public struct LayerDraw: Sendable {
    let random: Philox
    let part: Int
    let row: Int
    let first: Int

    /// From 0 to below 1; the nodes count from 0.
    public func uniform(_ node: Int) -> Double { random.uniform(place(node)) }

    /// Of the standard normal distribution; the nodes count from 0. Not independent of ``uniform(_:)`` of the same node.
    public func normal(_ node: Int) -> Double { random.normal(place(node)) }

    private func place(_ node: Int) -> RandomPlace {
        RandomPlace(.dropout, part: part, row: row, column: first + node)
    }
}
