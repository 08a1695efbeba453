import Drawing
import Platform

/// How a box in space is seen.
public enum SurfaceProjection: Sendable, Hashable {
    /// Parallel lines stay parallel, and lengths can be compared: for reading values.
    case orthographic
    /// What is nearer is larger. The distance of the eye from the middle of the box is given in widths of the
    /// box; distances below 1.5 are taken as 1.5.
    case perspective(distance: Double = 3)
}

/// A view of a box: turned about its upright axis, then tilted towards the viewer.
///
/// Inside of the box, u (along x) and v (along y) run from −1 to 1 and w (upwards) from 0 to 1.
struct Projection: Sendable {
    /// Degrees about the upright axis.
    let azimuth: Double
    /// Degrees above the horizon, 5 to 85.
    let elevation: Double
    /// How tall the box is, in units in which its floor is 2 × 2.
    let height: Double
    /// From the eye to the middle of the box, in the same units; infinite for an orthographic view.
    let distance: Double
    private let cosA, sinA, cosE, sinE: Double
    /// The w about which the view is turned.
    private static let middle = 0.34

    init(
        azimuth: Double, elevation: Double, height: Double, projection: SurfaceProjection = .orthographic
    ) {
        self.elevation = elevation.isFinite ? min(max(elevation, 5), 85) : 44
        self.height = height
        switch projection {
        case .orthographic: distance = .infinity
        case .perspective(let widths): distance = 2 * (widths.isFinite ? max(widths, 1.5) : 3)
        }
        let turn = azimuth.isFinite ? azimuth.truncatingRemainder(dividingBy: 90) : 35
        let quarter = turn < 0 ? turn + 90 : turn
        let least = Self.leastTurn(reach: distance * cos(self.elevation / 180 * .pi))
        self.azimuth = (azimuth.isFinite ? azimuth : 35) - quarter + min(max(quarter, least), 90 - least)
        let radians = (azimuth: self.azimuth / 180 * .pi, elevation: self.elevation / 180 * .pi)
        (cosA, sinA) = (cos(radians.azimuth), sin(radians.azimuth))
        (cosE, sinE) = (cos(radians.elevation), sin(radians.elevation))
    }

    /// How many degrees a view is turned from an axis at least: seen along one, the box would have no corner in
    /// front, and the axes no room for their labels. An eye near to the box has to turn farther to see two of
    /// its sides from outside; where more than 30 degrees would be needed, it stands almost above the box.
    ///
    /// - Parameter reach: from the eye to the upright axis of the box.
    private static func leastTurn(reach: Double) -> Double {
        guard reach.isFinite, reach > 2.1 else { return 10 }
        return max(10, asin(1.05 / reach) / .pi * 180)
    }

    /// How far away from the viewer a position of the floor is; larger is farther.
    func depth(u: Double, v: Double) -> Double { u * sinA + v * cosA }

    /// How far to the right of the viewer's middle a position of the floor is, without perspective.
    func across(u: Double, v: Double) -> Double { u * cosA - v * sinA }

    /// The position on a screen whose y grows downward, in units of the box.
    func screen(u: Double, v: Double, w: Double) -> Point {
        let (away, up) = (depth(u: u, v: v), (w - Self.middle) * height)
        let flat = Point(across(u: u, v: v), -(away * sinE + up * cosE))
        guard distance.isFinite else { return flat }
        return flat * (distance / (distance + away * cosE - up * sinE))
    }

    /// Where the eye stands over the floor; far outside of it for an orthographic view.
    var eye: (u: Double, v: Double) {
        let reach = distance.isFinite ? distance * cosE : 1e6
        return (-sinA * reach, -cosA * reach)
    }

    /// The w of the eye.
    var eyeHeight: Double { distance.isFinite ? Self.middle + distance * sinE / height : .infinity }

    /// The way from a position to the viewer, per unit of its length on the floor.
    func towardsViewer(u: Double, v: Double, w: Double) -> (u: Double, v: Double, w: Double) {
        guard distance.isFinite else { return (-sinA, -cosA, sinE / (height * cosE)) }
        let eye = eye
        let (du, dv) = (eye.u - u, eye.v - v)
        let length = max((du * du + dv * dv).squareRoot(), 1e-9)
        return (du / length, dv / length, (eyeHeight - w) / length)
    }

    /// Brightness of a slope, −1 to 1, lit from the upper left of the viewer.
    ///
    /// - Parameters:
    ///   - du, dv: how much w grows per unit of u and of v.
    func shade(du: Double, dv: Double) -> Double {
        // The normal of the surface in the viewer's frame: to the right, away, up.
        let (nu, nv, nw) = (-du * height, -dv * height, 1.0)
        let length = (nu * nu + nv * nv + nw * nw).squareRoot()
        let right = (nu * cosA - nv * sinA) / length
        let away = (nu * sinA + nv * cosA) / length
        let up = nw / length
        let light = (right: -0.55, away: -0.35, up: 0.76)
        let cosine = right * light.right + away * light.away + up * light.up
        return min(1, max(-1, (cosine - 0.62) / 0.38))
    }
}
