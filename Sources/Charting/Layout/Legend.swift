import Drawing

/// How a mark appears in a legend.
public enum LegendKind: Sendable, Hashable { case line, symbol, area }

/// What a legend says about one series.
struct LegendEntry: Sendable, Hashable {
    var name: String
    var style: MarkStyle
    var kind: LegendKind
}

/// A legend in rows, placed between the subtitle and the plot where it covers no data.
struct Legend {
    private struct Cell {
        let entry: LegendEntry
        let line: TextLine
        let swatch: Double
        let x: Double
        let row: Int
    }

    private let cells: [Cell]
    /// The names of entries without room.
    let omitted: [String]
    private let rowCount: Int
    private let extents: TextExtents
    /// The rows of this legend: higher where formulas are.
    private let rowHeight: Double
    /// Lines need some length to show their dashes; symbols and areas do not.
    private static func swatch(_ kind: LegendKind) -> Double { kind == .line ? 22 : 11 }
    static let rowHeight = 18.0

    /// - Parameter rows: the most rows there is room for; entries beyond them are left out.
    init(_ entries: [LegendEntry], width: Double, rows: Int = .max, measuring: any TextMeasuring) {
        var cells: [Cell] = []
        var (x, row) = (0.0, 0)
        for entry in entries {
            let swatch = Self.swatch(entry.kind)
            func line(_ text: String) -> TextLine {
                LabelText.line(text, size: Theme.labelSize, measuring: measuring)
            }
            let line = line(
                TextBlock.shortened(entry.name) {
                    measuring.extents(of: line($0)).width <= width - swatch - 6
                })
            let needed = swatch + 6 + measuring.extents(of: line).width
            if x > 0, x + needed > width { (x, row) = (0, row + 1) }
            guard row < rows else { break }
            cells.append(Cell(entry: entry, line: line, swatch: swatch, x: x, row: row))
            x += needed + 18
        }
        self.cells = cells
        omitted = entries.dropFirst(cells.count).map(\.name)
        rowCount = (cells.last?.row ?? -1) + 1
        extents = measuring.extents(of: TextLine("x", size: Theme.labelSize))
        let tallest = cells.map { measuring.extents(of: $0.line).height }.max() ?? 0
        rowHeight =
            cells.contains { $0.line.layout != nil } ? max(Self.rowHeight, tallest + 4) : Self.rowHeight
    }

    var height: Double { Double(rowCount) * rowHeight }

    func items(x: Double, top: Double, plot: Plot) -> [SceneItem] {
        cells.flatMap { cell -> [SceneItem] in
            let middle = top + (Double(cell.row) + 0.5) * rowHeight
            let left = x + cell.x
            let baseline = middle + (extents.ascent - extents.descent) / 2
            let name = LabelText.plain(cell.entry.name)
            let text = TextItem(
                cell.line, at: Point(left + cell.swatch + 6, baseline), paint: Theme.ink,
                fullText: cell.line.plainText == name ? nil : name)
            return swatch(cell, x: left, y: middle, plot: plot) + [.text(text)]
        }
    }

    private func swatch(_ cell: Cell, x: Double, y: Double, plot: Plot) -> [SceneItem] {
        let entry = cell.entry
        let paint = plot.paint(entry.style)
        let center = Point(x + cell.swatch / 2, y)
        switch entry.kind {
        case .line:
            let segment = Path.segment(Point(x, y), Point(x + cell.swatch, y))
            let line = SceneItem.stroke(segment, plot.stroke(entry.style))
            guard let symbol = entry.style.symbol else { return [line] }
            return [line] + PointMark.items(symbol, at: [center], style: entry.style, plot: plot)
        case .symbol:
            return PointMark.items(
                entry.style.symbol ?? .circle, at: [center], style: entry.style, plot: plot)
        case .area:
            let rect = Rect(x: center.x - 6, y: y - 6, width: 12, height: 12)
            return [.fill(.roundedRectangle(rect, radius: 2), paint.opacity(entry.style.opacity))]
        }
    }
}
