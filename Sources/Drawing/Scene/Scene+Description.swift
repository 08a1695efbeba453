extension Scene: CustomStringConvertible {
    /// The scene as text, one item a line, for tests and for people who debug a layout.
    /// Coordinates have two decimals.
    public var description: String {
        let size = "\(Self.number(size.width)) × \(Self.number(size.height))"
        var lines = ["scene \(size) on \(Self.name(background))"]
        lines.append("title: \(title)")
        lines.append("summary: \(summary)")
        for item in items { Self.describe(item, indent: "", into: &lines) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func describe(_ item: SceneItem, indent: String, into lines: inout [String]) {
        switch item {
        case .path(let path):
            var parts = ["path"]
            if let fill = path.fill { parts.append("fill=\(name(fill))") }
            if let stroke = path.stroke { parts.append("stroke=\(describe(stroke))") }
            if path.fillRule == .evenOdd { parts.append("even-odd") }
            if path.isCrisp { parts.append("crisp") }
            lines.append(indent + (parts + [describe(path.path)]).joined(separator: " "))
        case .text(let text):
            var parts = ["text \"\(text.line.plainText)\" \(number(text.line.size))pt"]
            if text.line.weight != .regular { parts.append("\(text.line.weight)") }
            parts.append("\(text.anchor.rawValue)@\(describe(text.position)) \(name(text.paint))")
            if let halo = text.halo { parts.append("halo=\(describe(halo))") }
            if let full = text.fullText { parts.append("in full \"\(full)\"") }
            if let layout = text.line.layout {
                let size = [layout.width, layout.ascent, layout.descent].map(number).joined(separator: " ")
                parts.append("formula=\(size) with \(layout.strokes.count) strokes")
            }
            if text.rotation != 0 { parts.append("turned=\(number(text.rotation))") }
            lines.append(indent + parts.joined(separator: " "))
        case .group(let group):
            var parts = ["group"]
            if let label = group.label { parts.append("\"\(label)\"") }
            if let clip = group.clip {
                parts.append(
                    "clip=\(number(clip.x)),\(number(clip.y)) \(number(clip.width))×\(number(clip.height))")
            }
            if group.opacity != 1 { parts.append("opacity=\(number(group.opacity))") }
            lines.append(indent + parts.joined(separator: " "))
            for item in group.items { describe(item, indent: indent + "  ", into: &lines) }
        }
    }

    private static func describe(_ path: Path) -> String {
        path.elements.map { element in
            switch element {
            case .move(let p): "M\(describe(p))"
            case .line(let p): "L\(describe(p))"
            case .cubic(let a, let b, let p): "C\(describe(a)) \(describe(b)) \(describe(p))"
            case .close: "Z"
            }
        }.joined(separator: " ")
    }

    private static func describe(_ stroke: Stroke) -> String {
        let dash = stroke.dash.isEmpty ? "" : "/" + stroke.dash.map(number).joined(separator: "-")
        return "\(name(stroke.paint))·\(number(stroke.width))\(dash)"
    }

    private static func describe(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

    private static func name(_ paint: Paint) -> String {
        let alpha = paint.light.alpha == 1 ? "" : "@\(number(paint.light.alpha))"
        if let name = paint.name { return name + alpha }
        return (paint.light == paint.dark ? paint.light.hex : "\(paint.light.hex)|\(paint.dark.hex)") + alpha
    }

    private static func number(_ value: Double) -> String { DecimalText.short(value, places: 2) }
}
