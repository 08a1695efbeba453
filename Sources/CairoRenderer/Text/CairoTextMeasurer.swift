import Drawing

/// Measures text with the very outlines that ``CairoRenderer`` draws.
///
/// Widths are proportional to the size: text is laid out once, at one large size and without
/// hinting, then scaled. Every string is laid out once per style; measuring it again, at any size,
/// is a look into a table. May be used from any thread.
public struct CairoTextMeasurer: TextMeasuring {
    private let fonts: FontSet

    /// - Throws: ``CairoError/fontsUnusable(families:)`` if text cannot be laid out with the fonts.
    public init(fonts: FontSet) throws(CairoError) {
        let probe = fonts.shaper.metrics(TextStyle(weight: .regular, isItalic: false))
        guard probe.ascent > 0 else { throw .fontsUnusable(families: fonts.shaper.familyNames) }
        self.fonts = fonts
    }

    /// - Complexity: O(1) for runs whose text and style have been seen before.
    public func extents(of line: TextLine) -> TextExtents {
        let shaper = fonts.shaper
        let (runs, width) = line.placedRuns(shaper.advance)
        let metrics = shaper.metrics(TextStyle(weight: line.weight, isItalic: false))
        var extents = TextExtents(
            width: width, ascent: metrics.ascent * line.size, descent: metrics.descent * line.size)
        for (run, style, _) in runs {
            let metrics = shaper.metrics(style)
            extents.ascent = max(extents.ascent, (metrics.ascent * run.scale + run.rise) * line.size)
            extents.descent = max(extents.descent, (metrics.descent * run.scale - run.rise) * line.size)
        }
        if let layout = line.layout {
            extents.ascent = max(extents.ascent, layout.ascent * line.size)
            extents.descent = max(extents.descent, layout.descent * line.size)
        }
        return extents
    }

    /// The characters of the line that none of the fonts has, each once, in order of appearance.
    public func missingCharacters(in line: TextLine) -> [Unicode.Scalar] {
        fonts.missingCharacters(in: line.plainText)
    }
}
