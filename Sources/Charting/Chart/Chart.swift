import Drawing

/// A chart with two axes and any number of marks, in the vocabulary of Swift Charts.
///
/// ```swift
/// let chart = Chart {
///     LineMark(x: .value("Update", updates), y: .value("Mean Squared Error", loss))
/// }
/// .chartTitle("The MSE falls by the same factor at every update", subtitle: "η = 0.01")
/// .chartYScale(type: .log)
/// ```
///
/// A Chart is a value and knows nothing of pixels; ``scene(size:measuring:)`` lays it out.
public struct Chart: Sendable {
    public var title = ""
    public var subtitle = ""
    public var summary = ""
    /// A note below the plot: sources, settings, what the marks leave out; empty for none.
    public var caption = ""
    public var marks: [any ChartMark]
    public var xAxis = AxisOptions()
    public var yAxis = AxisOptions()
    /// The same axis in another unit, above the plot; `nil` for none.
    public var xSecondaryAxis: SecondaryAxis?
    /// The same axis in another unit, at the right of the plot; `nil` for none.
    public var ySecondaryAxis: SecondaryAxis?
    /// Whether one unit is as long on the x axis as on the y axis.
    public var hasEqualAspect = false
    /// What the color bar beside the plot explains; `nil` for none.
    public var colorBar: ColorBarOptions?
    public var showsLegend = true
    /// Where the legend stands, if there is one.
    public var legend = LegendPlacement()
    /// Colors of series by name; others take theirs from the theme in the order of appearance.
    public var seriesPaints: [String: Paint] = [:]
    /// Symbols of names in `symbol(by:)`; others take the next ones there are.
    public var seriesSymbols: [String: Symbol] = [:]
    /// The series in the order of their colors; `nil` takes the order of appearance.
    var seriesOrder: [String]?
    /// Up to which moment values are drawn; `nil` draws them all.
    var shownMoment: Int?
    /// A small chart in a corner of the plot; `nil` for none.
    public var inset: ChartInset?
    /// What readers should know of the data that the chart was read from: cells that are no numbers.
    var notes: [String] = []

    public init(@ChartBuilder _ marks: () -> [any ChartMark]) {
        self.marks = marks()
    }
}

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
