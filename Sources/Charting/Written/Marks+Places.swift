import Drawing

// Rules, rectangles, arrows and texts in writing.

extension RuleMark: WrittenMark {
    static let writtenKind = ChartKind(
        "rule", title: "A rule",
        "A line through the whole plot at one x or one y, or lines from place to place.",
        [
            ChartKey("x", .numbers, "Where it stands, or where lines begin."),
            ChartKey("y", .numbers, "Where it stands, or where lines begin."),
            ChartKey("x2", .numbers, "Where lines end."), ChartKey("y2", .numbers, "Where lines end."),
            .label,
        ])
    static var writtenStyle: MarkStyle {
        var style = MarkStyle()
        (style.paint, style.dash) = (Theme.muted, [5, 4])
        return style
    }

    init?(_ fields: ChartFields) {
        if fields.has("x2") || fields.has("y2") {
            guard let ends = fields.spans() else { return nil }
            self.init(xStart: ends[0], yStart: ends[1], xEnd: ends[2], yEnd: ends[3])
        } else if fields.has("x") != fields.has("y") {
            let key = fields.has("x") ? "x" : "y"
            guard let value = fields.number(key, "the place of the rule") else { return nil }
            if key == "x" { self.init(x: value) } else { self.init(y: value) }
        } else {
            fields.reader.report(
                "a rule stands at one x or one y", at: fields.path, .head,
                remedy: "write {mark: rule, y: 0.5}")
            return nil
        }
        if let label = fields.label() { self = annotation(label) }
    }

    func write(to writer: inout ChartWriter) {
        switch course {
        case .vertical(let x): writer.number("x", x)
        case .horizontal(let y): writer.number("y", y)
        case .segments(let xs, let ys, let xe, let ye): writer.spans(xs, ys, xe, ye)
        }
        writer.text("label", text)
    }
}

extension RectangleMark: WrittenMark {
    static let writtenKind = ChartKind(
        "rectangle", title: "Rectangles", "Filled rectangles between pairs of values.",
        ChartKey.spans + [.data])
    static var writtenStyle: MarkStyle {
        var style = MarkStyle()
        style.opacity = 0.2
        return style
    }

    init?(_ fields: ChartFields) {
        guard let ends = fields.spans() else { return nil }
        self.init(xStart: ends[0], xEnd: ends[2], yStart: ends[1], yEnd: ends[3])
    }

    func write(to writer: inout ChartWriter) { writer.spans(xStart, yStart, xEnd, yEnd) }
    public var plotted: PlottedValues? {
        PlottedValues(x: .numbers(xStart), y: .numbers(yStart), areData: false)
    }
}

extension ArrowMark: WrittenMark {
    static let writtenKind = ChartKind(
        "arrow", title: "Arrows", "Arrows from one pair of values to another.",
        ChartKey.spans + [.label, .data])

    init?(_ fields: ChartFields) {
        guard let ends = fields.spans() else { return nil }
        self.init(xStart: ends[0], yStart: ends[1], xEnd: ends[2], yEnd: ends[3])
        if let label = fields.label() { self = annotation(label) }
    }

    func write(to writer: inout ChartWriter) {
        writer.spans(xStart, yStart, xEnd, yEnd)
        writer.text("label", text)
    }

    public var plotted: PlottedValues? {
        PlottedValues(x: .numbers(xStart), y: .numbers(yStart), areData: false)
    }
}

extension TextMark: WrittenMark {
    static let writtenKind = ChartKind(
        "text", title: "A text", "A text beside a pair of values.",
        [
            .x, .y, ChartKey("text", .text, "What is written.", isRequired: true), .sides,
            ChartKey(
                "clearance", .upTo(1000), "The distance from the place, in points.",
                usual: .number(TextMark.usualClearance)),
            ChartKey(
                "leader", .flag, "Whether it stands away, with a thin line to its place.", usual: .flag(false)
            ),
        ])
    static var writtenStyle: MarkStyle {
        TextMark(x: .value("", [Double]()), y: .value("", [Double]()), text: "").style
    }

    init?(_ fields: ChartFields) {
        let example = "write {mark: text, x: 3, y: 0.5, text: here}"
        guard ["x", "y", "text"].filter({ !fields.requires($0, remedy: example) }).isEmpty,
            let x = fields.place("x"), let y = fields.place("y"), let text = fields.text("text", "the text")
        else { return nil }
        self.init(
            x: x, y: y, text: text,
            clearance: fields.positive("clearance", "the clearance", to: 1000) ?? Self.usualClearance,
            sides: fields.sides("sides") ?? [.topRight])
        if fields.flag("leader", "the leader") == true { self = leader() }
    }

    func write(to writer: inout ChartWriter) {
        for (key, value) in [("x", x), ("y", y)] {
            if case .numbers(let numbers) = value.values, numbers.count == 1, value.label.isEmpty {
                writer.number(key, numbers[0])
            } else {
                writer.plottable(key, value)
            }
        }
        writer.write("text", .text(text))
        if sides != [.topRight] { writer.write("sides", .list(sides.map { .text($0.writtenName) })) }
        writer.number("clearance", clearance, unless: Self.usualClearance)
        writer.flag("leader", hasLeader, unless: false)
    }
}

extension ChartFields {
    /// One number or several.
    fileprivate func place(_ key: String) -> PlottableValue? {
        if case .number? = self[key] { return number(key).map { .value("", $0) } }
        if case .text(let name)? = self[key] { return .value("", name) }
        return plottable(key)
    }

    /// x, y, x2 and y2, equally many.
    fileprivate func spans() -> [[Double]]? {
        let keys = ["x", "y", "x2", "y2"]
        let example = "write x: [0], y: [0], x2: [1] and y2: [1]"
        guard keys.filter({ !requires($0, remedy: example) }).isEmpty else { return nil }
        var lists = keys.compactMap { gappedNumbers($0) }
        guard lists.count == 4 else { return nil }
        // One number holds for all.
        let most = lists.map(\.count).max() ?? 0
        for (index, key) in keys.enumerated() {
            if case .number? = self[key] { lists[index] = Array(repeating: lists[index][0], count: most) }
        }
        guard Set(lists.map(\.count)).count == 1 else {
            reader.report("x, y, x2 and y2 do not have equally many values", at: path, .head, remedy: example)
            return nil
        }
        return lists
    }
}

extension ChartWriter {
    fileprivate mutating func spans(_ x: [Double], _ y: [Double], _ x2: [Double], _ y2: [Double]) {
        for (key, values) in [("x", x), ("y", y), ("x2", x2), ("y2", y2)] { numbers(key, values) }
    }
}
