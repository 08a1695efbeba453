/// A small chart inside of a chart's plot, such as a closer look at a part of it.
public struct ChartInset: Sendable {
    public typealias Corner = InsetPlacement.Corner

    public var chart: Chart
    var placement: InsetPlacement

    /// `nil` takes the corner in which the inset covers least.
    public var corner: Corner? {
        get { placement.corner }
        set { placement.corner = newValue }
    }

    /// The width and height of the inset as fractions of the plot's.
    public var share: Double { placement.share }

    /// The width and the height of an inset as a fraction of the plot's.
    public static let usualShare = InsetPlacement.usualShare

    public init(chart: Chart, corner: Corner? = nil, share: Double = ChartInset.usualShare) {
        self.init(chart: chart, placement: InsetPlacement(corner: corner, share: share))
    }

    init(chart: Chart, placement: InsetPlacement) { (self.chart, self.placement) = (chart, placement) }
}

extension Chart {
    /// A small chart in a corner of the plot; `nil` for none.
    public var inset: ChartInset? {
        get { insetCharts.first.map { ChartInset(chart: $0, placement: insetPlacement) } }
        set {
            insetCharts = newValue.map { [$0.chart] } ?? []
            insetPlacement = newValue?.placement ?? InsetPlacement()
        }
    }
}
