import Drawing

/// The looks of every figure: tokens of color, sizes of type, widths of lines.
///
/// There is one theme with three faces: a light screen, a dark one, and paper, where text is black,
/// grids are strong enough to be printed, and everything else is as on a light screen. What looks wrong is
/// changed here, for all figures at once.
public enum Theme {
    // MARK: Colors

    /// What everything stands on.
    public static let ground = Paint(name: "ground", light: Color(hex: 0xffffff), dark: Color(hex: 0x14171c))
    /// Words and axes.
    public static let ink = Paint(
        name: "ink", light: Color(hex: 0x1a1d21), dark: Color(hex: 0xe8eaed), print: Color(hex: 0x000000))
    /// Subtitles, ticks and notes.
    public static let muted = Paint(
        name: "muted", light: Color(hex: 0x5c6570), dark: Color(hex: 0x9aa4b0), print: Color(hex: 0x404448))
    /// Grids and thin lines.
    public static let rule = Paint(
        name: "rule", light: Color(hex: 0xe4e7eb), dark: Color(hex: 0x2b313a), print: Color(hex: 0xc8ccd0))
    /// The axis itself: a shade stronger than the grid.
    public static let axis = Paint(
        name: "axis", light: Color(hex: 0xaab2bc), dark: Color(hex: 0x4d5662), print: Color(hex: 0x70757a))
    /// The path, the thing that moves, the thing that matters.
    public static let accent = Paint(name: "accent", light: Color(hex: 0x1f5fbf), dark: Color(hex: 0x6ea8fe))
    /// The target, the error, the warning.
    public static let contrast = Paint(
        name: "contrast", light: Color(hex: 0xc4520a), dark: Color(hex: 0xffa15c))

    /// Positive weights and slopes are blue, negative ones orange, zero and dead ones grey.
    package static func sign(of value: Double) -> Paint {
        value > 0 ? accent : value < 0 ? contrast : muted
    }

    /// Colors for series, in order; more series than colors start over (with other dashes).
    ///
    /// Chosen by maximizing the least difference of any two of them, as seen by eyes with all cones and by
    /// those that lack one kind (Machado, Oliveira and Fernandes 2009), with a contrast of 3 and more on
    /// their ground: at least 0.07 in Oklab, three and a half times what is just noticeable. Tests prove it.
    public static let series: [Paint] = [
        accent,
        contrast,
        // Third, because it stands out from every band of a surface.
        Paint(name: "series-3", light: Color(hex: 0x820673), dark: Color(hex: 0xc4427f)),
        Paint(name: "series-4", light: Color(hex: 0x0c9b78), dark: Color(hex: 0x92efc8)),
        Paint(name: "series-5", light: Color(hex: 0x9b73ea), dark: Color(hex: 0x8061dd)),
        Paint(name: "series-6", light: Color(hex: 0x40460a), dark: Color(hex: 0xece06a)),
        Paint(name: "series-7", light: Color(hex: 0x974d3f), dark: Color(hex: 0xe8694a)),
        Paint(name: "series-8", light: Color(hex: 0x69717b), dark: Color(hex: 0xb4bcc4)),
    ]

    // MARK: Type, in points on a canvas 640 wide

    static let titleSize = 16.0
    static let subtitleSize = 13.0
    static let labelSize = 12.0
    static let tickSize = 11.0
    static let noteSize = 11.0

    // MARK: Lines and marks

    package static let lineWidth = 1.75
    package static let pathWidth = 2.25
    /// A line in the color of the ground around paths and labels that cross other ink.
    package static let casingWidth = 1.0
    package static let hairline = 0.75
    /// The radius of symbols, in points.
    public static let pointRadius = 3.5

    // MARK: Space, in multiples of 4

    static let margin = 16.0
    static let gap = 8.0
}
