import Drawing

/// How an axis is scaled and labelled.
package struct AxisOptions: Sendable, Hashable {
    /// The title; `nil` takes the name of the values, empty shows none.
    package var label: String?
    package var scale = ScaleKind.linear
    /// First and last value; `nil` takes them from the data.
    package var domain: ClosedRange<Double>?
    /// Whether the axis must show 0; `nil` shows it where it is near.
    package var includesZero: Bool?
    /// The names along an axis of categories and their order; names that marks have besides follow.
    package var categories: [String]?
    /// The order of names that are not named in ``categories``; `nil` takes them as they come.
    package var order: CategoryOrder?
    /// How ticks are written; `nil` as short as they can be.
    package var format: TickFormat?
    /// What is written at the ticks of ``tickValues`` in place of their numbers, one for each; empty for the numbers.
    package var tickNames: [String] = []
    /// Whether ticks and their labels are shown.
    package var showsTicks = true
    /// Whether ticks have labels, if they are shown.
    package var showsLabels = true
    /// Whether every tick has a line through the plot; `nil` shows them along y only.
    package var showsGrid: Bool?
    /// Whether the axis line of x stands where this axis is 0 rather than below the plot.
    package var showsZeroLine = true
    /// Whether ticks stand at whole numbers only, as for counts.
    package var isInteger = false
    /// Whether the axis runs the other way: from right to left, from top to bottom.
    package var isReversed = false
    /// Between which values ticks may stand, where the axis shows room that no value can have: below a loss of 0,
    /// beyond the last sample; `nil` along the whole axis. Only of linear axes.
    package var tickRange: ClosedRange<Double>?
    /// Where ticks stand; `nil` chooses round numbers.
    package var tickValues: AxisMarks.Values?
    /// Whether short ticks without labels stand between the others; `nil` shows them on logarithmic
    /// axes.
    package var showsMinorTicks: Bool?
    /// Whether the axis is left out: ticks, labels, title, grid and line.
    package var isHidden = false

    package init() {}
}
