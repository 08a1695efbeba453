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
/// A Chart is a value and knows nothing of pixels; ``Figure/scene(size:measuring:)`` lays it out.
public struct Chart: Sendable {
    /// Above the figure; empty for none.
    public var title = ""
    /// Below the title, quieter; empty for none.
    public var subtitle = ""
    /// Words instead of the alternative text that is made of the content; empty for those.
    public var summary = ""
    /// A note below the plot: sources, settings, what the marks leave out; empty for none.
    public var caption = ""
    /// What is drawn between the axes, from the back to the front.
    public var marks: [any ChartMark]
    package var xAxis = AxisOptions()
    package var yAxis = AxisOptions()
    /// The same axis in another unit, above the plot; `nil` for none.
    package var xSecondaryAxis: SecondaryAxis?
    /// The same axis in another unit, at the right of the plot; `nil` for none.
    package var ySecondaryAxis: SecondaryAxis?
    /// Whether one unit is as long on the x axis as on the y axis.
    package var hasEqualAspect = false
    /// What the color bar beside the plot explains; `nil` for none.
    package var colorBar: ColorBarOptions?
    package var showsLegend = true
    /// Where the legend stands, if there is one.
    package var legend = LegendPlacement()
    /// Colors of series by name; others take theirs from the theme in the order of appearance.
    package var seriesPaints: [String: Paint] = [:]
    /// Symbols of names in `symbol(by:)`; others take the next ones there are.
    package var seriesSymbols: [String: Symbol] = [:]
    /// The series in the order of their colors; `nil` takes the order of appearance.
    var seriesOrder: [String]?
    /// Up to which moment values are drawn; `nil` draws them all.
    var shownMoment: Int?
    /// The small chart in a corner of the plot, see ``inset``. A list, as a chart cannot hold one directly.
    var insetCharts: [Chart] = []
    var insetPlacement = InsetPlacement()
    /// What readers should know of the data that the chart was read from: cells that are no numbers.
    var notes: [String] = []

    /// A chart of marks.
    public init(@ChartBuilder _ marks: () -> [any ChartMark]) {
        self.marks = marks()
    }
}
