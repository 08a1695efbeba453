import Drawing

/// Cuts lines into dashes.
struct Dashes {
    private let pattern: [Double]
    private let start: Double

    /// - Parameters:
    ///   - pattern: lengths of dashes and gaps in turn, twice over where their count is odd; none negative, not all 0.
    ///   - start: how far into the pattern a line begins.
    init(_ pattern: [Double], start: Double) {
        self.pattern = pattern.count.isMultiple(of: 2) ? pattern : pattern + pattern
        self.start = start
    }

    /// Calls `body` with the points of each dash, in order.
    func cut(_ line: Polyline, _ body: ([Point]) -> Void) {
        var (index, rest) = position()
        var dash: [Point] = []
        if index.isMultiple(of: 2), let first = line.points.first { dash = [first] }
        func finish() {
            if dash.count > 1 { body(dash) }
            dash = []
        }
        for (a, b) in line.segments {
            let length = (b - a).length
            var done = 0.0
            while length - done > rest {
                done += rest
                let place = a + (b - a) * (done / length)
                if index.isMultiple(of: 2) {
                    dash.append(place)
                    finish()
                } else {
                    dash = [place]
                }
                index = (index + 1) % pattern.count
                rest = pattern[index]
            }
            rest -= length - done
            if index.isMultiple(of: 2) { dash.append(b) }
        }
        finish()
    }

    /// The part of the pattern where a line begins, and how much of it is left.
    private func position() -> (index: Int, rest: Double) {
        var into = start.truncatingRemainder(dividingBy: pattern.reduce(0, +))
        for (index, length) in pattern.enumerated() {
            if into < length { return (index, length - into) }
            into -= length
        }
        return (0, pattern[0])
    }
}
