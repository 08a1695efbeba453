import Drawing

/// A height field sampled at the corners of square patches, each patch with its color. What is drawn, where
/// paths lie and what hides them all follow from these heights.
struct SurfaceMesh {
    /// How many patches there are along each side.
    let count: Int
    /// u and v of the corners, −1 to 1.
    let axis: [Double]
    /// w of the corners, a row for each v; NaN over holes.
    let heights: [[Double]]
    private let view: Projection
    /// 17 shades of each of 33 heights.
    private let paints: [Paint]

    init(field: HeightField, count: Int, view: Projection, map: ColorMap = .sequential) {
        self.count = count
        self.view = view
        let axis = (0...count).map { -1 + 2 * Double($0) / Double(count) }
        self.axis = axis
        heights = axis.map { v in axis.map { u in field.w(u: u, v: v) } }
        // Low patches keep some color, or they would not stand out from the ground.
        let low = map == .sequential ? 0.14 : 0
        var paints: [Paint] = []
        for height in 0...32 {
            let position = low + (1 - low) * (Double(height) / 32)
            for shade in -8...8 { paints.append(map.paint(at: position, shade: Double(shade) / 8)) }
        }
        self.paints = paints
    }

    /// The color of a patch: its height in 32 steps, shaded by its slope in 17; `nil` over holes.
    func paint(column: Int, row: Int) -> Paint? {
        let (below, above) = (heights[row], heights[row + 1])
        let w = (below[column], below[column + 1], above[column + 1], above[column])
        guard w.0.isFinite, w.1.isFinite, w.2.isFinite, w.3.isFinite else { return nil }
        let step = 2 / Double(count)
        let du = (w.1 + w.2 - w.0 - w.3) / (2 * step)
        let dv = (w.2 + w.3 - w.0 - w.1) / (2 * step)
        let shade = (view.shade(du: du, dv: dv) * 8).rounded()
        let height = min(max(((w.0 + w.1 + w.2 + w.3) / 4 * 32).rounded(), 0), 32)
        return shade.isFinite ? paints[Int(height) * 17 + Int(shade) + 8] : nil
    }

    /// The patch of a position and where in it; `nil` outside.
    private func patch(_ value: Double) -> (index: Int, fraction: Double)? {
        guard value >= -1, value <= 1 else { return nil }
        let place = (value + 1) / 2 * Double(count)
        let index = min(Int(place), count - 1)
        return (index, place - Double(index))
    }

    /// w of the patches, linear along both sides; NaN outside and over holes.
    func w(u: Double, v: Double) -> Double {
        guard let (i, s) = patch(u), let (j, t) = patch(v) else { return .nan }
        let below = heights[j][i] * (1 - s) + heights[j][i + 1] * s
        let above = heights[j + 1][i] * (1 - s) + heights[j + 1][i + 1] * s
        return below * (1 - t) + above * t
    }

    /// Whether the patches stand between the viewer and a position on or above them.
    ///
    /// The line of sight is followed from edge to edge: between two edges of patches a height field rises no
    /// higher than at the edges, up to the bend of a patch that is not flat, so nothing is sampled or missed.
    ///
    /// - Complexity: O(edges crossed).
    func hides(u: Double, v: Double, w: Double) -> Bool {
        let way = view.towardsViewer(u: u, v: v, w: w)
        var crossings = (next(u, way.u), next(v, way.v))
        while true {
            let alongU = crossings.0.distance <= crossings.1.distance
            let crossing = alongU ? crossings.0 : crossings.1
            guard crossing.distance.isFinite, crossing.index >= 0, crossing.index <= count else {
                return false
            }
            let sight = w + way.w * crossing.distance
            if sight > 1 { return false }
            let across = alongU ? v + way.v * crossing.distance : u + way.u * crossing.distance
            guard let (index, fraction) = patch(across) else { return false }
            let (a, b) =
                alongU
                ? (heights[index][crossing.index], heights[index + 1][crossing.index])
                : (heights[crossing.index][index], heights[crossing.index][index + 1])
            if a * (1 - fraction) + b * fraction > sight + Self.bend { return true }
            if alongU {
                crossings.0 = after(crossing, way.u)
            } else {
                crossings.1 = after(crossing, way.v)
            }
        }
    }

    /// What a bent patch may rise above its edges without hiding what lies on it.
    private static let bend = 0.004

    private struct Crossing {
        var distance: Double
        var index: Int
    }

    /// The first edge ahead of a position.
    private func next(_ value: Double, _ speed: Double) -> Crossing {
        guard abs(speed) > 1e-12 else { return Crossing(distance: .infinity, index: 0) }
        let place = (value + 1) / 2 * Double(count)
        let index = speed > 0 ? Int(place.rounded(.down)) + 1 : Int(place.rounded(.up)) - 1
        return Crossing(distance: (Double(index) - place) * 2 / Double(count) / speed, index: index)
    }

    private func after(_ crossing: Crossing, _ speed: Double) -> Crossing {
        Crossing(
            distance: crossing.distance + 2 / Double(count) / abs(speed),
            index: crossing.index + (speed > 0 ? 1 : -1))
    }
}
