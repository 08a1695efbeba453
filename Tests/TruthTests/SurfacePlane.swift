import Charting
import LessonFigures
import LossLandscape
import TrainingCore

/// The plane of a surface, from its options, and what lies on it, computed point by point.
struct SurfacePlane {
    /// The axes that were drawn, and what they are to hold.
    let grid: Grid
    /// The value at a place.
    let value: (Double, Double) -> Fact
    /// What was computed of a surface that was not computed everywhere, sampled again.
    private var sampled: SampledSurface?
    private let drawn: Grid
    let origin: [Double]
    let first: [Double]
    let second: [Double]
    private let function: SurfaceFunction?
    /// Whose surface it is.
    let experiment: Experiment?

    init?(_ facts: Facts) {
        let drawn: Grid? =
            facts.parts.compactMap { ($0 as? SurfaceChart)?.grid }.first
            ?? facts.charts.first?.marks.compactMap { ($0 as? ContourMark)?.grid }.first
        guard let drawn else { return nil }
        self.drawn = drawn
        guard let subject = facts.input.subjects.first else {
            guard let objective = facts.objective else { return nil }
            value = { Fact(objective.evaluate([$0, $1])) }
            (origin, first, second, function, experiment) = ([], [], [], nil, nil)
            grid = Self.computed(drawn, value)
            return
        }
        let hasEnd = subject.recording.divergedAtUpdate == nil
        let update = facts.moment(subject, hasEnd ? "end" : "start")
        guard let center = facts.parameters(subject, update),
            let plane = Self.plane(facts, subject, center)
        else { return nil }
        (origin, first, second) = (plane.origin, plane.first, plane.second)
        let (origin, first, second) = (origin, first, second)
        value = { x, y in
            let place = origin.indices.map { origin[$0] + x * first[$0] + y * second[$0] }
            return ReferenceNetwork(subject.experiment, parameters: place).loss()
        }
        function = try? subject.experiment.surfaceFunction(on: plane)
        experiment = subject.experiment
        grid = Self.computed(drawn, value)
        if let tolerance = facts.option("tolerance", 0), let x = Self.axis(drawn.x),
            let y = Self.axis(drawn.y),
            case .complete(let surface)? = try? subject.experiment.sampledLossSurface(
                on: plane, x: x, y: y, sampling: SurfaceSampling(tolerance: tolerance))
        {
            sampled = surface
        }
    }

    private static func axis(_ values: [Double]) -> AxisRange? {
        try? AxisRange(from: values[0], to: values[values.count - 1], points: values.count)
    }

    private static func computed(_ drawn: Grid, _ value: (Double, Double) -> Fact) -> Grid {
        Grid(
            x: drawn.x, y: drawn.y, values: drawn.y.flatMap { y in drawn.x.map { value($0, y).middle } },
            isComputed: drawn.isComputed)
            ?? drawn
    }

    /// The finite values of points that were computed.
    private var finite: [Double] {
        grid.values.indices.filter { grid.values[$0].isFinite && grid.isComputed?[$0] ?? true }
            .map { grid.values[$0] }
    }

    /// How many points are said to be computed, if all of these have the values of the network.
    private var computedCount: Int? {
        guard let mask = drawn.isComputed else { return nil }
        let wrong = mask.indices.contains { index in
            mask[index] && abs(drawn.values[index] - grid.values[index]) > noise(grid.values[index])
        }
        return wrong || mask != sampled?.isComputed ? nil : mask.count { $0 }
    }

    private static func plane(_ facts: Facts, _ subject: Subject, _ center: [Double]) -> ParameterPlane? {
        let names = subject.experiment.network.parameterNames
        if case .axis(let x)? = facts.input.options["x"], case .axis(let y)? = facts.input.options["y"] {
            guard let i = names.firstIndex(of: x.parameter), let j = names.firstIndex(of: y.parameter) else {
                return nil
            }
            var origin = center
            (origin[i], origin[j]) = (0, 0)
            return try? ParameterPlane(
                origin: origin, first: names.indices.map { $0 == i ? 1 : 0 },
                second: names.indices.map { $0 == j ? 1 : 0 })
        }
        let text = facts.text("x") ?? "pca=auto:41"
        if let x = try? ParameterRange(parsing: text),
            let y = try? ParameterRange(parsing: facts.text("y") ?? "")
        {
            guard let i = names.firstIndex(of: x.parameter), let j = names.firstIndex(of: y.parameter) else {
                return nil
            }
            return try? ParameterPlane(
                origin: center.indices.map { $0 == i || $0 == j ? 0 : center[$0] },
                first: names.indices.map { $0 == i ? 1 : 0 }, second: names.indices.map { $0 == j ? 1 : 0 })
        }
        guard let x = try? LandscapeAxis(parsing: text),
            let y = try? LandscapeAxis(parsing: facts.text("y") ?? text)
        else { return nil }
        var request = DirectionRequest(
            subject.experiment, center: subject.experiment.network.replacing(parameters: center))
        request.recording = subject.recording
        if case .seed(let seed)? = facts.input.options["seed"] { request.seed = seed }
        request.normalization =
            facts.text("normalize").flatMap(DirectionNormalization.init(rawValue:)) ?? .filter
        return try? request.frame(x: x.subject, y: y.subject).plane()
    }

