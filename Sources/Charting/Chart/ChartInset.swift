/// A small chart inside of a chart's plot, such as a closer look at a part of it.
package struct ChartInset: Sendable {
    package typealias Corner = InsetPlacement.Corner

    package var chart: Chart
    var placement: InsetPlacement

    /// `nil` takes the corner in which the inset covers least.
    package var corner: Corner? {
        get { placement.corner }
        set { placement.corner = newValue }
    }

    /// The width and height of the inset as fractions of the plot's.
    package var share: Double { placement.share }

    /// The width and the height of an inset as a fraction of the plot's.
    package static let usualShare = InsetPlacement.usualShare

    package init(chart: Chart, corner: Corner? = nil, share: Double = InsetPlacement.usualShare) {
        self.init(chart: chart, placement: InsetPlacement(corner: corner, share: share))
    }

    init(chart: Chart, placement: InsetPlacement) { (self.chart, self.placement) = (chart, placement) }
}

extension Chart {
    /// A small chart in a corner of the plot; `nil` for none.
    package var inset: ChartInset? {
        get { insetCharts.first.map { ChartInset(chart: $0, placement: insetPlacement) } }
        set {
            insetCharts = newValue.map { [$0.chart] } ?? []
            insetPlacement = newValue?.placement ?? InsetPlacement()
        }
    }
}
