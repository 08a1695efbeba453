import Platform

/// The transfer function of sRGB (IEC 61966-2-1).
enum LinearLight {
    static func decoded(_ c: Double) -> Double {
        c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }

    static func encoded(_ c: Double) -> Double {
        let clipped = min(1, max(0, c))
        return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * pow(clipped, 1 / 2.4) - 0.055
    }
}
