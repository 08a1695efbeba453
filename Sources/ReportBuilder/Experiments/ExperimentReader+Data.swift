extension ExperimentReader {
    struct DataText {
        var inputs: [[Double]]
        var targets: [[Double]]
    }

    static let dataKeys = ["inputs", "targets", "file"]

    mutating func data(in fields: YAMLFields) -> DataText? {
        let example = "write data: {inputs: [[0, 3], [1, 2]], targets: [1, 3]}"
        guard let node = decoder.required("data", in: fields, of: "the experiment", remedy: example),
            let data = decoder.fields(of: node, "data", keys: ExperimentReader.dataKeys)
        else { return nil }
        let inputs = decoder.required(
            "inputs", in: data, of: "data",
            remedy: data["file"] == nil
                ? "write a list of numbers per sample: inputs: [[0, 3], [1, 2]]"
                : "name the columns of the file: inputs: [x1, x2]")
        let targets = decoder.required(
            "targets", in: data, of: "data",
            remedy: data["file"] == nil
                ? "write a number, or a list of numbers, per sample: targets: [1, 3]"
                : "name the columns of the file: targets: [y]")
        guard let inputs, let targets else { return nil }
        if let file = data["file"] { return readFile(file, inputs: inputs, targets: targets) }
        guard let inputRows = decoder.list(inputs, "the inputs"),
            let targetRows = decoder.list(targets, "the targets")
        else { return nil }
        return DataText(
            inputs: inputRows.enumerated().map { row($1, "input \($0)") },
            targets: targetRows.enumerated().map { target($1, index: $0) })
    }

    /// A list of numbers, or a number where the network has one output.
    private mutating func target(_ node: YAMLNode, index: Int) -> [Double] {
        if case .sequence = node.content { return row(node, "target \(index)") }
        return [decoder.number(node, "target \(index)") ?? 0]
    }

    // MARK: Data from a file

    private mutating func readFile(_ node: YAMLNode, inputs: YAMLNode, targets: YAMLNode) -> DataText? {
        guard let name = decoder.text(node, "the file") else { return nil }
        guard let folder else {
            decoder.error(
                "data files need a folder to be looked for in", at: node.range,
                remedy: "write the data into the experiment, or give the experiment as a file")
            return nil
        }
        let file: SourceFile
        do {
            file = try folder.read(name)
        } catch {
            decoder.error(
                error.description, at: node.range,
                remedy: "data files stand in the folder of the course, or below it")
            return nil
        }
        guard let table = NumberTable(file, diagnostics: &decoder.diagnostics) else { return nil }
        guard let inputColumns = columns(inputs, of: table, "the inputs"),
            let targetColumns = columns(targets, of: table, "the targets")
        else { return nil }
        return DataText(
            inputs: table.rows.map { row in inputColumns.map { row[$0] } },
            targets: table.rows.map { row in targetColumns.map { row[$0] } })
    }

    private mutating func columns(_ node: YAMLNode, of table: NumberTable, _ what: String) -> [Int]? {
        guard let names = decoder.list(node, what) else { return nil }
        let columns = names.compactMap { name in
            decoder.choice(name, of: table.columns, called: "columns", "the column")
        }
        guard columns.count == names.count else { return nil }
        return columns.compactMap { table.columns.firstIndex(of: $0) }
    }
}
