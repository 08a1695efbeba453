import Drawing
import Platform

/// Colors for numbers from 0 to 1: curves in Oklab that run at an even pace, so equal differences of
/// numbers look about equally different.
///
/// Sequential and diverging maps change in lightness with the number, so lightness alone carries the
/// order, in grey and for eyes that miss a color; hue only repeats it.
public struct ColorMap: Sendable, Hashable {
    private let light: [Oklab]
    private let dark: [Oklab]

    private init(light: [Oklab], dark: [Oklab]) {
        self.light = light
        self.dark = dark
    }

    /// - Parameter fraction: 0 to 1; values outside are moved to the nearer end, NaN to 0.
    package func paint(at fraction: Double) -> Paint {
        Paint(light: Self.color(light, at: fraction), dark: Self.color(dark, at: fraction))
    }

    /// The paint at a fraction, with a slope's shading mixed in: −1 is darkest, 1 is brightest.
    package func paint(at fraction: Double, shade: Double) -> Paint {
        func shaded(_ stops: [Oklab]) -> Color {
            var lab = Self.lab(stops, at: fraction)
            lab.lightness = min(1, max(0, lab.lightness + (shade > 0 ? 0.04 : 0.13) * shade))
            return lab.color
        }
        return Paint(light: shaded(light), dark: shaded(dark))
    }

    /// The paint at a fraction for lines on the ground: no lighter on a light ground and no darker on a dark one
    /// than it takes to be seen, in the hue of the map.
    func line(at fraction: Double) -> Paint {
        func limited(_ stops: [Oklab], _ range: ClosedRange<Double>) -> Color {
            var lab = Self.lab(stops, at: fraction)
            lab.lightness = min(max(lab.lightness, range.lowerBound), range.upperBound)
            return lab.color
        }
        return Paint(light: limited(light, 0...0.78), dark: limited(dark, 0.42...1))
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

    /// For points and lines in the color of a value: like ``sequential``, from the ground away, but with a
    /// contrast of 3 and more on the ground all along.
    public static let values = ColorMap(
        light: [
            Oklab(lightness: 0.655, chroma: 0.105, hue: 190), Oklab(lightness: 0.58, chroma: 0.115, hue: 230),
            Oklab(lightness: 0.495, chroma: 0.125, hue: 262), Oklab(lightness: 0.41, chroma: 0.13, hue: 290),
            Oklab(lightness: 0.325, chroma: 0.12, hue: 315),
        ],
        dark: [
            Oklab(lightness: 0.53, chroma: 0.11, hue: 285), Oklab(lightness: 0.62, chroma: 0.11, hue: 255),
            Oklab(lightness: 0.71, chroma: 0.11, hue: 215), Oklab(lightness: 0.80, chroma: 0.11, hue: 175),
            Oklab(lightness: 0.89, chroma: 0.11, hue: 130),
        ])

    /// For signed numbers: neutral near the ground in the middle, orange below it and blue above, as the
    /// signs of weights are. Two straight lines in Oklab from the neutral N to the ends E,
    /// N + |2t − 1|·(E − N): even steps, and both arms are equally light and equally colorful.
    public static let diverging = ColorMap(
        light: [
            Oklab(lightness: 0.52, chroma: 0.115, hue: 50), Oklab(lightness: 0.965, chroma: 0, hue: 0),
            Oklab(lightness: 0.52, chroma: 0.115, hue: 258),
        ],
        dark: [
            Oklab(lightness: 0.74, chroma: 0.11, hue: 60), Oklab(lightness: 0.25, chroma: 0, hue: 0),
            Oklab(lightness: 0.74, chroma: 0.11, hue: 255),
        ])

    /// For angles and phases, whose two ends are the same: a tilted circle in Oklab,
    ///
    ///     L = L₀ + r sin φ sin 2πt,   a = r cos φ sin 2πt,   b = r cos 2πt,   r = 0.11, φ = 62°,
    ///
    /// which runs at the constant pace 2πr. Its shadow on the plane of L and b, which all three color
    /// deficiencies of red and green keep, is still a wide ellipse: no two phases look alike to them.
    public static let cyclic = ColorMap(light: circle(lightness: 0.68), dark: circle(lightness: 0.66))

    private static func circle(lightness: Double) -> [Oklab] {
        let (radius, tilt) = (0.11, 62 / 180 * Double.pi)
        return (0...96).map { index in
            let turn = 2 * Double.pi * Double(index % 96) / 96
            return Oklab(
                lightness: lightness + radius * sin(tilt) * sin(turn), a: radius * cos(tilt) * sin(turn),
                b: radius * cos(turn))
        }
    }

    /// From near the ground to the color of a class, the paler the nearer to 0; three fifths of the way at 1, so that
    /// points in the color itself stand out.
    package static func toward(_ paint: Paint) -> ColorMap {
        func stops(_ color: Color, on ground: Color) -> [Oklab] {
            let (ground, color) = (Oklab(ground), Oklab(color))
            return [ground.mixed(with: color, 0.1), ground.mixed(with: color, 0.6)]
        }
        return ColorMap(
            light: stops(paint.light, on: Theme.ground.light), dark: stops(paint.dark, on: Theme.ground.dark))
    }

    /// From the color of one class over the ground to that of the other.
    package static func between(_ first: Paint, _ second: Paint) -> ColorMap {
        let (low, high) = (toward(first), toward(second))
        return ColorMap(
            light: [low.light[1], low.light[0].mixed(with: high.light[0], 0.5), high.light[1]],
            dark: [low.dark[1], low.dark[0].mixed(with: high.dark[0], 0.5), high.dark[1]])
    }

    /// A part of the map as a map of its own.
    package func trimmed(to range: ClosedRange<Double>) -> ColorMap {
        func part(_ stops: [Oklab]) -> [Oklab] {
            let count = 32
            return (0...count).map { index in
                let fraction = Double(index) / Double(count)
                return Self.lab(
                    stops, at: range.lowerBound * (1 - fraction) + range.upperBound * fraction)
            }
        }
        return ColorMap(light: part(light), dark: part(dark))
    }

    /// The map called `sequential`, `diverging`, `cyclic` or `values`.
    public init?(_ name: String) {
        guard let map = Self.names.first(where: { $0.name == name })?.map else { return nil }
        self = map
    }

    static let names: [(name: String, map: ColorMap)] = [
        ("sequential", sequential), ("diverging", diverging), ("cyclic", cyclic), ("values", values),
    ]
}
