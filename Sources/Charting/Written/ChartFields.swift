import Drawing

/// The keys of one mapping of a written chart, read into types. Every function returns `nil` where the
/// key is missing and after it has reported an error.
struct ChartFields {
    let reader: ChartReader
    let path: [ChartProblem.Step]
    /// The thing described, for messages: `the mark line`.
    let what: String
    let fields: [ChartValue.Field]
    let unknown: [String]
    /// The data file that names of columns mean.
    var table: ChartTable?

    subscript(key: String) -> ChartValue? {
        let value = fields.first { $0.key == key }?.value
        if case ChartValue.none? = value { return nil }
        return value
    }

    func has(_ key: String) -> Bool { self[key] != nil }

    func report(
        _ message: String, at key: String, _ place: ChartProblem.Place = .value, remedy: String = ""
    ) {
        reader.report(message, at: path + [.key(key)], place, remedy: remedy)
    }

    /// Whether a key that must be there is; reports it if not.
    func requires(_ key: String, remedy: String) -> Bool {
        if has(key) { return true }
        let isEmpty = fields.contains { $0.key == key }
        reader.report(
            "\(what) has no \"\(key)\"", at: isEmpty ? path + [.key(key)] : path, isEmpty ? .key : .head,
            remedy: remedy, matter: .missing(key, unknown: isEmpty ? [] : unknown))
        return false
    }

    // MARK: Single values

    func text(_ key: String, _ name: String? = nil) -> String? {
        guard let value = self[key] else { return nil }
        switch value {
        case .text(let text):
            checkFormulas(of: text, at: key, name)
            return text
        case .number(_, let written): return written
        case .flag(let flag): return "\(flag)"
        default:
            report("\(name ?? key) must be a text, found \(value.described)", at: key)
            return nil
        }
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

    func flag(_ key: String, _ name: String? = nil) -> Bool? {
        guard let value = self[key] else { return nil }
        if case .flag(let flag) = value { return flag }
        report(
            "\(name ?? key) must be true or false, found \(value.described)", at: key,
            remedy: "write true or false, without quotes")
        return nil
    }

    func number(_ key: String, _ name: String? = nil) -> Double? {
        self[key].flatMap { number($0, at: [.key(key)], name ?? key) }
    }

    private func number(_ value: ChartValue, at steps: [ChartProblem.Step], _ name: String) -> Double? {
        switch value {
        case .number(let number, _) where number.isFinite: return number
        case .number(_, let written):
            reader.report(
                "\(name) must be a finite number, found \(written)", at: path + steps,
                remedy: "write a decimal number")
        case .text(let text) where Double(text) != nil:
            reader.report(
                "\(name) must be a number, found \(value.described)", at: path + steps,
                remedy: "remove the quotes")
        default:
            reader.report("\(name) must be a number, found \(value.described)", at: path + steps)
        }
        return nil
    }

    func integer(_ key: String, in range: ClosedRange<Int>, _ name: String) -> Int? {
        guard let value = number(key, name) else { return nil }
        guard let whole = Int(exactly: value) else {
            report("\(name) must be a whole number, found \(self[key]?.described ?? "")", at: key)
            return nil
        }
        guard range.contains(whole) else {
            let bound =
                whole < range.lowerBound
                ? "must be at least \(range.lowerBound)" : "must be at most \(range.upperBound)"
            report("\(name) \(bound), found \(whole)", at: key)
            return nil
        }
        return whole
    }

    /// One of several names.
    func choice(_ key: String, of names: [String], called plural: String, _ name: String) -> String? {
        guard let text = text(key, name) else { return nil }
        guard names.contains(text) else {
            reader.report(
                "\(name) \"\(text.cut(to: 40))\" is unknown", at: path + [.key(key)],
                matter: .unknownName(text, known: names, plural: plural))
            return nil
        }
        return text
    }

    // MARK: Lists

    func list(_ key: String, _ name: String? = nil) -> [ChartValue]? {
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
        guard let items = list(key, name) else { return nil }
        let values = items.enumerated().compactMap { index, item in
            number(item, at: [.key(key), .index(index)], "number \(index + 1) of \(name ?? key)")
        }
        return values.count == items.count ? values : nil
    }

    /// Numbers with gaps: `.nan`, `.inf` and null are NaN. With a data file, the name of a column.
    func gappedNumbers(_ key: String, _ name: String? = nil) -> [Double]? {
        if case .text(let column)? = self[key], table != nil {
            guard let cells = cells(of: column, at: key, name) else { return nil }
            let reading = CellReading(cells, asNumbers: true)
            guard case .numbers(let numbers) = reading.values else { return nil }
            if cells.contains(where: { !$0.isEmpty }), numbers.allSatisfy(\.isNaN) {
                report(
                    "the column \(column.cut(to: 40)) for \(name ?? key) has no number", at: key,
                    remedy: "name a column of numbers")
            }
            note(reading, column: column)
            return numbers
        }
        guard let value = self[key] else { return nil }
        return gapped(value, at: [.key(key)], name ?? key)
    }

    private func gapped(_ value: ChartValue, at steps: [ChartProblem.Step], _ name: String) -> [Double]? {
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
                let inner = reader.fields(value, at: path + [.key(key)], key, keys: ["name", "values"]),
                inner.requires("values", remedy: "write {name: Update, values: [0, 1, 2]}")
            else { return nil }
            let name = inner.text("name", "the name of \(key)") ?? ""
            return inner.values("values", key).map { PlottableValue(label: name, values: $0) }
        }
        return values(key, key).map { PlottableValue(label: "", values: $0) }
    }

    /// Names where the items are texts, else numbers with gaps: see ``CellReading``.
    private func values(_ key: String, _ name: String) -> PlottableValue.Values? {
        guard let value = self[key] else { return nil }
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
    private func texts(among value: ChartValue) -> (cells: [String], hasNumber: Bool)? {
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
        guard let cells = table.column(column) else {
            reader.report(
                "the column for \(name ?? key) \"\(column.cut(to: 40))\" is unknown", at: path + [.key(key)],
                matter: .unknownName(column, known: table.columns, plural: "columns"))
            return nil
        }
        return cells
    }
}

extension ChartValue {
    /// The value as an author would write it in a list, shortened.
    var written: String {
        switch self {
        case .text(let text): text.cut(to: 30)
        case .number(_, let written): written
        case .flag(let flag): "\(flag)"
        default: "…"
        }
    }
}
