/// Reads JSON Lines: an object a line, whose keys are columns. A key that a line has not is an empty cell there.
struct JSONLinesReader: JSONTableReading {
    let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []
    var records = JSONRecords()

    init(_ file: SourceFile) { self.file = file }

    mutating func names(hasHeader: Bool) -> [String]? {
        var start = 0
        // After ten mistakes the file is something else.
        while start < file.bytes.count, diagnostics.count < 10 {
            let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
            var line = JSONScanner(file.bytes, start..<end)
            start = end + 1
            guard !line.isBlank else { continue }
            guard let members = line.members(), line.isAtEnd else {
                report("this line is no JSON object", at: line.range)
                continue
            }
            records.append(members, at: line.range)
        }
        if records.names.isEmpty, diagnostics.isEmpty {
            report("the file is empty", at: SourceRange(lower: 0, upper: 0))
        }
        return diagnostics.isEmpty ? records.names : nil
    }

    private mutating func report(_ message: String, at range: SourceRange) {
        diagnostics.append(
            Diagnostic(
                message, file: file, range: range,
                remedy: "write an object a line: {\"step\": 1, \"loss\": 0.5}", code: .invalidData))
    }
}
