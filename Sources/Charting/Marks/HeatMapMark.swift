import Drawing

/// Cells of color: a grid of numbers, each centered on its grid point, or a cell for each pair of names.
///
/// Holes stay empty. On axes of numbers, borders stand half way between neighbours on the axis' own scale.
public struct HeatMapMark: ChartMark {
    /// Colors, lines, symbols and names, as modifiers set them.
    public var style = MarkStyle()
    /// The positions of the columns, ascending or names, each once.
    package let columns: PlottableValue
    /// The positions of the rows.
    package let rows: PlottableValue
    /// Row-major: the value of column `i` and row `j` is `values[j * columns.count + i]`. NaN and infinities are
    /// holes.
    package let values: [Double]
    package let levels: ContourLevels
    /// Of a grid: which values were computed; `nil`: all were.
    private var isComputed: [Bool]?
    /// Whether the value of each cell is written into it, where cells have room.
    package private(set) var isLabelled: Bool
    /// What is written into the cells instead of their values; empty: these.
    package private(set) var texts: [String] = []
    /// How many shades there are at most; cells of one shade are painted together.
    private static let shades = 48
    /// Cells beyond these are a picture, not a table.
    private static let mostLabelled = 900

    /// A colored cell for each value of a grid.
    public init(grid: Grid, levels: ContourLevels) {
        columns = .value("", grid.x)
        rows = .value("", grid.y)
        values = grid.values
        isComputed = grid.isComputed
        self.levels = levels
        isLabelled = false
    }

    /// Cells of a table: numbers ascending, or names in the order of the axis.
    ///
    /// - Returns: `nil` unless there is a value for each pair of a column and a row, and numbers ascend.
    public init?(columns: PlottableValue, rows: PlottableValue, values: [Double], levels: ContourLevels) {
        guard values.count == columns.count * rows.count, !values.isEmpty, columns.ascends, rows.ascends
        else {
            return nil
        }
        self.columns = columns
        self.rows = rows
        self.values = values
        self.levels = levels
        isLabelled = true
    }

    /// Writes the value of each cell into it, or not.
    public func labelled(_ isLabelled: Bool = true) -> HeatMapMark {
        var copy = self
        copy.isLabelled = isLabelled
        return copy
    }

    /// Writes a text into each cell, in the order of the values, where all have room.
    public func labelled(_ texts: [String]) -> HeatMapMark {
        var copy = labelled()
        copy.texts = texts
        return copy
    }

    /// The cells as a grid; `nil` where columns or rows are names, or fewer than two.
    package var grid: Grid? {
        guard case .numbers(let x) = columns.values, case .numbers(let y) = rows.values else { return nil }
        return Grid(x: x, y: y, values: values, isComputed: isComputed)
    }

    /// What the axes must show.
    public var demands: MarkDemands {
        var demands = MarkDemands(
            x: columns.values, y: rows.values, xLabel: columns.name, yLabel: rows.name)
        demands.isTight = true
        demands.areCells = true
        return demands
    }

    /// What its colors stand for, where they stand for values.
    public var colorKey: MarkColorKey? {
        MarkColorKey(levels: levels, isContinuous: true, fillsPlot: true)
    }

    /// What it shows, in a few words.
    public var accessibilityLabel: String? { "Heat map, \(columns.count) by \(rows.count) cells" }

    /// The cells; of a grid of which others are interpolated those that were computed.
    public var plotted: PlottedValues? {
        let (width, height) = (columns.count, rows.count)
        let cells = (0..<width * height).filter { isComputed?[$0] ?? true }
        return PlottedValues(
            x: columns.rows(cells.map { $0 % width }).values, y: rows.rows(cells.map { $0 / width }).values,
            value: .value("", cells.map { values[$0] }))
    }

    // MARK: Drawing

    /// The mark on the plot, from the back to the front; O(n) in its values.
    public func draw(on plot: Plot) -> [SceneItem] {
        let map = style.colorMap ?? .sequential
        let columns = plot.cells(alongX: self.columns.values)
        let rows = plot.cells(alongY: self.rows.values)
        var paths = [Path](repeating: Path(), count: Self.shades)
        let areMany = values.count > 400
        for (j, row) in rows.enumerated() {
            guard let row else { continue }
            for (i, run) in runs(ofRow: j, columns) {
                guard let shade = shade(of: value(i, j)), let first = columns[i],
                    let last = columns[run - 1]
                else { continue }
                let rect = Rect(
                    minX: min(first.lowerBound, last.lowerBound), minY: row.lowerBound,
                    maxX: max(first.upperBound, last.upperBound), maxY: row.upperBound)
                paths[shade].append(.rectangle(areMany ? Self.rounded(rect) : rect))
            }
        }
        let cells = paths.enumerated().filter { !$0.element.isEmpty }.map { shade, path in
            let fraction = (Double(shade) + 0.5) / Double(Self.shades)
            return SceneItem.fill(path, map.paint(at: fraction), crisp: true)
        }
        return cells + texts(columns, rows, on: plot)
    }

    /// To tenths of a point: of many cells no eye sees more, and pages are shorter for it.
    private static func rounded(_ rect: Rect) -> Rect {
        func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
        return Rect(
            minX: tenths(rect.minX), minY: tenths(rect.minY), maxX: tenths(rect.maxX), maxY: tenths(rect.maxY)
        )
    }

    private func value(_ column: Int, _ row: Int) -> Double { values[row * columns.count + column] }

