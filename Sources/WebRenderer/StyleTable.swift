import Drawing

/// The classes of one figure, in order of first use.
struct StyleTable {
    /// The class of the root element of all figures that share these classes; without one their id stands in front of every
    /// selector.
    var scope: String?
    /// What a class is made for.
    enum Style: Hashable {
        case fill(Paint)
        case stroke(Stroke)
        case crisp
    }

    private var styles: [Style] = []
    private var numbers: [Style: Int] = [:]

    /// The name of the class, made at the first use: `a`, `b`, … `z`, `aa`, …
    mutating func name(of style: Style) -> [UInt8] {
        if let number = numbers[style] { return Self.name(number) }
        numbers[style] = styles.count
        styles.append(style)
        return Self.name(styles.count - 1)
    }

    /// The style sheet.
    var sheet: [UInt8] { Array(InlineDrawings.Sheet.text(of: [parts]).utf8) }

    /// The style sheet by the grounds that its rules are for.
    var parts: InlineDrawings.Sheet {
        var light: [UInt8] = []
        var dark: [UInt8] = []
        var print: [UInt8] = []
        for (number, style) in styles.enumerated() {
            rule(number, Self.declarations(style), into: &light)
            let changes = Self.changes(of: style, on: .dark)
            if !changes.isEmpty { rule(number, changes, into: &dark) }
            let inked = Self.changes(of: style, on: .print)
            if !inked.isEmpty { rule(number, inked, into: &print) }
        }
        return InlineDrawings.Sheet(
            light: String(decoding: light, as: UTF8.self), dark: String(decoding: dark, as: UTF8.self),
            print: String(decoding: print, as: UTF8.self))
    }

    private func rule(_ number: Int, _ declarations: [String], into sheet: inout [UInt8]) {
        if let scope {
            sheet += Array(".\(scope) .".utf8)
        } else {
            sheet += [UInt8(ascii: "#"), ElementID.mark] + Array(" .".utf8)
        }
        sheet += Self.name(number)
        sheet += Array("{\(declarations.joined(separator: ";"))}".utf8)
    }

    private static func name(_ number: Int) -> [UInt8] {
        let letter = UInt8(ascii: "a") + UInt8(number % 26)
        return number < 26 ? [letter] : name(number / 26 - 1) + [letter]
    }
}

// MARK: Declarations

extension StyleTable {
    private static func declarations(_ style: Style) -> [String] {
        switch style {
        case .fill(let paint): colors("fill", paint)
        case .stroke(let stroke): colors("stroke", stroke.paint) + geometry(stroke)
        case .crisp: ["shape-rendering:crispEdges"]
        }
    }

    /// What changes on another ground than a light screen; empty where nothing does.
    private static func changes(of style: Style, on appearance: Appearance) -> [String] {
        let property: String
        let paint: Paint
        switch style {
        case .fill(let own): (property, paint) = ("fill", own)
        case .stroke(let stroke): (property, paint) = ("stroke", stroke.paint)
        case .crisp: return []
        }
        var changes: [String] = []
        let other = paint.color(in: appearance)
        if paint.light.hex != other.hex { changes.append("\(property):\(color(paint, appearance))") }
        if paint.light.alpha != other.alpha {
            changes.append("\(property)-opacity:\(number(other.alpha))")
        }
        return changes
    }

    private static func colors(_ property: String, _ paint: Paint) -> [String] {
        let alpha = paint.light.alpha
        return ["\(property):\(color(paint, .light))"]
            + (alpha == 1 ? [] : ["\(property)-opacity:\(number(alpha))"])
    }

    private static func color(_ paint: Paint, _ appearance: Appearance) -> String {
        let hex = paint.color(in: appearance).hex
        // On paper the colors are the figure's own: the variables of a page are those of screens.
        guard appearance != .print else { return hex }
        guard let name = paint.name, isToken(name) else { return hex }
        return "var(--\(name),\(hex))"
    }

    /// Whether the name is one that CSS reads as a name and nothing else.
    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-": true
                default: false
                }
            }
    }

    /// What differs from the root element's round joins and from SVG's defaults.
    private static func geometry(_ stroke: Stroke) -> [String] {
        var parts = ["stroke-width:\(number(stroke.width))"]
        if stroke.dash.contains(where: { $0 > 0 }) && stroke.dash.allSatisfy({ $0 >= 0 && $0.isFinite }) {
            parts.append("stroke-dasharray:\(stroke.dash.map(number).joined(separator: " "))")
        }
        if stroke.cap != .butt { parts.append("stroke-linecap:\(stroke.cap.rawValue)") }
        if stroke.join != .round { parts.append("stroke-linejoin:\(stroke.join.rawValue)") }
        return parts
    }

    private static func number(_ value: Double) -> String {
        var bytes: [UInt8] = []
        Hundredths(value).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
