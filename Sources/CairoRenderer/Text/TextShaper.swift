import CHarfBuzz
import Drawing
import SystemLibrary

/// Turns strings into advances and outlines, with caches behind a lock; what comes out are plain values in
/// units of the text size.
final class TextShaper: @unchecked Sendable {
    private struct Key: Hashable {
        var text: String
        var style: TextStyle
    }

    private let lock = Lock()
    private let fonts: FontFamilies
    /// Where characters are looked for that none of the fonts has; `nil` where nothing else may be used.
    private var fallback: FallbackFonts?
    /// What has been found there, in the order in which it came up; at the end of the faces of every style.
    private var foundFaces: [FontFace] = []
    private var unknown: Set<Unicode.Scalar> = []
    private var faces: [TextStyle: [FontFace]] = [:]
    private var advances: [Key: Double] = [:]
    private var outlines: [Key: Path] = [:]
    private var metrics: [TextStyle: FontMetrics] = [:]

    /// How many strings each cache keeps. A full cache is emptied: what comes out never depends on
    /// what is in it.
    private static let capacity = 8192

    init(fonts: FontFamilies, fallback: FallbackFonts? = nil) {
        self.fonts = fonts
        self.fallback = fallback
    }

    /// The width of the text in em.
    func advance(_ text: String, _ style: TextStyle) -> Double {
        let key = Key(text: text, style: style)
        return lock.locked {
            if let known = advances[key] { return known }
            let pieces = printable(text)
            let faces = faces(for: style)
            let advance = pieces.reduce(0) { $0 + GlyphLine($1, faces: faces).advance }
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
            // Before the faces: what it looks for may add to them.
            let pieces = printable(text)
            let faces = faces(for: style)
            let pen = GlyphPen()
            var x = 0.0
            for piece in pieces {
                let line = GlyphLine(piece, faces: faces)
                for glyph in line.glyphs {
                    pen.add(glyph.id, of: faces[glyph.face], at: glyph.place + Point(x, 0))
                }
                x += line.advance
            }
            let outline = Path(elements: pen.elements)
            if outlines.count >= Self.capacity { outlines.removeAll() }
            outlines[key] = outline
            return outline
        }
    }

    /// Those of the family that sets the look.
    func metrics(_ style: TextStyle) -> FontMetrics {
        lock.locked {
            if let known = metrics[style] { return known }
            let found = faces(for: style).first?.metrics ?? FontMetrics(ascent: 0, descent: 0)
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

    /// Called with the lock held.
    private func faces(for style: TextStyle) -> [FontFace] {
        if let known = faces[style] { return known + foundFaces }
        let found = fonts.faces(for: style)
        faces[style] = found
        return found + foundFaces
    }

    private func printable(_ text: String) -> [String] {
        PrintableText.pieces(
            of: PrintableText.replacing(in: PrintableText.singleLine(text), where: isMissing))
    }

    /// Called with the lock held.
    private func isMissing(_ scalar: Unicode.Scalar) -> Bool {
        // Joiners, direction marks and variation selectors have no shape to miss.
        if scalar.properties.isDefaultIgnorableCodePoint || fonts.contain(scalar) { return false }
        if unknown.contains(scalar) { return true }
        if foundFaces.contains(where: { $0.contains(scalar) }) { return false }
        guard let face = fallback?.face(with: scalar) else {
            unknown.insert(scalar)
            return true
        }
        foundFaces.append(face)
        return false
    }
}
