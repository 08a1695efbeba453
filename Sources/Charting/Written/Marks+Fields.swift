import Drawing
import Schema

// Contours, heat maps, vector fields and streamlines in writing.

extension ContourMark: WrittenMark {
    static let writtenKind = ChartKind(
        "contour", title: "Contours", "Lines of equal value.",
        ChartKey.grid + [
            ChartKey("labelled", .flag, "Whether lines have their value on them.", usual: .flag(true))
        ])
    static var writtenStyle: MarkStyle {
        var style = MarkStyle()
        (style.paint, style.opacity, style.lineWidth) = (Theme.ink, 0.35, Theme.hairline)
        return style
    }

    init?(_ fields: ChartFields) {
        guard let gridded = GriddedFields(fields) else { return nil }
        self.init(
            grid: gridded.grid, levels: gridded.levels, labelled: fields.flag("labelled", "labelled") ?? true)
    }

    func write(to writer: inout ChartWriter) {
        writer.gridded(grid, levels)
        writer.flag("labelled", isLabelled, unless: true)
    }
}

extension FilledContourMark: WrittenMark {
    static let writtenKind = ChartKind(
        "filled-contour", title: "Filled contours", "Bands of color between contours.",
        ChartKey.grid)

    init?(_ fields: ChartFields) {
        guard let gridded = GriddedFields(fields) else { return nil }
        self.init(grid: gridded.grid, levels: gridded.levels)
    }

    func write(to writer: inout ChartWriter) { writer.gridded(grid, levels) }
}

extension VectorFieldMark: WrittenMark {
    static let writtenKind = ChartKind(
        "vectors", title: "Vectors", "An arrow at each place of a field.",
        ChartKey.field + [ChartKey("normalized", .flag, "Whether all are equally long.", usual: .flag(false))]
    )
    static let writtenStyle: MarkStyle = {
        var style = MarkStyle()
        style.lineWidth = 1.25
        return style
    }()

    init?(_ fields: ChartFields) {
        guard let field = fields.vectorField() else { return nil }
        self.init(field: field, normalized: fields.flag("normalized", "normalized") ?? false)
    }

    func write(to writer: inout ChartWriter) {
        writer.vectorField(field)
        writer.flag("normalized", isNormalized, unless: false)
    }
}

extension StreamlineMark: WrittenMark {
    static let writtenKind = ChartKind(
        "streamlines", title: "Streamlines", "Lines that follow a field.",
        ChartKey.field + [
            ChartKey(
                "distance", .upTo(1000), "The distance of lines, in points.",
                usual: .number(StreamlineMark.usualSpacing))
        ])
    static let writtenStyle: MarkStyle = {
        var style = MarkStyle()
        style.lineWidth = 1.1
        return style
    }()

    init?(_ fields: ChartFields) {
        guard let field = fields.vectorField() else { return nil }
        self.init(
            field: field, spacing: fields.positive("distance", "the distance", to: 1000) ?? Self.usualSpacing)
    }

    func write(to writer: inout ChartWriter) {
        writer.vectorField(field)
        writer.number("distance", spacing, unless: Self.usualSpacing)
    }
}

/// What marks on a grid have in common: the grid, from a file, from lists or from a formula, and levels.
struct GriddedFields {
    let grid: Grid
    let levels: ContourLevels
    private static let example =
        "write x: [0, 1], y: [0, 1] and z: [[1, 2], [3, 4]], a row for each y"

    init?(_ fields: ChartFields) {
        guard let grid = fields.has("grid") ? Self.file(fields) : Self.inline(fields) else { return nil }
        guard let levels = Self.levels(fields, of: grid) else { return nil }
        (self.grid, self.levels) = (grid, levels)
    }

    static func levels(_ fields: ChartFields, of grid: Grid) -> ContourLevels? {
        if case .fields(let inner)? = fields["levels"] { return ContourLevels(written: inner, fields) }
        if fields["levels"]?.items != nil { return heights(fields, of: grid) }
        let count = fields.countOfLevels() ?? 8
        let center = fields.number("center", "the center")
        let levels =
            center.map { ContourLevels(for: grid, centeredOn: $0, count: count) }
            ?? ContourLevels(for: grid, count: count)
        if levels == nil {
            fields.reader.report(
                "the grid has no finite value", at: fields.path, .head, remedy: "give at least one finite z")
        }
        return levels
    }

    /// Levels as a list: the heights at which contours stand.
    private static func heights(_ fields: ChartFields, of grid: Grid) -> ContourLevels? {
        guard let heights = fields.numbers("levels", "the levels") else { return nil }
        guard (1...mostHeights).contains(heights.count) else {
            fields.report(
                "there are \(heights.count) levels, expected 1 to \(mostHeights)", at: "levels",
                remedy: "write levels: [1, 2, 5], or their number: levels: 8")
            return nil
        }
        guard let range = grid.range, let levels = ContourLevels(heights: heights, for: grid) else {
            fields.reader.report(
                "the grid has no finite value", at: fields.path, .head, remedy: "give at least one finite z")
            return nil
        }
        let outside = levels.values.filter { !range.contains($0) }.map { NumberText.inWords($0) }
        if !outside.isEmpty {
            fields.reader.note(
                "no value has the height \(outside.joined(separator: ", ")): they go \(grid.rangeText ?? "")")
        }
        return levels
    }

