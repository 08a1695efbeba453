import Schema

/// A number for every pair of x and y: rows, a formula, or a column of a data file.
enum FieldRows: Sendable, Hashable {
    case rows([[Double]])
    case formula(Formula)
    case column([Double])

    init(_ values: [Double], width: Int) {
        let width = max(1, width)
        self = .rows(
            stride(from: 0, to: values.count, by: width).map {
                Array(values[$0..<min($0 + width, values.count)])
            })
    }

    static var form: Form<FieldRows> {
        Form(.either([.list(of: .either([.list(of: .cell, counts: nil), .text]), counts: nil), .text])) {
            value, spot, reader in
            if case .text = value {
                guard case .none = reader.chart.table else {
                    return Form<[Double]>.gappedNumbers.readAnyhow(value, at: spot, into: &reader).map {
                        .column($0)
                    }
                }
                let formula = Form<Formula?>.formula(withY: true).readAnyhow(value, at: spot, into: &reader)
                return formula?.map { .formula($0) }
            }
            return Form<[[Double]]>.rows.readAnyhow(value, at: spot, into: &reader).map { .rows($0) }
        } write: {
            switch $0 {
            case .rows(let rows): Form<[[Double]]>.rows.value(rows)
            case .formula(let formula): .text(formula.text)
            case .column(let numbers): .numbers(numbers)
            }
        }
    }

    /// The values on a grid, a row for each y.
    func values(
        x: [Double], y: [Double], _ mapping: Mapping, _ key: String, remedy: String, _ reader: inout Reader
    ) -> [Double]? {
        if case .formula(let formula) = self {
            return y.flatMap { y in x.map { formula.value(x: $0, y: y) } }
        }
        return values(width: x.count, height: y.count, mapping, key, remedy: remedy, &reader)
    }

    /// The same where x and y are names, or other things.
    func values(
        width: Int, height: Int, of things: (row: String, column: String) = ("y", "x"), _ mapping: Mapping,
        _ key: String, remedy: String, _ reader: inout Reader
    ) -> [Double]? {
        guard case .rows(let rows) = self else {
            mapping.report("\(key) must be a list of rows", at: key, remedy: remedy, into: &reader)
            return nil
        }
        guard rows.count == height else {
            mapping.report(
                "\(key) has \(rows.count) rows, expected \(height), one for each \(things.row)", at: key,
                remedy: remedy, into: &reader)
            return nil
        }
        guard let wrong = rows.firstIndex(where: { $0.count != width }) else { return rows.flatMap { $0 } }
        reader.report(
            "row \(wrong + 1) of \(key) has \(rows[wrong].count) values, expected \(width), one for each "
                + things.column, at: mapping.path + [.key(key), .index(wrong)], remedy: remedy)
        return nil
    }
}

extension Form where Content == [[Double]] {
    /// Rows of numbers with gaps.
    static var rows: Form {
        Form(.list(of: .list(of: .cell, counts: nil), counts: nil)) { value, spot, reader in
            guard let items = reader.list(value, at: spot) else { return nil }
            return items.enumerated().map { index, item in
                let row = Spot(path: spot.path + [.index(index)], name: "row \(index + 1) of \(spot.name)")
                return reader.gapped(item, at: row) ?? []
            }
        } write: {
            .list($0.map { .numbers($0) })
        }
    }
}

/// What vector fields and streamlines are made of.
struct FieldSpec: Sendable {
    var x: [Double] = []
    var y: [Double] = []
    var dx = FieldRows.rows([])
    var dy = FieldRows.rows([])
    var isNormalized = false
    var distance = StreamlineMark.usualSpacing
    var style = MarkStyle()

    init(lineWidth: Double) { style.lineWidth = lineWidth }

    init(
        _ field: VectorField, normalized: Bool = false, distance: Double = StreamlineMark.usualSpacing,
        style: MarkStyle
    ) {
        (x, y, isNormalized, self.distance, self.style) = (field.x, field.y, normalized, distance, style)
        dx = FieldRows(field.dx.values, width: x.count)
        dy = FieldRows(field.dy.values, width: x.count)
    }

    static var fields: [Field<FieldSpec>] {
        [
            Field("x", \.x, .plainNumbers, "Ascending numbers.", example: "[0, 1]", isRequired: true),
            Field("y", \.y, .plainNumbers, "Ascending numbers.", example: "[0, 1]", isRequired: true),
            Field(
                "dx", \.dx, FieldRows.form, "How far arrows go along x: rows, or a formula.",
                example: "\"-x\"",
                isRequired: true),
            Field(
                "dy", \.dy, FieldRows.form, "How far arrows go along y: rows, or a formula.",
                example: "\"-3 y\"", isRequired: true),
        ]
    }

    func read(_ mapping: Mapping, _ reader: inout Reader) -> VectorField? {
        let example = "write x: [0, 1], y: [0, 1], dx: \"-x\" and dy: \"-3 y\", or rows of numbers"
        guard let dx = dx.values(x: x, y: y, mapping, "dx", remedy: example, &reader),
            let dy = dy.values(x: x, y: y, mapping, "dy", remedy: example, &reader)
        else { return nil }
        if let field = VectorField(x: x, y: y, dx: dx, dy: dy) { return field }
        mapping.report(
            "x and y must ascend and have at least two numbers each", at: "x", remedy: example, into: &reader)
        return nil
    }
}
