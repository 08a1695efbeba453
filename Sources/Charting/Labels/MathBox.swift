import Drawing

/// A part of a formula with everything in its place, in em of the label; y grows downward from the baseline.
struct MathBox {
    var width = 0.0
    /// From the baseline up to the top of the ink, and down to its bottom.
    var ascent = 0.0
    var descent = 0.0
    var runs: [TextRun] = []
    var strokes: [TextStroke] = []

    /// The box moved to the right and upward.
    func moved(right: Double, up: Double = 0) -> MathBox {
        var box = self
        box.ascent += up
        box.descent -= up
        box.runs = runs.map { run in
            var run = run
            run.x = (run.x ?? 0) + right
            run.rise += up
            return run
        }
        box.strokes = strokes.map { stroke in
            TextStroke(stroke.points.map { $0 + Point(right, -up) }, width: stroke.width)
        }
        return box
    }

    /// Adds the ink of another box where it is; the width stays.
    mutating func add(_ other: MathBox) {
        runs += other.runs
        strokes += other.strokes
        ascent = max(ascent, other.ascent)
        descent = max(descent, other.descent)
    }

    /// Boxes side by side.
    static func row(_ boxes: [MathBox]) -> MathBox {
        var row = MathBox()
        for box in boxes {
            row.add(box.moved(right: row.width))
            row.width += box.width
        }
        return row
    }

    func line(size: Double, weight: FontWeight) -> TextLine {
        var line = TextLine(runs, size: size, weight: weight)
        line.layout = TextLayout(strokes: strokes, width: width, ascent: ascent, descent: descent)
        return line
    }
}
