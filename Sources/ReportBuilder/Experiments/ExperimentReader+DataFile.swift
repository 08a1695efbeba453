import TrainingCore

extension ExperimentReader {
    /// Samples from a table (`.csv`) or from arrays (`.npy`, `.npz`).
    mutating func readFile(
        _ node: YAMLNode, inputs: YAMLNode, targets: YAMLNode, _ data: YAMLFields
    ) -> DataText? {
        guard let name = decoder.text(node, "the file") else { return nil }
        let place = node.range
        var text: DataText?
        if name.hasSuffix(".npy") || name.hasSuffix(".npz") {
            complain(aboutKeys: ["header", "missing"], in: data, need: "a .csv file")
            guard let bytes = bytes(of: name, at: place) else { return nil }
            text =
                name.hasSuffix(".npy")
                ? columns(of: bytes, inputs, targets, at: place)
                : arrays(of: bytes, inputs, targets, at: place)
        } else {
            guard let file = table(named: name, at: place) else { return nil }
            text = rows(of: file, inputs, targets, data)
        }
        text?.isWritten = false
        return text.flatMap { classed($0, data, place: { _ in place }) }
    }

    // MARK: Tables

    private mutating func rows(
        of file: SourceFile, _ inputs: YAMLNode, _ targets: YAMLNode, _ data: YAMLFields
    ) -> DataText? {
        var format = NumberTable.Format()
        if let node = data["header"] { format.hasHeader = decoder.flag(node, "header") ?? true }
        if let node = data["missing"] {
            let names = NumberTable.Missing.allCases.map(\.rawValue)
            let name = decoder.choice(node, of: names, called: "policies", "the policy for missing values")
            format.missing = name.flatMap(NumberTable.Missing.init) ?? .error
        }
        var found: [Diagnostic] = []
        defer { decoder.diagnostics += found }
        let table = NumberTable(file, format: format, diagnostics: &found) { columns in
            guard let input = self.columns(inputs, of: columns, "the inputs"),
                let target = self.columns(targets, of: columns, "the targets")
            else { return nil }
            return input + target
        }
        guard let table else { return nil }
        let width = inputWidth(inputs)
        return DataText(
            inputs: table.rows.map { Array($0.prefix(width)) },
            targets: table.rows.map { Array($0.dropFirst(width)) })
    }

    private func inputWidth(_ node: YAMLNode) -> Int {
        if case .sequence(let items) = node.content { return items.count }
        return 1
    }

    private mutating func columns(_ node: YAMLNode, of names: [String], _ what: String) -> [Int]? {
        let items: [YAMLNode]
        if case .sequence(let list) = node.content { items = list } else { items = [node] }
        let columns = items.compactMap { name in
            decoder.choice(name, of: names, called: "columns", "the column")
        }
        guard columns.count == items.count else { return nil }
        return columns.compactMap { names.firstIndex(of: $0) }
    }

    // MARK: Arrays

    /// Of one array whose columns are named by their numbers, from 0.
    private mutating func columns(
        of bytes: [UInt8], _ inputs: YAMLNode, _ targets: YAMLNode, at place: SourceRange
    ) -> DataText? {
        guard let matrix = array(at: place, { () throws(NumPyReadError) in try NumPyArray(npy: bytes) })
        else { return nil }
        let names = (0..<matrix.columns).map(String.init)
        guard let input = columns(inputs, of: names, "the inputs"),
            let target = columns(targets, of: names, "the targets")
        else { return nil }
        return DataText(
            inputs: matrix.nested.map { row in input.map { row[$0] } },
            targets: matrix.nested.map { row in target.map { row[$0] } })
    }

    /// Of two arrays of an archive.
    private mutating func arrays(
        of bytes: [UInt8], _ inputs: YAMLNode, _ targets: YAMLNode, at place: SourceRange
    ) -> DataText? {
        let contents: NumPyContents
        do {
            contents = try NumPyContents(bytes)
        } catch {
            decoder.error(error.description.asClause, at: place)
            return nil
        }
        let matrices = [inputs, targets].map { node -> Matrix? in
            guard let name = decoder.text(node, "the name of the array") else { return nil }
            return array(at: node.range) { () throws(NumPyReadError) in try contents.array(name) }
        }
        guard let input = matrices[0], let target = matrices[1] else { return nil }
        return DataText(inputs: input.nested, targets: target.nested)
    }

    private mutating func array(
        at place: SourceRange, _ read: () throws(NumPyReadError) -> NumPyArray
    ) -> Matrix? {
        do {
            let matrix = try read().matrix
            guard let wrong = matrix.elements.firstIndex(where: { !$0.isFinite }) else { return matrix }
            let (row, column) = wrong.quotientAndRemainder(dividingBy: max(1, matrix.columns))
            decoder.error(
                "the array has \(matrix.elements[wrong]) in row \(row), column \(column), counted from 0",
                at: place, remedy: "save finite numbers")
        } catch {
            decoder.error(error.description.asClause, at: place)
        }
        return nil
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
                remedy: "data files stand in the folder of the course, or below it")
            return nil
        }
    }
}
