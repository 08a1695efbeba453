import CDrawing
import CHarfBuzz
import Drawing

/// One face of a font file: the sole owner of its `hb_font_t`.
///
/// The file is mapped, not read: only the tables that are looked at cost time and memory. Nothing
/// changes after `init`, so a face may be used from any thread.
final class FontFace: @unchecked Sendable {
    let pointer: OpaquePointer
    let family: String
    /// The weight by the numbers of CSS, 400 for regular.
    let weight: Double
    let isItalic: Bool
    /// Font units per em.
    let unitsPerEm: Double

    /// Every face of a file: one, or several for a collection.
    static func faces(inFile path: String) throws(CairoError) -> [FontFace] {
        // No text and no picture is made without a face: here is where the libraries are needed first.
        if let missing = descent_drawing_missing() { throw .libraryMissing(name: String(cString: missing)) }
        guard let blob = hb_blob_create_from_file_or_fail(path) else { throw .fontUnreadable(path: path) }
        defer { hb_blob_destroy(blob) }
        let faces = (0..<hb_face_count(blob)).compactMap { FontFace(blob, index: $0) }
        guard !faces.isEmpty else { throw .fontUnreadable(path: path) }
        return faces
    }

    /// `nil` for what holds no glyphs or has no name.
    private init?(_ blob: OpaquePointer, index: UInt32) {
        guard let face = hb_face_create(blob, index) else { return nil }
        defer { hb_face_destroy(face) }
        let family = Self.family(of: face)
        guard hb_face_get_glyph_count(face) > 0, !family.isEmpty, let font = hb_font_create(face) else {
            return nil
        }
        // Everything is in font units, which are whole numbers: no rounding anywhere.
        let unitsPerEm = Int32(hb_face_get_upem(face))
        hb_font_set_scale(font, unitsPerEm, unitsPerEm)
        hb_font_make_immutable(font)
        pointer = font
        self.family = family
        self.unitsPerEm = Double(unitsPerEm)
        weight = Double(hb_style_get_value(font, HB_STYLE_TAG_WEIGHT))
        isItalic =
            hb_style_get_value(font, HB_STYLE_TAG_ITALIC) != 0
            || hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE) != 0
    }

    deinit { hb_font_destroy(pointer) }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(pointer, scalar.value, &glyph) != 0
    }

    /// Whether glyphs are outlines: those of emoji are often pictures, which are drawn as nothing.
    var hasOutlines: Bool {
        let face = hb_font_get_face(pointer)
        return Self.outlineTables.contains { tag in
            let table = hb_face_reference_table(face, tag)
            defer { hb_blob_destroy(table) }
            return hb_blob_get_length(table) > 0
        }
    }

    /// `glyf`, `CFF ` and `CFF2`.
    private static let outlineTables: [hb_tag_t] = [0x676c_7966, 0x4346_4620, 0x4346_4632]

    /// Ascent and descent as the font states them, in em.
    var metrics: FontMetrics {
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(pointer, &extents)
        return FontMetrics(
            ascent: Double(extents.ascender) / unitsPerEm, descent: -Double(extents.descender) / unitsPerEm)
    }

    /// The name that all styles of the family share.
    private static func family(of face: OpaquePointer) -> String {
        for name in [HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY] {
            var bytes = [CChar](repeating: 0, count: 256)
            var count = UInt32(bytes.count)
            let length = hb_ot_name_get_utf8(
                face, hb_ot_name_id_t(name), hb_language_from_string("en", -1), &count,
                &bytes)
            if length > 0 {
                return String(decoding: bytes[..<Int(count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
            }
        }
        return ""
    }
}
