/// A color in sRGB. Components run from 0 to 1; `alpha` 1 is opaque.
public struct Color: Sendable, Hashable {
    /// From 0 to 1, as sRGB encodes it.
    public var red: Double
    /// From 0 to 1, as sRGB encodes it.
    public var green: Double
    /// From 0 to 1, as sRGB encodes it.
    public var blue: Double
    /// From 0, clear, to 1, opaque.
    public var alpha: Double

    /// A color of sRGB, each part from 0 to 1.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// A color from its hexadecimal form: `0x1f5fbf`.
    public init(hex: UInt32, alpha: Double = 1) {
        self.init(
            red: Double(hex >> 16 & 0xff) / 255, green: Double(hex >> 8 & 0xff) / 255,
            blue: Double(hex & 0xff) / 255, alpha: alpha)
    }

    /// 0xffffff.
    public static let white = Color(hex: 0xffffff)
    /// 0x000000.
    public static let black = Color(hex: 0x000000)

    /// The color as `#rrggbb`, rounded to 8 bits a component; alpha is not part of it.
    public var hex: String {
        let digits = Array("0123456789abcdef")
        return [red, green, blue].reduce(into: "#") { text, component in
            let byte = Int((min(1, max(0, component)) * 255).rounded())
            text.append(digits[byte >> 4])
            text.append(digits[byte & 15])
        }
    }

    /// The same color with another alpha, from 0 to 1.
    public func opacity(_ alpha: Double) -> Color {
        Color(red: red, green: green, blue: blue, alpha: self.alpha * alpha)
    }

    /// Relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
    package var luminance: Double {
        0.2126 * LinearLight.decoded(red) + 0.7152 * LinearLight.decoded(green)
            + 0.0722 * LinearLight.decoded(blue)
    }

    /// The contrast ratio of two opaque colors, from 1 to 21 (WCAG 2.2, "contrast ratio").
    public func contrast(with other: Color) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}
