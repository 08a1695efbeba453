import Drawing

/// What a font is chosen by. The size is not part of it: text is laid out once, at one size,
/// and scaled, so that text of twice the size is exactly twice as wide.
struct TextStyle: Sendable, Hashable {
    var weight: FontWeight
    var isItalic: Bool
}

/// Distances of a font from its baseline, in units of the text size (em).
struct FontMetrics: Sendable, Hashable {
    var ascent: Double
    var descent: Double
}
