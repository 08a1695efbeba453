/// What a mark needs of the axes of its chart.
public struct MarkDemands: Sendable, Hashable {
    /// Values along each axis; categories in their order.
    public var x: PlottableValue.Values
    /// The same along y.
    public var y: PlottableValue.Values
    /// Names for the axes, used where the chart has no title of its own for them.
    public var xLabel: String?
    /// The same for the axis along y.
    public var yLabel: String?
    /// Whether a length in the mark stands for a number, so that its axis must start at 0.
    public var zeroInX = false
    /// The same along y.
    public var zeroInY = false
    /// Whether the mark fills the plot to its edges, so that the axes end where it ends.
    public var isTight = false
    /// Whether the values are middles of cells, whose edges the axes show.
    public var areCells = false
    /// Of upright bars over numbers, how wide they are: the axis shows them whole.
    package var bars: BarSides?
    /// Whether values of 0 or less are drawn up to the end of a logarithmic axis rather than left out.
    public var areCutInX = false
    /// The same along y.
    public var areCutInY = false
    /// Whether bars have labels at their ends, which need room beyond them.
    public var hasEndLabels = false
    /// Whether the mark stands in the plot without axes.
    public var hidesAxes = false
    /// How many values the mark cannot show for reasons of its own.
    public var dropped = 0
    /// These reasons, as in "1 value is below 0"; `nil` for those of the axes.
    package var reasonOfDropping: String?
    /// What its values are called, where that is not what the axis along y is called.
    package var valueLabel: String?

    /// Values and names of both axes.
    public init(
        x: PlottableValue.Values = .numbers([]), y: PlottableValue.Values = .numbers([]),
        xLabel: String? = nil, yLabel: String? = nil
    ) {
        self.x = x
        self.y = y
        self.xLabel = xLabel
        self.yLabel = yLabel
    }
}
