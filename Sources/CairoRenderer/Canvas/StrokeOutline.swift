import Drawing

extension Path {
    /// The outline of a solid line of straight segments with butt ends, in the units of `style`, to be filled by
    /// the nonzero rule.
    ///
    /// `nil` for other lines, and where one turns sharply or has segments shorter than it is wide: there the sides
    /// of the outline would cross. Corners are mitered; where they are to be round, only if that reaches at
    /// most ``roundness`` farther.
    func strokeOutline(_ style: LineStyle) -> Path? {
        guard style.dash.isEmpty, style.cap == .butt, style.join != .bevel else { return nil }
        // Of a turn by 2a, the miter reaches 1/cos a half widths from the corner, the round join one.
        let reach = 1 + Self.roundness / (style.width / 2)
        let cosine = max(Self.leastCosine, style.join == .miter ? 0 : 2 / (reach * reach) - 1)
        var outline = Path()
        var line: [Point] = []
        for element in elements {
            switch element {
            case .move(let point):
                guard Self.appendOutline(of: line, style.width, leastCosine: cosine, to: &outline) else {
                    return nil
                }
                line = [point]
            case .line(let point):
                line.append(point)
            case .cubic, .close: return nil
            }
        }
        return Self.appendOutline(of: line, style.width, leastCosine: cosine, to: &outline) ? outline : nil
    }

    /// The sharpest turn that is outlined: its cosine.
    private static let leastCosine = 0.5
    /// Device units that cannot be seen at a corner.
    private static let roundness = 0.1

    /// All parts turn in one direction, so that they may overlap.
    private static func appendOutline(
        of line: [Point], _ width: Double, leastCosine: Double, to outline: inout Path
    ) -> Bool {
        guard line.count > 1 else { return line.isEmpty }
        var sides: [(left: Point, right: Point)] = []
        var before: Point?
        for (a, b) in zip(line, line.dropFirst()) {
            let way = b - a
            let length = way.length
            guard length >= width else { return false }
            let normal = Point(-way.y / length, way.x / length)
            var offset = normal * (width / 2)
            if let before {
                let cosine = before.x * normal.x + before.y * normal.y
                guard cosine >= leastCosine else { return false }
                offset = (before + normal) * (width / 2 / (1 + cosine))
            }
            sides.append((a + offset, a - offset))
            before = normal
        }
        if let before, let end = line.last {
            sides.append((end + before * (width / 2), end - before * (width / 2)))
        }
        outline.append(.polyline(sides.map(\.left) + sides.reversed().map(\.right), closed: true))
        return true
    }
}
