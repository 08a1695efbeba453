import TrainingCore

/// A pass forward over all data for every point of the grid: what every other engine is held to, and
/// what computes the losses that none of them can.
///
/// Layers below both moved parameters run once, layers below the x parameter once per row. Nothing is
/// allocated per point. O(points × data × parameters).
enum BruteForce {
    static let name = "brute force"

    /// Writes some rows of nx losses, by default all ny. Rows are shared among threads; each point is
    /// computed alone.
    static func write(
        _ request: SurfaceRequest, rows wanted: Range<Int>? = nil,
        to losses: UnsafeMutableBufferPointer<Double>, threads: Int
    ) {
        guard let out = SharedMemory(losses) else { return }
        let work = request.network.parameterCount * request.experiment.data.sampleCount * losses.count
        let threads = work < 500_000 ? 1 : threads
        let rows = wanted.map { Array(request.y.values[$0]) } ?? request.y.values
        let chunks = Chunks(rows.count, size: (rows.count + threads - 1) / threads)
        forEachTask(chunks.count, threads: threads) { task in
            let range = chunks[task]
            write(
                request, rows: rows[range], to: out.start + range.lowerBound * request.x.points)
        }
    }

    private static func write(
        _ request: SurfaceRequest, rows: ArraySlice<Double>, to losses: UnsafeMutablePointer<Double>
    ) {
        var evaluator = LossEvaluator(request.experiment, at: request.network)
        let xLayer = request.x.parameter.layer - 1
        let yLayer = request.y.parameter.layer - 1
        let xs = request.x.values
        let first = min(xLayer, yLayer)
        evaluator.run(layers: 0..<first)
        var point = losses
        for y in rows {
            evaluator.parameters[request.yIndex] = y
            evaluator.run(layers: first..<xLayer)
            for x in xs {
                evaluator.parameters[request.xIndex] = x
                point.pointee = evaluator.loss(fromLayer: xLayer)
                point += 1
            }
        }
    }
}
