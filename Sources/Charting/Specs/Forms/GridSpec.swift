import Schema

/// What marks on a grid are made of: the grid, from a file, from lists or from a formula, and levels.
struct GridSpec: Sendable {
    /// The grid of a file, in place of the next three.
    var file: Grid?
    var x = PlottableValue.nothing
    var y = PlottableValue.nothing
    var z = FieldRows.rows([])
    var levels = LevelsRequest.count(8)
    /// The value in the middle of the colors.
    var center: Double?
    var isLabelled: Bool?
    var style = MarkStyle()

    init(labelled isLabelled: Bool? = nil, style: MarkStyle = MarkStyle()) {
        (self.isLabelled, self.style) = (isLabelled, style)
    }

    init(_ grid: Grid, _ levels: ContourLevels, labelled: Bool? = nil, style: MarkStyle) {
        self.init(labelled: labelled, style: style)
        (x, y, z) = (.value("", grid.x), .value("", grid.y), FieldRows(grid.values, width: grid.x.count))
        self.levels = .given(levels)
    }

    private static let example = "write x: [0, 1], y: [0, 1] and z: [[1, 2], [3, 4]], a row for each y"

    // MARK: Keys

    static var fields: [Field<GridSpec>] {
        file + [
            Field("x", \.x, .plainNumbers, "Numbers, each of them once."),
            Field("y", \.y, .plainNumbers, "Numbers, each of them once."),
            Field("z", \.z, FieldRows.form, "A row of numbers for each y, or a formula in x and y."),
        ] + colors
    }

    /// Those of cells, whose rows and columns may have names.
    static var cells: [Field<GridSpec>] {
        file + [
            Field("x", \.x, .values, "Numbers or names, each of them once."),
            Field("y", \.y, .values, "Numbers or names, each of them once."),
            Field(
                "z", \.z, FieldRows.form,
                "A row of numbers for each y, a formula, or a column with a row for each cell."),
        ] + colors
    }

    private static var file: [Field<GridSpec>] {
        [
            Field(
                "grid", \.file, .optional(.file),
                "An .npz or .json file with x, y and loss or z, in place of the three.",
                called: "the grid")
        ]
    }

    private static var colors: [Field<GridSpec>] {
        [
            Field(
                "levels", \.levels, LevelsRequest.form, "How many contours, or their heights.",
                called: "the levels", example: "8 or levels: [1, 2, 5]"),
            Field(
                "center", \.center, .optional(.number), "The value in the middle of the colors.",
                called: "the center"),
            Field(reading: "label", .name, "The title of the color bar.", called: "the label") { _, _, _ in },
        ]
    }

    // MARK: Making

    func read(_ mapping: Mapping, _ reader: inout Reader) -> (grid: Grid, levels: ContourLevels)? {
        guard let grid = grid(mapping, &reader), let levels = levels(of: grid, mapping, &reader) else {
            return nil
        }
        return (grid, levels)
    }

    private func grid(_ mapping: Mapping, _ reader: inout Reader) -> Grid? {
        if let file {
            guard let key = ["x", "y", "z"].first(where: mapping.has) else {
                if let isComputed = file.isComputed {
                    reader.chart.data.note(
                        "\(isComputed.count { $0 }) of \(isComputed.count) points of the surface were computed; the "
                            + "others are interpolated: say so where it is drawn")
                }
                return file
            }
            mapping.report(
                "a grid from a file brings its own \(key)", at: key, .key, remedy: "remove \(key)",
                into: &reader)
            return nil
        }
        let (x, y) = (x.numbers, y.numbers)
        guard mapping.requires(["x", "y", "z"], remedy: Self.example, into: &reader),
            let z = z.values(x: x, y: y, mapping, "z", remedy: Self.example, &reader)
        else { return nil }
        if let grid = Grid(x: x, y: y, values: z) ?? Self.sorted(x, y, z) { return grid }
        let key = Self.isAxis(x) ? "y" : "x"
        mapping.report(
            "\(key) must have at least two numbers, each of them once", at: key, remedy: Self.example,
            into: &reader)
        return nil
    }

