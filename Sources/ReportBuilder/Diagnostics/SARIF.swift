import Schema
import Tables
import TrainingCore

/// Problems in the format of static analyses, SARIF 2.1.0, which code hosts and editors read.
package enum SARIF {
    /// The document of one run; valid also without any problem.
    ///
    /// - Parameters:
    ///   - version: of the command.
    ///   - records: what lies in no file becomes a notification of the run itself.
    package static func document(_ records: [ProblemRecord], version: String) -> JSONValue {
        let results = records.filter { $0.file != nil }
        var rules: [ProblemCode] = []
        for record in results where !rules.contains(record.code) { rules.append(record.code) }
        let others = records.filter { $0.file == nil }
        let driver = JSONValue.object([
            .init("name", .string("descent")), .init("version", .string(version)),
            .init("rules", .array(rules.map(rule))),
        ])
        var invocation: [JSONValue.Member] = [
            .init("executionSuccessful", .bool(!others.contains { $0.severity == .error }))
        ]
        if !others.isEmpty {
            invocation.append(.init("toolExecutionNotifications", .array(others.map(notification))))
        }
        return .object([
            .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            .init("version", .string("2.1.0")),
            .init(
                "runs",
                .array([
                    .object([
                        .init("tool", .object([.init("driver", driver)])),
                        .init("invocations", .array([.object(invocation)])),
                        .init("columnKind", .string("unicodeCodePoints")),
                        .init(
                            "results",
                            .array(results.map { result($0, rule: rules.firstIndex(of: $0.code) ?? 0) })),
                    ])
                ])),
        ])
    }

    private static func rule(_ code: ProblemCode) -> JSONValue {
        .object([
            .init("id", .string(code.rawValue)), .init("shortDescription", message(code.words)),
        ])
    }

    private static func notification(_ record: ProblemRecord) -> JSONValue {
        .object([
            .init("level", .string(record.severity.rawValue)), .init("message", message(record.message)),
        ])
    }

    private static func result(_ record: ProblemRecord, rule: Int) -> JSONValue {
        let text = record.message + (record.help.map { "; \($0)" } ?? "")
        var members: [JSONValue.Member] = [
            .init("ruleId", .string(record.code.rawValue)), .init("ruleIndex", .integer(rule)),
            .init("level", .string(record.severity.rawValue)), .init("message", message(text)),
            .init("locations", .array([.object(place(record.file ?? "", record.scalars))])),
        ]
        if !record.related.isEmpty {
            let related = record.related.map { note in
                JSONValue.object(
                    place(note.file, note.scalars) + [.init("message", message(note.message))])
            }
            members.append(.init("relatedLocations", .array(related)))
        }
        return .object(members)
    }

    private static func message(_ text: String) -> JSONValue { .object([.init("text", .string(text))]) }

    private static func place(_ file: String, _ span: ProblemRecord.Span?) -> [JSONValue.Member] {
        var place: [JSONValue.Member] = [
            .init("artifactLocation", .object([.init("uri", .string(address(of: file)))]))
        ]
        if let span {
            place.append(
                .init(
                    "region",
                    .object([
                        .init("startLine", .integer(span.start.line)),
                        .init("startColumn", .integer(span.start.column)),
                        .init("endLine", .integer(span.end.line)),
                        .init("endColumn", .integer(span.end.column)),
                    ])))
        }
        return [.init("physicalLocation", .object(place))]
    }

    /// A path as an address: whatever is no plain character of one becomes a percent sign with two digits.
    private static func address(of path: String) -> String {
        var address = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            if byte.isLetter || byte.isDigit || "/-_.~".utf8.contains(byte) {
                address.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                address += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return address
    }
}
