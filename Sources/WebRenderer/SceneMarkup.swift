import Drawing

/// Writes a scene as an `svg` element with ``ElementID/mark`` in place of its id.
struct SceneMarkup {
    var body = Markup()
    var styles = StyleTable()
    private var clips: [Rect] = []
    /// Whether a page says what all of its drawings have in common.
    let isInPage: Bool

    init(isInPage: Bool = false) {
        self.isInPage = isInPage
    }

    static func document(_ scene: Scene) -> [UInt8] {
        let walk = SceneMarkup(scene, isInPage: false)
        return walk.document(scene, sheet: walk.styles.sheet)
    }

    /// The root elements of drawings that share a style sheet, and that.
    static func inline(_ scenes: [Scene], scope: String) -> (markup: [[UInt8]], sheet: InlineDrawings.Sheet) {
        var styles = StyleTable()
        styles.scope = scope
        let markup = scenes.map { scene -> [UInt8] in
            var walk = SceneMarkup(isInPage: true)
            walk.styles = styles
            walk.write(scene)
            styles = walk.styles
            return walk.document(scene, sheet: [])
        }
        return (markup, styles.parts)
    }

    private init(_ scene: Scene, isInPage: Bool) {
        self.init(isInPage: isInPage)
        write(scene)
    }

    private mutating func write(_ scene: Scene) {
        writeBackground(scene)
        for item in scene.items { write(item) }
    }

    /// The root element around everything written so far.
    func document(_ scene: Scene, sheet: [UInt8]) -> [UInt8] {
        var document = Markup()
        document.beginRoot(scene, isInPage: isInPage, scope: styles.scope)
        if !isInPage {
            document.beginElement("style")
            document.endTag()
            document.trusted(sheet)
            document.close("style")
        }
        document.writeClips(clips)
        document.trusted(body.bytes)
        document.close("svg")
        document.syntax("\n")
        return document.bytes
    }

    mutating func writeBackground(_ scene: Scene) {
        guard scene.background.isVisible else { return }
        body.beginElement("rect")
        writeClass([.fill(scene.background)])
        body.attribute("width", Hundredths(scene.size.width))
        body.attribute("height", Hundredths(scene.size.height))
        body.endEmptyElement()
    }

    mutating func write(_ item: SceneItem) {
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
        // A fill would show where points are missing; a line on a screen does not.
        let path = fill == nil ? item.path.thinned(columnWidth: 0.5) : item.path
        body.beginElement(circle == nil ? "path" : "circle")
        writeClass(wanted)
        if let fill, fill.isConstant { writeConstantFill(fill.light) }
        if let circle {
            body.attribute("cx", Hundredths(circle.center.x))
            body.attribute("cy", Hundredths(circle.center.y))
            body.attribute("r", Hundredths(circle.radius))
        } else {
            if fill != nil && item.fillRule == .evenOdd { body.attribute("fill-rule", "evenodd") }
            body.attribute("d") { $0.trusted(PathData(path).bytes) }
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

    mutating func writeClass(_ wanted: [StyleTable.Style]) {
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
