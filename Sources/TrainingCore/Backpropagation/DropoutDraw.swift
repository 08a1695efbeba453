/// What is dropped in one update: a function of the training's seed, the update, the layer and the place in it,
/// so that it depends neither on threads nor on what was drawn before.
struct DropoutDraw {
    let random: Philox
    /// From 0.
    let update: Int

    init(seed: UInt64, update: Int) {
        random = Philox(seed: seed)
        self.update = update
    }

    /// Writes 0 for what is dropped, and 1/(1 − rate) for what is kept. `layer` counts from 1, `count` is the
    /// samples of the batch times the nodes.
    func write(_ mask: UnsafeMutablePointer<Double>, count: Int, rate: Double, layer: Int) {
        let kept = 1 / (1 - rate)
        for index in 0..<count {
            let place = RandomPlace(.dropout, part: layer, row: update, column: index)
            mask[index] = random.uniform(place) < rate ? 0 : kept
        }
    }
}
