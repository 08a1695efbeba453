import CCairo
import Drawing

/// A pen on a surface: the sole owner of a `cairo_t`. All coordinates are those of the device.
final class CairoContext {
    private let pointer: OpaquePointer

    /// - Parameters:
    ///   - tolerance: how far a curve may be from the segments that stand for it.
    ///   - top: the row of the device that the surface begins with.
    init(_ surface: CairoSurface, tolerance: Double, top: Int = 0) throws(CairoError) {
        guard let pointer = cairo_create(surface.pointer) else {
            throw .drawingFailed(step: "making a context", reason: "out of memory")
        }
        self.pointer = pointer
        cairo_set_tolerance(pointer, tolerance)
        cairo_translate(pointer, 0, -Double(top))
        cairo_set_miter_limit(pointer, Self.miterLimit)
        try check("making a context")
    }

    deinit { cairo_destroy(pointer) }

    /// How far a curve in a picture may be from the segments that stand for it, in pixels.
    static let pictureTolerance = 0.05

    /// How edges are smoothed.
    enum Antialias {
        /// Not at all: a pixel is painted or not.
        case none
        /// By 16 samples in a pixel, in half the time. Charts then have few enough colors for a palette.
        case quick
        /// By as many levels as a byte has.
        case full

        fileprivate var cairo: cairo_antialias_t {
            switch self {
            case .none: CAIRO_ANTIALIAS_NONE
            case .quick: CAIRO_ANTIALIAS_FAST
            case .full: CAIRO_ANTIALIAS_GRAY
            }
        }
    }

    /// The longest miter in line widths. SVG's own default, so that pages look the same.
    static let miterLimit = 4.0

    func check(_ step: String) throws(CairoError) {
        let status = cairo_status(pointer)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .drawingFailed(step: step, reason: String(cString: cairo_status_to_string(status)))
        }
    }

    /// Paints everything, replacing what was there.
    func cover(with color: Color) {
        set(color)
        cairo_set_operator(pointer, CAIRO_OPERATOR_SOURCE)
        cairo_paint(pointer)
        cairo_set_operator(pointer, CAIRO_OPERATOR_OVER)
    }

    func fill(
        _ path: Path, _ color: Color, rule: PathItem.FillRule = .nonZero, antialias: Antialias = .full
    ) {
        guard !path.isEmpty else { return }
        set(path)
        set(color)
        cairo_set_fill_rule(
            pointer, rule == .evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
        cairo_set_antialias(pointer, antialias.cairo)
        cairo_fill(pointer)
    }

    /// - Parameter dashStart: how far into the pattern of dashes the path begins.
    func stroke(
        _ path: Path, _ style: LineStyle, _ color: Color, dashStart: Double = 0, antialias: Antialias = .full
    ) {
        guard !path.isEmpty else { return }
        set(path)
        set(color)
        cairo_set_line_width(pointer, style.width)
        cairo_set_dash(pointer, style.dash, Int32(style.dash.count), dashStart)
        cairo_set_line_cap(pointer, style.cap.cairo)
        cairo_set_line_join(pointer, style.join.cairo)
        cairo_set_antialias(pointer, antialias.cairo)
        cairo_stroke(pointer)
    }

    /// Paints a color where a mask lets it through.
    ///
    /// - Parameters:
    ///   - x: the column of the device where the mask begins.
    ///   - y: the row.
    func paint(_ color: Color, through mask: CairoSurface, x: Double, y: Double) {
        set(color)
        cairo_mask_surface(pointer, mask.pointer, x, y)
    }

    /// Paints what `body` paints, but nothing outside of the rectangle.
    func clipped(to rect: Rect, _ body: () -> Void) {
        cairo_save(pointer)
        cairo_new_path(pointer)
        cairo_rectangle(pointer, rect.x, rect.y, rect.width, rect.height)
        cairo_clip(pointer)
        body()
        cairo_restore(pointer)
    }

    /// Paints what `body` paints as one picture of this opacity.
    func faded(to opacity: Double, _ body: () -> Void) {
        cairo_push_group(pointer)
        body()
        cairo_pop_group_to_source(pointer)
        cairo_paint_with_alpha(pointer, opacity)
    }

    private func set(_ color: Color) {
        cairo_set_source_rgba(pointer, color.red, color.green, color.blue, color.alpha)
    }

    private func set(_ path: Path) {
        cairo_new_path(pointer)
        for element in path.elements {
            switch element {
            case .move(let p): cairo_move_to(pointer, p.x, p.y)
            case .line(let p): cairo_line_to(pointer, p.x, p.y)
            case .cubic(let a, let b, let p): cairo_curve_to(pointer, a.x, a.y, b.x, b.y, p.x, p.y)
            case .close: cairo_close_path(pointer)
            }
        }
    }
}

/// A ``Stroke`` in device units and without its paint.
struct LineStyle: Hashable {
    var width: Double
    var dash: [Double]
    var cap: Stroke.Cap
    var join: Stroke.Join

    /// `nil` for a line that has no width and paints nothing.
    init?(_ stroke: Stroke, scale: Double) {
        let width = stroke.width * scale
        guard width.isFinite, width > 0 else { return nil }
        self.width = width
        cap = stroke.cap
        join = stroke.join
        let dash = stroke.dash.map { $0 * scale }
        // Cairo refuses patterns with negative lengths or without any length, for good.
        let isUsable = dash.allSatisfy { $0.isFinite && $0 >= 0 } && dash.reduce(0, +) > Self.shortestDash
        self.dash = isUsable ? dash : []
    }

    /// Patterns shorter than this look solid and cost one dash per repetition.
    private static let shortestDash = 1.0 / 16

    /// The length after which the pattern repeats: twice its sum where it has an odd count.
    var dashPeriod: Double {
        dash.reduce(0, +) * (dash.count.isMultiple(of: 2) ? 1 : 2)
    }

    /// How far ink may be from the path.
    var reach: Double {
        width / 2 * (join == .miter ? CairoContext.miterLimit : cap == .square ? 1.5 : 1)
    }
}

extension Stroke.Cap {
    fileprivate var cairo: cairo_line_cap_t {
        switch self {
        case .butt: CAIRO_LINE_CAP_BUTT
        case .round: CAIRO_LINE_CAP_ROUND
        case .square: CAIRO_LINE_CAP_SQUARE
        }
    }
}

extension Stroke.Join {
    fileprivate var cairo: cairo_line_join_t {
        switch self {
        case .miter: CAIRO_LINE_JOIN_MITER
        case .round: CAIRO_LINE_JOIN_ROUND
        case .bevel: CAIRO_LINE_JOIN_BEVEL
        }
    }
}
