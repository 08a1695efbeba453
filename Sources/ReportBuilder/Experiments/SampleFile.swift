import TrainingCore

/// Samples for a network in a file of their own, without targets.
package enum SampleFile {
    /// Whether an argument names such a file.
    package static func isNamed(_ argument: String) -> Bool {
        TableFormat.all.contains { $0.extensions.contains(FileSystem.pathExtension(of: argument)) }
    }

    /// Reads a table with a row per sample. Its first line names the columns unless all of it is numbers.
    ///
    /// - Parameters:
    ///   - columns: the inputs by name, in the order of the network's; empty: as the inputs are called, else all columns,
    ///     which are as many.
    ///   - inputNames: what the inputs are called: where all of these are among the columns, they are read by them.
    ///   - inputCount: how many inputs the network has.
    /// - Returns: nil after errors in the table, which are in `diagnostics`.
    /// - Throws: where the file cannot be read.
    package static func samples(
        _ path: String, columns: [String] = [], inputNames: [String] = [], inputCount: Int,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> Matrix? {
        let file = SourceFile(name: path, bytes: try FileSystem.read(path))
        guard !file.reportIllFormedText(into: &diagnostics) else { return nil }
        let format = NumberTable.Format(hasHeader: !startsWithNumbers(file))
        var (found, unfit): ([Diagnostic], [Diagnostic]) = ([], [])
        let table = NumberTable(file, format: format, among: TableFormat.all, diagnostics: &found) { names in
            let isByName =
                columns.isEmpty && inputNames.count == inputCount && inputNames.allSatisfy(names.contains)
            let wanted = isByName ? inputNames : columns.isEmpty ? names : columns
            let chosen = wanted.compactMap { names.firstIndex(of: $0) }
            if let missing = wanted.first(where: { !names.contains($0) }) {
                unfit.append(
                    Diagnostic(
                        "there is no column \"\(missing)\"", file: file, range: nil,
                        remedy: "the file has \(names.joined(separator: ", "))", code: .invalidData))
                return nil
            }
            guard chosen.count == inputCount else {
                unfit.append(
                    Diagnostic(
                        "\(chosen.count) columns are read, and the network has \(inputCount) inputs",
                        file: file, range: nil,
                        remedy: "name those of the inputs with --columns, separated by commas",
                        code: .invalidData))
                return nil
            }
            if columns.isEmpty, !isByName, format.hasHeader, !inputNames.isEmpty {
                unfit.append(
                    Diagnostic(
                        "the columns \(names.joined(separator: ", ")) are taken in this order for the inputs "
                            + inputNames.joined(separator: ", "),
                        severity: .warning, file: file, range: file.lineRange(0),
                        remedy: "name them like the inputs, or in their order with --columns",
                        code: .invalidData))
            }
            return NumberTable.Choice(columns: chosen)
        }
        diagnostics += found + unfit
        return table?.numbers
    }

    private static func startsWithNumbers(_ file: SourceFile) -> Bool {
        let line = file.text.split(whereSeparator: \.isNewline).first ?? ""
        let cells = line.split(omittingEmptySubsequences: false) { ",;\t".contains($0) }
        return cells.allSatisfy { Double($0.filter { $0 != " " && $0 != "\"" }) != nil }
    }
}
