import Charting
import LessonFigures
import LongRuns
import Sweeps
import TrainingCore

/// Goes through everything that a figure says: every statement against its fact, every text for numbers that no
/// statement answers for.
struct FigureAudit {
    let facts: Facts
    let figure: StatedFigure?
    let table: FigureTable
    private(set) var faults: [String] = []
    /// How many statements there were.
    private(set) var count = 0
    private static let mostRows = LongRuns.areAsked ? 60 : 20

    init(_ kind: FigureKind, _ input: FigureInput) throws(FigureError) {
        let figure = try kind.stated(input)
        facts = Facts(input, kind: kind.name, content: figure.content, words: figure.words)
        self.figure = figure
        table = figure.table
        for phrase in figure.words.all { check(phrase) }
        checkTexts(figure)
        checkTable()
        faults += labelFaults(figure)
    }

    init(_ kind: TableKind, _ input: FigureInput) throws(FigureError) {
        table = try kind.stated(input)
        figure = nil
        facts = Facts(input, kind: kind.name, content: nil, words: nil)
        checkTable()
    }

    mutating func check(_ phrase: Phrase) {
        for piece in phrase.pieces {
            switch piece {
            case .literal(let text):
                if text.contains(where: \.isNumber) {
                    faults.append("a number without a statement: \"\(text)\"")
                }
            case .name(let name):
                if !isName(name) { faults.append("a name with a number that nobody gave: \"\(name)\"") }
            case .statement(let statement):
                count += 1
                if let fault = Self.fault(statement, facts) {
                    faults.append("\(fault) in \"\(phrase.text.prefix(200))\"")
                }
            }
        }
    }

    /// What is wrong with a statement; `nil` if it is true.
    static func fault(_ statement: Statement, _ facts: Facts) -> String? {
        let what =
            "\(statement.quantity) of \(statement.subject ?? "all") at \(statement.update.map(String.init) ?? "no update")"
        guard let numeral = Numeral(statement.text) else {
            return "\(what): no number is \"\(statement.text)\""
        }
        guard let fact = facts[statement] else {
            return "\(what): there is no such thing (\(statement.text))"
        }
        // Differences of numbers beyond what a number can hold are nothing, whatever they are called.
        if case .parameter(.finiteDifference, _) = statement.quantity, !numeral.value.isFinite,
            !fact.low.isFinite || facts.isNearlyInfinite(statement)
        {
            return nil
        }
        return numeral.isTrue(of: fact)
            ? nil
            : "\(what): says \(statement.text), is \(fact.low == fact.high ? "\(fact.low)" : "\(fact.low)…\(fact.high)")"
    }

    /// What authors and the code call things: names hold numbers only if they are known.
    private func isName(_ name: String) -> Bool {
        guard name.contains(where: \.isNumber) else { return true }
        let formulas = ["2/λ", "2(1 + β)/λ", "2(1 + β)/((1 + 2β)λ)", "2 × input × error", "1 − ηλ"]
        let given = facts.input.options.values.flatMap { value -> [String] in
            switch value {
            case .text(let text): [text]
            case .texts(let texts): texts
            default: []
            }
        }
        if ParameterName(name) != nil || formulas.contains(name) || given.contains(name) { return true }
        if facts.input.subjects.contains(where: { $0.id == name }) { return true }
        if facts.input.subjects.contains(where: { isNamed(name, in: $0.experiment) }) { return true }
        // Gates and numbers of an expression are parts of what an author wrote.
        func plain(_ text: String) -> String {
            let signs: [Character: Character] = ["×": "*", "÷": "/", "−": "-"]
            return String(text.filter { $0 != " " }.map { signs[$0] ?? $0 })
        }
        if facts.kind == "computation-graph", plain(facts.text("expression") ?? "").contains(plain(name)) {
            return true
        }
        if let plan = facts.input.sweep?.plan {
            let parts = plan.axes.flatMap { axis in
                [axis.key, axis.key.split(separator: ".").last.map(String.init) ?? axis.key]
                    + axis.values.map(\.cell)
            }
            if parts.contains(name) { return true }
        }
        // Directions are counted.
        return ["component ", "direction ", "random ", "eigenvector ", "principal "].contains {
            name.hasPrefix($0)
        }
            || name.hasPrefix("pca") || name.hasPrefix("hessian")
    }

    /// Whether it is an input, a class or an output of an experiment.
    private func isNamed(_ name: String, in experiment: Experiment) -> Bool {
        let outputs = experiment.data.targets.columns
        let all =
            (0..<experiment.data.inputs.columns).map { "x[\($0)]" } + experiment.names.inputs
            + (0..<max(2, outputs)).map { "class \($0)" } + experiment.names.classes
            + (0..<outputs).flatMap { ["output \($0)", "Target of output \($0)", "target of output \($0)"] }
        return all.contains(name)
    }

    private mutating func checkTexts(_ figure: StatedFigure) {
        let made = LessonFigureTexts(figure)
        let known = Set(figure.words.all.map(\.text) + [""])
        for text in made.all where !known.contains(text) { faults.append("not from a phrase: \"\(text)\"") }
        if figure.words.alternativeText.text.count > 600 {
            faults.append("\(figure.words.alternativeText.text.count) characters of alternative text")
        }
        if figure.words.alternativeText.isEmpty { faults.append("no alternative text") }
    }

    private mutating func checkTable() {
        check(table.caption)
        for column in table.columns { check(column) }
        let rows = min(table.rowCount, Self.mostRows)
        for place in 0..<rows {
            // Of long tables some rows of every part.
            let index = rows == table.rowCount ? place : place * (table.rowCount - 1) / (rows - 1)
            let row = table.row(index)
            if row.count != table.columns.count { faults.append("row \(index) has \(row.count) cells") }
            for cell in row.prefix(30) { check(cell) }
            checkUpdate(row)
        }
    }

    /// A row of an update holds what was then.
    private mutating func checkUpdate(_ row: [Phrase]) {
        let heads = row.flatMap(\.statements).compactMap { statement -> Int? in
            if case .number(.update, let update) = statement.quantity { update } else { nil }
        }
        guard let update = heads.first else { return }
        for statement in row.flatMap(\.statements) where statement.update != nil && statement.update != update
        {
            faults.append("a row of update \(update) with \(statement.quantity) at \(statement.update ?? -1)")
        }
    }
}

/// The words in a drawing.
private struct LessonFigureTexts {
    var all: [String] = []

    init(_ figure: StatedFigure) { add(figure.content) }

    private mutating func add(_ content: any Figure) {
        all += [content.title, content.subtitle]
        if let chart = content as? Chart { all.append(chart.caption) }
        if let diagram = content as? NetworkDiagram { all.append(diagram.caption) }
        if let graph = content as? GraphDiagram { all.append(graph.caption) }
        if let panels = content as? Panels {
            all.append(panels.caption)
            for part in panels.figures { add(part) }
        }
    }
}