    /// Where neighbours of one shade begin and end; they are painted as one.
    private func runs(ofRow row: Int, _ places: [ClosedRange<Double>?]) -> [(start: Int, end: Int)] {
        var result: [(start: Int, end: Int)] = []
        // Columns without a place on a logarithmic axis come first.
        var start = places.firstIndex { $0 != nil } ?? places.count
        while start < places.count {
            let shade = shade(of: value(start, row))
            var end = start + 1
            while end < places.count, isNeighbour(places, end), self.shade(of: value(end, row)) == shade {
                end += 1
            }
            result.append((start, end))
            start = end
        }
        return result
    }

    /// Whether a cell touches the one before it: names may stand apart on an axis with others.
    private func isNeighbour(_ places: [ClosedRange<Double>?], _ index: Int) -> Bool {
        guard let before = places[index - 1], let place = places[index] else { return false }
        return abs(before.upperBound - place.lowerBound) < 1e-6
            || abs(before.lowerBound - place.upperBound) < 1e-6
    }

    private func shade(of value: Double) -> Int? {
        guard value.isFinite else { return nil }
        return min(Self.shades - 1, Int(levels.fraction(of: value) * Double(Self.shades)))
    }

    // MARK: Numbers in the cells

    /// The value of each cell in it: all of them, or none where one has no room.
    private func texts(
        _ columns: [ClosedRange<Double>?], _ rows: [ClosedRange<Double>?], on plot: Plot
    ) -> [SceneItem] {
        guard isLabelled, values.count <= Self.mostLabelled else { return [] }
        let map = style.colorMap ?? .sequential
        let labels = self.texts.count == values.count ? self.texts : CellText.texts(of: values)
        var items: [SceneItem] = []
        for (index, text) in labels.enumerated() {
            let (i, j) = (index % columns.count, index / columns.count)
            guard let column = columns[i], let row = rows[j], values[index].isFinite else { continue }
            let line = TextLine(text, size: Theme.tickSize)
            let extents = plot.measuring.extents(of: line)
            guard extents.width + 4 <= column.upperBound - column.lowerBound,
                extents.height <= row.upperBound - row.lowerBound
            else { return [] }
            let ground = map.paint(at: levels.fraction(of: values[index]))
            let place = Point(
                column.lowerBound / 2 + column.upperBound / 2,
                row.lowerBound / 2 + row.upperBound / 2 + (extents.ascent - extents.descent) / 2)
            items.append(
                .text(TextItem(line, at: place, anchor: .middle, paint: Theme.legible(on: ground))))
        }
        return items
    }
}

/// Numbers as they stand in cells: with as many decimals each, no more than tell them apart.
enum CellText {
    static func texts(of values: [Double]) -> [String] {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return values.map { _ in "" } }
        let whole = finite.allSatisfy { $0 == $0.rounded() && abs($0) < 1e7 }
        let largest = max(abs(low), abs(high))
        // Three digits of the largest; no more than are there.
        let places = whole || largest == 0 ? 0 : min(6, max(0, 3 - DecimalDigits(largest).point))
        // Where values span decades, the small ones would be 0.01 or 0 like that.
        let least = finite.filter { $0 != 0 }.map(abs).min() ?? largest
        guard largest < 1e7, largest == 0 || largest >= 1e-4, whole || least * 50 > largest else {
            return values.map { $0.isFinite ? NumberText.significant($0, 2) : "" }
        }
        return NumberText.aligned(
            values.map { value in
                var digits = DecimalDigits(value.isFinite ? value : 0)
                digits.round(toPlaces: places)
                return digits
            })
    }
}

extension Plot {
    /// The cells around some positions along x, in points; `nil` for positions without one.
    func cells(alongX values: PlottableValue.Values) -> [ClosedRange<Double>?] {
        cells(xNumbers(values), on: x) { px($0) }
    }

    func cells(alongY values: PlottableValue.Values) -> [ClosedRange<Double>?] {
        cells(yNumbers(values), on: y) { py($0) }
    }

    private func cells(
        _ places: [Double], on scale: Scale, _ point: (Double) -> Double?
    ) -> [ClosedRange<Double>?] {
        let borders =
            if case .category = scale.kind {
                places.map { $0.isFinite ? (lower: $0 - 0.5, upper: $0 + 0.5) : nil }
            } else { scale.kind.cells(around: places) }
        return borders.map { border in
            guard let border, let a = point(border.lower), let b = point(border.upper) else { return nil }
            return min(a, b)...max(a, b)
        }
    }
}

extension PlottableValue {
    /// The name for an axis; `nil` where there is none.
    fileprivate var name: String? { label.isEmpty ? nil : label }

    /// Whether the values can be positions of cells: numbers in ascending order, or names of which none comes twice.
    fileprivate var ascends: Bool {
        switch values {
        case .numbers(let numbers):
            numbers.allSatisfy(\.isFinite) && zip(numbers, numbers.dropFirst()).allSatisfy(<)
        case .categories(let names): Set(names).count == names.count
        }
    }
}

extension HeatMapMark: DescribedMark {
    /// What it says, as a sentence of the alternative text.
    public func sentence(title: String) -> String {
        let finite = values.filter(\.isFinite)
        let holes = values.count - finite.count
        let range = finite.min().flatMap { low in
            finite.max().map { ", from \(NumberText.inWords(low)) to \(NumberText.inWords($0))" }
        }
        return "\(title.isEmpty ? kindName.capitalizedFirst : "\(title), \(kindName)") of "
            + "\(columns.count) × \(rows.count) cells\(range ?? "")"
            + (holes > 0 ? " (\(holes) of \(values.count) values are not finite)." : ".")
    }
}

extension ContourMark: DescribedMark {
    /// What it says, as a sentence of the alternative text.
    public func sentence(title: String) -> String { sentence(of: grid, title: title) }
}

extension FilledContourMark: DescribedMark {
    /// What it says, as a sentence of the alternative text.
    public func sentence(title: String) -> String { sentence(of: grid, title: title) }
}
