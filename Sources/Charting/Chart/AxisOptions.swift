import Drawing

/// How an axis is scaled and labelled.
public struct AxisOptions: Sendable, Hashable {
    /// The title; `nil` takes the name of the values, empty shows none.
    public var label: String?
    public var scale = ScaleKind.linear
    /// First and last value; `nil` takes them from the data.
    public var domain: ClosedRange<Double>?
    /// Whether the axis must show 0; `nil` shows it where it is near.
    public var includesZero: Bool?
    /// The names along an axis of categories and their order; names that marks have besides follow.
    public var categories: [String]?
    /// The order of names that are not named in ``categories``; `nil` takes them as they come.
    public var order: CategoryOrder?
    /// How ticks are written; `nil` as short as they can be.
    public var format: TickFormat?
    /// What is written at the ticks of ``tickValues`` in place of their numbers, one for each; empty for the numbers.
    public var tickNames: [String] = []
    /// Whether ticks and their labels are shown.
    public var showsTicks = true
    /// Whether ticks have labels, if they are shown.
    public var showsLabels = true
    /// Whether every tick has a line through the plot; `nil` shows them along y only.
    public var showsGrid: Bool?
    /// Whether the axis line of x stands where this axis is 0 rather than below the plot.
    public var showsZeroLine = true
    /// Whether ticks stand at whole numbers only, as for counts.
    public var isInteger = false
    /// Whether the axis runs the other way: from right to left, from top to bottom.
    public var isReversed = false
    /// Where ticks stand; `nil` chooses round numbers.
    public var tickValues: AxisMarks.Values?
    /// Whether short ticks without labels stand between the others; `nil` shows them on logarithmic
    /// axes.
    public var showsMinorTicks: Bool?
    /// Whether the axis is left out: ticks, labels, title, grid and line.
    public var isHidden = false

    public init() {}
}
