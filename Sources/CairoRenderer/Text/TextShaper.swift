import CCairo
import Drawing

/// Turns strings into advances and outlines, with caches. Every use of Pango is in here and in
/// ``PangoLayouter``, behind one lock; what comes out are plain values in units of the text size.
final class TextShaper: @unchecked Sendable {
    private struct Key: Hashable {
        var text: String
        var style: TextStyle
    }

    private let lock = Lock()
    private let fonts: FontFamilies
    private let layouter: PangoLayouter
    private var advances: [Key: Double] = [:]
    private var outlines: [Key: Path] = [:]
    private var metrics: [TextStyle: FontMetrics] = [:]

    /// How many strings each cache keeps. A full cache is emptied: what comes out never depends on
    /// what is in it.
    private static let capacity = 8192

    init(fonts: FontFamilies) throws(CairoError) {
        self.fonts = fonts
        layouter = try PangoLayouter(fonts: fonts)
    }

    /// The width of the text in em.
    func advance(_ text: String, _ style: TextStyle) -> Double {
        let key = Key(text: text, style: style)
        return lock.locked {
            if let known = advances[key] { return known }
            let pieces = printable(text)
            let advance = pieces.reduce(0) { $0 + layouter.advance($1, style) }
            if advances.count >= Self.capacity { advances.removeAll() }
            advances[key] = advance
            return advance
        }
    }

    /// The outlines of the letters in em, from the pen's start on the baseline; y grows downward.
    func outline(_ text: String, _ style: TextStyle) -> Path {
        let key = Key(text: text, style: style)
        return lock.locked {
            if let known = outlines[key] { return known }
            var outline = Path()
            var x = 0.0
            for piece in printable(text) {
                outline.append(layouter.outline(piece, style).offset(by: Point(x, 0)))
                x += layouter.advance(piece, style)
            }
            if outlines.count >= Self.capacity { outlines.removeAll() }
            outlines[key] = outline
            return outline
        }
    }

    func metrics(_ style: TextStyle) -> FontMetrics {
        lock.locked {
            if let known = metrics[style] { return known }
            let found = layouter.metrics(style)
            metrics[style] = found
            return found
        }
    }

    func missingCharacters(in text: String) -> [Unicode.Scalar] {
        lock.locked {
            var missing: [Unicode.Scalar] = []
            for scalar in PrintableText.singleLine(text).unicodeScalars
            where isMissing(scalar) && !missing.contains(scalar) {
                missing.append(scalar)
            }
            return missing
        }
    }

    var familyNames: [String] { fonts.names }

    private func printable(_ text: String) -> [String] {
        PrintableText.pieces(
            of: PrintableText.replacing(in: PrintableText.singleLine(text), where: isMissing))
    }

    private func isMissing(_ scalar: Unicode.Scalar) -> Bool {
        // Joiners, direction marks and variation selectors have no shape to miss.
        !scalar.properties.isDefaultIgnorableCodePoint && !fonts.contain(scalar)
    }
}
