import Drawing
import Schema

/// A mark with a written form.
protocol WrittenMark: ChartMark {
    /// What stands behind the key `mark`, and the keys it takes beside that and those of the style.
    static var writtenKind: ChartKind { get }
    /// The style of a mark of which nothing is written.
    static var writtenStyle: MarkStyle { get }

    /// - Returns: `nil` after having reported an error.
    init?(_ fields: ChartFields)
    func write(to writer: inout ChartWriter)

    /// What is written behind `mark` for this very mark: where it cannot be written as what it is, as what it is
    /// like.
    var nameInWriting: String { get }
}

/// A mark that can draw each of its values in a color of its own.
protocol ValueColoredMark: ChartMark {}

extension LineMark: ValueColoredMark {}
extension PointMark: ValueColoredMark {}
extension BarMark: ValueColoredMark {}
extension ErrorBarMark: ValueColoredMark {}
extension RectangleMark: ValueColoredMark {}
extension ArrowMark: ValueColoredMark {}

/// A mark whose name can stand at its right end.
protocol EndNamedMark: ChartMark {
    func endLabel(_ text: String?) -> Self
}

extension WrittenMark {
    static var writtenName: String { writtenKind.name }
    static var writtenStyle: MarkStyle { MarkStyle() }
    public var kindName: String { Self.writtenName }
    var nameInWriting: String { Self.writtenName }
}

extension WrittenMark {
    /// Every key: the mark's own, those of all marks, and that of words beside it where there can be some.
    static var everyKey: [ChartKey] {
        let own = writtenKind.keys
        // What a mark says of a key of its own goes before what all marks say of it.
        let others = ChartKey.style.filter { key in !own.contains { $0.key == key.key } }
        return own + others + (Self.self is any AnnotatedMark.Type ? [.annotation] : [])
    }
}

extension ChartKind {
    /// Every mark with all of its keys.
    static var markKinds: [ChartKind] {
        MarkVocabulary.marks.map { type in
            let kind = type.writtenKind
            return ChartKind(kind.name, title: kind.title, kind.words, type.everyKey)
        } + [.space]
    }
}

/// Every mark there is in writing.
enum MarkVocabulary {
    static let marks: [any WrittenMark.Type] = [
        LineMark.self, PointMark.self, BarMark.self, BoxMark.self, AreaMark.self, RuleMark.self,
        RectangleMark.self,
        SectorMark.self, LinePlot.self, ErrorBandMark.self, ErrorBarMark.self, ArrowMark.self, TextMark.self,
        ContourMark.self, FilledContourMark.self, HeatMapMark.self, VectorFieldMark.self, StreamlineMark.self,
    ]
    /// What a whole chart becomes where one of its marks is this.
    static let space = "surface3d"
    static let names = marks.map { $0.writtenName } + [space]

    static func type(named name: String) -> (any WrittenMark.Type)? {
        marks.first { $0.writtenName == name }
    }
}

extension MarkStyle {
    mutating func read(_ fields: ChartFields) {
        if fields.table == nil, let name = fields.text("series", "the series") { series = name }
        if let text = fields.text("color", "the color") {
            if text == "auto" {
                paint = nil
            } else if let color = Paint(written: text) {
                paint = color
            } else {
                fields.report(
                    "\"\(text.shortened(to: 40))\" is no color", at: "color",
                    remedy: Paint.remedy)
            }
        }
        if case .text("auto")? = fields["width"] {
            lineWidth = nil
        } else if let width = fields.positive("width", "the width", to: 100) {
            lineWidth = width
        }
        if let lengths = fields.numbers("dash", "the dash") { dash = lengths.map { min(1000, max(0, $0)) } }
        if let value = fields.positive("opacity", "the opacity", to: 1) { opacity = value }
        let symbols = Symbol.allCases.map(\.rawValue)
        if let name = fields.choice("symbol", of: symbols, called: "symbols", "the symbol") {
            symbol = Symbol(rawValue: name)
        }
        if let value = fields.positive("size", "the size", to: 200) { symbolRadius = value }
        if let value = fields.positive("spacing", "the spacing", to: 10_000) { symbolSpacing = value }
        if let flag = fields.flag("casing", "the casing") { hasCasing = flag }
        annotation = fields.annotation()
        if let value = fields.plottable("color-by", asGroups: true) { groups = value }
        if case .categories(let names)? = groups?.values, names.count == 1 { series = names[0] }
        if let value = fields.plottable("symbol-by", asGroups: true) { symbolGroups = value }
        let maps = ColorMap.names.map(\.name)
        if let name = fields.choice("map", of: maps, called: "color maps", "the color map") {
            colorMap = ColorMap(name)
        }
    }

