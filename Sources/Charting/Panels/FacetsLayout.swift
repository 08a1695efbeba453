import Drawing
import Platform

/// Decides where the charts of ``Facets`` stand: plots of one size in rows and columns, with the labels
/// of shared axes at the left and at the bottom only.
struct FacetsLayout {
    private let facets: Facets
    private let canvas: Rect
    private let outer: Double
    private let measuring: any TextMeasuring
    private let header: FigureHeader
    private let caption: TextBlock
    private let legend: Legend
    private let grid: FacetGrid
    private let titles: (x: TextBlock, y: TextBlock)
    private static let gap = FacetGrid.gap
    private static let narrowest = 130.0

    init(_ facets: Facets, in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) {
        self.facets = facets
        self.canvas = canvas
        self.measuring = measuring
        let outer = style.margin
        self.outer = outer
        let width = max(10, canvas.width - 2 * outer)
        header = FigureHeader(
            title: facets.title, subtitle: facets.subtitle, width: width, limit: canvas.height * 0.4,
            compact: style == .panel, measuring: measuring)
        caption = TextBlock(
            note: facets.caption, width: width, limit: canvas.height > 400 ? 12 : 3, measuring: measuring)
        let shared = FacetSharing(facets)
        func title(_ text: String) -> TextBlock {
            TextBlock(
                text, size: Theme.labelSize, width: width, limit: AxisTitleLines.most, measuring: measuring)
        }
        titles = (title(shared.titles.x), title(shared.titles.y))
        legend = Legend(
            shared.legend, width: width, rows: max(0, Int(clamping: canvas.height * 0.2 / Legend.rowHeight)),
            measuring: measuring)
        let height = canvas.height - 2 * outer - header.height
        // Fewer columns where margins would leave plots too narrow to be read.
        var across = Self.columnCount(facets, width: width)
        func makeGrid(_ across: Int) -> FacetGrid {
            FacetGrid(
                shared.charts, facets.sharing, across, Size(width, height), margin: outer, measuring)
        }
        var grid = makeGrid(across)
        while across > 1, grid.plotWidth < 60 {
            across -= 1
            grid = makeGrid(across)
        }
        self.grid = grid
    }

    private static func columnCount(_ facets: Facets, width: Double) -> Int {
        let fitting = max(1, Int(clamping: (width + gap) / (narrowest + gap)))
        let count = max(1, facets.charts.count)
        guard let wanted = facets.columns else {
            // About a square: three charts in a row, four in two rows, nine in three.
            let square = count <= 3 ? count : Int(Double(count).squareRoot().rounded(.up))
            return max(1, min(fitting, square))
        }
        return max(1, min(wanted, fitting, count))
    }

    /// Above the first row: header, legend, and the title of a shared y axis.
    private var above: Double {
        header.height + legend.height + (legend.height > 0 ? 10 : 0)
            + (titles.y.height > 0 ? titles.y.height + 10 : 0)
    }

    private var below: Double {
        (titles.x.height > 0 ? titles.x.height + 6 : 0) + caption.height
            + (caption.height > 0 ? Theme.gap : 0)
    }

    /// What stands between the plots of some rows, and around them.
    private func fixedHeight(_ rows: Int) -> Double {
        2 * outer + above + below + Double(rows) * grid.top + grid.bottom
            + Double(max(0, rows - 1)) * (grid.low + Self.gap)
    }

    var preferredHeight: Double {
        fixedHeight(grid.rowCount) + Double(grid.rowCount) * grid.plotWidth * facets.aspect
    }

    private static let lowestPlot = 36.0

    /// What all rows take below the header and above the note.
    var leastContent: Double {
        let words = header.height + caption.height + (caption.height > 0 ? Theme.gap : 0)
        return fixedHeight(grid.rowCount) - 2 * outer - words + Double(grid.rowCount) * Self.lowestPlot
    }

    /// How many rows have room for plots that can be read.
    private var shownRows: Int {
        var rows = grid.rowCount
        while rows > 0, canvas.height - fixedHeight(rows) < Double(rows) * Self.lowestPlot { rows -= 1 }
        return rows
    }

    func layout() -> FigureLayout {
        let (rows, across, charts) = (shownRows, grid.across, grid.charts)
        let shown = charts.prefix(rows * across)
        let plotHeight = max(4, (canvas.height - fixedHeight(rows)) / Double(max(1, rows)))
        let origin = Point(canvas.minX + outer, canvas.minY + outer)
        var items = header.items(x: origin.x, top: origin.y)
        var omitted = legend.omitted
        // Whole rows without room are left out, and said to be.
        omitted += charts.dropFirst(shown.count).enumerated().map {
            $1.title.isEmpty ? "chart \(shown.count + $0 + 1)" : $1.title
        }
        for (index, chart) in shown.enumerated() {
            let (row, column) = (index / across, index % across)
            let isLast = index + across >= charts.count
            let edge = column == 0 ? grid.left : grid.inner
            let x =
                column == 0
                ? 0
                : grid.left + grid.right - grid.inner + Double(column)
                    * (grid.plotWidth + Self.gap + grid.inner)
                    + Double(column - 1) * grid.right
            let y = above + Double(row) * (grid.top + plotHeight + grid.low + Self.gap)
            let cell = Rect(
                x: origin.x + x, y: origin.y + y, width: edge + grid.plotWidth + grid.right,
                height: grid.top + plotHeight + (isLast ? grid.bottom : grid.low))
            let least = Insets(
                top: grid.top, left: edge, bottom: isLast ? grid.bottom : grid.low, right: grid.right)
            let layout = ChartLayout(
                chart, in: cell, style: .panel, atLeast: least, measuring: measuring)
            if index == 0 {
                items += legend.items(x: origin.x, top: origin.y + header.height, plot: layout.plot)
            }
            let part = layout.layout()
            items += part.items
            omitted += part.omitted
        }
        items +=
            titleItems()
            + caption.items(
                x: origin.x, top: canvas.maxY - outer - caption.height, paint: Theme.muted)
        return FigureLayout(items: items, omitted: omitted)
    }

