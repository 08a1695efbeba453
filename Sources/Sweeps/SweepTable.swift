import Schema
import Tables
import TrainingCore

/// The results of a sweep as a table: a row a run, or a row a point of its curves.
package struct SweepTable: Sendable {
    package let columns: [String]
    /// As many in each as there are columns; `.none` where there is nothing.
    package let rows: [[Value]]

    init(columns: [String], rows: [[Value]]) {
        self.columns = columns
        self.rows = rows
    }

    /// A row a run.
    ///
    /// - Parameter results: in the order of the rows.
    package init(_ plan: SweepPlan, _ results: [SweepResult]) {
        columns = [SweepColumns.run] + plan.axes.map(\.column) + SweepColumns.tail
        rows = results.map { result in
            Self.head(plan, result) + [
                .text(result.status.rawValue), Self.cell(result.loss), Self.cell(result.testLoss),
                Self.cell(result.accuracy), Self.cell(result.testAccuracy),
                result.divergedAt.map { .integer($0) } ?? .none, .integer(result.updates),
            ]
        }
    }

    /// A row a point of the curves: the run, what is varied, the seed, the update, and a column a curve.
    package init(curvesOf plan: SweepPlan, _ results: [SweepResult]) {
        let names = plan.record.names
        columns = [SweepColumns.run] + plan.axes.map(\.column) + ["seed", "update"] + names
        rows = results.flatMap { result in
            let head = Self.head(plan, result)
            let updates = result.curves.first?.updates ?? []
            return updates.enumerated().map { index, update in
                head + [.integer(update)]
                    + names.map { name in
                        let values = result.curves.first { $0.name == name }?.values ?? []
                        return values.indices.contains(index) && !values[index].isNaN
                            ? .number(values[index]) : .none
                    }
            }
        }
    }

    private static func head(_ plan: SweepPlan, _ result: SweepResult) -> [Value] {
        [.integer(result.run)] + plan.values(of: result.run) + [.integer(plan.seed(of: result.run))]
    }

    private static func cell(_ number: Double?) -> Value { number.map { .number($0) } ?? .none }

    // MARK: Formats

    /// A column of texts for each; empty where there is nothing.
    package var written: Table {
        Table(
            columns.enumerated().map { index, column in
                Table.Column(column, .texts(rows.map { Self.text($0[index]) }))
            })
    }

    /// Comma-separated values; a cell is empty where there is nothing.
    package var csv: [UInt8] { written.csvBytes }

    private static func text(_ value: Value) -> String {
        switch value {
        case .none: ""
        case .number(let number, _) where !number.isFinite: Table.field(number)
        default: value.cell
        }
    }

    /// An object a line; null where there is nothing.
    package var jsonLines: [UInt8] {
        var text = ""
        for row in rows {
            let members = zip(columns, row).map { JSONValue.Member($0, JSONValue($1)) }
            text += "\(JSONValue.object(members))\n"
        }
        return Array(text.utf8)
    }

    /// An array a column: numbers, with not-a-number where there is nothing, or texts.
    package var archive: NumPyArchive {
        var archive = NumPyArchive()
        for (index, column) in columns.enumerated() {
            let values = rows.map { $0[index] }
            let isOfNumbers = values.allSatisfy { value in
                switch value {
                case .none, .number: true
                default: false
                }
            }
            if isOfNumbers, column != "status" {
                archive.add(
                    column, values.map { if case .number(let number, _) = $0 { number } else { .nan } })
            } else {
                archive.add(column, texts: values.map { $0 == .none ? "" : $0.cell })
            }
        }
        return archive
    }
}
