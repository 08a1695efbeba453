import TrainingCore

/// A function to be minimized that is no network's loss: any of one's own, or one of those on which
/// optimizers are tried (``named``).
public struct Objective: Sendable {
    /// As users write it: `rosenbrock`.
    public let name: String
    /// How many coordinates it takes, at least 1.
    public let dimension: Int
    /// Where its least values are known to be; empty if that is not known.
    public let minima: [[Double]]
    package let evaluate: @Sendable ([Double]) -> Double
    private let slope: (@Sendable ([Double]) -> [Double])?

    /// - Parameters:
    ///   - gradient: the slopes along the coordinates; nil: they are taken as central differences with
    ///     Richardson's extrapolation, to about ten digits.
    ///   - value: gets `dimension` numbers. A result that is infinite or not a number stays so.
    public init(
        name: String, dimension: Int, minima: [[Double]] = [],
        gradient: (@Sendable ([Double]) -> [Double])? = nil,
        value: @escaping @Sendable ([Double]) -> Double
    ) {
        self.name = name
        self.dimension = max(1, dimension)
        self.minima = minima
        evaluate = value
        slope = gradient
    }

    /// The value at a point of ``dimension`` coordinates. Throws if it has others.
    public func value(at place: [Double]) throws(ShapeError) -> Double {
        try ShapeError.check(place.count, is: dimension, "The place")
        return evaluate(place)
    }

    /// The slopes at a point of ``dimension`` coordinates. Throws if it has others.
    public func gradient(at place: [Double]) throws(ShapeError) -> [Double] {
        try ShapeError.check(place.count, is: dimension, "The place")
        return evaluateGradient(at: place)
    }

    /// ``gradient(at:)`` of a point of as many coordinates.
    package func evaluateGradient(at place: [Double]) -> [Double] {
        if let slope { return slope(place) }
        return place.indices.map { index in
            let step = 0x1p-10 * max(1, place[index].magnitude)
            let difference = { (step: Double) in
                var (above, below) = (place, place)
                above[index] += step
                below[index] -= step
                return (evaluate(above) - evaluate(below)) / (above[index] - below[index])
            }
            return (4 * difference(step / 2) - difference(step)) / 3
        }
    }

    /// ∂²f along two directions: a central difference of the gradient, extrapolated.
    func curvature(at place: [Double], along first: [Double], _ second: [Double]) -> Double {
        let size = place.reduce(1) { max($0, $1.magnitude) } / max(1e-300, euclideanLength(first))
        let difference = { (step: Double) in
            let slopes = [step, -step].map { step in
                dot(evaluateGradient(at: zip(place, first).map { $0 + step * $1 }), second)
            }
            return (slopes[0] - slopes[1]) / (2 * step)
        }
        let step = 0x1p-10 * size
        return (4 * difference(step / 2) - difference(step)) / 3
    }
}

extension Objective {
    /// The plane of the first two coordinates, the others 0. Throws if there is but one.
    package func plane() throws(LandscapeError) -> ParameterPlane {
        guard dimension >= 2 else {
            throw LandscapeError(
                message: "\(name) has one coordinate, and so no plane.", remedy: "Take one of two or more.")
        }
        let unit = { (axis: Int) in (0..<dimension).map { $0 == axis ? 1.0 : 0 } }
        return try ParameterPlane(
            origin: [Double](repeating: 0, count: dimension), first: unit(0), second: unit(1))
    }

    /// The values on a plane, by default that of the first two coordinates: one evaluation per point, rows
    /// shared among threads.
    ///
    /// Throws if the plane has another dimension, or if the grid has more than
    /// 16,777,216 points.
    public func surface(
        x: AxisRange, y: AxisRange, on plane: ParameterPlane? = nil, threads: Int? = nil
    ) throws(LandscapeError) -> SurfaceGrid {
        let plane = try checked(plane)
        guard x.points * y.points <= LossSurface.maximumPoints else {
            throw LandscapeError(
                message: "The grid of \(x.points) × \(y.points) has \(x.points * y.points) points.",
                remedy: "Take at most \(LossSurface.maximumPoints) in all.")
        }
        let (xs, ys) = (x.values, y.values)
        var rows = [[Double]](repeating: [], count: ys.count)
        rows.withUnsafeMutableBufferPointer { rows in
            guard let out = SharedMemory(rows) else { return }
            forEachTask(ys.count, threads: Experiment.threads(threads)) { row in
                out.start[row] = xs.map { evaluate(plane.parameters(x: $0, y: ys[row])) }
            }
        }
        return SurfaceGrid(
            xLabel: "x", yLabel: "y", quantity: "loss", engine: name, x: xs, y: ys,
            values: rows.flatMap { $0 })
    }

    /// The function on a plane, by default that of the first two coordinates, with its slopes and
    /// curvatures.
    ///
    /// - Throws: for a plane that has not as many coordinates as the function.
    public func surfaceFunction(
        on plane: ParameterPlane? = nil
    ) throws(LandscapeError) -> SurfaceFunction {
        let plane = try checked(plane)
        let slope = { @Sendable (x: Double, y: Double) -> SurfaceFunction.Slope in
            let place = plane.parameters(x: x, y: y)
            let slopes = evaluateGradient(at: place)
            return (evaluate(place), dot(slopes, plane.first), dot(slopes, plane.second))
        }
        return SurfaceFunction(
            jet: { x, y in
                let (place, slopes) = (plane.parameters(x: x, y: y), slope(x, y))
                return SurfaceFunction.Jet(
                    value: slopes.value, slopeX: slopes.x, slopeY: slopes.y,
                    curvatureXX: curvature(at: place, along: plane.first, plane.first),
                    curvatureXY: curvature(at: place, along: plane.first, plane.second),
                    curvatureYY: curvature(at: place, along: plane.second, plane.second))
            }, slope: slope)
    }

    func checked(_ plane: ParameterPlane?) throws(LandscapeError) -> ParameterPlane {
        guard let plane else { return try self.plane() }
        guard plane.origin.count == dimension else {
            throw LandscapeError(
                message: "The plane has \(plane.origin.count) coordinates, \(name) \(dimension).",
                remedy: "Take a plane of \(dimension) coordinates.")
        }
        return plane
    }
}