    private static func isAxis(_ numbers: [Double]) -> Bool {
        numbers.count > 1 && numbers.allSatisfy(\.isFinite) && Set(numbers).count == numbers.count
    }

    /// Columns and rows in ascending order, however they were written.
    private static func sorted(_ x: [Double], _ y: [Double], _ z: [Double]) -> Grid? {
        guard isAxis(x), isAxis(y), z.count == x.count * y.count else { return nil }
        let columns = x.indices.sorted { x[$0] < x[$1] }
        let rows = y.indices.sorted { y[$0] < y[$1] }
        return Grid(
            x: columns.map { x[$0] }, y: rows.map { y[$0] },
            values: rows.flatMap { row in columns.map { z[row * x.count + $0] } })
    }

    private func levels(of grid: Grid, _ mapping: Mapping, _ reader: inout Reader) -> ContourLevels? {
        let found: ContourLevels? =
            switch levels {
            case .given(let levels): levels
            case .heights(let heights): ContourLevels(heights: heights, for: grid)
            case .count(let count):
                center.map { ContourLevels(for: grid, centeredOn: $0, count: count) }
                    ?? ContourLevels(for: grid, count: count)
            }
        guard let found else {
            mapping.report(
                "the grid has no finite value", at: nil, remedy: "give at least one finite z", into: &reader)
            return nil
        }
        if case .heights = levels, let range = grid.range {
            let outside = found.values.filter { !range.contains($0) }.map { NumberText.inWords($0) }
            if !outside.isEmpty {
                reader.chart.data.note(
                    "no value has the height \(outside.joined(separator: ", ")): they go \(grid.rangeText ?? "")"
                )
            }
        }
        return found
    }
}

extension Form where Content == Grid {
    /// A grid from a file as `descent surface` writes it: arrays `x`, `y` and `loss` or `z`.
    fileprivate static var file: Form {
        Form(.text) { value, spot, reader in
            guard let name = Form<String>.text.readAnyhow(value, at: spot, into: &reader),
                let source = reader.chart.data.source(for: "x, y and z", at: spot.path, &reader)
            else { return nil }
            do throws(Problem) {
                return try source.grid(name)
            } catch {
                reader.report(error.message, at: spot.path, remedy: error.remedy)
                return nil
            }
        } write: { _ in
            .none
        }
    }
}

// MARK: Cells

extension GridSpec {
    /// Written cells of a heat map; those of a grid from numbers as a grid.
    init(_ mark: HeatMapMark) {
        self.init(labelled: mark.isLabelled == (mark.grid == nil) ? nil : mark.isLabelled, style: mark.style)
        (x, y) = (mark.columns, mark.rows)
        z = FieldRows(mark.values, width: mark.columns.count)
        levels = .given(mark.levels)
    }

    func heatMap(_ mapping: Mapping, _ reader: inout Reader) -> HeatMapMark? {
        let hasTable = if case .none = reader.chart.table { false } else { true }
        if !hasTable, file != nil || !hasCells(mapping) {
            guard let (grid, levels) = read(mapping, &reader) else { return nil }
            return HeatMapMark(grid: grid, levels: levels).labelled(isLabelled ?? false)
        }
        guard let cells = hasTable ? cellsOfTable(mapping, &reader) : cells(mapping, &reader),
            let levels = levels(of: cells.grid, mapping, &reader)
        else { return nil }
        return HeatMapMark(columns: cells.columns, rows: cells.rows, values: cells.values, levels: levels)?
            .labelled(isLabelled ?? true)
    }

    /// Cells as they were read: a value for each pair of a column and a row.
    private struct Cells {
        var columns: PlottableValue
        var rows: PlottableValue
        var values: [Double]

        var grid: Grid { Grid(cells: values, columns: columns.count) }
    }

    /// Whether an axis has names, or one number only: cells that are no grid of numbers.
    private func hasCells(_ mapping: Mapping) -> Bool {
        (mapping.has("x") && (x.areNames || x.count == 1))
            || (mapping.has("y") && (y.areNames || y.count == 1))
    }