    var range: Double {
        let finite = grid.values.filter(\.isFinite)
        return (finite.max() ?? 0) - (finite.min() ?? 0)
    }

    private func noise(_ value: Double) -> Double { 1e-11 * abs(value) + 2e-12 * range }

    /// The lowest points of the grid, equal to rounding.
    private var lowest: [(i: Int, j: Int)] {
        guard let least = finite.min() else { return [] }
        return grid.values.indices.filter {
            grid.values[$0] <= least + noise(least) && grid.isComputed?[$0] ?? true
        }
        .map { ($0 % grid.x.count, $0 / grid.x.count) }
    }

    /// The lowest place around the lowest points, by smaller and smaller steps in many directions.
    var minimum: (x: Double, y: Double, value: Double)? {
        let order = grid.values.indices.filter { grid.values[$0].isFinite }.sorted {
            grid.values[$0] < grid.values[$1]
        }
        let ends = order.prefix(8).map {
            descend(from: grid.x[$0 % grid.x.count], grid.y[$0 / grid.x.count], 1, downTo: 0.05)
        }
        return ends.min { $0.value < $1.value }.map { descend(from: $0.x, $0.y, 0.1, downTo: 1e-7) }
    }

    private func descend(
        from x: Double, _ y: Double, _ first: Double, downTo last: Double
    ) -> (x: Double, y: Double, value: Double) {
        var best = (x: x, y: y, value: value(x, y).middle)
        let (width, height) = (grid.x[1] - grid.x[0], grid.y[1] - grid.y[0])
        var step = first
        while step > last {
            var isLower = false
            for turn in 0..<16 {
                let angle = Double(turn) * .pi / 8
                let place = (
                    best.x + step * width * cosine(angle), best.y + step * height * cosine(angle - .pi / 2)
                )
                guard grid.x[0] <= place.0, place.0 <= grid.x[grid.x.count - 1], grid.y[0] <= place.1,
                    place.1 <= grid.y[grid.y.count - 1]
                else { continue }
                let found = value(place.0, place.1).middle
                if found < best.value { (best, isLower) = ((place.0, place.1, found), true) }
            }
            if !isLower { step *= 0.6 }
        }
        return best
    }

    /// - Parameter found: the lowest place, which takes long to find.
    func fact(_ quantity: Quantity, minimum found: () -> (x: Double, y: Double, value: Double)?) -> Fact? {
        switch quantity {
        case .computedPoints: return computedCount.map { Fact($0) }
        case .estimatedError: return sampled.map { Fact($0.estimatedError, noise: 1e-9 * $0.estimatedError) }
        case .heldOutPoints: return sampled?.check.map { Fact($0.points) }
        case .heldOutError:
            return sampled?.check.map { Fact($0.largestError, noise: 1e-9 * $0.largestError + noise(range)) }
        case .interpolatedValue(let i, let j):
            let index = j * grid.x.count + i
            guard grid.isComputed?[index] == false else { return nil }
            return Fact(drawn.values[index], noise: noise(drawn.values[index]))
        case .gridPoints(let side): return Fact(side == .x ? grid.x.count : grid.y.count)
        case .gridPlace(let side, let index): return Fact(side == .x ? grid.x[index] : grid.y[index])
        case .gridValue(let i, let j): return Fact(grid[i, j], noise: noise(grid[i, j]))
        case .lowestOfGrid: return finite.min().map { Fact($0, noise: noise($0)) }
        case .highestOfGrid: return finite.max().map { Fact($0, noise: noise($0)) }
        case .gridHoles: return Fact(grid.values.count { !$0.isFinite })
        case .gridValues: return Fact(grid.values.count)
        case .lowestOfGridPlace(let side):
            let places = lowest.map { side == .x ? grid.x[$0.i] : grid.y[$0.j] }
            return places.min().map { Fact(from: $0, to: places.max() ?? $0) }
        case .surfaceMinimum: return found().map { Fact($0.value, noise: noise($0.value)) }
        case .surfaceMinimumPlace(let side):
            let axis = side == .x ? grid.x : grid.y
            // In a crease of a surface with kinks steps in so many directions stop a little before its lowest place.
            return found().map { Fact(side == .x ? $0.x : $0.y, noise: 1e-3 * (axis[1] - axis[0])) }
        case .featureValue(let index):
            return critical.map { points in Fact(points[index].value, noise: noise(points[index].value)) }
        case .featurePlace(let index, let side):
            return critical.map { points in
                let place = side == .x ? points[index].x : points[index].y
                return Fact(place, noise: 1e-6 * abs(place) + 1e-9)
            }
        case .basinCount: return basins.map { Fact($0.count) }
        case .passValue: return pass.map { Fact($0.value, noise: 1e-6 * abs($0.value)) }
        case .barrier: return pass.map { Fact($0.rise, noise: 1e-6 * abs($0.value)) }
        default: return nil
        }
    }

