import Drawing

extension SceneMarkup {
    mutating func write(_ item: TextItem) {
        let line = item.line
        let runs = line.runs.filter {
            !$0.text.isEmpty && $0.scale > 0 && $0.scale.isFinite && $0.rise.isFinite
        }
        guard !runs.isEmpty, item.paint.isVisible, line.size > 0, line.size.isFinite else { return }
        body.beginElement("text")
        var wanted: [StyleTable.Style] = [.fill(item.paint)]
        if let halo = item.halo, halo.isVisible { wanted.append(.stroke(halo)) }
        writeClass(wanted)
        if wanted.count > 1 && !isInPage { body.attribute("paint-order", "stroke") }
        if line.layout == nil {
            body.attribute("x", Hundredths(item.position.x))
            body.attribute("y", Hundredths(item.position.y))
        }
        body.attribute("font-size", Hundredths(line.size))
        if let weight = line.weight.attribute { body.attribute("font-weight", weight) }
        if line.layout == nil, let anchor = item.anchor.attribute { body.attribute("text-anchor", anchor) }
        if item.rotation != 0 { writeRotation(item) }
        if Self.needsItsSpaces(runs) { body.attribute("xml:space", "preserve") }
        body.endTag()
        if let full = item.fullText {
            body.beginElement("title")
            body.endTag()
            body.text(full)
            body.close("title")
        }
        if let layout = line.layout {
            let start = item.position - Point(layout.width * line.size * item.anchor.fraction, 0)
            for run in runs { write(run, of: line, from: start) }
        } else {
            var rise = 0
            for run in runs { write(run, of: line, after: &rise) }
        }
        body.close("text")
        if let layout = line.layout { writeStrokes(layout, of: item) }
    }

    /// A run of a formula at its own place: how wide a browser sets what stands before it does not matter.
    private mutating func write(_ run: TextRun, of line: TextLine, from start: Point) {
        body.beginElement("tspan")
        body.attribute("x", Hundredths(start.x + (run.x ?? 0) * line.size))
        body.attribute("y", Hundredths(start.y - run.rise * line.size))
        if run.scale != 1 { body.attribute("font-size", Hundredths(line.size * run.scale)) }
        if run.isItalic { body.attribute("font-style", "italic") }
        if let weight = run.weight, weight != line.weight {
            body.attribute("font-weight", weight.attribute ?? "400")
        }
        body.endTag()
        body.text(run.text)
        body.close("tspan")
    }

    private mutating func writeStrokes(_ layout: TextLayout, of item: TextItem) {
        let size = item.line.size
        let start = item.position - Point(layout.width * size * item.anchor.fraction, 0)
        for stroke in layout.strokes {
            let path = Path.polyline(stroke.points.map { start + $0 * size })
            let pens =
                (item.halo.map { [Stroke($0.paint, width: $0.width + stroke.width * size, cap: .round)] }
                    ?? [])
                + [Stroke(item.paint, width: stroke.width * size, cap: .round)]
            for pen in pens where pen.isVisible {
                body.beginElement("path")
                writeClass([.stroke(pen)])
                if item.rotation != 0 { writeRotation(item) }
                body.attribute("d") { $0.trusted(PathData(path).bytes) }
                body.endEmptyElement()
            }
        }
    }

    /// - Parameter rise: how far the pen stands above the baseline; what SVG shifts stays shifted.
    private mutating func write(_ run: TextRun, of line: TextLine, after rise: inout Int) {
        let wanted = Hundredths(run.rise * line.size).count
        let isPlain = wanted == rise && run.scale == 1 && !run.isItalic
        if !isPlain {
            body.beginElement("tspan")
            if wanted != rise { body.attribute("dy", Hundredths(count: rise - wanted)) }
            if run.scale != 1 { body.attribute("font-size", Hundredths(line.size * run.scale)) }
            if run.isItalic { body.attribute("font-style", "italic") }
            body.endTag()
        }
        body.text(run.text)
        if !isPlain { body.close("tspan") }
        rise = wanted
    }

    private mutating func writeRotation(_ item: TextItem) {
        body.attribute("transform") { value in
            value.syntax("rotate(")
            value.number(Hundredths(item.rotation.truncatingRemainder(dividingBy: 360)))
            value.syntax(" ")
            value.number(Hundredths(item.position.x))
            value.syntax(" ")
            value.number(Hundredths(item.position.y))
            value.syntax(")")
        }
    }

    /// Whether SVG's default, which drops spaces at the ends and merges those in a row, would
    /// change the line.
    private static func needsItsSpaces(_ runs: [TextRun]) -> Bool {
        let text = runs.map(\.text).joined()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            let isSpace = scalar.properties.isPatternWhitespace
            if isSpace && last == " " { return true }
            last = isSpace ? " " : scalar
        }
        return last == " "
    }
}

extension FontWeight {
    fileprivate var attribute: StaticString? {
        switch self {
        case .regular: nil
        case .medium: "500"
        case .semibold: "600"
        case .bold: "700"
        }
    }
}

extension TextItem.Anchor {
    fileprivate var attribute: StaticString? {
        switch self {
        case .start: nil
        case .middle: "middle"
        case .end: "end"
        }
    }

    /// How much of the line stands before its position.
    fileprivate var fraction: Double {
        switch self {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
    }
}
