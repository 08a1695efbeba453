import CHarfBuzz
import Drawing

/// Text as glyphs side by side, in em. Shaping is HarfBuzz's: kerning, ligatures, marks, scripts.
struct GlyphLine {
    struct Glyph {
        var id: UInt32
        var face: Int
        /// Where the glyph stands, y growing downward.
        var place: Point
    }

    private(set) var glyphs: [Glyph] = []
    /// From the pen before the first glyph to the pen after the last one.
    private(set) var advance = 0.0

    init(_ text: String, faces: [FontFace]) {
        let text = TextRuns(text, faces: faces)
        guard !text.runs.isEmpty, let buffer = hb_buffer_create() else { return }
        defer { hb_buffer_destroy(buffer) }
        for run in text.runs {
            Self.fill(buffer, run, of: text.scalars)
            var features = Self.features
            hb_shape(faces[run.face].pointer, buffer, &features, UInt32(features.count))
            append(buffer, run: run, unitsPerEm: faces[run.face].unitsPerEm)
        }
    }

    /// Figures of one width, so that numbers in a column stand under each other.
    private static let features = [
        // The letters t, n, u and m.
        hb_feature_t(tag: 0x746e_756d, value: 1, start: 0, end: .max)
    ]

    private static func fill(_ buffer: OpaquePointer, _ run: ScriptRun, of scalars: [UInt32]) {
        hb_buffer_reset(buffer)
        hb_buffer_add_utf32(
            buffer, scalars, Int32(scalars.count), UInt32(run.range.lowerBound), Int32(run.range.count))
        hb_buffer_set_direction(buffer, run.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, hb_script_t(run.script))
        // Otherwise the language of the user's locale would choose between variants of letters.
        hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
    }

    private mutating func append(_ buffer: OpaquePointer, run: ScriptRun, unitsPerEm: Double) {
        var count: UInt32 = 0
        let infos = UnsafeBufferPointer(start: hb_buffer_get_glyph_infos(buffer, &count), count: Int(count))
        let positions = UnsafeBufferPointer(
            start: hb_buffer_get_glyph_positions(buffer, &count), count: Int(count))
        for (info, position) in zip(infos, positions) {
            let place = Point(
                advance + Double(position.x_offset) / unitsPerEm, -Double(position.y_offset) / unitsPerEm)
            glyphs.append(Glyph(id: info.codepoint, face: run.face, place: place))
            advance += Double(position.x_advance) / unitsPerEm
        }
    }
}
