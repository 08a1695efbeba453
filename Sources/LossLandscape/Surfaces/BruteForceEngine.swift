import TrainingCore

/// A pass forward over all data for every point of the grid.
///
/// Layers below both moved parameters run once, layers below the x parameter once per row. Nothing is
/// allocated per point. O(points × data × parameters).
struct BruteForceEngine: SurfaceEngine {
    let name = "brute force"

    func supports(_ request: SurfaceRequest) -> Bool { true }

    func losses(_ request: SurfaceRequest) -> [Double] {
        var evaluator = LossEvaluator(request.experiment, at: request.network)
        let xLayer = request.x.parameter.layer - 1
        let yLayer = request.y.parameter.layer - 1
        let xs = request.x.values
        let first = min(xLayer, yLayer)
        evaluator.run(layers: 0..<first)
        var losses: [Double] = []
        losses.reserveCapacity(xs.count * request.y.points)
        for y in request.y.values {
            evaluator.parameters[request.yIndex] = y
            evaluator.run(layers: first..<xLayer)
            for x in xs {
                evaluator.parameters[request.xIndex] = x
                losses.append(evaluator.loss(fromLayer: xLayer))
            }
        }
        return losses
    }
}
