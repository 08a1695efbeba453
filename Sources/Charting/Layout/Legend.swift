import Drawing

/// What a legend says about one series.
struct LegendEntry: Sendable, Hashable {
    var name: String
    var style: MarkStyle
    var kind: LegendKind
}

/// The names of series, each beside a piece of its line, its symbol or its color: in rows, or in columns.
struct Legend {
    private struct Cell {
        let entry: LegendEntry
        let line: TextLine
        let swatch: Double
        /// The whole width of swatch and name.
        let width: Double
        var x = 0.0
        var row = 0
    }

    private var cells: [Cell] = []
    /// The names of entries without room.
    private(set) var omitted: [String] = []
    private(set) var width = 0.0
    private let extents: TextExtents
    /// The rows of this legend: higher where formulas are.
    private let rowHeight: Double
    static let rowHeight = 18.0
    private static let textGap = 6.0
    private static let columnGap = 18.0

    /// Lines need some length to show their dashes; symbols and areas do not.
    private static func swatch(_ kind: LegendKind) -> Double { kind == .line ? 22 : 11 }

    private init(cells: [Cell], measuring: any TextMeasuring) {
        self.cells = cells
        extents = measuring.extents(of: TextLine("x", size: Theme.labelSize))
        let tallest = cells.map { measuring.extents(of: $0.line).height }.max() ?? 0
        rowHeight =
            cells.contains { $0.line.layout != nil } ? max(Self.rowHeight, tallest + 4) : Self.rowHeight
    }

    /// In rows that begin anew where the width ends.
    ///
    /// - Parameters:
    ///   - rows: the most rows there is room for; entries beyond them are left out.
    ///   - alignment: where rows stand that are shorter than the width, from 0 at the left to 1.
    init(
        _ entries: [LegendEntry], width: Double, rows: Int = .max, alignment: Double = 0,
        measuring: any TextMeasuring
    ) {
        var cells: [Cell] = []
        var ends: [Double] = []
        for entry in entries {
            var cell = Self.cell(entry, swatch: Self.swatch(entry.kind), width: width, measuring: measuring)
            let start = ends.last.map { $0 + Self.columnGap } ?? 0
            if let end = ends.last, end > 0, start + cell.width <= width {
                (cell.x, ends[ends.count - 1]) = (start, start + cell.width)
            } else {
                guard ends.count < rows else { break }
                ends.append(cell.width)
            }
            cell.row = ends.count - 1
            cells.append(cell)
        }
        for index in cells.indices { cells[index].x += alignment * max(0, width - ends[cells[index].row]) }
        if cells.count < entries.count {
            Self.endWithCount(&cells, of: entries.count, width: width, measuring: measuring)
        }
        let named = cells.count { $0.swatch > 0 }
        self.init(cells: cells, measuring: measuring)
        self.width = width
        omitted = entries.dropFirst(named).map(\.name)
    }

    /// Says at the end how many names have no room: "and 9 more".
    private static func endWithCount(
        _ cells: inout [Cell], of count: Int, width: Double, measuring: any TextMeasuring
    ) {
        while let last = cells.last {
            let line = TextLine("and \(count - cells.count) more", size: Theme.labelSize)
            let needed = measuring.extents(of: line).width
            if last.x + last.width + columnGap + needed <= width {
                var cell = Cell(entry: last.entry, line: line, swatch: 0, width: needed)
                (cell.x, cell.row) = (last.x + last.width + columnGap, last.row)
                cells.append(cell)
                return
            }
            cells.removeLast()
        }
    }

    /// In columns, each filled from top to bottom.
    ///
    /// - Parameter width: the most there is for all columns; longer names are shortened.
    init(columns: Int, _ entries: [LegendEntry], width: Double, measuring: any TextMeasuring) {
        let count = max(1, min(columns, entries.count))
        let most = (width - Double(count - 1) * Self.columnGap) / Double(count)
        let swatch = entries.map { Self.swatch($0.kind) }.max() ?? 0
        var cells = entries.map { Self.cell($0, swatch: swatch, width: most, measuring: measuring) }
        let rows = max(1, (cells.count + count - 1) / count)
        var x = 0.0
        for first in stride(from: 0, to: cells.count, by: rows) {
            let column = first..<min(first + rows, cells.count)
            for index in column { (cells[index].x, cells[index].row) = (x, index - first) }
            x += (cells[column].map(\.width).max() ?? 0) + Self.columnGap
        }
        self.init(cells: cells, measuring: measuring)
        self.width = max(0, x - Self.columnGap)
    }

    private static func cell(
        _ entry: LegendEntry, swatch: Double, width: Double, measuring: any TextMeasuring
    ) -> Cell {
        func line(_ text: String) -> TextLine {
            LabelText.line(text, size: Theme.labelSize, measuring: measuring)
        }
        let line = line(
            TextBlock.shortened(entry.name) {
                measuring.extents(of: line($0)).width <= width - swatch - textGap
            })
        let needed = swatch + textGap + measuring.extents(of: line).width
        return Cell(entry: entry, line: line, swatch: swatch, width: needed)
    }

    var rowCount: Int { (cells.map(\.row).max() ?? -1) + 1 }
    var height: Double { Double(rowCount) * rowHeight }
    var size: Size { Size(width, height) }

    /// Whether every name is there, and none is shortened.
    var isWhole: Bool {
        omitted.isEmpty && cells.allSatisfy { $0.line.plainText == LabelText.plain($0.entry.name) }
    }

    func items(x: Double, top: Double, plot: Plot) -> [SceneItem] {
        cells.flatMap { cell -> [SceneItem] in
            let middle = top + (Double(cell.row) + 0.5) * rowHeight
            let left = x + cell.x
            let baseline = middle + (extents.ascent - extents.descent) / 2
            guard cell.swatch > 0 else {
                return [.text(TextItem(cell.line, at: Point(left, baseline), paint: Theme.muted))]
            }
            let name = LabelText.plain(cell.entry.name)
            let text = TextItem(
                cell.line, at: Point(left + cell.swatch + Self.textGap, baseline), paint: Theme.ink,
                fullText: cell.line.plainText == name ? nil : name)
            return swatch(cell, x: left, y: middle, plot: plot) + [.text(text)]
        }
    }

    private func swatch(_ cell: Cell, x: Double, y: Double, plot: Plot) -> [SceneItem] {
        let entry = cell.entry
        let center = Point(x + cell.swatch / 2, y)
        switch entry.kind {
        case .line:
            let segment = Path.segment(Point(x, y), Point(x + cell.swatch, y))
            let line = SceneItem.stroke(segment, plot.stroke(entry.style))
            guard let symbol = entry.style.symbol else { return [line] }
            return [line] + PointMark.items(symbol, at: [center], style: entry.style, plot: plot)
        case .symbol:
            // Dots as small as those of thousands of points show neither shape nor color.
            var style = entry.style
            style.symbolRadius = max(style.symbolRadius, Theme.pointRadius)
            return PointMark.items(plot.symbol(style), at: [center], style: style, plot: plot)
        case .area:
            let rect = Rect(x: center.x - 6, y: y - 6, width: 12, height: 12)
            let fill = plot.fill(entry.style).opacity(entry.style.opacity)
            return [.fill(.roundedRectangle(rect, radius: 2), fill)]
        }
    }
}
