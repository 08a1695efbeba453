import ReportBuilder
import TrainingCore

extension Dataset {
    /// Samples in a file with a row for each: CSV, or another format of tables that Descent reads by its ending.
    ///
    ///     let data = try Dataset(csv: "points.csv", inputs: ["x"], targets: ["y"])
    ///
    /// The columns are named by the first line. O(n) in the numbers, which must be finite.
    ///
    /// - Throws: where the file cannot be read, has no such column, or has a cell that is no number; with its place.
    public init(csv path: String, inputs: [String], targets: [String]) throws(FileError) {
        guard !inputs.isEmpty, !targets.isEmpty else {
            throw FileError(path: path, reason: "name at least one column of inputs and one of targets")
        }
        let numbers = try Dataset.numbers(path, columns: inputs + targets)
        func part(_ columns: Range<Int>) -> Matrix {
            let elements = (0..<numbers.rows).flatMap { row in columns.map { numbers[row, $0] } }
            return Matrix(rows: numbers.rows, columns: columns.count, known: elements)
        }
        self.init(inputs: part(0..<inputs.count), targets: part(inputs.count..<numbers.columns))
    }

    private static func numbers(_ path: String, columns: [String]) throws(FileError) -> Matrix {
        var diagnostics: [Diagnostic] = []
        let numbers = try SampleFile.samples(
            path, columns: columns, inputCount: columns.count, diagnostics: &diagnostics)
        guard let numbers else {
            let reasons = diagnostics.map { diagnostic in
                let line = diagnostic.range.map { diagnostic.file.position(at: $0.lower).line }
                return (line.map { "line \($0): " } ?? "") + diagnostic.message
                    + (diagnostic.remedy.map { "; \($0)" } ?? "")
            }
            throw FileError(path: path, reason: reasons.joined(separator: "\n"))
        }
        return numbers
    }
}