    /// The titles of shared axes: of y above the first plot, of x below the last one.
    private func titleItems() -> [SceneItem] {
        let caption = caption.height + (caption.height > 0 ? Theme.gap : 0)
        let top = canvas.minY + outer + above - titles.y.height - 10
        let bottom = canvas.maxY - outer - caption - titles.x.height
        return titles.y.items(x: canvas.minX + outer, top: top, paint: Theme.muted)
            + titles.x.items(x: canvas.maxX - outer, top: bottom, anchor: .end, paint: Theme.muted)
    }
}

/// The charts of ``Facets`` in rows and columns: which have labels, and the margins around their plots.
struct FacetGrid {
    let across: Int
    /// The charts, with labels only where they are needed.
    let charts: [Chart]
    /// Around the plots of the first column, of the other columns, of all columns, of all rows, of all
    /// rows but the last, and of the last row.
    let left: Double, inner: Double, right: Double, top: Double, low: Double, bottom: Double
    let plotWidth: Double
    static let gap = 18.0

    var rowCount: Int { max(1, (charts.count + across - 1) / across) }

    /// - Parameters:
    ///   - space: the room for all plots with what stands around them.
    ///   - margin: around the space.
    init(
        _ charts: [Chart], _ sharing: Facets.Sharing, _ across: Int, _ space: Size, margin: Double,
        _ measuring: any TextMeasuring
    ) {
        self.across = across
        let count = charts.count
        self.charts = charts.enumerated().map { index, chart in
            var chart = chart
            if sharing.sharesY, index % across > 0 { chart.yAxis.showsLabels = false }
            if sharing.sharesX, index + across < count { chart.xAxis.showsLabels = false }
            // Second axes are labelled at the right and above the first row.
            if sharing.sharesY, index % across < across - 1, index + 1 < count {
                chart.ySecondaryAxis?.hideLabels()
            }
            if sharing.sharesX, index >= across { chart.xSecondaryAxis?.hideLabels() }
            return chart
        }
        // Margins come from a first layout in cells of equal size.
        let rows = max(1, (count + across - 1) / across)
        let columns = Double(across)
        let cell = Rect(
            x: 0, y: 0, width: max(10, (space.width - (columns - 1) * Self.gap) / columns),
            height: max(60, space.height / Double(rows)))
        let insets = self.charts.map {
            ChartLayout($0, in: cell, style: .panel, measuring: measuring).insets
        }
        func most(_ value: (Insets) -> Double, _ isWanted: (Int) -> Bool = { _ in true }) -> Double {
            insets.indices.filter(isWanted).map { value(insets[$0]) }.max() ?? 0
        }
        left = most(\.left) { $0 % across == 0 }
        inner = most(\.left) { $0 % across > 0 }
        right = most(\.right)
        top = most(\.top)
        bottom = most(\.bottom) { $0 + across >= count }
        low = most(\.bottom) { $0 + across < count }
        // Half a label may stand in the margin around the figure; what is wider belongs to the chart.
        let spare = right <= margin / 2 ? right : 0
        plotWidth = max(
            4, (space.width + spare - left - (columns - 1) * (inner + Self.gap) - columns * right) / columns)
    }
}

/// What the charts of ``Facets`` have in common.
struct FacetSharing {
    /// The charts with shared domains and series, without titles of shared axes and without legends.
    let charts: [Chart]
    let legend: [LegendEntry]
    let titles: (x: String, y: String)

    init(_ facets: Facets) {
        let prepared = facets.charts.map(\.prepared)
        var series: [String] = []
        for chart in prepared {
            for name in chart.seriesNames where !series.contains(name) { series.append(name) }
        }
        let demands = prepared.map { $0.marks.map(\.demands) }
        func shared(_ direction: AxisLayout.Direction) -> AxisLayout? {
            guard let first = prepared.first else { return nil }
            let options = direction == .x ? first.xAxis : first.yAxis
            return AxisLayout(direction, options: options, marks: demands.flatMap { $0 })
        }
        let x = facets.sharing.sharesX ? shared(.x) : nil
        let y = facets.sharing.sharesY ? shared(.y) : nil
        titles = (x?.title ?? "", y?.title ?? "")
        charts = prepared.map { chart in
            var chart = chart
            chart.showsLegend = false
            chart.seriesOrder = series
            x?.share(with: &chart.xAxis)
            y?.share(with: &chart.yAxis)
            return chart
        }
        var entries: [LegendEntry] = []
        for chart in prepared where chart.showsLegend {
            for entry in chart.legendEntries where !entries.contains(where: { $0.name == entry.name }) {
                entries.append(entry)
            }
        }
        legend = entries.count > 1 ? entries : []
    }
}

extension AxisLayout {
    /// Gives another chart's axis the same domain or categories, and no title.
    fileprivate func share(with axis: inout AxisOptions) {
        axis.label = ""
        axis.scale = options.scale
        axis.isInteger = isInteger
        if case .category(let names) = scale.kind {
            axis.categories = names
        } else {
            axis.domain = scale.lower...scale.upper
        }
    }
}
