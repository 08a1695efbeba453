import CCairo
import Drawing

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
    var cairo: cairo_line_cap_t {
        switch self {
        case .butt: CAIRO_LINE_CAP_BUTT
        case .round: CAIRO_LINE_CAP_ROUND
        case .square: CAIRO_LINE_CAP_SQUARE
        }
    }
}

extension Stroke.Join {
    var cairo: cairo_line_join_t {
        switch self {
        case .miter: CAIRO_LINE_JOIN_MITER
        case .round: CAIRO_LINE_JOIN_ROUND
        case .bevel: CAIRO_LINE_JOIN_BEVEL
        }
    }
}
