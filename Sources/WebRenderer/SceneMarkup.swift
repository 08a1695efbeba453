import Drawing

/// Writes a scene as an `svg` element with ``ElementID/mark`` in place of its id.
struct SceneMarkup {
    private var body = Markup()
    private var styles = StyleTable()
    private var clips: [Rect] = []

    static func document(_ scene: Scene) -> [UInt8] {
        var walk = SceneMarkup()
        walk.writeBackground(scene)
        for item in scene.items { walk.write(item) }
        var document = Markup()
        document.beginRoot(scene)
        document.beginElement("style")
        document.endTag()
        document.trusted(walk.styles.sheet)
        document.close("style")
        document.writeClips(walk.clips)
        document.trusted(walk.body.bytes)
        document.close("svg")
        document.syntax("\n")
        return document.bytes
    }

    private mutating func writeBackground(_ scene: Scene) {
        guard scene.background.isVisible else { return }
        body.beginElement("rect")
        writeClass([.fill(scene.background)])
        body.attribute("width", Hundredths(scene.size.width))
        body.attribute("height", Hundredths(scene.size.height))
        body.endEmptyElement()
    }

    private mutating func write(_ item: SceneItem) {
        switch item {
        case .path(let path): write(path)
        case .text(let text): write(text)
        case .group(let group): write(group)
        }
    }

    private mutating func write(_ item: PathItem) {
        let fill = item.fill.flatMap { $0.isVisible ? $0 : nil }
        let stroke = item.stroke.flatMap { $0.isVisible ? $0 : nil }
        guard fill != nil || stroke != nil, !item.path.isEmpty else { return }
        var wanted: [StyleTable.Style] = []
        if let fill, !fill.isConstant { wanted.append(.fill(fill)) }
        if let stroke { wanted.append(.stroke(stroke)) }
        if item.isCrisp { wanted.append(.crisp) }
        let circle = item.path.asCircle
        body.beginElement(circle == nil ? "path" : "circle")
        writeClass(wanted)
        if let fill, fill.isConstant { writeConstantFill(fill.light) }
        if let circle {
            body.attribute("cx", Hundredths(circle.center.x))
            body.attribute("cy", Hundredths(circle.center.y))
            body.attribute("r", Hundredths(circle.radius))
        } else {
            if fill != nil && item.fillRule == .evenOdd { body.attribute("fill-rule", "evenodd") }
            body.attribute("d") { $0.trusted(PathData(item.path).bytes) }
        }
        body.endEmptyElement()
    }

    private mutating func write(_ group: SceneGroup) {
        guard group.opacity > 0 else { return }
        let isPlain = group.label == nil && group.clip == nil && group.opacity >= 1
        if !isPlain {
            body.beginElement("g")
            if let label = group.label {
                body.attribute("role", "group")
                body.attribute("aria-label", text: label)
            }
            if let clip = group.clip {
                let number = clips.firstIndex(of: clip) ?? clips.count
                if number == clips.count { clips.append(clip) }
                body.attribute("clip-path") { value in
                    value.syntax("url(#")
                    value.id("-clip", number: number)
                    value.syntax(")")
                }
            }
            if group.opacity < 1 { body.attribute("opacity", Hundredths(group.opacity)) }
            body.endTag()
        }
        for item in group.items { write(item) }
        if !isPlain { body.close("g") }
    }

    /// A color of its own, such as that of a cell in a heat map, would be longer as a class.
    private mutating func writeConstantFill(_ color: Color) {
        body.attribute("fill", text: color.hex)
        if color.alpha != 1 { body.attribute("fill-opacity", Hundredths(color.alpha)) }
    }

    private mutating func writeClass(_ wanted: [StyleTable.Style]) {
        guard !wanted.isEmpty else { return }
        let names = wanted.map { styles.name(of: $0) }
        body.attribute("class") { value in
            for (index, name) in names.enumerated() {
                if index > 0 { value.syntax(" ") }
                value.trusted(name)
            }
        }
    }
}

// MARK: Text

extension SceneMarkup {
    private mutating func write(_ item: TextItem) {
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

// MARK: Root

extension Markup {
    fileprivate mutating func beginRoot(_ scene: Scene) {
        beginElement("svg")
        attribute("xmlns", "http://www.w3.org/2000/svg")
        attribute("id") { $0.id("") }
        attribute("viewBox") { value in
            value.syntax("0 0 ")
            value.number(Hundredths(scene.size.width))
            value.syntax(" ")
            value.number(Hundredths(scene.size.height))
        }
        attribute("width", Hundredths(scene.size.width))
        attribute("height", Hundredths(scene.size.height))
        attribute("style", "max-width:100%;height:auto;font-variant-numeric:tabular-nums")
        attribute("role", "img")
        if !(scene.title.isEmpty && scene.summary.isEmpty) {
            attribute("aria-labelledby") { value in
                if !scene.title.isEmpty { value.id("-title") }
                if !scene.title.isEmpty && !scene.summary.isEmpty { value.syntax(" ") }
                if !scene.summary.isEmpty { value.id("-desc") }
            }
        }
        attribute("fill", "none")
        attribute("stroke-linejoin", "round")
        attribute("font-family", "Inter,'DejaVu Sans',system-ui,sans-serif")
        endTag()
        describe("title", "-title", scene.title)
        describe("desc", "-desc", scene.summary)
    }

    private mutating func describe(_ element: StaticString, _ suffix: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        beginElement(element)
        attribute("id") { $0.id(suffix) }
        endTag()
        self.text(text)
        close(element)
    }

    fileprivate mutating func writeClips(_ clips: [Rect]) {
        for (number, clip) in clips.enumerated() {
            beginElement("clipPath")
            attribute("id") { $0.id("-clip", number: number) }
            endTag()
            beginElement("rect")
            attribute("x", Hundredths(clip.x))
            attribute("y", Hundredths(clip.y))
            attribute("width", Hundredths(clip.width))
            attribute("height", Hundredths(clip.height))
            endEmptyElement()
            close("clipPath")
        }
    }
}

// MARK: Words of SVG

extension Paint {
    /// Whether it shows on either ground.
    fileprivate var isVisible: Bool { light.alpha > 0 || dark.alpha > 0 }

    /// Whether it is the same on every ground and in every theme.
    fileprivate var isConstant: Bool { name == nil && light == dark }
}

extension Stroke {
    fileprivate var isVisible: Bool { paint.isVisible && width > 0 && width.isFinite }
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
