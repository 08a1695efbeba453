import TrainingCore

/// What the losses on a plane are computed from, all of it checked.
struct PlaneRequest: Sendable {
    let experiment: Experiment
    /// Whose layers they are; its parameters do not matter.
    let network: Network
    let origin: [Double]
    let first: [Double]
    /// All 0 for a line.
    let second: [Double]
    let x: [Double]
    let y: [Double]

    /// nil where only a pass forward per point will do.
    var layers: [KernelLayer]? { KernelLayer.all(of: network, loss: experiment.loss) }

    /// The first layer of which a direction moves a parameter, counted from 0; the last layer if none
    /// moves.
    var firstMovedLayer: Int {
        network.plan.firstIndex { layer in
            layer.parameters.contains { first[$0] != 0 || second[$0] != 0 }
        } ?? network.layers.count - 1
    }

    /// What no number on the way to any loss exceeds in magnitude.
    var magnitudes: MagnitudeBounds {
        let xMost = x.reduce(0) { max($0, $1.magnitude) }
        let yMost = y.reduce(0) { max($0, $1.magnitude) }
        let parameters = origin.indices.map {
            origin[$0].magnitude + xMost * first[$0].magnitude + yMost * second[$0].magnitude
        }
        // What the kernels cannot do has no bounds, and takes a pass per point.
        guard let layers else { return MagnitudeBounds(all: .infinity) }
        return experiment.magnitudes(of: parameters, layers: layers)
    }

    /// A pass forward per point.
    func writeByBruteForce(to losses: UnsafeMutableBufferPointer<Double>, threads: Int) {
        guard let out = SharedMemory(losses) else { return }
        let work = origin.count * experiment.data.sampleCount * losses.count
        let chunks = Chunks(losses.count, size: min(256, (losses.count + 4 * threads - 1) / (4 * threads)))
        forEachTask(chunks.count, threads: work < 500_000 ? 1 : threads) { task in
            let range = chunks[task]
            let found = lossByBruteForce(range.map { (x[$0 % x.count], y[$0 / x.count]) })
            for (point, loss) in zip(range, found) { out.start[point] = loss }
        }
    }

    /// The losses at some points, each by a pass forward from the first layer that moves.
    func lossByBruteForce(_ places: [(x: Double, y: Double)]) -> [Double] {
        var evaluator = LossEvaluator(experiment, at: network)
        evaluator.parameters = origin
        let moved = firstMovedLayer
        evaluator.run(layers: 0..<moved)
        return places.map { place in
            for index in origin.indices {
                evaluator.parameters[index] =
                    origin[index] + place.x * first[index] + place.y * second[index]
            }
            return evaluator.loss(fromLayer: moved)
        }
    }
}