    /// - Parameter usual: what need not be written.
    func write(to writer: inout ChartWriter, unless usual: MarkStyle) {
        let isGroup = groups.map { $0.values == .categories([series ?? ""]) } ?? false
        if !isGroup { writer.text("series", series) }
        if paint != usual.paint { writer.text("color", paint?.written ?? "auto") }
        if lineWidth != usual.lineWidth {
            writer.write("width", lineWidth.map { .number($0) } ?? .text("auto"))
        }
        if dash != usual.dash { writer.numbers("dash", dash) }
        writer.number("opacity", opacity, unless: usual.opacity)
        writer.text("symbol", symbol?.rawValue)
        writer.number("size", symbolRadius, unless: usual.symbolRadius)
        writer.number("spacing", symbolSpacing, unless: 0)
        writer.flag("casing", hasCasing, unless: false)
        writer.write("annotation", annotation?.written)
        writer.plottable("color-by", groups)
        writer.plottable("symbol-by", symbolGroups)
        writer.text("map", ColorMap.names.first { $0.map == colorMap }?.name)
    }
}

extension ChartFields {
    /// A number from 0 to a limit.
    func positive(_ key: String, _ name: String, to limit: Double) -> Double? {
        guard let value = number(key, name) else { return nil }
        guard value >= 0, value <= limit else {
            report(
                "\(name) must be between 0 and \(NumberText.exact(limit)), found \(NumberText.exact(value))",
                at: key)
            return nil
        }
        return value
    }

    /// Values along x and y, equally many.
    func xy(_ others: [String] = ["y"]) -> [PlottableValue]? {
        let keys = ["x"] + others
        let example = "write x: [0, 1, 2] and \(others[0]): [4, 2, 1]"
        guard keys.filter({ !requires($0, remedy: example) }).isEmpty else { return nil }
        let values = keys.compactMap { plottable($0) }
        guard values.count == keys.count else { return nil }
        for (key, value) in zip(keys, values) where value.count != values[0].count {
            report(
                "x has \(values[0].count) values and \(key) has \(value.count)", at: key,
                remedy: "give as many values for x as for \(key)")
            return nil
        }
        // Along one axis there are numbers or names, never both.
        for (key, value) in zip(keys, values).dropFirst(2) where value.areNames != values[1].areNames {
            let kinds = values[1].areNames ? ("names", "numbers") : ("numbers", "names")
            report(
                "\(keys[1]) has \(kinds.0) and \(key) has \(kinds.1)", at: key,
                remedy: "take columns or lists of numbers for both")
            return nil
        }
        return values
    }

    /// Where a label may stand: `top`, `top-right`, …
    func sides(_ key: String) -> [LabelRequest.Side]? {
        guard let names = texts(key, "the sides") else { return nil }
        let sides = names.compactMap { name in
            LabelRequest.Side.allCases.first { $0.writtenName == name }
        }
        guard sides.count == names.count else {
            report(
                "the sides must be names of sides", at: key,
                remedy: "there are " + LabelRequest.Side.allCases.map(\.writtenName).joined(separator: ", "))
            return nil
        }
        return sides
    }
}

extension LabelRequest.Side {
    var writtenName: String {
        switch self {
        case .topRight: "top-right"
        case .right: "right"
        case .top: "top"
        case .bottomRight: "bottom-right"
        case .left: "left"
        case .topLeft: "top-left"
        case .bottom: "bottom"
        case .bottomLeft: "bottom-left"
        }
    }
}
