import Drawing

/// Curves that follow a field, about evenly spaced.
///
/// After Bruno Jobard and Wilfrid Lefer, "Creating Evenly-Spaced Streamlines of Arbitrary Density"
/// (1997): every curve seeds new ones at the wanted distance beside it, and ends where it comes
/// closer than half of that to another curve or to itself. Curves are integrated on the canvas by
/// the midpoint rule in steps of 2 points.
///
/// - Complexity: O(area / distance) steps, each with the points of nine cells to compare.
struct Streamlines {
    let frame: Rect
    /// The wanted distance of neighbours, in points.
    let distance: Double
    /// The way of the field at a position of the canvas; `nil` where it has none.
    let way: (Point) -> Point?
    private static let step = 2.0
    private static let longest = 4_000
    private var cells: [[Point]]
    private let columns: Int
    private let rows: Int

    init(in frame: Rect, distance: Double, way: @escaping (Point) -> Point?) {
        self.frame = frame
        self.distance = max(4, distance)
        self.way = way
        columns = min(4_000, max(1, Int(frame.width / self.distance) + 1))
        rows = min(4_000, max(1, Int(frame.height / self.distance) + 1))
        cells = Array(repeating: [], count: columns * rows)
    }

    /// - Parameter seeds: where to start looking.
    mutating func lines(from seeds: [Point]) -> [[Point]] {
        var lines: [[Point]] = []
        var queue = seeds
        var next = 0
        while next < queue.count, lines.count < 2_000 {
            let seed = queue[next]
            next += 1
            guard isFree(seed, distance), let line = line(through: seed) else { continue }
            for point in line { add(point) }
            lines.append(line)
            for index in stride(from: 0, to: line.count, by: 3) {
                guard let side = way(line[index])?.normalized?.perpendicular else { continue }
                queue.append(line[index] + side * distance)
                queue.append(line[index] - side * distance)
            }
        }
        return lines
    }

    private func line(through seed: Point) -> [Point]? {
        let forward = followed(from: seed, sign: 1)
        let backward = followed(from: seed, sign: -1)
        let line = backward.reversed() + [seed] + forward
        return Double(line.count) * Self.step >= 2 * distance ? line : nil
    }

    private func followed(from seed: Point, sign: Double) -> [Point] {
        var points: [Point] = []
        var place = seed
        var before: Point?
        while points.count < Self.longest {
            guard let first = way(place)?.normalized,
                let middle = way(place + first * (sign * Self.step / 2))?.normalized
            else { break }
            // In a valley narrower than a step the curve would swing from wall to wall.
            func turns(_ a: Point, _ b: Point) -> Bool { a.x * b.x + a.y * b.y < 0.5 }
            guard !turns(first, middle), before.map({ !turns($0, middle) }) ?? true else { break }
            before = middle
            place = place + middle * (sign * Self.step)
            guard frame.contains(place), isFree(place, distance / 2) else { break }
            // A curve that comes back to itself, as around a center, ends before it goes round twice.
            let old = points.dropLast(min(points.count, Int(distance / Self.step)))
            if points.count % 4 == 0, old.contains(where: { ($0 - place).length < distance / 2 }) { break }
            points.append(place)
        }
        return points
    }

    private func cell(of point: Point) -> (Int, Int)? {
        guard frame.contains(point) else { return nil }
        return (
            min(columns - 1, Int((point.x - frame.minX) / distance)),
            min(rows - 1, Int((point.y - frame.minY) / distance))
        )
    }

    private func isFree(_ point: Point, _ least: Double) -> Bool {
        guard let (column, row) = cell(of: point) else { return false }
        for j in max(0, row - 1)...min(rows - 1, row + 1) {
            for i in max(0, column - 1)...min(columns - 1, column + 1) {
                if cells[j * columns + i].contains(where: { ($0 - point).length < least * 0.999 }) {
                    return false
                }
            }
        }
        return true
    }

    private mutating func add(_ point: Point) {
        guard let (column, row) = cell(of: point) else { return }
        cells[row * columns + column].append(point)
    }
}
