import Drawing
import SystemLibrary

/// Colors as people without one kind of cone see them, after Gustavo Machado, Manuel Oliveira and Leandro
/// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1:
/// matrices for linear sRGB.
enum ColorVision: String, CaseIterable, CustomStringConvertible {
    case all, protanopia, deuteranopia, tritanopia

    var description: String { rawValue }

    private var matrix: [[Double]] {
        switch self {
        case .all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        case .deuteranopia:
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        case .tritanopia:
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]
        }
    }

    func seen(_ color: Color) -> Color {
        func decoded(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4) }
        func encoded(_ c: Double) -> Double {
            let c = min(1, max(0, c))
            return c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
        }
        let linear = [color.red, color.green, color.blue].map(decoded)
        let seen = matrix.map { row in encoded(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }) }
        return Color(red: seen[0], green: seen[1], blue: seen[2])
    }

    /// How different two colors look: their distance in Oklab. About 0.02 is just noticeable.
    func difference(_ a: Color, _ b: Color) -> Double {
        let (a, b) = (Oklab(seen(a)), Oklab(seen(b)))
        let (l, u, v) = (a.lightness - b.lightness, a.a - b.a, a.b - b.b)
        return (l * l + u * u + v * v).squareRoot()
    }
}
