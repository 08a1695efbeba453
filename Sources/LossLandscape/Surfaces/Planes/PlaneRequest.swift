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
    var layers: [LayerPlan]? { LayerPlan.all(of: network, loss: experiment.loss) }

    static let exact = "affine first layer (exact)"
    static let single = "affine first layer (single precision)"

    /// The losses, y.count × x.count, and the name of the engine.
    func losses(precision: SurfacePrecision, threads: Int) -> (loss: [Double], engine: String) {
        let (engine, name) = engine(precision: precision)
        let loss = [Double](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
            count = x.count * y.count
            let losses = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
            if let engine {
                engine.write(to: losses, threads: threads)
                keepRecordedLoss(in: losses)
            } else {
                writeByBruteForce(to: losses, threads: threads)
            }
        }
        return (loss, name)
    }

    /// What computes the losses, and its name; nil for a pass forward per point.
    func engine(precision: SurfacePrecision) -> (AffineLayerEngine?, String) {
        let bounds = magnitudes
        let isSingle = precision == .single && bounds.all < Self.tameSingle
        guard bounds.all < SurfaceRequest.tameMagnitude,
            let engine = AffineLayerEngine(
                self, precision: isSingle ? .single : .double, magnitudes: bounds)
        else { return (nil, BruteForce.name) }
        return (engine, isSingle ? Self.single : Self.exact)
    }

    /// The first layer of which a direction moves a parameter, counted from 0; the last layer if none
    /// moves.
    var firstMovedLayer: Int {
        var start = 0
        for (index, layer) in network.layers.enumerated() {
            let range = start..<start + layer.parameterCount
            if range.contains(where: { first[$0] != 0 || second[$0] != 0 }) { return index }
            start += layer.parameterCount
        }
        return network.layers.count - 1
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

    /// Its square is still a finite number of single precision.
    private static let tameSingle = 1e15

    /// The cell at the origin is the loss that a recording has, bit for bit.
    private func keepRecordedLoss(in losses: UnsafeMutableBufferPointer<Double>) {
        guard let column = x.firstIndex(of: 0), let row = y.firstIndex(of: 0) else { return }
        losses[row * x.count + column] = lossByBruteForce([(0, 0)])[0]
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

    /// The losses at some places, each by a pass forward from the first layer that moves.
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
