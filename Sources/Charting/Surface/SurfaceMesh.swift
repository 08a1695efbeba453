import Drawing

/// A height field sampled at the corners of square patches, each patch with its color.
struct SurfaceMesh {
    /// How many patches there are along each side.
    let count: Int
    /// u and v of the corners, −1 to 1.
    let axis: [Double]
    /// w of the corners, a row for each v; NaN over holes.
    let heights: [[Double]]
    private let view: Projection

    init(field: HeightField, count: Int, view: Projection) {
        self.count = count
        self.view = view
        let axis = (0...count).map { -1 + 2 * Double($0) / Double(count) }
        self.axis = axis
        heights = axis.map { v in axis.map { u in field.w(u: u, v: v) } }
    }

    /// The color of a patch: its height in 32 steps, shaded by its slope in 17; `nil` over holes.
    func paint(column: Int, row: Int) -> Paint? {
        let w = [
            heights[row][column], heights[row][column + 1], heights[row + 1][column + 1],
            heights[row + 1][column],
        ]
        guard w.allSatisfy(\.isFinite) else { return nil }
        let step = 2 / Double(count)
        let du = (w[1] + w[2] - w[0] - w[3]) / (2 * step)
        let dv = (w[2] + w[3] - w[0] - w[1]) / (2 * step)
        let shade = (view.shade(du: du, dv: dv) * 8).rounded() / 8
        let height = ((w[0] + w[1] + w[2] + w[3]) / 4 * 32).rounded() / 32
        // Low patches keep some color, or they would not stand out from the ground.
        return ColorMap.sequential.paint(at: 0.14 + 0.86 * height, shade: shade)
    }
}