    /// Lists of names or numbers, and a row of values for each y.
    private func cells(_ mapping: Mapping, _ reader: inout Reader) -> Cells? {
        let example = "write x: [cat, dog], y: [cat, dog] and z: [[50, 3], [4, 45]], a row for each y"
        guard mapping.requires(["x", "y", "z"], remedy: example, into: &reader),
            let z = z.values(width: x.count, height: y.count, mapping, "z", remedy: example, &reader)
        else { return nil }
        for (key, value) in [("x", x), ("y", y)] where !value.isOrderOfCells {
            mapping.report(
                value.areNames ? "\(key) names a cell twice" : "\(key) must ascend", at: key, remedy: example,
                into: &reader)
            return nil
        }
        return Cells(columns: x, rows: y, values: z)
    }

    private static let mostCells = 250_000

    /// Columns of a long table: a row of it for each cell. Cells with several rows have their mean, which is noted.
    private func cellsOfTable(_ mapping: Mapping, _ reader: inout Reader) -> Cells? {
        let example = "write x, y and z: the names of three columns, such as z: loss"
        guard mapping.requires(["x", "y", "z"], remedy: example, into: &reader) else { return nil }
        guard case .column(let z) = z else {
            mapping.report("z must be a column of the data file", at: "z", remedy: example, into: &reader)
            return nil
        }
        let (rows, up) = y.distinct()
        // The same names stand in the same order on both axes: what is taken for itself lies on the diagonal.
        let (columns, across) = x.distinct(inOrderOf: rows)
        guard columns.count > 0, rows.count > 0 else {
            mapping.report(
                "the table has no cells", at: "data", remedy: "give rows with x, y and z", into: &reader)
            return nil
        }
        guard columns.count * rows.count <= Self.mostCells else {
            mapping.report(
                "there would be \(columns.count) × \(rows.count) cells", at: "z",
                remedy: "a heat map has at most \(Self.mostCells) cells; draw points with color-by instead",
                into: &reader)
            return nil
        }
        var sums = [Double](repeating: 0, count: columns.count * rows.count)
        var counts = [Int](repeating: 0, count: sums.count)
        for (index, value) in z.enumerated() where value.isFinite {
            guard index < across.count, index < up.count, let i = across[index], let j = up[index] else {
                continue
            }
            sums[j * columns.count + i] += value
            counts[j * columns.count + i] += 1
        }
        note(counts, reader.chart.data)
        let values = zip(sums, counts).map { $1 == 0 ? Double.notedGap : $0 / Double($1) }
        return Cells(columns: columns, rows: rows, values: values)
    }

    /// - Parameter counts: how many rows of the table each cell stands for.
    private func note(_ counts: [Int], _ data: ChartData) {
        let (most, shared) = (counts.max() ?? 0, counts.count { $0 > 1 })
        if most > 1 {
            data.note(
                "\(shared) of \(counts.count) cells stand for up to \(most) rows of the table: their mean is shown"
            )
        }
        let empty = counts.count { $0 == 0 }
        if empty > 0 {
            data.note("\(empty) of \(counts.count) cells have no number in the table and stay empty")
        }
    }
}

extension PlottableValue {
    fileprivate var isOrderOfCells: Bool {
        switch values {
        case .numbers(let numbers): zip(numbers, numbers.dropFirst()).allSatisfy(<)
        case .categories(let names): Set(names).count == names.count
        }
    }

    /// The values that there are, numbers from the lowest to the highest and names in the order of their appearance,
    /// and the position of each value among them; `nil` for gaps.
    ///
    /// - Parameter others: names whose order is taken if they are the same.
    fileprivate func distinct(inOrderOf others: PlottableValue? = nil) -> (
        values: PlottableValue, places: [Int?]
    ) {
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
            if case .categories(let known)? = others?.values, Set(known) == Set(all), known.count == all.count
            {
                all = known
                for (place, name) in known.enumerated() { order[name] = place }
            }
            return (.value(label, all), names.map { order[$0] })
        }
    }
}
