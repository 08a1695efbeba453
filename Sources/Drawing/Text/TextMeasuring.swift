/// How much room a line of text takes, in points.
public struct TextExtents: Sendable, Hashable {
    /// From the pen before the first character to the pen after the last one.
    public var width: Double
    /// From the baseline up to the top of the tallest letters and scripts; positive.
    public var ascent: Double
    /// From the baseline down to the bottom of the lowest letters and scripts; positive.
    public var descent: Double

    /// How far a line reaches, in points.
    public init(width: Double, ascent: Double, descent: Double) {
        self.width = width
        self.ascent = ascent
        self.descent = descent
    }

    /// Ascent and descent together, in points.
    public var height: Double { ascent + descent }
}

/// Something that knows how large text will be, so that layout can leave room for it.
///
/// Ascent and descent are those of the font, not of the letters in this line, so that labels side
/// by side share a baseline whatever they say.
public protocol TextMeasuring: Sendable {
    func extents(of line: TextLine) -> TextExtents
}
