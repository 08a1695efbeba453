import Schema

extension HeatMapMark: WrittenMark {
    static let writtenKind = ChartKind(
        "heatmap", title: "A heat map",
        "Cells of color: a grid of numbers, names on both axes, or a long table.",
        [
            ChartKey("grid", .text, "An .npz file with x, y and loss or z, in place of the three."),
            ChartKey("x", .values, "Ascending numbers, or names."),
            ChartKey("y", .values, "Ascending numbers, or names."),
            ChartKey(
                "z", .rows, "A row of numbers for each y, a formula, or a column with a row for each cell."),
        ] + ChartKey.levels + [
            ChartKey(
                "labelled", .flag, "Whether cells have their number in them; else those of names and tables."),
            .data,
        ])

    init?(_ fields: ChartFields) {
        let isLabelled = fields.flag("labelled", "labelled")
        if fields.table == nil, fields.has("grid") || !fields.hasCells {
            guard let gridded = GriddedFields(fields) else { return nil }
            self.init(grid: gridded.grid, levels: gridded.levels)
            self = labelled(isLabelled ?? false)
            return
        }
        guard let cells = fields.table == nil ? fields.cells() : fields.cellsOfTable(),
            let levels = GriddedFields.levels(fields, of: cells.grid),
            let mark = HeatMapMark(
                columns: cells.columns, rows: cells.rows, values: cells.values, levels: levels)
        else { return nil }
        self = mark.labelled(isLabelled ?? true)
    }

    func write(to writer: inout ChartWriter) {
        if let grid {
            writer.gridded(grid, levels)
            writer.flag("labelled", isLabelled, unless: false)
            return
        }
        writer.plottable("x", columns)
        writer.plottable("y", rows)
        let width = max(1, columns.count)
        writer.write(
            "z",
            .list(
                stride(from: 0, to: values.count, by: width).map { .numbers(Array(values[$0..<$0 + width])) })
        )
        writer.write("levels", levels.written)
        writer.flag("labelled", isLabelled, unless: true)
    }
}

/// Cells as they were read: a value for each pair of a column and a row.
private struct Cells {
    var columns: PlottableValue
    var rows: PlottableValue
    var values: [Double]

    var grid: Grid { Grid(cells: values, columns: columns.count) }
}

extension ChartFields {
    /// Whether an axis has names, or one number only: cells that are no grid of numbers.
    fileprivate var hasCells: Bool {
        ["x", "y"].contains { key in
            guard let items = self[key]?.items else { return false }
            return items.count == 1
                || items.contains { if case .text = $0 { true } else { false } }
        }
    }

    private static let cellsExample =
        "write x: [cat, dog], y: [cat, dog] and z: [[50, 3], [4, 45]], a row for each y"

    /// Lists of names or numbers, and a row of values for each y.
    fileprivate func cells() -> Cells? {
        let example = Self.cellsExample
        guard ["x", "y", "z"].filter({ !requires($0, remedy: example) }).isEmpty, let x = plottable("x"),
            let y = plottable("y"),
            let z = rows("z", width: x.count, height: y.count, remedy: example)
        else { return nil }
        for (key, value) in [("x", x), ("y", y)] where !value.isOrderOfCells {
            report(
                value.areNames ? "\(key) names a cell twice" : "\(key) must ascend", at: key, remedy: example)
            return nil
        }
        return Cells(columns: x, rows: y, values: z)
    }

    /// Columns of a long table: a row of it for each cell. Cells with several rows have their mean, which is noted.
    fileprivate func cellsOfTable() -> Cells? {
        let example = "write x, y and z: the names of three columns, such as z: loss"
        guard ["x", "y", "z"].filter({ !requires($0, remedy: example) }).isEmpty, let x = plottable("x"),
            let y = plottable("y"), let z = gappedNumbers("z")
        else { return nil }
        let (columns, across) = x.distinct
        let (rows, up) = y.distinct
        guard columns.count > 0, rows.count > 0 else {
            report("the table has no cells", at: "data", remedy: "give rows with x, y and z")
            return nil
        }
        guard columns.count * rows.count <= Self.mostCells else {
            report(
                "there would be \(columns.count) × \(rows.count) cells", at: "z",
                remedy: "a heat map has at most \(Self.mostCells) cells; draw points with color-by instead")
            return nil
        }
        var sums = [Double](repeating: 0, count: columns.count * rows.count)
        var counts = [Int](repeating: 0, count: sums.count)
        for (index, value) in z.enumerated() where value.isFinite {
            guard let i = across[index], let j = up[index] else { continue }
            sums[j * columns.count + i] += value
            counts[j * columns.count + i] += 1
        }
        let values = zip(sums, counts).map { $1 == 0 ? Double.notedGap : $0 / Double($1) }
        let (most, shared) = (counts.max() ?? 0, counts.count { $0 > 1 })
        if most > 1 {
            reader.note(
                "\(shared) of \(counts.count) cells stand for up to \(most) rows of the table: their mean is shown"
            )
        }
        let empty = counts.count { $0 == 0 }
        if empty > 0 {
            reader.note("\(empty) of \(counts.count) cells have no row in the table and stay empty")
        }
        return Cells(columns: columns, rows: rows, values: values)
    }

    private static let mostCells = 250_000
}

extension PlottableValue {
    fileprivate var isOrderOfCells: Bool {
        switch values {
        case .numbers(let numbers): zip(numbers, numbers.dropFirst()).allSatisfy(<)
        case .categories(let names): Set(names).count == names.count
        }
    }

    /// The values that there are, numbers from the lowest to the highest and names in the order of their appearance,
    /// and the place of each value among them; `nil` for gaps.
    fileprivate var distinct: (values: PlottableValue, places: [Int?]) {
        switch values {
        case .numbers(let numbers):
            let all = Set(numbers.filter(\.isFinite)).sorted()
            let order = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
            return (.value(label, all), numbers.map { $0.isFinite ? order[$0] : nil })
        case .categories(let names):
            var order: [String: Int] = [:]
            var all: [String] = []
            for name in names where !name.isEmpty && order[name] == nil {
                order[name] = all.count
                all.append(name)
            }
            return (.value(label, all), names.map { order[$0] })
        }
    }
}
