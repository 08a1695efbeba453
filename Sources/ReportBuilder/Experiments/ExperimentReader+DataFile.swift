import Schema
import Tables
import TrainingCore

extension ExperimentReader {
    /// Samples from a table (`.csv`) or from arrays (`.npy`, `.npz`).
    ///
    /// - Parameter outputs: of the network.
    /// - Returns: `nil` after errors, which are in ``decoder``.
    mutating func samples(
        of data: DataSpec, outputs: Int?, loss: Loss, in root: YAMLNode
    ) -> SampleRows? {
        guard let name = data.file, data.inputs != .none, data.targets != .none else { return nil }
        let place = range(of: "file", in: root)
        var rows: SampleRows?
        if name.hasSuffix(".npy") || name.hasSuffix(".npz") {
            guard let bytes = bytes(of: name, at: place) else { return nil }
            rows =
                name.hasSuffix(".npy")
                ? columns(of: bytes, data, in: root, at: place) : arrays(of: bytes, data, in: root, at: place)
        } else {
            guard let file = table(named: name, at: place) else { return nil }
            // A hinge loss has no 0: of two classes the first is −1.
            let first = loss == .hinge && outputs == 1 ? -1.0 : 0
            rows = self.rows(of: file, data, firstClass: first, in: root)
        }
        guard let rows else { return nil }
        var reader = Reader()
        let classed = data.classed(
            rows, outputs: outputs, place: { _ in ["data", "file"] }, into: &reader)
        for problem in reader.problems { decoder.report(problem, in: root) }
        return classed
    }

    func range(of key: String, in root: YAMLNode) -> SourceRange {
        root.range(at: ["data", .key(key)])
    }

    // MARK: Tables

    private mutating func rows(
        of file: SourceFile, _ data: DataSpec, firstClass: Double, in root: YAMLNode
    ) -> SampleRows? {
        var format = NumberTable.Format(hasHeader: data.hasHeader ?? true, missing: data.missing ?? .error)
        format.classes = (data.classes?.names ?? []).enumerated().map {
            ($1, $0 == 0 ? firstClass : Double($0))
        }
        var found: [Diagnostic] = []
        defer { decoder.diagnostics += found }
        var width = 0
        var names = DataNames()
        let table = NumberTable(
            file, format: format, among: vocabulary.tableFormats, diagnostics: &found
        ) { columns in
            guard let input = self.columns("inputs", data.inputs, of: columns, in: root),
                let target = self.columns("targets", data.targets, of: columns, in: root)
            else { return nil }
            width = input.count
            if format.hasHeader { names = Self.names(of: columns, inputs: input, targets: target) }
            return NumberTable.Choice(
                columns: input + target, target: target.count == 1 ? input.count : nil)
        }
        guard let table else { return nil }
        let numbers = table.numbers
        return SampleRows(
            inputs: NumberRows(numbers.choosing(columns: Array(0..<width))),
            targets: NumberRows(numbers.choosing(columns: Array(width..<numbers.columns))), names: names)
    }

    /// Inputs are called as their columns, and classes as theirs where each has one.
    private static func names(of columns: [String], inputs: [Int], targets: [Int]) -> DataNames {
        func chosen(_ indices: [Int]) -> [String] {
            let names = indices.map { columns[$0] }
            let isUsable =
                Set(names).count == names.count && names.allSatisfy { $0.contains { !$0.isWhitespace } }
            return isUsable ? names : []
        }
        let answers = chosen(targets)
        return DataNames(
            inputs: chosen(inputs), classes: targets.count > 1 ? answers : [],
            target: answers.count == 1 ? answers[0] : "")
    }

    /// The indices of columns that are named, one or a list.
    mutating func columns(
        _ key: String, _ value: Value, of names: [String], in root: YAMLNode
    ) -> [Int]? {
        let form = Form<String>.name(among: names, called: "columns")
        let spot = Spot(path: ["data", .key(key)], name: "the column")
        var reader = Reader()
        let chosen =
            value.items == nil
            ? form.read(value, at: spot, into: &reader).map { [$0] }
            : Form<[String]>.list(of: form) { _, name in name }.read(value, at: spot, into: &reader)
        for problem in reader.problems { decoder.report(problem, in: root) }
        return chosen?.compactMap { names.firstIndex(of: $0) }
    }

    // MARK: Files

    /// A table of the folder, or of the standard input.
    private mutating func table(named name: String, at place: SourceRange) -> SourceFile? {
        guard name == "-" else {
            guard let folder = folder(at: place) else { return nil }
            return read(at: place) { () throws(FileError) in try folder.read(name) }
        }
        guard overrides.readsStandardInput else {
            decoder.error(
                "the standard input cannot be read here", at: place,
                remedy: "name a file, or give the experiment itself as a file to descent train")
            return nil
        }
        return read(at: place) { () throws(FileError) in
            SourceFile(name: "<stdin>", bytes: try FileSystem.read("-"))
        }
    }

    private mutating func bytes(of name: String, at place: SourceRange) -> [UInt8]? {
        guard let folder = folder(at: place) else { return nil }
        return read(at: place) { () throws(FileError) in try folder.bytes(of: name) }
    }

    private mutating func folder(at place: SourceRange) -> CourseFolder? {
        if folder == nil {
            decoder.error(
                "data files need a folder to be looked for in", at: place,
                remedy: "write the data into the experiment, or give the experiment as a file")
        }
        return folder
    }

    private mutating func read<Content>(
        at place: SourceRange, _ work: () throws(FileError) -> Content
    ) -> Content? {
        do {
            return try work()
        } catch {
            decoder.error(
                error.description, at: place,
                remedy: "data files stand in the folder of the course, or below it", code: .file)
            return nil
        }
    }
}
