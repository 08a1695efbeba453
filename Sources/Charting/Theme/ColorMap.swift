import Drawing

/// Colors for numbers from 0 to 1, with even steps of lightness.
///
/// The maps are curves in Oklab through a few stops, sampled where they are needed; each stop has
/// the lightness of its place, so lightness alone carries the order and hue only repeats it.
public struct ColorMap: Sendable, Hashable {
    private let light: [Oklab]
    private let dark: [Oklab]

    private init(light: [Oklab], dark: [Oklab]) {
        self.light = light
        self.dark = dark
    }

    /// - Parameter fraction: 0 to 1; values outside are moved to the nearer end, NaN to 0.
    public func paint(at fraction: Double) -> Paint {
        Paint(light: Self.color(light, at: fraction), dark: Self.color(dark, at: fraction))
    }

    /// The paint at a fraction, with a slope's shading mixed in: −1 is darkest, 1 is brightest.
    public func paint(at fraction: Double, shade: Double) -> Paint {
        func shaded(_ stops: [Oklab]) -> Color {
            var lab = Self.lab(stops, at: fraction)
            lab.lightness = min(1, max(0, lab.lightness + (shade > 0 ? 0.04 : 0.13) * shade))
            return lab.color
        }
        return Paint(light: shaded(light), dark: shaded(dark))
    }

    private static func color(_ stops: [Oklab], at fraction: Double) -> Color {
        lab(stops, at: fraction).color
    }

    private static func lab(_ stops: [Oklab], at fraction: Double) -> Oklab {
        let place = (fraction.isNaN ? 0 : min(1, max(0, fraction))) * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        return stops[index].mixed(with: stops[index + 1], place - Double(index))
    }

    /// For losses: low is close to the ground, so that a path stands out at the bottom of a valley.
    public static let sequential = ColorMap(
        light: [
            Oklab(lightness: 0.985, chroma: 0.018, hue: 100),
            Oklab(lightness: 0.920, chroma: 0.050, hue: 165),
            Oklab(lightness: 0.840, chroma: 0.070, hue: 200),
            Oklab(lightness: 0.750, chroma: 0.085, hue: 235),
            Oklab(lightness: 0.660, chroma: 0.095, hue: 265),
            Oklab(lightness: 0.570, chroma: 0.100, hue: 290),
        ],
        dark: [
            Oklab(lightness: 0.225, chroma: 0.020, hue: 270),
            Oklab(lightness: 0.300, chroma: 0.050, hue: 265),
            Oklab(lightness: 0.375, chroma: 0.065, hue: 245),
            Oklab(lightness: 0.455, chroma: 0.070, hue: 220),
            Oklab(lightness: 0.540, chroma: 0.075, hue: 190),
            Oklab(lightness: 0.630, chroma: 0.080, hue: 155),
        ])
}
