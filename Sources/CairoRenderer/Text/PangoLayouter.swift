import CCairo
import Drawing

/// The sole owner of a Pango font map, context and layout and of the Cairo context that glyph
/// outlines are taken from. Not thread-safe: ``TextShaper`` guards it.
///
/// Results are in em. The layout is done at ``referenceSize`` units, large enough that Pango's
/// 1/1024 unit and FreeType's 1/64 unit vanish (below 1/8000 em).
final class PangoLayouter {
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let layout: OpaquePointer
    private let scratch: OpaquePointer
    private let families: String

    private static let referenceSize = 128.0

    init(fonts: FontFamilies) throws(CairoError) {
        guard let fontMap = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
            throw .drawingFailed(
                step: "setting up Pango", reason: "it was built without FreeType; install another build")
        }
        self.fontMap = fontMap
        pango_fc_font_map_set_config(OpaquePointer(fontMap), fonts.config)
        context = pango_font_map_create_context(fontMap)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        // Otherwise the language of the user's locale would choose between glyph variants.
        pango_context_set_language(context, pango_language_from_string("en"))
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        layout = pango_layout_new(context)
        pango_layout_set_single_paragraph_mode(layout, 1)
        // Lines run from left to right, as SVG's do in a page; words in them as they are written.
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
        pango_layout_set_auto_dir(layout, 0)
        let attributes = pango_attr_list_new()
        // Figures of one width, so that numbers in a column stand under each other.
        pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum"))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        // A surface without bounds: on others Cairo leaves out letters more than ten em away.
        let surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil)
        scratch = cairo_create(surface)
        cairo_surface_destroy(surface)
        families = fonts.names.joined(separator: ",")
    }

    deinit {
        cairo_destroy(scratch)
        g_object_unref(UnsafeMutableRawPointer(layout))
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(fontMap)
    }

    func advance(_ text: String, _ style: TextStyle) -> Double {
        set(text, style)
        var logical = PangoRectangle()
        pango_layout_get_extents(layout, nil, &logical)
        return Self.em(logical.width)
    }

    func metrics(_ style: TextStyle) -> FontMetrics {
        set("x", style)
        var logical = PangoRectangle()
        pango_layout_get_extents(layout, nil, &logical)
        let baseline = pango_layout_get_baseline(layout)
        return FontMetrics(ascent: Self.em(baseline), descent: Self.em(logical.height - baseline))
    }

    func outline(_ text: String, _ style: TextStyle) -> Path {
        set(text, style)
        cairo_new_path(scratch)
        cairo_move_to(scratch, 0, 0)
        pango_cairo_layout_line_path(scratch, pango_layout_get_line_readonly(layout, 0))
        guard let copy = cairo_copy_path(scratch) else { return Path() }
        defer { cairo_path_destroy(copy) }
        return Self.path(copy.pointee)
    }

    private func set(_ text: String, _ style: TextStyle) {
        let description = pango_font_description_new()
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, families)
        pango_font_description_set_weight(description, PangoWeight(UInt32(style.weight.rawValue)))
        pango_font_description_set_style(
            description, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        pango_font_description_set_absolute_size(description, Self.referenceSize * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
            }
        }
    }

    private static func em(_ units: Int32) -> Double {
        Double(units) / Double(PANGO_SCALE) / referenceSize
    }

    /// Reads Cairo's list of path records, each a header followed by its points.
    private static func path(_ source: cairo_path_t) -> Path {
        var elements: [Path.Element] = []
        var index = 0
        let count = Int(source.num_data)
        guard let data = source.data else { return Path() }
        func point(_ offset: Int) -> Point {
            let point = data[index + offset].point
            return Point(point.x / referenceSize, point.y / referenceSize)
        }
        while index < count {
            let header = data[index].header
            switch header.type {
            case CAIRO_PATH_MOVE_TO: elements.append(.move(point(1)))
            case CAIRO_PATH_LINE_TO: elements.append(.line(point(1)))
            case CAIRO_PATH_CURVE_TO: elements.append(.cubic(point(1), point(2), point(3)))
            default: elements.append(.close)
            }
            index += max(1, Int(header.length))
        }
        // After a close Cairo notes the start of the next outline, even if none follows.
        while case .move = elements.last { elements.removeLast() }
        return Path(elements: elements)
    }
}
