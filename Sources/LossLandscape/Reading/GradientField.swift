import TrainingCore

/// The slopes of a loss surface at the points of a grid.
package struct GradientField: Sendable, Hashable {
    package let xAxis: ParameterRange
    package let yAxis: ParameterRange
    /// The nx values of the x parameter.
    package let x: [Double]
    /// The ny values of the y parameter.
    package let y: [Double]
    /// ∂L/∂x, ny × nx, row by row as in ``LossSurface/loss``.
    package let slopesX: [Double]
    /// ∂L/∂y. Gradient descent goes against both.
    package let slopesY: [Double]
}

extension Experiment {
    /// The slopes of ``lossSurface(x:y:from:threads:)`` along its two parameters, by the chain rule, exactly
    /// as a training has them.
    ///
    /// A pass forward and back over all data per point, O(points × data × parameters): meant for grids
    /// as coarse as arrows are drawn. Throws as the surface does.
    package func gradientField(
        x: ParameterRange, y: ParameterRange, from network: Network? = nil, threads: Int? = nil
    ) throws(LandscapeError) -> GradientField {
        let request = try surfaceRequest(x: x, y: y, from: network)
        let (xs, ys) = (x.values, y.values)
        var slopes = [[Double]](repeating: [], count: ys.count)
        slopes.withUnsafeMutableBufferPointer { rows in
            guard let out = SharedMemory(rows) else { return }
            forEachTask(ys.count, threads: Self.threads(threads)) { row in
                var parameters = request.network.parameters
                parameters[request.yIndex] = ys[row]
                out.start[row] = xs.flatMap { x in
                    parameters[request.xIndex] = x
                    let gradient = state(at: request.network.replacing(parameters: parameters)).gradient
                    return [gradient[request.xIndex], gradient[request.yIndex]]
                }
            }
        }
        let pairs = slopes.flatMap { $0 }
        return GradientField(
            xAxis: x, yAxis: y, x: xs, y: ys,
            slopesX: stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] },
            slopesY: stride(from: 1, to: pairs.count, by: 2).map { pairs[$0] })
    }
}
