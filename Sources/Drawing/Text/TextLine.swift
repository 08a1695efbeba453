/// A piece of a line of text with one look.
public struct TextRun: Sendable, Hashable {
    /// The characters.
    public var text: String
    /// Whether it leans.
    public var isItalic: Bool
    /// The size relative to the line's size: 1, or about 0.72 for sub- and superscripts.
    package var scale: Double
    /// How far the run stands above the baseline, in units of the line's size; negative is below.
    package var rise: Double
    /// The weight where it is not that of the line.
    package var weight: FontWeight?
    /// Where the run starts, in units of the line's size from the start of the line; `nil` is behind the run
    /// before it. Either all runs of a line have a place or none.
    package var x: Double?

    /// A run; scale and rise are parts of the line's size.
    public init(
        _ text: String, italic: Bool = false, scale: Double = 1, rise: Double = 0,
        weight: FontWeight? = nil, x: Double? = nil
    ) {
        self.text = text
        self.isItalic = italic
        self.scale = scale
        self.rise = rise
        self.weight = weight
        self.x = x
    }

    /// Small and below the line.
    public static func `subscript`(_ text: String, italic: Bool = false) -> TextRun {
        TextRun(text, italic: italic, scale: 0.72, rise: -0.18)
    }

    /// Small and above the line.
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

/// A pen stroke that belongs to a line of text, such as the bar of a fraction, with round ends and joins.
package struct TextStroke: Sendable, Hashable {
    /// In units of the line's size: x from the start of the line, y downward from the baseline.
    package var points: [Point]
    /// The thickness, in units of the line's size.
    package var width: Double

    package init(_ points: [Point], width: Double) {
        self.points = points
        self.width = width
    }
}

/// Formulas in a line: strokes, and how much room it takes with all its runs in their places.
package struct TextLayout: Sendable, Hashable {
    package var strokes: [TextStroke]
    /// In units of the line's size.
    package var width: Double
    package var ascent: Double
    package var descent: Double

    package init(strokes: [TextStroke], width: Double, ascent: Double, descent: Double) {
        self.strokes = strokes
        self.width = width
        self.ascent = ascent
        self.descent = descent
    }
}

/// One line of text: runs side by side, in one size and weight.
public struct TextLine: Sendable, Hashable {
    /// Its parts, from the left to the right.
    public var runs: [TextRun]
    /// For lines whose runs have places of their own; `nil` for runs side by side.
    package var layout: TextLayout?
    /// The size in points (the em), greater than 0.
    public var size: Double
    /// How heavy its strokes are.
    public var weight: FontWeight

    /// A line of several runs; the size is that of the type, in points.
    public init(_ runs: [TextRun], size: Double, weight: FontWeight = .regular) {
        self.runs = runs
        self.size = size
        self.weight = weight
    }

    /// A line of one run; the size is that of the type, in points.
    public init(_ text: String, size: Double, weight: FontWeight = .regular, italic: Bool = false) {
        self.init([TextRun(text, italic: italic)], size: size, weight: weight)
    }

    /// The characters without their looks.
    public var plainText: String { runs.map(\.text).joined() }
}
