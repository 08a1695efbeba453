import TrainingCore

/// Any loss of any network: the pair as a plane along two parameters, on which the lower one's layer is affine
/// and all layers above it run for each point. See ``AffineLayerEngine``.
///
/// It computes what no other engine knows: an output of a softmax whose loss is not the cross-entropy.
struct AffinePairEngine: SurfaceEngine {
    static let name = PlaneRequest.exact

    private let engine: AffineLayerEngine

    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer]) {
        var origin = request.network.parameters
        origin[pair.upper.index] = pair.upper.middle
        origin[pair.lower.index] = pair.lower.middle
        func along(_ parameter: MovedParameter) -> [Double] {
            var direction = [Double](repeating: 0, count: origin.count)
            direction[parameter.index] = 1
            return direction
        }
        let plane = PlaneRequest(
            experiment: request.experiment, network: request.network, origin: origin,
            first: along(pair.upper), second: along(pair.lower), x: pair.upper.offsets,
            y: pair.lower.offsets)
        guard
            let engine = AffineLayerEngine(plane, precision: .double, magnitudes: plane.magnitudes)
        else { return nil }
        self.engine = engine
    }

    func write(to out: SurfaceRows, threads: Int) {
        let losses = UnsafeMutableBufferPointer<Double>.allocate(capacity: out.count)
        defer { losses.deallocate() }
        engine.write(to: losses, threads: threads)
        guard let source = losses.baseAddress else { return }
        out.write(0..<out.rows) { $0.update(from: source, count: out.count) }
    }
}
