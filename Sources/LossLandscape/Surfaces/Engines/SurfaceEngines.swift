import TrainingCore

enum SurfaceEngines {
    /// From the most special, and fastest, to the most general.
    static let all: [any SurfaceEngine.Type] = [
        QuadraticEngine.self, SwitchPointEngine.self, MatrixProductEngine.self, MovedUnitEngine.self,
        AffinePairEngine.self,
    ]

    /// Writes the losses of a request, ny × nx, with the first engine that can; returns its name.
    ///
    /// - Parameter excluding: engines not to use, so that tests reach those behind them.
    static func write(
        _ request: SurfaceRequest, to losses: UnsafeMutableBufferPointer<Double>, threads: Int,
        excluding excluded: Set<String> = []
    ) -> String {
        let bands = SurfaceBands(request)
        var engine = BruteForce.name
        for band in 0..<bands.count {
            let range = bands[band]
            engine = write(
                request, rows: range,
                to: .init(
                    rebasing: losses[
                        range.lowerBound * request.x.points..<range.upperBound * request.x.points]),
                threads: threads, excluding: excluded)
        }
        return engine
    }

    /// Writes some rows of the surface, one of its ``SurfaceBands``.
    static func write(
        _ request: SurfaceRequest, rows: Range<Int>, to losses: UnsafeMutableBufferPointer<Double>,
        threads: Int, excluding excluded: Set<String> = []
    ) -> String {
        let pair = MovedPair(request, rows: rows)
        let out = SurfaceRows(
            losses, rows: pair.lower.offsets.count, columns: pair.upper.offsets.count,
            isTransposed: pair.isTransposed)
        // Otherwise sums in another order may overflow where a pass forward does not.
        if let out, request.isTame, let layers = request.layers {
            for type in all where !excluded.contains(type.name) {
                guard let engine = type.init(request, pair: pair, layers: layers) else { continue }
                engine.write(to: out, threads: threads)
                keepRecordedLoss(request, rows: rows, in: losses)
                return type.name
            }
        }
        BruteForce.write(request, rows: rows, to: losses, threads: threads)
        return BruteForce.name
    }

    /// Whether the algebra of squared errors holds for a request: its loss is their mean, and nothing on
    /// the way to it can overflow.
    static func canCompute(_ request: SurfaceRequest, layers: [KernelLayer]) -> Bool {
        layers.allSatisfy(\.isElementwise) && request.experiment.loss == .meanSquaredError
            && request.isTame
    }

    /// Where the grid contains the network itself, its cell is the loss that a recording has, bit for
    /// bit: the one cell that people compare.
    private static func keepRecordedLoss(
        _ request: SurfaceRequest, rows: Range<Int>, in losses: UnsafeMutableBufferPointer<Double>
    ) {
        let parameters = request.network.parameters
        guard let column = request.x.values.firstIndex(of: parameters[request.xIndex]),
            let row = request.y.values.firstIndex(of: parameters[request.yIndex]),
            rows.contains(row)
        else { return }
        var evaluator = LossEvaluator(request.experiment, at: request.network)
        losses[(row - rows.lowerBound) * request.x.points + column] = evaluator.loss(fromLayer: 0)
    }
}
