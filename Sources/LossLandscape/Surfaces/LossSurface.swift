import TrainingCore

/// The loss over a rectangle of two parameters, all others held.
package struct LossSurface: Sendable, Hashable {
    package let xAxis: ParameterRange
    package let yAxis: ParameterRange
    /// The nx values of the x parameter, ascending.
    package let x: [Double]
    /// The ny values of the y parameter, ascending.
    package let y: [Double]
    /// ny × nx, row by row: `loss[j * nx + i]` belongs to `x[i]` and `y[j]`. Where the loss overflows
    /// it is infinite or not-a-number here.
    package let loss: [Double]
    /// What computed it: `quadratic (exact)`, `switch points (exact)`, `matrix product (exact)`,
    /// `moved unit (exact)`, `affine first layer (exact)` or `brute force`, which is exact as well, with
    /// one pass per point.
    package let engine: String

    /// The most points that a surface may have.
    package static let maximumPoints = 1 << 24

    /// The loss at `x[i]` and `y[j]`.
    package subscript(column i: Int, row j: Int) -> Double { loss[j * x.count + i] }
}

extension LossSurface {
    /// Throws if a grid has too many points.
    static func check(points x: Int, _ y: Int) throws(LandscapeError) {
        guard x * y > maximumPoints else { return }
        throw LandscapeError(
            message: "The grid of \(x) × \(y) has \(x * y) points.",
            remedy: "Take at most \(maximumPoints) in all.")
    }

    /// Computes it.
    init(_ request: SurfaceRequest, threads: Int?, excluding excluded: Set<String> = []) {
        var engine = ""
        loss = [Double](unsafeUninitializedCapacity: request.x.points * request.y.points) { buffer, count in
            let losses = UnsafeMutableBufferPointer(
                rebasing: buffer[..<(request.x.points * request.y.points)])
            engine = SurfaceEngines.write(
                request, to: losses, threads: Experiment.threads(threads), excluding: excluded)
            count = losses.count
        }
        self.engine = engine
        xAxis = request.x
        yAxis = request.y
        x = request.x.values
        y = request.y.values
    }
}
