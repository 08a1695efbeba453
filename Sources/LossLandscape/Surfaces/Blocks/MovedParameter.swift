import TrainingCore

/// One of the two parameters that a surface moves.
struct MovedParameter: Sendable {
    /// From 0.
    let layer: Int
    let node: Int
    /// The weight's input; nil: a bias, which is fed by 1.
    let input: Int?
    /// In ``Network/parameters``.
    let index: Int
    /// The axis' middle point. The engines count from it, so that a parabola over a range far from 0
    /// loses no digits.
    let middle: Double
    /// The axis' points less ``middle``.
    let offsets: [Double]

    /// `points`: those that are wanted of the axis, by default all.
    init(_ axis: ParameterRange, index: Int, points: Range<Int>? = nil) {
        layer = axis.parameter.layer - 1
        node = axis.parameter.node
        input = axis.parameter.input
        self.index = index
        let values = axis.values
        let middle = values[values.count / 2]
        self.middle = middle
        offsets = (points.map { Array(values[$0]) } ?? values).map { $0 - middle }
    }

    func movesSameUnit(as other: MovedParameter) -> Bool { layer == other.layer && node == other.node }
}

/// The two parameters in the roles that the engines give them.
struct MovedPair: Sendable {
    /// The one in the upper layer: its points lie side by side in a row, for all of which the layers
    /// below are the same.
    let upper: MovedParameter
    /// The one in the lower layer, or in the same: one row per point.
    let lower: MovedParameter
    /// Whether ``upper`` is the surface's y, so that its rows are columns of the surface.
    let isTransposed: Bool

    /// `rows`: the points of the y axis that are wanted, by default all.
    init(_ request: SurfaceRequest, rows: Range<Int>? = nil) {
        let x = MovedParameter(request.x, index: request.xIndex)
        let y = MovedParameter(request.y, index: request.yIndex, points: rows)
        isTransposed = y.layer > x.layer
        upper = isTransposed ? y : x
        lower = isTransposed ? x : y
    }

    var isSameUnit: Bool { upper.movesSameUnit(as: lower) }
    var isSameLayer: Bool { upper.layer == lower.layer }
}
