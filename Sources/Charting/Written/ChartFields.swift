import Drawing
import Schema

/// The keys of one mapping of a written chart, read into types. Every function returns `nil` where the
/// key is missing and after it has reported an error.
struct ChartFields {
    let reader: ChartReader
    let path: [PathStep]
    /// The thing described, for messages: `the mark line`.
    let what: String
    let members: Members
    /// The data file that names of columns mean.
    var table: ChartTable?

    var fields: [Value.Member] { members.all }

    subscript(key: String) -> Value? { members[key] }

    func has(_ key: String) -> Bool { self[key] != nil }

    func report(
        _ message: String, at key: String, _ place: Problem.Place = .value, remedy: String = ""
    ) {
        reader.report(message, at: path + [.key(key)], place, remedy: remedy)
    }

    /// Whether a key that must be there is; reports it if not.
    func requires(_ key: String, or others: [String] = [], remedy: String) -> Bool {
        if has(key) { return true }
        reader.read { $0.reportMissing(key, or: others, at: path, of: what, in: members, remedy: remedy) }
        return false
    }

    // MARK: Single values

    private func read<Content>(_ key: String, _ form: Form<Content>, _ name: String?) -> Content? {
        guard let value = self[key] else { return nil }
        return reader.read {
            form.read(value, at: Spot(path: path + [.key(key)], name: name ?? key), into: &$0)
        }
    }

    func text(_ key: String, _ name: String? = nil) -> String? {
        if case .text(let text)? = self[key] { checkFormulas(of: text, at: key, name) }
        return read(key, .text, name)
    }

    /// Keys whose texts are written into the chart and may hold formulas.
    private static let shown: Set = [
        "title", "subtitle", "caption", "label", "series", "text", "annotation", "name", "value", "symbol",
    ]

    private func checkFormulas(of text: String, at key: String, _ name: String?) {
        guard Self.shown.contains(key), let problem = LabelText.problem(in: text) else { return }
        let message = "\(problem.message) in \(name ?? "the \(key)"), at its column \(problem.column)"
        let path = path + [.key(key)]
        guard !reader.problems.contains(where: { $0.path == path && $0.message == message }) else { return }
        reader.report(message, at: path, remedy: problem.remedy)
    }

    /// The text behind `label`: none where it is false; where it is true, the name of the series.
    func label() -> String? {
        guard case .flag(let isShown)? = self["label"] else { return text("label", "the label") }
        return isShown ? text("series") : nil
    }

    func flag(_ key: String, _ name: String? = nil) -> Bool? { read(key, .flag, name) }

    func number(_ key: String, _ name: String? = nil) -> Double? { read(key, .number, name) }

    private func number(_ value: Value, at steps: [PathStep], _ name: String) -> Double? {
        reader.read { Form<Double>.number.read(value, at: Spot(path: path + steps, name: name), into: &$0) }
    }

    func integer(_ key: String, in range: ClosedRange<Int>, _ name: String) -> Int? {
        read(key, .integer(range), name)
    }

    /// One of several names.
    func choice(_ key: String, of names: [String], called plural: String, _ name: String) -> String? {
        read(key, .name(among: names, called: plural), name)
    }

    // MARK: Lists

    func list(_ key: String, _ name: String? = nil) -> [Value]? {
        guard let value = self[key] else { return nil }
        guard let items = value.items else {
            report(
                "\(name ?? key) must be a list, found \(value.described)", at: key,
                remedy: "write it in brackets: [\(value.written)]")
            return nil
        }
        return items
    }

    /// Numbers without gaps.
    func numbers(_ key: String, _ name: String? = nil) -> [Double]? {
        read(key, .list(of: .number) { "number \($0 + 1) of \($1)" }, name)
    }

    /// Numbers with gaps: `.nan`, `.inf` and null are NaN. With a data file, the name of a column.
    func gappedNumbers(_ key: String, _ name: String? = nil) -> [Double]? {
        if case .text(let column)? = self[key], table != nil {
            guard let cells = cells(of: column, at: key, name) else { return nil }
            let reading = CellReading(cells, asNumbers: true)
            guard case .numbers(let numbers) = reading.values else { return nil }
            if cells.contains(where: { !$0.isEmpty }), numbers.allSatisfy(\.isNaN) {
                report(
                    "the column \(column.shortened(to: 40)) for \(name ?? key) has no number", at: key,
                    remedy: "name a column of numbers")
            }
            note(reading, column: column)
            return numbers
        }
        guard let value = self[key] else { return nil }
        return gapped(value.asList, at: [.key(key)], name ?? key)
    }

    private func gapped(_ value: Value, at steps: [PathStep], _ name: String) -> [Double]? {
        if case .numbers(let numbers) = value { return numbers }
        if let list = texts(among: value),
            list.hasNumber || list.cells.allSatisfy(CellReading.missing.contains)
        {
            let reading = CellReading(list.cells, asNumbers: true)
            note(reading, list: name)
            if case .numbers(let numbers) = reading.values { return numbers }
        }
        guard let items = value.items else {
            reader.report(
                "\(name) must be a list, found \(value.described)", at: path + steps,
                remedy: "write it in brackets: [\(value.written)]")
            return nil
        }
        let before = reader.problems.count
        let values = items.enumerated().map { index, item -> Double in
            if case .none = item { return .nan }
            if case .number(let value, _) = item { return value.isFinite ? value : .nan }
            return number(item, at: steps + [.index(index)], "number \(index + 1) of \(name)") ?? .nan
        }
        return reader.problems.count == before ? values : nil
    }

