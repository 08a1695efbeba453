/// A format of tables: what the end of a file's name says, and what reads its rows.
///
/// A new format is a file with a ``TableReading`` and a line in ``all``; one from outside stands in a ``Vocabulary``. Arrays (`.npy`, `.npz`) are no text and are read
/// elsewhere.
public struct TableFormat: Sendable {
    /// As prose calls it.
    public let name: String
    /// With which names of files end, without the dot, in lower case.
    public let extensions: [String]
    let reader: @Sendable (SourceFile) -> any TableReading

    /// - Parameter reader: what reads the rows of a file.
    public init(
        name: String, extensions: [String], reader: @escaping @Sendable (SourceFile) -> any TableReading
    ) {
        self.name = name
        self.extensions = extensions
        self.reader = reader
    }

    /// Those of Descent.
    public static let all = [
        TableFormat(name: "CSV", extensions: ["csv"]) { CSVReader($0) },
        TableFormat(name: "JSON Lines", extensions: ["jsonl", "ndjson"]) { JSONLinesReader($0) },
        TableFormat(name: "JSON", extensions: ["json"]) { JSONTableReader($0) },
    ]
}

extension [TableFormat] {
    /// What reads a file: by its name, else as the first format.
    func reader(of file: SourceFile) -> any TableReading {
        let ending = file.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let format = last { $0.extensions.contains(ending) } ?? first
        return format?.reader(file) ?? CSVReader(file)
    }
}
