import Platform

/// A color in Oklab, where equal distances look about equally different.
///
/// Björn Ottosson, "A perceptual color space for image processing" (2020). `lightness` runs from
/// 0 to 1; `a` (green to red) and `b` (blue to yellow) from about −0.4 to 0.4.
package struct Oklab: Sendable, Hashable {
    package var lightness: Double
    package var a: Double
    package var b: Double

    package init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// From lightness, chroma (0 is grey) and hue in degrees.
    package init(lightness: Double, chroma: Double, hue: Double) {
        let radians = hue / 180 * .pi
        self.init(lightness: lightness, a: chroma * cos(radians), b: chroma * sin(radians))
    }

    package init(_ color: Color) {
        let r = LinearLight.decoded(color.red)
        let g = LinearLight.decoded(color.green)
        let blue = LinearLight.decoded(color.blue)
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * blue)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * blue)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * blue)
        self.init(
            lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    }

    /// The nearest color that sRGB can show, each component clipped to 0…1.
    package var color: Color {
        func cubed(_ x: Double) -> Double { x * x * x }
        let l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b)
        return Color(
            red: LinearLight.encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            green: LinearLight.encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            blue: LinearLight.encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s))
    }

    /// The color `fraction` of the way from this one to `other`.
    package func mixed(with other: Oklab, _ fraction: Double) -> Oklab {
        Oklab(
            lightness: lightness + (other.lightness - lightness) * fraction,
            a: a + (other.a - a) * fraction, b: b + (other.b - b) * fraction)
    }
}
