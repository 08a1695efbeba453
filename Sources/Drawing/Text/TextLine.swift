/// A piece of a line of text with one look.
public struct TextRun: Sendable, Hashable {
    public var text: String
    public var isItalic: Bool
    /// The size relative to the line's size: 1, or about 0.72 for sub- and superscripts.
    public var scale: Double
    /// How far the run stands above the baseline, in units of the line's size; negative is below.
    public var rise: Double

    public init(_ text: String, italic: Bool = false, scale: Double = 1, rise: Double = 0) {
        self.text = text
        self.isItalic = italic
        self.scale = scale
        self.rise = rise
    }

    public static func `subscript`(_ text: String, italic: Bool = false) -> TextRun {
        TextRun(text, italic: italic, scale: 0.72, rise: -0.18)
    }

    public static func superscript(_ text: String, italic: Bool = false) -> TextRun {
        TextRun(text, italic: italic, scale: 0.72, rise: 0.38)
    }
}

/// How heavy the strokes of letters are, by the numbers fonts use (CSS `font-weight`).
public enum FontWeight: Int, Sendable, Hashable, CaseIterable {
    case regular = 400
    case medium = 500
    case semibold = 600
    case bold = 700
}

/// One line of text: runs side by side, in one size and weight.
public struct TextLine: Sendable, Hashable {
    public var runs: [TextRun]
    /// The size in points (the em), greater than 0.
    public var size: Double
    public var weight: FontWeight

    public init(_ runs: [TextRun], size: Double, weight: FontWeight = .regular) {
        self.runs = runs
        self.size = size
        self.weight = weight
    }

    public init(_ text: String, size: Double, weight: FontWeight = .regular, italic: Bool = false) {
        self.init([TextRun(text, italic: italic)], size: size, weight: weight)
    }

    /// The characters without their looks.
    public var plainText: String { runs.map(\.text).joined() }
}
