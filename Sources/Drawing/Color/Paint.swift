/// The ground a figure stands on: a light screen, a dark one, or paper.
public enum Appearance: String, Sendable, Hashable, CaseIterable {
    case light
    case dark
    /// Black text and stronger hairlines on white, right in grey too.
    case print
}

/// What something is painted with: one color on a light ground and one on a dark ground.
///
/// A ``Scene`` keeps both, so one Scene serves every theme. A paint with a name is a *token* of
/// the theme (`ink`, `accent`, …): renderers for pages write it as a CSS variable, so that a
/// page's style sheet can change it.
public struct Paint: Sendable, Hashable {
    /// The token's name in lower case with hyphens, or `nil` for a color that has none.
    public var name: String?
    /// On light grounds.
    public var light: Color
    /// On dark grounds.
    public var dark: Color
    /// The color on paper, where it is not that of a light screen.
    public var print: Color?

    /// Colors for both grounds; on paper the light one unless another is given. A name makes it a token of
    /// the theme.
    public init(name: String? = nil, light: Color, dark: Color, print: Color? = nil) {
        self.name = name
        self.light = light
        self.dark = dark
        self.print = print
    }

    /// The same color on both grounds.
    public init(_ color: Color) {
        self.init(light: color, dark: color)
    }

    /// Its color on this ground.
    public func color(in appearance: Appearance) -> Color {
        switch appearance {
        case .light: light
        case .dark: dark
        case .print: print ?? light
        }
    }

    /// The paint with its opacity multiplied by `alpha`. It keeps its token.
    public func opacity(_ alpha: Double) -> Paint {
        Paint(
            name: name, light: light.opacity(alpha), dark: dark.opacity(alpha), print: print?.opacity(alpha))
    }
}
