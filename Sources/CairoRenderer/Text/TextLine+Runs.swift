import Drawing

extension TextLine {
    /// The runs with their offsets from the start of the line in points, and the whole width.
    func placedRuns(
        _ advance: (String, TextStyle) -> Double
    ) -> (runs: [(run: TextRun, style: TextStyle, x: Double)], width: Double) {
        var x = 0.0
        let placed = runs.map { run in
            let style = TextStyle(weight: run.weight ?? weight, isItalic: run.isItalic)
            if let place = run.x { x = place * size }
            defer { x += advance(run.text, style) * run.scale * size }
            return (run, style, x)
        }
        return (placed, layout.map { $0.width * size } ?? x)
    }
}