    private static let mostHeights = 100

    private static func inline(_ fields: ChartFields) -> Grid? {
        guard ["x", "y", "z"].filter({ !fields.requires($0, remedy: example) }).isEmpty,
            let x = fields.numbers("x"), let y = fields.numbers("y"),
            let z = fields.field("z", x: x, y: y, remedy: example)
        else { return nil }
        guard let grid = Grid(x: x, y: y, values: z) else {
            fields.report(
                "x and y must ascend and have at least two numbers each", at: "x", remedy: example)
            return nil
        }
        return grid
    }

    /// A grid from an `.npz` file as `descent surface` writes it: arrays `x`, `y` and `loss` or `z`.
    private static func file(_ fields: ChartFields) -> Grid? {
        guard let name = fields.text("grid", "the grid") else { return nil }
        for key in ["x", "y", "z"] where fields.has(key) {
            fields.report("a grid from a file brings its own \(key)", at: key, .key, remedy: "remove \(key)")
            return nil
        }
        guard let source = fields.reader.source else {
            fields.report(
                "data files need a folder to be looked for in", at: "grid",
                remedy: "write x, y and z into the chart, or give the chart as a file")
            return nil
        }
        do {
            return try source.grid(name)
        } catch {
            fields.report(error.message, at: "grid", remedy: error.remedy)
            return nil
        }
    }
}

extension ChartFields {
    fileprivate func countOfLevels() -> Int? {
        if let value = self["levels"], case .number = value {
            return integer("levels", in: 2...50, "the number of levels")
        }
        if let value = self["levels"] {
            report(
                "the levels must be their number, a list of heights or a mapping, found \(value.described)",
                at: "levels", remedy: "write levels: 8 or levels: [1, 2, 5]")
        }
        return nil
    }

    /// A number for every pair of x and y: rows, or a formula.
    fileprivate func field(_ key: String, x: [Double], y: [Double], remedy: String) -> [Double]? {
        if case .text? = self[key] {
            guard let formula = formula(key, withY: true) else { return nil }
            return y.flatMap { y in x.map { formula.value(x: $0, y: y) } }
        }
        return rows(key, width: x.count, height: y.count, remedy: remedy)
    }

    fileprivate func vectorField() -> VectorField? {
        let example = "write x: [0, 1], y: [0, 1], dx: \"-x\" and dy: \"-3 y\", or rows of numbers"
        guard ["x", "y", "dx", "dy"].filter({ !requires($0, remedy: example) }).isEmpty,
            let x = numbers("x"), let y = numbers("y"), let dx = field("dx", x: x, y: y, remedy: example),
            let dy = field("dy", x: x, y: y, remedy: example)
        else { return nil }
        guard let field = VectorField(x: x, y: y, dx: dx, dy: dy) else {
            report("x and y must ascend and have at least two numbers each", at: "x", remedy: example)
            return nil
        }
        return field
    }
}

extension ChartWriter {
    mutating func gridded(_ grid: Grid, _ levels: ContourLevels) {
        numbers("x", grid.x)
        numbers("y", grid.y)
        rows("z", grid)
        write("levels", levels.written)
    }

    fileprivate mutating func vectorField(_ field: VectorField) {
        numbers("x", field.x)
        numbers("y", field.y)
        rows("dx", field.dx)
        rows("dy", field.dy)
    }
}

extension ContourLevels {
    /// Levels that an author gives one by one.
    init?(written inner: [Value.Member], _ fields: ChartFields, key: String = "levels") {
        let example = "write levels: {values: [1, 2, 5], range: [0, 10]}"
        let path = fields.path + [.key(key)]
        guard
            let levels = fields.reader.fields(
                .fields(inner), at: path, "the levels", keys: ChartKind.levels.names),
            levels.requires("values", remedy: example), levels.requires("range", remedy: example),
            let values = levels.numbers("values"), let range = levels.numbers("range")
        else { return nil }
        let isLogarithmic = levels.flag("logarithmic") ?? false
        guard range.count == 2, range[0] <= range[1], zip(values, values.dropFirst()).allSatisfy(<),
            !isLogarithmic || range[0] > 0
        else {
            fields.reader.report(
                "levels must ascend, and their range be two numbers, the smaller one first, above 0 where "
                    + "they are logarithmic", at: path, remedy: example)
            return nil
        }
        let labels = levels.texts("labels") ?? values.map { NumberText.significant($0) }
        guard labels.count == values.count else {
            levels.report("values has \(values.count) numbers and labels has \(labels.count)", at: "labels")
            return nil
        }
        self.init(
            values: values, labels: labels, isLogarithmic: isLogarithmic, range: range[0]...range[1])
    }

    var written: Value {
        var writer = ChartWriter()
        writer.numbers("values", values)
        writer.texts("labels", labels)
        writer.numbers("range", [range.lowerBound, range.upperBound])
        writer.flag("logarithmic", isLogarithmic, unless: false)
        return writer.value
    }
}
