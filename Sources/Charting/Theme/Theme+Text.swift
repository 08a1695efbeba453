import Drawing

extension Theme {
    /// What marks a position that belongs to no series: a common start, a minimum. No series has this color.
    package static let mark = ink

    /// The contrast that text needs on its ground (WCAG 2.2).
    private static let legibleContrast = 4.5

    /// A color for words that stand on the ground of the page: the paint itself where it can be read there, else the
    /// same hue, darker on light grounds and lighter on dark ones until it can. Lines and marks keep their colors; words
    /// in the color of a series take this one.
    package static func text(_ paint: Paint) -> Paint {
        var text = paint
        text.light = legible(paint.light, on: ground.light)
        text.dark = legible(paint.dark, on: ground.dark)
        text.print = paint.print.map { legible($0, on: ground.color(in: .print)) }
        // Another color is no longer the token.
        if text != paint { text.name = nil }
        return text
    }

    private static func legible(_ color: Color, on ground: Color) -> Color {
        guard color.contrast(with: ground) < legibleContrast else { return color }
        let step = ground.luminance > 0.5 ? -0.004 : 0.004
        var tone = Oklab(color)
        var found = color
        while found.contrast(with: ground) < legibleContrast, tone.lightness > 0, tone.lightness < 1 {
            tone.lightness += step
            found = tone.color.opacity(color.alpha)
        }
        return found
    }
}
