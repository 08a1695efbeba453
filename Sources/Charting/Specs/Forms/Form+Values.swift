import Schema
import Tables

// What goes on an axis: lists, single values, and columns of data files.
extension Form where Content == PlottableValue {
    static var values: Form { values(asGroups: false) }

    /// Numbers or names: a list, one number, a list with the name that it has on an axis, or with a data file a column.
    ///
    /// - Parameter asGroups: keeps names as they are written, also those that stand for no value elsewhere.
    static func values(asGroups: Bool) -> Form {
        Form(
            .either([
                .list(of: .cell, counts: nil), .number(.all), .text, .record(NamedValues.kind.description),
            ])
        ) { value, spot, reader in
            switch (value, reader.chart.table) {
            case (.text, .missing): return nil
            case (.text(let column), .read(let table)):
                guard let cells = table.cells(of: column, spot, &reader) else { return nil }
                let reading = CellReading(cells)
                if asGroups, case .categories = reading.values { return .value(column, cells.texts) }
                reader.chart.data.note(reading, column: column, of: table)
                return PlottableValue(label: column, values: reading.values)
            case (.flag(let flag), .read(let table)) where table["\(flag)"] != nil:
                // A column that is called true: YAML takes its name for a flag.
                return Form<PlottableValue>.values(asGroups: asGroups).readAnyhow(
                    .text("\(flag)"), at: spot, into: &reader)
            case (.fields, _):
                return NamedValues.kind.form.readAnyhow(value, at: spot, into: &reader).map {
                    PlottableValue(label: $0.name, values: $0.values)
                }
            case (.text(let name), .none):
                reader.report(
                    "\(spot.name) must be a list, found \(value.described)", at: spot.path,
                    remedy:
                        "write it in brackets: [\(name.shortened(to: 30))]; for the column of a file write "
                        + "data: its name")
                return nil
            default:
                return Form<PlottableValue.Values>.plain.readAnyhow(value, at: spot, into: &reader).map {
                    PlottableValue(label: "", values: $0)
                }
            }
        } write: { content in
            guard !content.label.isEmpty else {
                return Form<PlottableValue.Values>.plain.value(content.values)
            }
            return NamedValues.kind.form.value(NamedValues(name: content.label, values: content.values))
        }
    }

    /// Numbers without gaps.
    static var plainNumbers: Form {
        Form<[Double]>.plainNumbers.map({ .value("", $0) }, from: \.numbers)
    }

    /// Where a text stands: one number, one name, or several.
    static var place: Form {
        Form(values.description) { value, spot, reader in
            switch value {
            case .number:
                Form<Double>.number.read(value, at: spot, into: &reader).map { .value("", $0) }
            case .text(let name): .value("", name)
            default: values.readAnyhow(value, at: spot, into: &reader)
            }
        } write: { content in
            if case .numbers(let numbers) = content.values, numbers.count == 1, content.label.isEmpty {
                return .number(numbers[0])
            }
            return values.value(content)
        }
    }
}

extension PlottableValue {
    static let nothing = PlottableValue.value("", [Double]())

    var numbers: [Double] {
        if case .numbers(let numbers) = values { numbers } else { [] }
    }
}

/// Values and the name that they have on their axis.
private struct NamedValues: Sendable {
    var name = ""
    var values = PlottableValue.Values.numbers([])

    static let kind = Kind(
        "values", title: "Values with a name", "Values and the name that they have on their axis.",
        NamedValues(),
        fields: [
            Field("name", \.name, .shown, "Their name on the axis.", called: "the name of %"),
            Field(
                "values", \.values, .plain, "Numbers or names.", called: "%", example: "[0, 1, 2]",
                isRequired: true),
        ])
}

extension Form where Content == PlottableValue.Values {
    /// Names where the items are texts, else numbers with gaps: see ``CellReading``.
    fileprivate static var plain: Form {
        Form(.either([.list(of: .cell, counts: nil), .number(.all)])) { value, spot, reader in
            let value = value.asList
            if case .numbers(let numbers) = value { return .numbers(numbers) }
            if let list = value.texts {
                // Numbers between quotes are names, where there are no others.
                let reading =
                    list.hasNumber ? CellReading(.texts(list.cells)) : CellReading(namesIn: list.cells)
                reader.chart.data.note(reading, list: spot)
                return reading.values
            }
            return reader.gapped(value, at: spot).map { .numbers($0) }
        } write: {
            switch $0 {
            case .numbers(let numbers): .numbers(numbers)
            case .categories(let names): .list(names.map { .text($0) })
            }
        }
    }
}

extension Form where Content == [Double] {
    static var plainNumbers: Form { .list(of: .number) { "number \($0 + 1) of \($1)" } }

