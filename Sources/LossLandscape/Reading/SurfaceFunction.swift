import TrainingCore

/// A function of two coordinates with its slopes and curvatures: a surface between the points of its grid.
public struct SurfaceFunction: Sendable {
    /// What a function does at one place.
    public struct Jet: Sendable, Hashable {
        /// The function there.
        public let value: Double
        /// ∂/∂x.
        public let slopeX: Double
        /// ∂/∂y.
        public let slopeY: Double
        /// ∂²/∂x², ∂²/∂x∂y, ∂²/∂y².
        public let curvatureXX: Double
        /// ∂²/∂x∂y.
        public let curvatureXY: Double
        /// ∂²/∂y².
        public let curvatureYY: Double

        package init(
            value: Double, slopeX: Double, slopeY: Double, curvatureXX: Double, curvatureXY: Double,
            curvatureYY: Double
        ) {
            self.value = value
            self.slopeX = slopeX
            self.slopeY = slopeY
            self.curvatureXX = curvatureXX
            self.curvatureXY = curvatureXY
            self.curvatureYY = curvatureYY
        }
    }

    /// Value and slopes.
    public typealias Slope = (value: Double, x: Double, y: Double)

    /// Value, slopes and curvatures at (x, y).
    public let jet: @Sendable (_ x: Double, _ y: Double) -> Jet
    /// Value and slopes at (x, y).
    public let slope: @Sendable (_ x: Double, _ y: Double) -> Slope
    /// Makes what gives the value alone at one place after the other, in memory of its own: many values cost
    /// far less than as many slopes.
    package let values: @Sendable () -> (_ x: Double, _ y: Double) -> Double

    package init(
        jet: @escaping @Sendable (_ x: Double, _ y: Double) -> Jet,
        slope: (@Sendable (_ x: Double, _ y: Double) -> Slope)? = nil
    ) {
        let slope =
            slope
            ?? { x, y in
                let jet = jet(x, y)
                return (jet.value, jet.slopeX, jet.slopeY)
            }
        self.init(jet: jet, slope: slope) { { x, y in slope(x, y).value } }
    }

    init(
        jet: @escaping @Sendable (_ x: Double, _ y: Double) -> Jet,
        slope: @escaping @Sendable (_ x: Double, _ y: Double) -> Slope,
        values: @escaping @Sendable () -> (_ x: Double, _ y: Double) -> Double
    ) {
        self.jet = jet
        self.slope = slope
        self.values = values
    }
}

extension SurfaceFunction {
    /// The slopes at the points of a grid, ny × nx row by row, along x and along y: where water would run, and
    /// how fast. One evaluation per point, rows shared among threads: meant for grids as coarse as arrows are
    /// drawn.
    package func slopes(
        x: [Double], y: [Double], threads: Int? = nil
    ) -> (alongX: [Double], alongY: [Double]) {
        var rows = [[Slope]](repeating: [], count: y.count)
        rows.withUnsafeMutableBufferPointer { rows in
            guard let out = SharedMemory(rows) else { return }
            forEachTask(y.count, threads: Experiment.threads(threads)) { row in
                out.start[row] = x.map { slope($0, y[row]) }
            }
        }
        let slopes = rows.flatMap { $0 }
        return (slopes.map(\.x), slopes.map(\.y))
    }
}

extension Experiment {
    /// The loss on a plane with its exact slopes, from the gradient, and its exact curvatures, from two
    /// products of the Hessian with the directions. Throws if the plane is none of this network.
    package func surfaceFunction(on plane: ParameterPlane) throws(LandscapeError) -> SurfaceFunction {
        guard plane.origin.count == network.parameterCount else {
            throw LandscapeError(
                message: "The plane has \(plane.origin.count) parameters, the network "
                    + "\(network.parameterCount).", remedy: "Take a plane of the experiment's network.")
        }
        let shape = network
        let jet = { @Sendable (x: Double, y: Double) -> SurfaceFunction.Jet in
            let place = shape.replacing(parameters: plane.parameters(x: x, y: y))
            // The shape fits: it is the experiment's own.
            guard let hessian = try? HessianOperator(self, at: place) else { return .nowhere }
            let first = hessian.image(of: plane.first, threads: 1)
            let second = hessian.image(of: plane.second, threads: 1)
            return SurfaceFunction.Jet(
                value: hessian.loss, slopeX: dot(hessian.gradient, plane.first),
                slopeY: dot(hessian.gradient, plane.second), curvatureXX: dot(first, plane.first),
                curvatureXY: dot(first, plane.second), curvatureYY: dot(second, plane.second))
        }
        let slope = { @Sendable (x: Double, y: Double) -> SurfaceFunction.Slope in
            let state = self.state(at: shape.replacing(parameters: plane.parameters(x: x, y: y)))
            return (state.loss, dot(state.gradient, plane.first), dot(state.gradient, plane.second))
        }
        return SurfaceFunction(jet: jet, slope: slope) {
            var evaluator = LossEvaluator(self, at: shape)
            return { x, y in
                evaluator.parameters = plane.parameters(x: x, y: y)
                return evaluator.loss(fromLayer: 0)
            }
        }
    }

    /// The loss over two weights or biases, x and y being their values, the others held at those of
    /// `network`, by default the experiment's own before training.
    ///
    /// Throws if there is no such parameter, if both are the same, or if `network` has another shape.
    package func surfaceFunction(
        x: ParameterName, y: ParameterName, from network: Network? = nil
    ) throws(LandscapeError) -> SurfaceFunction {
        let base = network ?? self.network
        guard NetworkShape(base) == NetworkShape(self.network) else {
            throw NetworkShape(self.network).mismatch(NetworkShape(base), of: "The network of the surface")
        }
        let xIndex = try base.landscapeIndex(of: x, axis: .x)
        let yIndex = try base.landscapeIndex(of: y, axis: .y)
        var (origin, first) = (base.parameters, [Double](repeating: 0, count: base.parameterCount))
        var second = first
        origin[xIndex] = 0
        origin[yIndex] = 0
        first[xIndex] = 1
        second[yIndex] = 1
        return try surfaceFunction(on: ParameterPlane(origin: origin, first: first, second: second))
    }
}

extension SurfaceFunction.Jet {
    /// No number at all.
    static let nowhere = SurfaceFunction.Jet(
        value: .nan, slopeX: .nan, slopeY: .nan, curvatureXX: .nan, curvatureXY: .nan, curvatureYY: .nan)

    /// The length of the slopes.
    var steepness: Double { euclideanLength([slopeX, slopeY]) }

    /// The eigenvalues of the curvatures, the smaller first.
    var curvatures: (smaller: Double, larger: Double) {
        let mean = curvatureXX / 2 + curvatureYY / 2
        let radius = euclideanLength([curvatureXX / 2 - curvatureYY / 2, curvatureXY])
        return (mean - radius, mean + radius)
    }

    /// The step to the point where the slopes would vanish if the curvatures stayed; nil where they have
    /// no inverse.
    var newtonStep: (x: Double, y: Double)? {
        let determinant = curvatureXX * curvatureYY - curvatureXY * curvatureXY
        let size = curvatureXX * curvatureXX + 2 * curvatureXY * curvatureXY + curvatureYY * curvatureYY
        guard determinant.magnitude > 1e-14 * size else { return nil }
        return (
            (curvatureXY * slopeY - curvatureYY * slopeX) / determinant,
            (curvatureXY * slopeX - curvatureXX * slopeY) / determinant
        )
    }
}
