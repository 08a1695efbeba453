import Drawing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An orthographic view of a box: turned about its upright axis, then tilted towards the viewer.
///
/// Inside of the box, u (along x) and v (along y) run from −1 to 1 and w (upwards) from 0 to 1.
struct Projection: Sendable {
    /// Degrees about the upright axis.
    let azimuth: Double
    /// Degrees above the horizon, 0 to 90.
    let elevation: Double
    /// How tall the box is, in units in which its floor is 2 × 2.
    let height: Double
    private let cosA, sinA, cosE, sinE: Double

    init(azimuth: Double, elevation: Double, height: Double) {
        self.azimuth = azimuth
        self.elevation = elevation
        self.height = height
        (cosA, sinA) = (cos(azimuth / 180 * .pi), sin(azimuth / 180 * .pi))
        (cosE, sinE) = (cos(elevation / 180 * .pi), sin(elevation / 180 * .pi))
    }

    /// How far away from the viewer a place of the floor is; larger is farther.
    func depth(u: Double, v: Double) -> Double { u * sinA + v * cosA }

    /// The place on a screen whose y grows downward, in units of the box.
    func screen(u: Double, v: Double, w: Double) -> Point {
        Point(u * cosA - v * sinA, -(depth(u: u, v: v) * sinE + w * height * cosE))
    }

    /// The way on the floor towards the viewer, and how much w a line of sight gains along it.
    var towardsViewer: (u: Double, v: Double, w: Double) {
        (-sinA, -cosA, height * cosE > 0 ? sinE / (height * cosE) : .infinity)
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