    /// Numbers with gaps: `.nan`, `.inf` and null are NaN. With a data file, the name of a column.
    static var gappedNumbers: Form {
        Form(.either([.list(of: .cell, counts: nil), .number(.all), .text])) { value, spot, reader in
            switch (value, reader.chart.table) {
            case (.text, .missing): return nil
            case (.text(let column), .read(let table)):
                guard let cells = table.cells(of: column, spot, &reader) else { return nil }
                let reading = CellReading(cells, asNumbers: true)
                guard case .numbers(let numbers) = reading.values else { return nil }
                if numbers.allSatisfy(\.isNaN), cells.texts.contains(where: { !$0.isEmpty }) {
                    reader.report(
                        "the column \(column.shortened(to: 40)) for \(spot.name) has no number",
                        at: spot.path,
                        remedy: "name a column of numbers")
                }
                reader.chart.data.note(reading, column: column, of: table)
                return numbers
            default: return reader.gapped(value.asList, at: spot)
            }
        } write: {
            .numbers($0)
        }
    }
}

extension Form where Content == [String] {
    /// Texts, or with a data file the name of a column.
    static var texts: Form {
        Form(.either([.list(of: .cell, counts: nil), .text])) { value, spot, reader in
            switch (value, reader.chart.table) {
            case (.text, .missing): return nil
            case (.text(let column), .read(let table)): return table.cells(of: column, spot, &reader)?.texts
            default:
                guard let items = reader.list(value, at: spot) else { return nil }
                return items.map { item in
                    switch item {
                    case .text(let text): text
                    case .number(_, let written): written
                    case .flag(let flag): "\(flag)"
                    default: ""
                    }
                }
            }
        } write: {
            .list($0.map { .text($0) })
        }
    }
}

extension FormDescription {
    /// Gaps are null, or one of the words for a missing value.
    static var cell: FormDescription { .either([.number(.all), .text, .nothing]) }
}

extension Reader {
    /// The items of a list.
    mutating func list(_ value: Value, at spot: Spot) -> [Value]? {
        if let items = value.items { return items }
        report(
            "\(spot.name) must be a list, found \(value.described)", at: spot.path,
            remedy: value.isFlag
                ? "write a list in brackets; a column with that name in quotes: \"\(value.written)\""
                : "write it in brackets: [\(value.written)]")
        return nil
    }

    /// Numbers with gaps.
    mutating func gapped(_ value: Value, at spot: Spot) -> [Double]? {
        if case .numbers(let numbers) = value { return numbers }
        if let list = value.texts, list.hasNumber || list.cells.allSatisfy(CellReading.missing.contains) {
            let reading = CellReading(.texts(list.cells), asNumbers: true)
            chart.data.note(reading, list: spot)
            if case .numbers(let numbers) = reading.values { return numbers }
        }
        guard let items = list(value, at: spot) else { return nil }
        let before = problems.count
        var numbers: [Double] = []
        numbers.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            switch item {
            case .none: numbers.append(.nan)
            case .number(let number, _): numbers.append(number.isFinite ? number : .nan)
            default:
                let place = Spot(
                    path: spot.path + [.index(index)], name: "number \(index + 1) of \(spot.name)")
                numbers.append(Form<Double>.number.read(item, at: place, into: &self) ?? .nan)
            }
        }
        return problems.count == before ? numbers : nil
    }
}

extension Value {
    /// One number where a list may stand is a list of it.
    var asList: Value {
        if case .number = self { .list([self]) } else { self }
    }

    /// A list of texts, or of texts among numbers, as it was written; `nil` for lists of numbers alone and for
    /// what is no list.
    fileprivate var texts: (cells: [String], hasNumber: Bool)? {
        guard let items else { return nil }
        var (cells, hasText, hasNumber): ([String], Bool, Bool) = ([], false, false)
        for item in items {
            switch item {
            case .none: cells.append("")
            case .number(_, let written):
                hasNumber = true
                cells.append(written)
            case .text(let text):
                hasText = true
                cells.append(text)
            default: return nil
            }
        }
        return hasText ? (cells, hasNumber) : nil
    }
}

extension Table {
    fileprivate func cells(of column: String, _ spot: Spot, _ reader: inout Reader) -> Cells? {
        if let cells = self[column]?.cells { return cells }
        let place = Spot(path: spot.path, name: "the column for \(spot.name)")
        _ = Form<String>.name(among: names, called: "columns").read(.text(column), at: place, into: &reader)
        return nil
    }
}

extension ChartData {
    /// Says once which cells of a column are left out.
    fileprivate func note(_ reading: CellReading, column: String, of table: Table) {
        guard !table.hasExplainedGaps else { return }
        note(reading.note(column, cell: ("cell", "row"), place: table.rowNumber))
    }

    fileprivate func note(_ reading: CellReading, list spot: Spot) {
        var place = spot.name
        for (step, next) in zip(spot.path, spot.path.dropFirst()) {
            if case (.key("marks"), .index(let index)) = (step, next) { place += " of mark \(index + 1)" }
        }
        note(reading.note(place, cell: ("value", "value")) { $0 + 1 })
    }
}
