import Drawing

/// A path as the value of a `d` attribute: relative commands but where a place is shorter, no letter that repeats, no separator
/// that is not needed.
struct PathData {
    private(set) var bytes: [UInt8] = []
    private var x = 0
    private var y = 0
    private var startX = 0
    private var startY = 0
    private var command: UInt8 = 0
    private var lastNumberHasPoint = false

    init(_ path: Path) {
        bytes.reserveCapacity(path.elements.count * 10)
        for element in path.elements {
            switch element {
            case .move(let p): move(to: p)
            case .line(let p): line(to: p)
            case .cubic(let a, let b, let p): curve(a, b, p)
            case .close: close()
            }
        }
    }

    private mutating func move(to point: Point) {
        let (newX, newY) = (Hundredths(point.x).count, Hundredths(point.y).count)
        // The way from the last point is mostly shorter than the place.
        let isRelative = command != 0 && Self.length(newX - x, newY - y) < Self.length(newX, newY)
        begin(UInt8(ascii: isRelative ? "m" : "M"))
        number(isRelative ? newX - x : newX)
        number(isRelative ? newY - y : newY)
        (x, y) = (newX, newY)
        (startX, startY) = (newX, newY)
    }

    private mutating func line(to point: Point) {
        let (newX, newY) = (Hundredths(point.x).count, Hundredths(point.y).count)
        let (dx, dy) = (newX - x, newY - y)
        if dy == 0 {
            // A step of no length is kept where it may be a dot: just after a move.
            if dx == 0 && !isAfterMove { return }
            begin(UInt8(ascii: "h"))
            number(dx)
        } else if dx == 0 {
            begin(UInt8(ascii: "v"))
            number(dy)
        } else {
            begin(UInt8(ascii: "l"))
            number(dx)
            number(dy)
        }
        (x, y) = (newX, newY)
    }

    private mutating func curve(_ a: Point, _ b: Point, _ end: Point) {
        begin(UInt8(ascii: "c"))
        for point in [a, b, end] {
            number(Hundredths(point.x).count - x)
            number(Hundredths(point.y).count - y)
        }
        (x, y) = (Hundredths(end.x).count, Hundredths(end.y).count)
    }

    private mutating func close() {
        command = UInt8(ascii: "z")
        bytes.append(command)
        lastNumberHasPoint = false
        (x, y) = (startX, startY)
    }

    private var isAfterMove: Bool { command == UInt8(ascii: "M") || command == UInt8(ascii: "m") }

    /// How many characters both numbers take, with what parts them.
    private static func length(_ a: Int, _ b: Int) -> Int {
        var bytes: [UInt8] = []
        Hundredths(count: a).append(to: &bytes)
        if b >= 0 { bytes.append(UInt8(ascii: " ")) }
        Hundredths(count: b).append(to: &bytes)
        return bytes.count
    }

    private mutating func begin(_ letter: UInt8) {
        // Numbers after a move without a letter of their own would be lines.
        if letter == command && !isAfterMove { return }
        bytes.append(letter)
        command = letter
        lastNumberHasPoint = false
    }

    private mutating func number(_ count: Int) {
        let start = bytes.count
        Hundredths(count: count).append(to: &bytes)
        let first = bytes[start]
        let isSeparate =
            start == 0 || bytes[start - 1] >= UInt8(ascii: "A") || first == UInt8(ascii: "-")
            || (first == UInt8(ascii: ".") && lastNumberHasPoint)
        lastNumberHasPoint = count % 100 != 0
        if !isSeparate { bytes.insert(UInt8(ascii: " "), at: start) }
    }
}

extension Path {
    /// Center and radius, if the path is what `Path.circle` makes.
    var asCircle: (center: Point, radius: Double)? {
        guard elements.count == 6, case .move(let start) = elements[0],
            case .cubic(_, _, let opposite) = elements[2]
        else { return nil }
        let radius = (start.x - opposite.x) / 2
        let center = Point(start.x - radius, start.y)
        guard radius > 0, radius < 1e6 else { return nil }
        let ideal = Path.circle(center: center, radius: radius)
        let (found, wanted) = (points, ideal.points)
        guard found.count == wanted.count, elements.last == .close else { return nil }
        let isCircle = zip(found, wanted).allSatisfy { abs($0.x - $1.x) < 1e-4 && abs($0.y - $1.y) < 1e-4 }
        return isCircle ? (center, radius) : nil
    }
}
