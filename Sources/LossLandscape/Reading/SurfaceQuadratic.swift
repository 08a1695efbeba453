import Platform
import TrainingCore

/// A surface that is a parabola of its two parameters, in closed form.
package struct SurfaceQuadratic: Sendable, Hashable {
    /// Where the other numbers are taken: the middle of the grid.
    package let x0: Double
    package let y0: Double
    /// The loss at (x0, y0).
    package let loss: Double
    /// ∂L/∂x and ∂L/∂y at (x0, y0).
    package let slopeX: Double
    package let slopeY: Double
    /// The Hessian, the same everywhere: ∂²L/∂x², ∂²L/∂x∂y, ∂²L/∂y².
    package let curvatureXX: Double
    package let curvatureXY: Double
    package let curvatureYY: Double

    /// The loss at any x and y, on the grid or not.
    package func loss(x: Double, y: Double) -> Double {
        let (t, s) = (x - x0, y - y0)
        return loss + t * (slopeX + 0.5 * t * curvatureXX + s * curvatureXY)
            + s * (slopeY + 0.5 * s * curvatureYY)
    }

    /// The one point with the least loss, on the grid or not; nil if the parabola is a trough, whose least
    /// losses make a line, or flat.
    package var minimum: SurfaceMinimum? {
        let determinant = curvatureXX * curvatureYY - curvatureXY * curvatureXY
        guard determinant > 1e-12 * curvatureXX * curvatureYY else { return nil }
        let t = (curvatureXY * slopeY - curvatureYY * slopeX) / determinant
        let s = (curvatureXY * slopeX - curvatureXX * slopeY) / determinant
        return SurfaceMinimum(
            x: x0 + t, y: y0 + s, loss: max(0, loss + 0.5 * (t * slopeX + s * slopeY)), isInside: true)
    }

    /// The axes of the ellipses of equal loss: the Hessian's eigenvalues, the larger first, with the
    /// angle of the first one's direction from the x axis, in radians. Along the first the loss is
    /// steepest, and gradient descent that moves these two parameters alone converges for learning rates
    /// below 2 / `larger`.
    package var axes: (larger: Double, smaller: Double, angle: Double) {
        let mean = (curvatureXX + curvatureYY) / 2
        let half = (curvatureXX - curvatureYY) / 2
        let radius = euclideanLength([half, curvatureXY])
        return (mean + radius, mean - radius, 0.5 * atan2(curvatureXY, half))
    }
}

extension Experiment {
    /// The parabola that the surface of these axes is; nil if it is not one, that is, unless the loss is
    /// the mean squared error and every prediction linear in both parameters.
    ///
    /// O(data × parameters), whatever the grid. Throws as ``lossSurface(x:y:from:threads:)``.
    package func surfaceQuadratic(
        x: ParameterRange, y: ParameterRange, from network: Network? = nil
    ) throws(LandscapeError) -> SurfaceQuadratic? {
        let request = try surfaceRequest(x: x, y: y, from: network)
        let pair = MovedPair(request)
        guard let layers = request.layers, SurfaceEngines.canCompute(request, layers: layers),
            let engine = QuadraticEngine(request, pair: pair, layers: layers)
        else { return nil }
        // A pair in the same layer is not transposed: the upper parameter is x.
        let form = engine.quadratic(threads: 1)
        return SurfaceQuadratic(
            x0: pair.upper.middle, y0: pair.lower.middle, loss: form.constant, slopeX: form.x,
            slopeY: form.y, curvatureXX: 2 * form.xx, curvatureXY: form.xy, curvatureYY: 2 * form.yy)
    }
}
