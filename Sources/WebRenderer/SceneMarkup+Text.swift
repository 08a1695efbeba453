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
        if wanted.count > 1 { body.attribute("paint-order", "stroke") }
        body.attribute("x", Hundredths(item.position.x))
        body.attribute("y", Hundredths(item.position.y))
        body.attribute("font-size", Hundredths(line.size))
        if let weight = line.weight.attribute { body.attribute("font-weight", weight) }
        if let anchor = item.anchor.attribute { body.attribute("text-anchor", anchor) }
        if item.rotation != 0 { writeRotation(item) }
        if Self.needsItsSpaces(runs) { body.attribute("xml:space", "preserve") }
        body.endTag()
        if let full = item.fullText {
            body.beginElement("title")
            body.endTag()
            body.text(full)
            body.close("title")
        }
        var rise = 0
        for run in runs { write(run, of: line, after: &rise) }
        body.close("text")
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
}
