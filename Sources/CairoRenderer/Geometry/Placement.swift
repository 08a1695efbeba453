import Drawing
import Platform

/// Where a path of the scene lands on the device: turned, scaled and moved.
struct Placement {
    private let a: Double
    private let b: Double
    private let origin: Point

    /// The device is the scene, enlarged.
    init(scale: Double) {
        a = scale
        b = 0
        origin = .zero
    }

    /// Outlines in em, laid at a place of the scene.
    ///
    /// - Parameters:
    ///   - offset: where the outline starts on the baseline, in points.
    ///   - size: points per em.
    ///   - turn: degrees, clockwise.
    init(at position: Point, offset: Point, size: Double, turn: Double, scale: Double) {
        let (sine, cosine) = Self.sineAndCosine(degrees: turn)
        a = size * scale * cosine
        b = size * scale * sine
        origin = Point(
            (position.x + offset.x * cosine - offset.y * sine) * scale,
            (position.y + offset.x * sine + offset.y * cosine) * scale)
    }

    func apply(_ path: Path) -> Path {
        Path(
            elements: path.elements.map { element in
                switch element {
                case .move(let p): .move(apply(p))
                case .line(let p): .line(apply(p))
                case .cubic(let c, let d, let p): .cubic(apply(c), apply(d), apply(p))
                case .close: .close
                }
            })
    }

    /// The point on the device, on a grid of 1/128 unit: finer than anyone can see, coarse enough
    /// that the last bit of a sine on another machine changes no byte of the file.
    func apply(_ point: Point) -> Point {
        Point(
            Self.quantized(a * point.x - b * point.y + origin.x),
            Self.quantized(b * point.x + a * point.y + origin.y))
    }

    static func quantized(_ value: Double) -> Double {
        let bounded = min(max(value.isNaN ? 0 : value, -farthest), farthest)
        return (bounded * 128).rounded() / 128
    }

    /// Points beyond are drawn here. Lines to them are cut at the canvas long before, with their
    /// direction kept where both ends are nearer than this.
    private static let farthest = 1e12

    /// Exact for the quarter turns, where sin(π) and cos(π/2) are not.
    private static func sineAndCosine(degrees: Double) -> (Double, Double) {
        let turn = degrees.truncatingRemainder(dividingBy: 360)
        switch turn < 0 ? turn + 360 : turn {
        case 0: return (0, 1)
        case 90: return (1, 0)
        case 180: return (0, -1)
        case 270: return (-1, 0)
        case let turn: return (sin(turn / 180 * .pi), cos(turn / 180 * .pi))
        }
    }
}