    func texts(_ key: String, _ name: String? = nil) -> [String]? {
        if case .text(let column)? = self[key], table != nil { return cells(of: column, at: key, name) }
        guard let items = list(key, name) else { return nil }
        let texts = items.map { item -> String in
            switch item {
            case .text(let text): text
            case .number(_, let written): written
            case .flag(let flag): "\(flag)"
            default: ""
            }
        }
        return texts
    }

    /// Numbers for rows of a table: a row for each y, or for each of other things.
    func rows(
        _ key: String, width: Int, height: Int, of things: (row: String, column: String) = ("y", "x"),
        remedy: String
    ) -> [Double]? {
        guard let items = list(key) else { return nil }
        guard items.count == height else {
            report(
                "\(key) has \(items.count) rows, expected \(height), one for each \(things.row)", at: key,
                remedy: remedy)
            return nil
        }
        let before = reader.problems.count
        let rows = items.enumerated().map { index, item -> [Double] in
            let row = gapped(item, at: [.key(key), .index(index)], "row \(index + 1) of \(key)") ?? []
            if row.count != width, reader.problems.count == before {
                reader.report(
                    "row \(index + 1) of \(key) has \(row.count) values, expected \(width), one for each \(things.column)",
                    at: path + [.key(key), .index(index)], remedy: remedy)
            }
            return row
        }
        return reader.problems.count == before ? rows.flatMap { $0 } : nil
    }

    // MARK: What goes on an axis

    /// Numbers or names: a list, a list with the name it has on an axis (`{name: Update, values: [0, 1]}`),
    /// or the name of a column.
    ///
    /// - Parameter asGroups: keeps names as they are written, also those that stand for no value elsewhere.
    func plottable(_ key: String, asGroups: Bool = false) -> PlottableValue? {
        guard let value = self[key] else { return nil }
        if case .text(let column) = value, table != nil {
            return cells(of: column, at: key, nil).map {
                let reading = CellReading($0)
                if asGroups, case .categories = reading.values { return .value(column, $0) }
                note(reading, column: column)
                return PlottableValue(label: column, values: reading.values)
            }
        }
        if case .fields = value {
            guard
                let inner = reader.fields(
                    value, at: path + [.key(key)], key, keys: ChartKind.namedValues.names),
                inner.requires("values", remedy: "write {name: Update, values: [0, 1, 2]}")
            else { return nil }
            let name = inner.text("name", "the name of \(key)") ?? ""
            return inner.values("values", key).map { PlottableValue(label: name, values: $0) }
        }
        if case .text(let name) = value {
            report(
                "\(key) must be a list, found \(value.described)", at: key,
                remedy:
                    "write it in brackets: [\(name.shortened(to: 30))]; for the column of a file write data: its name"
            )
            return nil
        }
        return values(key, key).map { PlottableValue(label: "", values: $0) }
    }

    /// Names where the items are texts, else numbers with gaps: see ``CellReading``.
    private func values(_ key: String, _ name: String) -> PlottableValue.Values? {
        guard let value = self[key]?.asList else { return nil }
        if case .numbers(let numbers) = value { return .numbers(numbers) }
        if let list = texts(among: value) {
            // Numbers between quotes are names, where there are no others.
            let reading = list.hasNumber ? CellReading(list.cells) : CellReading(namesIn: list.cells)
            note(reading, list: name)
            return reading.values
        }
        return gapped(value, at: [.key(key)], name).map { .numbers($0) }
    }

    /// A list of texts, or of texts among numbers, as it was written; `nil` for lists of numbers alone and for
    /// what is no list.
    private func texts(among value: Value) -> (cells: [String], hasNumber: Bool)? {
        guard let items = value.items else { return nil }
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

    /// Says once which cells of a column are left out.
    private func note(_ reading: CellReading, column: String) {
        let numbers = table?.rowNumbers
        reader.note(
            reading.note(column, cell: ("cell", "row")) { index in
                numbers.map { index < $0.count ? $0[index] : index + 1 } ?? index + 1
            })
    }

    private func note(_ reading: CellReading, list name: String) {
        var place = name
        for (step, next) in zip(path, path.dropFirst()) {
            if case (.key("marks"), .index(let index)) = (step, next) { place += " of mark \(index + 1)" }
        }
        reader.note(reading.note(place, cell: ("value", "value")) { $0 + 1 })
    }

    private func cells(of column: String, at key: String, _ name: String?) -> [String]? {
        guard let table else { return nil }
        if let cells = table.column(column) { return cells }
        let spot = Spot(path: path + [.key(key)], name: "the column for \(name ?? key)")
        reader.read {
            _ = Form<String>.name(among: table.columns, called: "columns").read(
                .text(column), at: spot, into: &$0)
        }
        return nil
    }
}

extension Value {
    /// One number where a list may stand is a list of it.
    fileprivate var asList: Value {
        if case .number = self { .list([self]) } else { self }
    }
}