    private func isInside(_ x: Double, _ y: Double) -> Bool {
        (grid.x[0]...grid.x[grid.x.count - 1]).contains(x)
            && (grid.y[0]...grid.y[grid.y.count - 1]).contains(y)
    }

    // MARK: Read by the landscape's own tests

    private var surface: SurfaceGrid? {
        SurfaceGrid(
            xLabel: "x", yLabel: "y", quantity: "loss", engine: "", x: grid.x, y: grid.y, values: grid.values)
    }

    private var critical: [CriticalPoint]? {
        function.flatMap { function in
            surface.map { surface in surface.criticalPoints(function).filter { isInside($0.x, $0.y) } }
        }
    }

    private var basins: [Basins.Basin]? {
        surface.flatMap { surface in function.map { Basins(surface, of: $0).basins.filter(\.isProven) } }
    }

    private var pass: (value: Double, rise: Double)? {
        guard let surface, let function, let basins, basins.count > 1,
            let pass = surface.barrier(
                from: (basins[0].i, basins[0].j), to: (basins[1].i, basins[1].j), of: function)
        else { return nil }
        return (pass.value, pass.value - max(basins[0].value, basins[1].value))
    }

    // MARK: Paths

    func fact(_ quantity: Quantity, _ subject: Subject, _ update: Int?, _ facts: Facts) -> Fact? {
        let recording = subject.recording
        let places = facts.places(of: subject) {
            (0..<recording.parameters.rows).map { row in nearest(recording.parameters.row(row)) }
        }
        switch quantity {
        case .outsideOfSurface:
            guard let left = grid.x.first, let right = grid.x.last, let low = grid.y.first,
                let high = grid.y.last
            else { return nil }
            return Fact(
                places.count { !($0.x >= left && $0.x <= right && $0.y >= low && $0.y <= high) })
        case .explainedVariance: return Fact(share(recording), noise: 1e-9)
        default: break
        }
        guard let done = update, let kept = recording.row(after: done) else { return nil }
        let here = places[kept]
        switch quantity {
        case .placeOnSurface(let side):
            let size = recording.parameters.row(kept).map(abs).max() ?? 0
            return Fact(side == .x ? here.x : here.y, noise: isOfWeights ? 0 : 1e-9 * size)
        case .surfaceLoss:
            let fact = value(here.x, here.y)
            return Fact(fact.middle, noise: fact.noise + 1e-7 * abs(fact.middle) + 2e-12 * range)
        default: return nil
        }
    }

    private var isOfWeights: Bool { first.count { $0 != 0 } == 1 && second.count { $0 != 0 } == 1 }

    /// The place of the plane nearest to some parameters: the least squares of both directions.
    private func nearest(_ parameters: [Double]) -> (x: Double, y: Double) {
        if isOfWeights {
            return (
                zip(parameters, first).first { $0.1 != 0 }?.0 ?? .nan,
                zip(parameters, second).first { $0.1 != 0 }?.0 ?? .nan
            )
        }
        func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        let move = zip(parameters, origin).map { $0 - $1 }
        let (xx, xy, yy) = (product(first, first), product(first, second), product(second, second))
        let (along, across) = (product(first, move), product(second, move))
        return (
            (yy * along - xy * across) / (xx * yy - xy * xy), (xx * across - xy * along) / (xx * yy - xy * xy)
        )
    }

    /// How much of the scatter of the places around their mean lies in the plane.
    private func share(_ recording: Recording) -> Double {
        let rows = (0..<recording.parameters.rows).map(recording.parameters.row).filter {
            $0.allSatisfy(\.isFinite)
        }
        guard let start = rows.first else { return 1 }
        let mean = start.indices.map { column in
            start[column] + rows.reduce(0) { $0 + ($1[column] - start[column]) / Double(rows.count) }
        }
        var (inside, whole) = (0.0, 0.0)
        // In units of the largest move, whose square may be beyond all numbers.
        let unit = max(1, rows.flatMap { zip($0, mean).map { abs($0 - $1) } }.max() ?? 1)
        for row in rows {
            let move = zip(row, mean).map { $0 / unit - $1 / unit }
            let place = nearest(zip(origin, move).map { isOfWeights ? $1 : $0 + $1 })
            let shown = move.indices.map { place.x * first[$0] + place.y * second[$0] }
            inside += zip(move, shown).reduce(0) { $0 + $1.0 * $1.0 - ($1.0 - $1.1) * ($1.0 - $1.1) }
            whole += move.reduce(0) { $0 + $1 * $1 }
        }
        return whole > 0 ? min(1, inside / whole) : 1
    }
}

extension Facts {
    func factOfSurface(_ quantity: Quantity) -> Fact? {
        switch quantity {
        case .arrows, .arrowPlace, .arrowSlope, .steepestArrow, .arrowHoles, .arrowPlaces:
            return plane?.factOfArrows(quantity, option("arrows", 0).map { Int($0) } ?? 15)
        default: return plane?.fact(quantity) { lowestPlace }
        }
    }
}
