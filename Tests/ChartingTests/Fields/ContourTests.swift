import Drawing
import Testing

@testable import Charting

@Suite("Contours")
struct ContourTests {
    private static func grid(
        _ count: Int = 21, from: Double = -1, to: Double = 1, _ value: (Double, Double) -> Double
    ) throws -> Grid {
        let axis = (0..<count).map { from + (to - from) * Double($0) / Double(count - 1) }
        return try #require(Grid(x: axis, y: axis, values: axis.flatMap { y in axis.map { value($0, y) } }))
    }

    /// Twice the signed area by the shoelace formula, halved: positive counterclockwise (y upward).
    private static func area(_ points: [Point]) -> Double {
        let next = points.dropFirst() + points.prefix(1)
        return zip(points, next).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
    }

    private static func length(_ line: Contours.Polyline) -> Double {
        let closing = line.isClosed ? Array(line.points.prefix(1)) : []
        return zip(line.points, line.points.dropFirst() + closing).reduce(0) { $0 + ($1.1 - $1.0).length }
    }

    private static func area(above level: Double, of grid: Grid) -> Double {
        Contours.region(of: grid, above: level).reduce(0) { $0 + area($1.points) }
    }

    @Test("The contour of a plane is one straight line, exactly where the plane has the level")
    func plane() throws {
        let grid = try Self.grid { 2 * $0 - $1 + 0.5 }
        let lines = Contours.lines(of: grid, at: 0.75)
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(!line.isClosed)
        for point in line.points { #expect(abs(2 * point.x - point.y + 0.5 - 0.75) < 1e-12) }
        // From y = −1 (x = −0.375) to y = 1 (x = 0.625).
        #expect(abs(Self.length(line) - (1 + 4.0).squareRoot()) < 1e-12)
        // The high side is on the left: with larger x on the high side, the line runs downward.
        let (first, last) = (try #require(line.points.first), try #require(line.points.last))
        #expect(first.y > last.y)
    }

    @Test("The region above a level of a plane has the exact area of its polygon")
    func planeRegion() throws {
        let grid = try Self.grid { 2 * $0 - $1 }
        // Above 0: x > y/2, half of the square. Above 2: x > 1 + y/2, the triangle below y = 0.
        #expect(abs(Self.area(above: 0, of: grid) - 2) < 1e-12)
        #expect(abs(Self.area(above: 2, of: grid) - 0.25) < 1e-12)
        #expect(abs(Self.area(above: -100, of: grid) - 4) < 1e-12)
        #expect(Contours.region(of: grid, above: 100).isEmpty)
        // A border without anything to say has no points but its corners.
        #expect(Contours.region(of: grid, above: -100).map(\.points.count) == [4])
    }

    @Test("The circles of a cone have their length and area to second order", arguments: [0.3, 0.55, 0.8])
    func cone(radius: Double) throws {
        var errors: [Double] = []
        for count in [21, 41, 81, 161] {
            let grid = try Self.grid(count) { -($0 * $0 + $1 * $1).squareRoot() }
            let lines = Contours.lines(of: grid, at: -radius)
            #expect(lines.count == 1 && lines.allSatisfy(\.isClosed))
            let length = lines.reduce(0) { $0 + Self.length($1) }
            let area = Self.area(above: -radius, of: grid)
            let step = 2 / Double(count - 1)
            #expect(abs(length - 2 * .pi * radius) < 4 * step * step)
            #expect(abs(area - .pi * radius * radius) < 2 * step * step)
            errors.append(abs(area - .pi * radius * radius))
        }
        #expect(errors[3] < errors[0] / 30)
    }

    @Test("Islands run counterclockwise and holes clockwise, so that areas add up")
    func orientation() throws {
        // A ring: high between the radii 0.3 and 0.8.
        let ring = try Self.grid(81) { x, y in
            let r = (x * x + y * y).squareRoot()
            return 0.25 - abs(r - 0.55)
        }
        let outlines = Contours.region(of: ring, above: 0)
        #expect(outlines.count == 2)
        let areas = outlines.map { Self.area($0.points) }.sorted()
        #expect(abs(areas[0] + .pi * 0.09) < 0.01)
        #expect(abs(areas[1] - .pi * 0.64) < 0.01)
    }

    @Test("Regions of higher levels lie inside of those of lower ones")
    func nested() throws {
        let grid = try Self.grid(41) { x, y in x * x * x - x * y + 0.3 * y * y }
        let areas = stride(from: -1.5, through: 1.5, by: 0.1).map { Self.area(above: $0, of: grid) }
        for (lower, higher) in zip(areas, areas.dropFirst()) { #expect(lower >= higher - 1e-12) }
        #expect(areas.allSatisfy { $0 > -1e-12 && $0 < 4 + 1e-12 })
        // What is above and what is not make the whole.
        for level in [-0.5, 0.01, 0.4] {
            let below = Self.area(above: -level, of: grid.map { -$0 })
            #expect(abs(Self.area(above: level, of: grid) + below - 4) < 1e-9)
        }
    }

    @Test("A saddle is joined or parted by the mean of its cell")
    func saddle() throws {
        let grid = try #require(Grid(x: [0, 1], y: [0, 1], values: [1, 0, 0, 1]))
        // The mean is 0.5: at 0.4 the high corners are joined, at 0.6 each is cut off.
        let joined = Contours.lines(of: grid, at: 0.4)
        let parted = Contours.lines(of: grid, at: 0.6)
        #expect(joined.count == 2 && parted.count == 2)
        for line in parted { #expect(abs(Self.length(line) - 0.4 * 2.0.squareRoot()) < 1e-12) }
        for line in joined { #expect(abs(Self.length(line) - 0.4 * 2.0.squareRoot()) < 1e-12) }
        #expect(abs(Self.area(above: 0.4, of: grid) - (1 - 2 * 0.08)) < 1e-12)
        #expect(abs(Self.area(above: 0.6, of: grid) - 2 * 0.08) < 1e-12)
        #expect(Contours.region(of: grid, above: 0.4).count == 1)
        #expect(Contours.region(of: grid, above: 0.6).count == 2)
    }

    @Test("Cells around a hole have no contour, and the region ends at them")
    func holes() throws {
        let values = (0..<25).map { $0 == 12 ? Double.nan : 1 }
        let axis = (0..<5).map(Double.init)
        let grid = try #require(Grid(x: axis, y: axis, values: values))
        #expect(Contours.lines(of: grid, at: 0.5).isEmpty)
        #expect(abs(Self.area(above: 0.5, of: grid) - (16 - 4)) < 1e-12)
        let empty = grid.map { _ in .nan }
        #expect(Contours.region(of: empty, above: 0).isEmpty)
        #expect(empty.range == nil)
    }

    @Test("Values exactly at the level belong to the region, and nothing is drawn twice")
    func exactLevel() throws {
        let grid = try Self.grid(5) { x, _ in x }
        let lines = Contours.lines(of: grid, at: 0)
        #expect(lines.count == 1)
        #expect(lines.flatMap(\.points).allSatisfy { $0.x == 0 })
        #expect(abs(Self.area(above: 0, of: grid) - 2) < 1e-12)
        let constant = try Self.grid(5) { _, _ in 3 }
        #expect(Contours.lines(of: constant, at: 3).isEmpty)
        #expect(Self.area(above: 3, of: constant) == 4)
        #expect(Self.area(above: 3.5, of: constant) == 0)
    }

    @Test("Grids need two ascending finite values along each axis, and a value for each pair")
    func badGrids() {
        let good = [0.0, 1]
        for axis in [[], [1], [1, 1], [1, 0], [0, .nan], [0, .infinity]] as [[Double]] {
            #expect(Grid(x: axis, y: good, values: Array(repeating: 0, count: axis.count * 2)) == nil)
            #expect(Grid(x: good, y: axis, values: Array(repeating: 0, count: axis.count * 2)) == nil)
        }
        #expect(Grid(x: good, y: good, values: [1, 2, 3]) == nil)
    }

    @Test("Between grid points, values follow both axes linearly")
    func interpolation() throws {
        let grid = try Self.grid(5) { 3 * $0 - 2 * $1 + $0 * $1 }
        for (x, y) in [(0.0, 0.0), (0.3, -0.7), (1, 1), (-1, 0.123)] {
            #expect(abs(grid.interpolated(x: x, y: y) - (3 * x - 2 * y + x * y)) < 1e-12)
        }
        #expect(grid.interpolated(x: 1.01, y: 0).isNaN)
    }
}

@Suite("Contours of random fields")
struct RandomContourTests {
    /// Small whole numbers, so that values often are exactly at a level, with holes in some of the grids.
    private static func grid(seed: Int) throws -> Grid {
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
        func next(_ limit: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % limit)
        }
        let (columns, rows) = (2 + next(8), 2 + next(8))
        let values = (0..<columns * rows).map { _ in
            seed % 3 == 0 && next(7) == 0 ? Double.nan : Double(next(5))
        }
        let x = (0..<columns).map { Double($0 * $0 + $0) }
        let y = (0..<rows).map { Double(2 * $0) }
        return try #require(Grid(x: x, y: y, values: values))
    }

    private static func area(_ outlines: [Contours.Polyline]) -> Double {
        outlines.reduce(0) { sum, line in
            let next = line.points.dropFirst() + line.points.prefix(1)
            return sum + zip(line.points, next).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
        }
    }

    private typealias Place = (column: Int, row: Int)

    /// Where the edge between two neighboring points reaches the level.
    private static func crossing(_ a: Place, _ b: Place, _ level: Double, of grid: Grid) -> Point {
        let isAlongX = a.row == b.row
        let axis = isAlongX ? grid.x : grid.y
        let first = isAlongX ? min(a.column, b.column) : min(a.row, b.row)
        func value(_ index: Int) -> Double {
            guard axis.indices.contains(index) else { return .nan }
            return isAlongX ? grid[index, a.row] : grid[a.column, index]
        }
        func step(_ index: Int) -> Double {
            axis.indices.contains(index) && axis.indices.contains(index + 1)
                ? axis[index + 1] - axis[index] : 1
        }
        let curve = EdgeCurve(
            EdgeCurve.Neighbors(
                values: (value(first - 1), value(first), value(first + 1), value(first + 2)),
                steps: (step(first - 1), step(first), step(first + 1))))
        let place = axis[first] + step(first) * curve.fraction(at: level)
        return isAlongX ? Point(place, grid.y[a.row]) : Point(grid.x[a.column], place)
    }

    /// The area above a level cell by cell, with saddles joined or parted as the contours do.
    private static func cellArea(above level: Double, of grid: Grid) -> Double {
        var sum = 0.0
        for row in 0..<grid.y.count - 1 {
            for column in 0..<grid.x.count - 1 {
                let corners: [Place] = [
                    (column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1),
                ]
                let values = corners.map { grid[$0.column, $0.row] }
                guard values.allSatisfy(\.isFinite) else { continue }
                let highs = values.map { $0 >= level }
                let isSaddle = highs[0] == highs[2] && highs[1] == highs[3] && highs[0] != highs[1]
                let isParted = isSaddle && values.reduce(0) { $0 + $1 / 4 } < level
                var outlines: [[Point]] = [[]]
                for side in 0..<4 {
                    let (here, next) = (corners[side], corners[(side + 1) % 4])
                    if highs[side] {
                        outlines[outlines.count - 1].append(Point(grid.x[here.column], grid.y[here.row]))
                    }
                    guard highs[side] != highs[(side + 1) % 4] else { continue }
                    let place = crossing(here, next, level, of: grid)
                    if isParted && highs[(side + 1) % 4] { outlines.append([]) }
                    outlines[outlines.count - 1].append(place)
                }
                // What was begun at the first corner ends before it.
                if isParted && outlines.count == 3 { outlines = [outlines[2] + outlines[0], outlines[1]] }
                sum += outlines.reduce(0) { $0 + area([Contours.Polyline(points: $1, isClosed: true)]) }
            }
        }
        return sum
    }

    @Test(
        "Regions have the area of their cells, and all levels together give what each gives alone",
        arguments: 0..<200)
    func areas(seed: Int) throws {
        let grid = try Self.grid(seed: seed)
        let levels = [2.5, -1, 0, 1, 1.25, 3, 4, 5]
        let regions = Contours.regions(of: grid, above: levels)
        let lines = Contours.lines(of: grid, at: levels)
        for (index, level) in levels.enumerated() {
            let whole = Self.cellArea(above: level, of: grid)
            #expect(abs(Self.area(regions[index]) - whole) < 1e-9 * max(1, whole))
            #expect(regions[index] == Contours.region(of: grid, above: level))
            #expect(lines[index] == Contours.lines(of: grid, at: level))
        }
    }

    @Test("Lines end only at the border or at a hole")
    func ends() throws {
        for seed in 0..<60 where seed % 3 != 0 {
            let grid = try Self.grid(seed: seed)
            let (right, top) = (grid.x[grid.x.count - 1], grid.y[grid.y.count - 1])
            for line in Contours.lines(of: grid, at: 1.5) where !line.isClosed {
                for end in [line.points[0], line.points[line.points.count - 1]] {
                    #expect(end.x == 0 || end.y == 0 || end.x == right || end.y == top)
                }
            }
        }
    }
}
